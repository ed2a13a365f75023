"""Addresses: taking them apart, putting them together, quoting (`Lib/urllib/parse.py`, 3.14)."""

from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
           "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
           "unquote_plus", "unquote_to_bytes", "ParseResult", "SplitResult", "DefragResult"]

_RELATIVE = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "sftp", "ws", "wss")


class _NetworkPlace:
    """Parts of the network location."""

    __slots__ = ()

    @property
    def _userinfo(self):
        userinfo, have_info, _ = self.netloc.rpartition("@")
        if not have_info:
            return None, None
        username, have_password, password = userinfo.partition(":")
        return username, password if have_password else None

    @property
    def _hostinfo(self):
        _, _, hostinfo = self.netloc.rpartition("@")
        _, have_open, bracketed = hostinfo.partition("[")
        if have_open:
            hostname, _, port = bracketed.partition("]")
            _, _, port = port.partition(":")
        else:
            hostname, _, port = hostinfo.partition(":")
        return hostname, port or None

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        hostname = self._hostinfo[0]
        return hostname.lower() if hostname else None

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not port.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if not 0 <= int(port) <= 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _NetworkPlace):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _NetworkPlace):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple("DefragResult", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return self.url + (f"#{self.fragment}" if self.fragment else "")


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip().replace("\n", "").replace("\r", "").replace("\t", "")
    netloc = query = fragment = ""
    place = url.find(":")
    if place > 0 and url[0].isascii() and url[0].isalpha():
        if all(letter.isalnum() or letter in "+-." for letter in url[:place]):
            scheme, url = url[:place].lower(), url[place + 1:]
    if url[:2] == "//":
        end = min([at for at in (url.find(letter, 2) for letter in "/?#") if at >= 0],
                  default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if ";" in path.rsplit("/", 1)[-1]:
        place = path.find(";", path.rfind("/") + 1)
        path, params = path[:place], path[place + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme and scheme in _RELATIVE and url[:2] != "//" and scheme != ""):
        if netloc or url[:1] == "/" or scheme == "file":
            if url and url[:1] != "/":
                url = "/" + url
            url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f"{url};{params}"
    return urlunsplit((scheme, netloc, url, query, fragment))


def urldefrag(url):
    parts = urlsplit(url)
    return DefragResult(urlunsplit(parts._replace(fragment="")), parts.fragment)


def urljoin(base, url, allow_fragments=True):
    """`url` as it is meant on the page `base` (RFC 3986)."""
    if not base:
        return url
    if not url:
        return base
    old, new = urlsplit(base), urlsplit(url, urlsplit(base).scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in _RELATIVE:
        return url
    if new.netloc:
        return urlunsplit(new)
    if not new.path:
        return urlunsplit((new.scheme, old.netloc, old.path, new.query or old.query, new.fragment))
    parts = old.path.split("/")
    if parts[-1] != "":
        del parts[-1]
    if new.path.startswith("/"):
        segments = new.path.split("/")
    else:
        segments = parts + new.path.split("/")
        segments[1:-1] = [segment for segment in segments[1:-1] if segment]
    resolved = []
    for segment in segments:
        if segment == "..":
            if len(resolved) > 1:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    path = "/".join(resolved) or "/"
    return urlunsplit((new.scheme, old.netloc, path, new.query, new.fragment))


# --- quoting ---------------------------------------------------------------

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote_from_bytes(data, safe="/"):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, bytes):
        safe = safe.decode("ascii", "ignore")
    kept = _SAFE.union(safe)
    return "".join([chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in data])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode("utf-8")
    parts = string.split(b"%")
    out = [parts[0]]
    for part in parts[1:]:
        try:
            out.append(bytes([int(part[:2], 16)]) if len(part) >= 2 else b"%" + part[:2])
            out.append(part[2:])
        except ValueError:
            out.append(b"%" + part)
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")
    parts = []
    for name, value in query:
        name = quote_via(name if isinstance(name, bytes) else str(name), safe)
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                values = list(value)
            except TypeError:
                pass
        for one in values:
            parts.append(name + "=" + quote_via(one if isinstance(one, bytes) else str(one), safe))
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    pairs = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, has_value, value = part.partition("=")
        if not has_value and strict_parsing:
            raise ValueError(f"bad query field: {part!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
