"""The two clients: what they share, how each sends, and the functions for one request."""

import time

from urllib.parse import urljoin, urlsplit

from .exceptions import (ConnectError, ConnectTimeout, PoolTimeout, ReadError, ReadTimeout,
                         RemoteProtocolError, TooManyRedirects)
from .models import Headers, Limits, Request, Response, Timeout, URL, _UNSET

_DEFAULT_TIMEOUT = Timeout(timeout=5.0)
_REDIRECTS_MAX = 20


class _Base:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None,
                 http1=True, http2=False, timeout=_DEFAULT_TIMEOUT, follow_redirects=False,
                 limits=None, max_redirects=_REDIRECTS_MAX, event_hooks=None, base_url="",
                 transport=None, proxy=None, mounts=None, trust_env=True, default_encoding="utf-8"):
        self.auth = auth
        self.params = dict(params or {})
        self.headers = Headers(headers)
        self.cookies = dict(cookies or {})
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.event_hooks = event_hooks or {}
        self.base_url = URL(base_url)
        self._limits = limits or Limits(max_connections=100)
        self.is_closed = False

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None,
                      params=None, headers=None, cookies=None, timeout=None, extensions=None):
        url = str(url)
        if self.base_url and "://" not in url:
            url = self.base_url.rstrip("/") + "/" + url.lstrip("/")
        merged = Headers(self.headers)
        for name, value in Headers(headers).items():
            merged[name] = value
        if self.params or params is not None:
            params = {**self.params, **dict(params or {})}
        cookies = {**self.cookies, **dict(cookies or {})}
        return Request(method, url, params=params, headers=merged, content=content, data=data,
                       json=json, cookies=cookies)

    def _check_open(self):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")

    def _authorize(self, request, auth):
        auth = self.auth if auth is None else auth
        if isinstance(auth, tuple):
            import base64
            token = base64.b64encode(f"{auth[0]}:{auth[1]}".encode()).decode()
            request.headers["Authorization"] = f"Basic {token}"

    def _next_request(self, request, response):
        method = request.method
        content = request.content
        if response.status_code == 303 or response.status_code in (301, 302) and method == "POST":
            method, content = "GET", None
        url = urljoin(str(request.url), response.headers["location"])
        headers = [(name, value) for name, value in request.headers.items()
                   if name.lower() not in ("host", "content-length")]
        return Request(method, url, headers=headers, content=content or None)

    def _limits_of(self, timeout):
        return self.timeout if timeout is _UNSET else Timeout(timeout)

    def _response(self, request, status, reason, headers, began):
        response = Response(status, headers=headers.items(), request=request, reason=reason)
        response._began = began
        for cookie in headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            response.cookies[name.strip()] = self.cookies[name.strip()] = value.strip()
        return response


class Client(_Base):
    """Waits for each reply."""

    def __init__(self, **options):
        super().__init__(**options)
        self._idle = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self.is_closed = True
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    def request(self, method, url, *, auth=None, follow_redirects=None, timeout=_UNSET, **kwargs):
        request = self.build_request(method, url, **kwargs)
        self._authorize(request, auth)
        return self.send(request, follow_redirects=follow_redirects, timeout=timeout)

    def send(self, request, *, stream=False, auth=None, follow_redirects=None, timeout=_UNSET):
        self._check_open()
        limits = self._limits_of(timeout)
        follows = self.follow_redirects if follow_redirects is None else follow_redirects
        history = []
        while True:
            for hook in self.event_hooks.get("request", []):
                hook(request)
            response = self._send_once(request, limits)
            response.history = list(history)
            for hook in self.event_hooks.get("response", []):
                hook(response)
            if not follows or not response.has_redirect_location:
                break
            response.read()
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
            request = self._next_request(request, response)
        if not stream:
            response.read()
        return response

    def _send_once(self, request, limits):
        import http.client
        began = time.perf_counter()
        parts = urlsplit(str(request.url))
        place = (parts.scheme, parts.hostname, parts.port)
        idle = self._idle.get(place)
        connection = idle.pop() if idle else None
        try:
            if connection is None:
                kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
                connection = kind(parts.hostname, parts.port, timeout=limits.connect)
                connection.connect()
        except TimeoutError:
            raise ConnectTimeout("timed out", request=request) from None
        except OSError as error:
            raise ConnectError(str(error), request=request) from error
        connection.sock.settimeout(limits.read)
        try:
            connection.request(request.method, request.target, request.content or None,
                               dict(request.headers.items()))
            reply = connection.getresponse()
        except TimeoutError:
            connection.close()
            raise ReadTimeout("timed out", request=request) from None
        except http.client.RemoteDisconnected:
            connection.close()
            raise RemoteProtocolError("Server disconnected without sending a response.",
                                      request=request) from None
        except OSError as error:
            connection.close()
            raise ReadError(str(error), request=request) from error
        response = self._response(request, reply.status, reply.reason, reply.headers, began)

        def source(size):
            try:
                return reply.read(size)
            except TimeoutError:
                raise ReadTimeout("timed out", request=request) from None

        def finish():
            if not reply.will_close and reply.isclosed() and not self.is_closed:
                self._idle.setdefault(place, []).append(connection)
            else:
                connection.close()

        response._source, response._finish = source, finish
        return response

    def stream(self, method, url, **kwargs):
        return _Streamed(self, method, url, kwargs)

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


