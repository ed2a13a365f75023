"""Sessions, requests and replies."""

import asyncio
import time

from _headers import Headers, encoded_body
from _http_stream import Body
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from .connector import TCPConnector
from .exceptions import (ClientConnectionError, ClientConnectorDNSError, ClientConnectorError,
                         ClientOSError, ClientPayloadError, ClientResponseError, ConnectionTimeoutError,
                         ContentTypeError, InvalidURL, ServerDisconnectedError, SocketTimeoutError,
                         TooManyRedirects)


@dataclass(frozen=True)
class ClientTimeout:
    """Seconds; None: no limit."""

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5


_DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)
_UNSET = object()


class URL(str):
    """An address; `yarl.URL` of the real library has more."""

    @property
    def host(self):
        return urlsplit(self).hostname

    @property
    def path(self):
        return urlsplit(self).path

    @property
    def scheme(self):
        return urlsplit(self).scheme

    @property
    def query_string(self):
        return urlsplit(self).query

    def __repr__(self):
        return f"URL({str(self)!r})"


@dataclass
class BasicAuth:
    login: str
    password: str = ""

    def encode(self):
        import base64
        return "Basic " + base64.b64encode(f"{self.login}:{self.password}".encode()).decode()


@dataclass(frozen=True)
class RequestInfo:
    url: URL
    method: str
    headers: Headers
    real_url: URL


@dataclass(frozen=True)
class ConnectionKey:
    host: str
    port: int
    is_ssl: bool
    ssl: bool = True


class StreamReader:
    """The body of a reply, to be read in pieces."""

    def __init__(self, response):
        self._response = response
        self._buffer = b""

    def at_eof(self):
        return not self._buffer and (self._response._body_source is None
                                     or self._response._body_source.at_end)

    async def _more(self):
        data = await self._response._read_some()
        self._buffer += data
        return bool(data)

    async def read(self, n=-1):
        if n < 0:
            while await self._more():
                pass
            n = len(self._buffer)
        elif not self._buffer:
            await self._more()
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        return data

    async def readany(self):
        if not self._buffer:
            await self._more()
        data, self._buffer = self._buffer, b""
        return data

    async def readline(self):
        while b"\n" not in self._buffer and await self._more():
            pass
        line, end, self._buffer = self._buffer.partition(b"\n")
        return line + end

    async def readexactly(self, n):
        while len(self._buffer) < n:
            if not await self._more():
                raise asyncio.IncompleteReadError(self._buffer, n)
        return await self.read(n)

    async def iter_chunked(self, n):
        while data := await self.read(n):
            yield data

    async def iter_any(self):
        while data := await self.readany():
            yield data

    async def iter_chunks(self):
        while data := await self.readany():
            yield data, True

    async def __aiter__(self):
        while line := await self.readline():
            yield line


class ClientResponse:
    """A reply whose head has come; the body is read when it is asked for."""

    def __init__(self, method, url, version, status, reason, headers, request_info):
        self.method = method
        self.url = self.real_url = URL(url)
        self.version = version
        self.status = status
        self.reason = reason
        self.headers = headers
        self.request_info = request_info
        self.history = ()
        self.cookies = {}
        self.content = StreamReader(self)
        self._body = None
        self._body_source = None
        self._give_back = None
        self._deadline = None
        self._sock_read = None
        self.closed = False

    def __repr__(self):
        return (f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n"
                f"{self.headers!r}\n")

    @property
    def ok(self):
        return self.status < 400

    @property
    def host(self):
        return self.url.host

    @property
    def content_type(self):
        return self.headers.get_content_type() if "content-type" in self.headers \
            else "application/octet-stream"

    @property
    def content_length(self):
        length = self.headers.get("content-length")
        return None if length is None else int(length)

    @property
    def charset(self):
        return self.headers.get_content_charset()

    def get_encoding(self):
        return self.charset or "utf-8"

    async def _read_some(self):
        source = self._body_source
        if source is None or source.at_end:
            self.release()
            return b""
        try:
            async with _limited(self._deadline, self._sock_read):
                data = await source.read()
        except ConnectionResetError as error:
            self.close()
            raise ClientPayloadError(str(error)) from None
        if source.at_end:
            self.release()
        return data

    async def read(self):
        if self._body is None:
            if self.closed and self._body_source is not None and not self._body_source.at_end:
                raise ClientConnectionError("Connection closed")
            parts = []
            while data := await self.content.readany():
                parts.append(data)
            self._body = b"".join(parts)
        return self._body

    async def text(self, encoding=None, errors="strict"):
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=None, content_type="application/json"):
        data = await self.read()
        if content_type and self.content_type != content_type \
                and not self.content_type.endswith("+json"):
            raise ContentTypeError(
                self.request_info, self.history, status=self.status,
                message="Attempt to decode JSON with unexpected mimetype: "
                        f"{self.headers.get('content-type', '')}",
                headers=self.headers)
        text = data.decode(encoding or self.get_encoding()).strip()
        if not text:
            return None
        if loads is None:
            from json import loads
        return loads(text)

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status,
                                      message=self.reason, headers=self.headers)

    def release(self):
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            source = self._body_source
            give_back(source.keeps_open and source.at_end)

    def close(self):
        self.closed = True
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            give_back(False)

    async def wait_for_close(self):
        self.release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.release()


