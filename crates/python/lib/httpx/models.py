"""Requests, replies, and what limits them."""

import _headers

from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from .exceptions import HTTPStatusError, UnsupportedProtocol


class Headers(_headers.Headers):
    def __repr__(self):
        return f"Headers({dict(self.items())!r})"


class _Codes:
    def __getattr__(self, name):
        from http import HTTPStatus
        return getattr(HTTPStatus, name.upper())


codes = _Codes()
_UNSET = object()


class Timeout:
    """Seconds for each phase; None: no limit."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        if isinstance(timeout, Timeout):
            base = (timeout.connect, timeout.read, timeout.write, timeout.pool)
        elif isinstance(timeout, tuple):
            base = timeout
        else:
            if timeout is _UNSET and _UNSET in (connect, read, write, pool):
                raise ValueError("httpx.Timeout must either include a default, or set all "
                                 "four parameters explicitly.")
            base = (timeout,) * 4
        given = (connect, read, write, pool)
        self.connect, self.read, self.write, self.pool = [
            usual if own is _UNSET else own for usual, own in zip(base, given)]

    def __repr__(self):
        if self.connect == self.read == self.write == self.pool:
            return f"Timeout(timeout={self.connect})"
        return (f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, "
                f"pool={self.pool})")


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None,
                 keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class URL(str):
    @property
    def host(self):
        return urlsplit(self).hostname or ""

    @property
    def path(self):
        return urlsplit(self).path

    @property
    def scheme(self):
        return urlsplit(self).scheme

    @property
    def port(self):
        return urlsplit(self).port

    @property
    def query(self):
        return urlsplit(self).query.encode()

    def __repr__(self):
        return f"URL({str(self)!r})"


class Request:
    def __init__(self, method, url, *, params=None, headers=None, content=None, data=None, json=None,
                 cookies=None):
        self.method = method.upper()
        parts = urlsplit(str(url))
        if parts.scheme not in ("http", "https"):
            if not parts.scheme:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{parts.scheme}://'.")
        query = parts.query
        if params is not None:
            query = params if isinstance(params, str) else urlencode(params, doseq=True)
        self.url = URL(urlunsplit(parts._replace(path=parts.path or "/", query=query)))
        default = Headers([("Host", parts.netloc.rpartition("@")[2]), ("Accept", "*/*"),
                           ("Accept-Encoding", "gzip, deflate"), ("Connection", "keep-alive"),
                           ("User-Agent", "python-httpx/0.28.1")])
        for name, value in Headers(headers).items():
            default[name] = str(value)
        self.headers = default
        has_json = "compact" if json is not None else False
        body, kind = _headers.encoded_body(content if content is not None else data, json, has_json)
        self.content = body or b""
        if body is not None or self.method in ("POST", "PUT", "PATCH"):
            self.headers["Content-Length"] = str(len(body or b""))
        if kind:
            self.headers.setdefault("Content-Type", kind)
        if cookies:
            pairs = [f"{name}={value}" for name, value in dict(cookies).items()]
            self.headers["Cookie"] = "; ".join(pairs)

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"

    @property
    def target(self):
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


class Response:
    def __init__(self, status_code, *, headers=None, content=None, request=None, reason=None,
                 text=None, json=None):
        self.status_code = status_code
        self.headers = Headers(headers)
        self._reason = reason
        self.request = request
        self.history = []
        self.next_request = None
        self.cookies = {}
        self.http_version = "HTTP/1.1"
        self.is_closed = self.is_stream_consumed = content is not None
        if text is not None:
            content = text.encode()
        if json is not None:
            import json as codec
            content = codec.dumps(json).encode()
        self._content = content
        self._source = None
        self._finish = None
        self._began = None
        self._elapsed = None

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    @property
    def reason_phrase(self):
        if self._reason:
            return self._reason
        from http import HTTPStatus
        return HTTPStatus(self.status_code).phrase

    @property
    def url(self):
        return self.request.url

    @property
    def elapsed(self):
        if self._elapsed is None:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read "
                               "or closed.")
        return self._elapsed

    @property
    def content(self):
        if self._content is None:
            raise StreamNotRead()
        return self._content

    @property
    def encoding(self):
        return self.headers.get_content_charset() or "utf-8"

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    def json(self, **kwargs):
        import json
        return json.loads(self.content, **kwargs)

    @property
    def is_informational(self):
        return 100 <= self.status_code < 200

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self):
        return 300 <= self.status_code < 400

    @property
    def is_client_error(self):
        return 400 <= self.status_code < 500

    @property
    def is_server_error(self):
        return 500 <= self.status_code < 600

    @property
    def is_error(self):
        return 400 <= self.status_code < 600

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    def raise_for_status(self):
        if self.is_success:
            return self
        words = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                 5: "Server error"}
        message = (f"{words.get(self.status_code // 100)} '{self.status_code} "
                   f"{self.reason_phrase}' for url '{self.url}'\n")
        if self.has_redirect_location:
            message += f"Redirect location: '{self.headers['location']}'\n"
        message += ("For more information check: "
                    f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}")
        raise HTTPStatusError(message, request=self.request, response=self)

    def _ended(self):
        import time
        from datetime import timedelta
        self.is_closed = True
        if self._elapsed is None and self._began is not None:
            self._elapsed = timedelta(seconds=time.perf_counter() - self._began)
        finish, self._finish = self._finish, None
        if finish is not None:
            finish()

    # --- the body, by a client that waits ------------------------------------

    def read(self):
        if self._content is None:
            self._content = b"".join(self.iter_raw())
        return self._content

    def iter_raw(self, chunk_size=None):
        while chunk := self._source(chunk_size or 65536):
            yield chunk
        self.is_stream_consumed = True
        self._ended()

    def iter_bytes(self, chunk_size=None):
        if self._content is not None:
            size = chunk_size or max(len(self._content), 1)
            for start in range(0, len(self._content), size):
                yield self._content[start:start + size]
            return
        yield from self.iter_raw(chunk_size)

    def iter_text(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk.decode(self.encoding, "replace")

    def iter_lines(self):
        yield from self.read().decode(self.encoding, "replace").splitlines()

    def close(self):
        self._ended()

    # --- and by one that is awaited -------------------------------------------

    async def aread(self):
        if self._content is None:
            self._content = b"".join([chunk async for chunk in self.aiter_raw()])
        return self._content

    async def aiter_raw(self, chunk_size=None):
        while chunk := await self._source(chunk_size or -1):
            yield chunk
        self.is_stream_consumed = True
        self._ended()

    async def aiter_bytes(self, chunk_size=None):
        if self._content is not None:
            for chunk in self.iter_bytes(chunk_size):
                yield chunk
            return
        async for chunk in self.aiter_raw(chunk_size):
            yield chunk

    async def aiter_text(self, chunk_size=None):
        async for chunk in self.aiter_bytes(chunk_size):
            yield chunk.decode(self.encoding, "replace")

    async def aiter_lines(self):
        for line in (await self.aread()).decode(self.encoding, "replace").splitlines():
            yield line

    async def aclose(self):
        self._ended()


class StreamNotRead(RuntimeError):
    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called "
                         "`read()`.")