class _Streamed:
    """`with client.stream(…)`: a reply whose body is read piece by piece."""

    def __init__(self, client, method, url, kwargs):
        self._client, self._method, self._url, self._kwargs = client, method, url, kwargs

    def _request(self):
        kwargs = dict(self._kwargs)
        options = {name: kwargs.pop(name) for name in ("timeout", "follow_redirects") if name in kwargs}
        return self._client.build_request(self._method, self._url, **kwargs), options

    def __enter__(self):
        request, options = self._request()
        self._response = self._client.send(request, stream=True, **options)
        return self._response

    def __exit__(self, *args):
        self._response.close()

    async def __aenter__(self):
        request, options = self._request()
        self._response = await self._client.send(request, stream=True, **options)
        return self._response

    async def __aexit__(self, *args):
        await self._response.aclose()


class AsyncClient(_Base):
    """Gives the loop back while a reply is under way."""

    def __init__(self, **options):
        super().__init__(**options)
        self._pool = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True
        if self._pool is not None:
            self._pool.close()

    async def request(self, method, url, *, auth=None, follow_redirects=None, timeout=_UNSET,
                      **kwargs):
        request = self.build_request(method, url, **kwargs)
        self._authorize(request, auth)
        return await self.send(request, follow_redirects=follow_redirects, timeout=timeout)

    async def send(self, request, *, stream=False, auth=None, follow_redirects=None,
                   timeout=_UNSET):
        self._check_open()
        limits = self._limits_of(timeout)
        follows = self.follow_redirects if follow_redirects is None else follow_redirects
        history = []
        while True:
            for hook in self.event_hooks.get("request", []):
                await hook(request)
            response = await self._send_once(request, limits)
            response.history = list(history)
            for hook in self.event_hooks.get("response", []):
                await hook(response)
            if not follows or not response.has_redirect_location:
                break
            await response.aread()
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
            request = self._next_request(request, response)
        if not stream:
            await response.aread()
        return response

    async def _send_once(self, request, limits):
        import asyncio
        from _http_stream import Body, Pool
        if self._pool is None:
            self._pool = Pool(self._limits.max_connections or 0)
        began = time.perf_counter()
        parts = urlsplit(str(request.url))
        port = parts.port or (443 if parts.scheme == "https" else 80)
        pool = self._pool
        was_full = pool._is_full((parts.scheme, parts.hostname, port))
        limit = limits.pool if was_full else limits.connect
        try:
            async with asyncio.timeout(limit):
                link = await pool.take(parts.scheme, parts.hostname, port)
        except TimeoutError:
            raise (PoolTimeout if was_full else ConnectTimeout)("", request=request) from None
        except LookupError:
            raise ConnectError("[Errno -2] Name or service not known", request=request) from None
        except OSError as error:
            raise ConnectError("All connection attempts failed", request=request) from error
        try:
            async with asyncio.timeout(limits.read):
                _, status, reason, headers = await link.exchange(
                    request.method, request.target, request.headers.items(), request.content)
        except TimeoutError:
            pool.give_back(link, False)
            raise ReadTimeout("", request=request) from None
        except ConnectionError as error:
            pool.give_back(link, False)
            if error.errno is None:
                raise RemoteProtocolError("Server disconnected without sending a response.",
                                          request=request) from None
            raise ReadError("", request=request) from error
        except BaseException:
            pool.give_back(link, False)
            raise
        response = self._response(request, status, reason, headers, began)
        body = Body(link, request.method, status, headers)

        async def source(size):
            try:
                async with asyncio.timeout(limits.read):
                    return await body.read(size)
            except TimeoutError:
                raise ReadTimeout("", request=request) from None

        response._source = source
        response._finish = lambda: pool.give_back(link, body.keeps_open and body.at_end)
        return response

    def stream(self, method, url, **kwargs):
        return _Streamed(self, method, url, kwargs)

    async def get(self, url, **kwargs):
        return await self.request("GET", url, **kwargs)

    async def options(self, url, **kwargs):
        return await self.request("OPTIONS", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url, **kwargs)


def request(method, url, *, timeout=_DEFAULT_TIMEOUT, follow_redirects=False, verify=True,
            cookies=None, **kwargs):
    with Client(timeout=timeout, cookies=cookies) as client:
        return client.request(method, url, follow_redirects=follow_redirects, **kwargs)


def stream(method, url, **kwargs):
    return Client().stream(method, url, **kwargs)


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
