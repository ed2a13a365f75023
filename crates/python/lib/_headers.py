"""Headers of HTTP messages: names in any letter case, in the order in which they came."""

from collections.abc import MutableMapping


class Headers(MutableMapping):
    """A mapping that keeps several values of a name; looking up gives the first."""

    def __init__(self, items=()):
        self._items = []
        if items is None:
            items = ()
        if hasattr(items, "items"):
            items = items.items()
        for name, value in items:
            self.add(name, value)

    def add(self, name, value):
        self._items.append((name, value))

    def _of(self, name):
        name = name.lower()
        return [value for known, value in self._items if known.lower() == name]

    def __getitem__(self, name):
        found = self._of(name)
        if not found:
            raise KeyError(name)
        return found[0]

    def __setitem__(self, name, value):
        lowered = name.lower()
        for place, (known, _) in enumerate(self._items):
            if known.lower() == lowered:
                self._items[place] = (name, value)
                rest = [item for item in self._items[place + 1:] if item[0].lower() != lowered]
                self._items[place + 1:] = rest
                return
        self._items.append((name, value))

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        self._items = [item for item in self._items if item[0].lower() != name.lower()]

    def __contains__(self, name):
        return isinstance(name, str) and bool(self._of(name))

    def __iter__(self):
        return iter(dict.fromkeys(name for name, _ in self._items))

    def __len__(self):
        return len({name.lower() for name, _ in self._items})

    def get_all(self, name, failobj=None):
        return self._of(name) or failobj

    getall = getlist = get_list = get_all

    def items(self):
        return list(self._items)

    def copy(self):
        return type(self)(self._items)

    def get_content_type(self):
        return self.get("content-type", "text/plain").split(";")[0].strip().lower()

    def get_content_charset(self, failobj=None):
        for part in self.get("content-type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip("\"'").lower()
        return failobj

    get_param = get_content_charset

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        fold = lambda items: sorted((name.lower(), value) for name, value in items)
        return fold(self.items()) == fold(other.items())

    def __repr__(self):
        return repr(dict(self._items))

    def __str__(self):
        return "".join(f"{name}: {value}\n" for name, value in self._items) + "\n"


def parse_head(text):
    """Of a reply's head: version, status, reason, headers. ValueError if it is none."""
    lines = text.split("\r\n") if "\r\n" in text else text.split("\n")
    version, _, rest = lines[0].partition(" ")
    status, _, reason = rest.partition(" ")
    if not version.startswith("HTTP/") or not status.isdigit():
        raise ValueError(lines[0])
    headers = Headers()
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.add(name.strip(), value.strip())
    return version, int(status), reason.strip(), headers


def request_head(method, target, headers):
    """The bytes of a request up to its body."""
    lines = [f"{method} {target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def encoded_body(data, json_value, has_json):
    """A body as bytes, and the type that goes with it; (None, None): no body."""
    if has_json:
        import json
        text = json.dumps(json_value, separators=(",", ":")) if has_json == "compact" \
            else json.dumps(json_value)
        return text.encode(), "application/json"
    if data is None:
        return None, None
    if isinstance(data, str):
        return data.encode(), None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if hasattr(data, "read"):
        content = data.read()
        return (content.encode() if isinstance(content, str) else content), None
    from urllib.parse import urlencode
    return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"