class _Limit:
    """A time limit that may be none."""

    def __init__(self, deadline, sock_read):
        self._deadline, self._sock_read = deadline, sock_read

    async def __aenter__(self):
        now = asyncio.get_running_loop().time()
        ends = [self._deadline] if self._deadline is not None else []
        if self._sock_read is not None:
            ends.append(now + self._sock_read)
        self._by_read = bool(ends) and min(ends) != self._deadline
        self._timeout = asyncio.timeout_at(min(ends)) if ends else None
        if self._timeout is not None:
            await self._timeout.__aenter__()

    async def __aexit__(self, *args):
        if self._timeout is None:
            return None
        try:
            return await self._timeout.__aexit__(*args)
        except TimeoutError:
            if self._by_read:
                raise SocketTimeoutError("Timeout on reading data from socket") from None
            raise


def _limited(deadline, sock_read):
    return _Limit(deadline, sock_read)


class _RequestContextManager:
    """What `session.get` gives: awaited or entered, it is the reply."""

    def __init__(self, coro):
        self._coro = coro
        self._response = None

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        self._response = await self._coro
        return await self._response.__aenter__()

    async def __aexit__(self, *args):
        await self._response.__aexit__(*args)

    def close(self):
        return self._coro.close()


class ClientSession:
    """Connections, headers and cookies that several requests share."""

    def __init__(self, base_url=None, *, connector=None, cookies=None, headers=None, auth=None,
                 timeout=_UNSET, raise_for_status=False, connector_owner=True, json_serialize=None,
                 loop=None, trust_env=False, read_timeout=None, conn_timeout=None, **options):
        self._loop = asyncio.get_running_loop()
        self._base_url = base_url
        self._connector = TCPConnector() if connector is None else connector
        self._owns_connector = connector_owner
        self._headers = Headers(headers)
        self._cookies = dict(cookies or {})
        self._auth = auth
        self._raise_for_status = raise_for_status
        if timeout is _UNSET or timeout is None:
            self._timeout = _DEFAULT_TIMEOUT
        elif isinstance(timeout, ClientTimeout):
            self._timeout = timeout
        else:
            self._timeout = ClientTimeout(total=timeout)
        self._closed = False

    def __del__(self):
        if not getattr(self, "_closed", True):
            context = {"client_session": self, "message": "Unclosed client session"}
            self._closed = True
            self._loop.call_exception_handler(context)

    @property
    def closed(self):
        return self._closed or self._connector.closed

    @property
    def connector(self):
        return self._connector

    @property
    def headers(self):
        return self._headers

    @property
    def timeout(self):
        return self._timeout

    async def close(self):
        if not self._closed:
            self._closed = True
            if self._owns_connector:
                await self._connector.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *args):
        pass

    def request(self, method, url, **kwargs):
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        return self.request("GET", url, allow_redirects=allow_redirects, **kwargs)

    def options(self, url, *, allow_redirects=True, **kwargs):
        return self.request("OPTIONS", url, allow_redirects=allow_redirects, **kwargs)

    def head(self, url, *, allow_redirects=False, **kwargs):
        return self.request("HEAD", url, allow_redirects=allow_redirects, **kwargs)

    def post(self, url, *, data=None, **kwargs):
        return self.request("POST", url, data=data, **kwargs)

    def put(self, url, *, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, *, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def ws_connect(self, url, **kwargs):
        raise NotImplementedError("Interleave has no websockets")

    async def _request(self, method, url, *, params=None, data=None, json=None, cookies=None,
                       headers=None, auth=None, allow_redirects=True, max_redirects=10,
                       timeout=_UNSET, raise_for_status=None, ssl=True, **options):
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        if timeout is _UNSET:
            limits = self._timeout
        elif isinstance(timeout, ClientTimeout):
            limits = timeout
        else:
            limits = ClientTimeout(total=timeout)
        deadline = None
        if limits.total:
            deadline = self._loop.time() + limits.total
        url = self._whole_url(url, params)
        body, kind = encoded_body(data, json, json is not None)
        own = Headers(self._headers)
        for name, value in Headers(headers).items():
            own[name] = value
        history = []
        while True:
            response = await self._exchange(method.upper(), url, own, body, kind, cookies,
                                            auth or self._auth, deadline, limits)
            if not allow_redirects or response.status not in (301, 302, 303, 307, 308) \
                    or "location" not in response.headers:
                break
            history.append(response)
            await response.read()
            if len(history) >= max_redirects:
                raise TooManyRedirects(response.request_info, tuple(history), status=response.status)
            if response.status == 303 or response.status in (301, 302) and method.upper() == "POST":
                method, body, kind = "GET", None, None
            url = urljoin(url, response.headers["location"])
        response.history = tuple(history)
        checks = self._raise_for_status if raise_for_status is None else raise_for_status
        if checks is True:
            response.raise_for_status()
        elif checks:
            await checks(response)
        return response

    def _whole_url(self, url, params):
        url = str(url)
        if self._base_url is not None:
            url = urljoin(str(self._base_url), url)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidURL(url)
        if params:
            text = params if isinstance(params, str) else urlencode(params, doseq=True)
            parts = parts._replace(query="&".join([part for part in (parts.query, text) if part]))
        return urlunsplit(parts._replace(path=parts.path or "/"))

    async def _exchange(self, method, url, own, body, kind, cookies, auth, deadline, limits):
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        headers = Headers([("Host", parts.netloc.rpartition("@")[2]), ("Accept", "*/*"),
                           ("Accept-Encoding", "gzip, deflate"),
                           ("User-Agent", "Python/3.14 aiohttp/3.12.15")])
        for name, value in own.items():
            headers[name] = str(value)
        cookies = {**self._cookies, **dict(cookies or {})}
        if cookies:
            headers["Cookie"] = "; ".join([f"{name}={value}" for name, value in cookies.items()])
        if auth is not None:
            headers["Authorization"] = auth.encode()
        if body is not None:
            headers["Content-Length"] = str(len(body))
            headers.setdefault("Content-Type", kind or "application/octet-stream")
        info = RequestInfo(URL(url), method, headers, URL(url))
        link = await self._connect(parts, port, deadline, limits)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            async with _limited(deadline, limits.sock_read):
                version, status, reason, found = await link.exchange(
                    method, target, headers.items(), body)
        except ConnectionError as error:
            self._connector._pool.give_back(link, False)
            if error.errno is None:
                raise ServerDisconnectedError() from None
            raise ClientOSError(error.errno, error.strerror) from None
        except BaseException:
            self._connector._pool.give_back(link, False)
            raise
        response = ClientResponse(method, url, version, status, reason, found, info)
        source = Body(link, method, status, found)
        if self._connector._force_close:
            source.keeps_open = False
        response._body_source = source
        response._deadline, response._sock_read = deadline, limits.sock_read
        response._give_back = lambda keeps: self._connector._pool.give_back(link, keeps)
        for cookie in found.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            response.cookies[name.strip()] = self._cookies[name.strip()] = value.strip()
        if source.at_end:
            response.release()
        return response

    async def _connect(self, parts, port, deadline, limits):
        key = ConnectionKey(parts.hostname, port, parts.scheme == "https")
        limit = limits.connect or limits.sock_connect
        try:
            async with _limited(deadline, limit):
                return await self._connector._pool.take(parts.scheme, parts.hostname, port)
        except SocketTimeoutError:
            raise ConnectionTimeoutError(
                f"Connection timeout to host {parts.geturl()}") from None
        except LookupError:
            error = OSError(None, "Name or service not known")
            raise ClientConnectorDNSError(key, error) from None
        except TimeoutError:
            raise
        except OSError as error:
            raise ClientConnectorError(key, error) from error


def request(method, url, **kwargs):
    """A request with a session of its own."""

    class _Own:
        async def __aenter__(self):
            self._session = ClientSession()
            self._response = await self._session.request(method, url, **kwargs)
            return self._response

        async def __aexit__(self, *args):
            self._response.release()
            await self._session.close()

    return _Own()
