"""A request, as it is sent, and what comes back."""

from _headers import encoded_body
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from .exceptions import (HTTPError, InvalidSchema, InvalidURL, JSONDecodeError, MissingSchema,
                         StreamConsumedError)
from .structures import CaseInsensitiveDict

_REDIRECTS = (301, 302, 303, 307, 308)


def _with_params(url, params):
    if isinstance(params, bytes):
        params = params.decode()
    if params and not isinstance(params, str):
        rows = params.items() if hasattr(params, "items") else params
        params = urlencode([(name, value) for name, value in rows if value is not None], doseq=True)
    parts = urlsplit(url)
    query = "&".join([text for text in (parts.query, params) if text])
    path, query = (quote(text, safe="!#$%&'()*+,/:;=?@[]~") for text in (parts.path or "/", query))
    return urlunsplit(parts._replace(path=path, query=query))


class Request:
    """A request that is not prepared yet."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None,
                 auth=None, cookies=None, hooks=None, json=None):
        self.method, self.url, self.headers = method, url, headers or {}
        self.files, self.data, self.params, self.json = files, data, params, json
        self.auth, self.cookies, self.hooks = auth, cookies, hooks

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        return PreparedRequest(self)


class PreparedRequest:
    """What goes over the wire."""

    def __init__(self, request):
        self.method = (request.method or "GET").upper()
        url = request.url
        url = url.decode() if isinstance(url, bytes) else str(url)
        url = url.lstrip()
        if ":" in url and not url.lower().startswith("http"):
            scheme = url.split(":", 1)[0]
            if "://" in url or "." not in scheme:
                raise InvalidSchema(f"No connection adapters were found for {url!r}")
        if "://" not in url:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. "
                                f"Perhaps you meant https://{url}?")
        if not urlsplit(url).hostname:
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        self.url = _with_params(url, request.params)
        self.headers = CaseInsensitiveDict(request.headers)
        has_json = request.json is not None and not request.data
        body, kind = encoded_body(request.data or None, request.json, has_json)
        if request.files:
            body, kind = _multipart(request.files, request.data)
        if kind == "application/x-www-form-urlencoded":
            body = body.decode()
        self.body = body
        if body is not None:
            self.headers["Content-Length"] = str(len(body.encode() if isinstance(body, str) else body))
            if kind and "Content-Type" not in self.headers:
                self.headers["Content-Type"] = kind
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"
        auth = request.auth
        if isinstance(auth, tuple) and len(auth) == 2:
            import base64
            token = base64.b64encode(f"{auth[0]}:{auth[1]}".encode()).decode()
            self.headers["Authorization"] = f"Basic {token}"
        elif callable(auth):
            auth(self)
        if request.cookies:
            pairs = [f"{name}={value}" for name, value in dict(request.cookies).items()]
            self.headers["Cookie"] = "; ".join(pairs)

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"

    @property
    def path_url(self):
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _multipart(files, data):
    boundary = "interleaveboundary"
    parts = []
    for name, value in dict(data or {}).items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
                     + str(value).encode() + b"\r\n")
    for name, file in dict(files).items():
        label = name
        if isinstance(file, tuple):
            label, file = file[0], file[1]
        content = file.read() if hasattr(file, "read") else file
        content = content.encode() if isinstance(content, str) else content
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
                     f'filename="{label}"\r\n\r\n'.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


class Response:
    """A reply. Its body is read at once, or with `stream=True` when it is asked for."""

    def __init__(self):
        self._content = None
        self._consumed = False
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.raw = None
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = {}
        self.elapsed = None
        self.request = None
        self.connection = None
        self._release = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in _REDIRECTS

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def apparent_encoding(self):
        try:
            self.content.decode("ascii")
            return "ascii"
        except UnicodeDecodeError:
            return "utf-8"

    @property
    def links(self):
        return {}

    @property
    def content(self):
        if self._content is None:
            if self._consumed:
                raise RuntimeError("The content for this response was already consumed")
            self._content = b"".join(self.iter_content(10240))
        return self._content

    @property
    def text(self):
        encoding = self.encoding or "utf-8"
        try:
            return self.content.decode(encoding, "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")

    def json(self, **kwargs):
        import json
        try:
            return json.loads(self.text, **kwargs)
        except json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._consumed and self._content is None:
            raise StreamConsumedError()
        chunks = self._pieces(chunk_size)
        if decode_unicode:
            return (chunk.decode(self.encoding or "utf-8", "replace") for chunk in chunks)
        return chunks

    def _pieces(self, size):
        if self._content is not None:
            size = size or len(self._content) or 1
            for start in range(0, len(self._content), size):
                yield self._content[start:start + size]
            return
        while True:
            chunk = self.raw.read(size)
            if not chunk:
                break
            yield chunk
        self._consumed = True
        self._done()

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        pending = None
        for chunk in self.iter_content(chunk_size, decode_unicode):
            if pending is not None:
                chunk = pending + chunk
            lines = chunk.split(delimiter) if delimiter else chunk.splitlines()
            if lines and lines[-1] and chunk and lines[-1][-1] == chunk[-1]:
                pending = lines.pop()
            else:
                pending = None
            yield from lines
        if pending is not None:
            yield pending

    def raise_for_status(self):
        word = None
        if 400 <= self.status_code < 500:
            word = "Client"
        elif 500 <= self.status_code < 600:
            word = "Server"
        if word:
            raise HTTPError(f"{self.status_code} {word} Error: {self.reason} for url: {self.url}",
                            response=self)

    def _done(self):
        release, self._release = self._release, None
        if release is not None:
            release()

    def close(self):
        if self.raw is not None:
            self.raw.close()
        self._done()
