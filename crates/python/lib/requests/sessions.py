"""A session: headers, cookies and connections that several requests share."""

import time

from urllib.parse import urljoin

from .adapters import HTTPAdapter
from .exceptions import TooManyRedirects
from .models import Request, Response
from .structures import CaseInsensitiveDict

_REDIRECTS_MAX = 30


class Session:
    def __init__(self):
        self.headers = CaseInsensitiveDict({
            "User-Agent": "python-requests/2.32.5",
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            "Connection": "keep-alive",
        })
        self.auth = None
        self.params = {}
        self.cookies = {}
        self.hooks = {"response": []}
        self.verify = True
        self.proxies = {}
        self.stream = False
        self.trust_env = True
        self.max_redirects = _REDIRECTS_MAX
        self.adapters = {}
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def get_adapter(self, url):
        matching = [prefix for prefix in self.adapters if url.lower().startswith(prefix.lower())]
        return self.adapters[max(matching, key=len)]

    def close(self):
        for adapter in self.adapters.values():
            adapter.close()

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None,
                auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None,
                stream=None, verify=None, cert=None, json=None):
        prepared = self.prepare_request(Request(method, url, headers, files, data, params, auth,
                                                cookies, hooks, json))
        response = self.send(prepared, timeout=timeout, allow_redirects=allow_redirects,
                             stream=self.stream if stream is None else stream)
        own = (hooks or {}).get("response") or []
        for hook in list(self.hooks.get("response") or []) + (list(own) if not callable(own) else [own]):
            response = hook(response) or response
        return response

    def prepare_request(self, request):
        headers = CaseInsensitiveDict(self.headers)
        for name, value in (request.headers or {}).items():
            if value is None:
                headers.pop(name, None)
            else:
                headers[name] = value
        request.headers = headers
        params = request.params
        if self.params and (params is None or hasattr(params, "items")):
            params = {**self.params, **dict(params or {})}
        request.params = params
        request.cookies = {**self.cookies, **dict(request.cookies or {})}
        request.auth = request.auth or self.auth
        return request.prepare()

    def send(self, request, *, timeout=None, allow_redirects=True, stream=False, **options):
        history = []
        while True:
            response = self._send_once(request, timeout, stream)
            if not allow_redirects or not response.is_redirect:
                break
            response.content
            if len(history) >= self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            history.append(response)
            method, data = request.method, request.body
            if response.status_code == 303 and method != "HEAD" \
                    or response.status_code in (301, 302) and method == "POST":
                method, data = "GET", None
            headers = CaseInsensitiveDict(request.headers)
            if data is None:
                headers.pop("Content-Length", None)
                headers.pop("Content-Type", None)
            request = Request(method, urljoin(request.url, response.headers["location"]),
                              headers, data=data).prepare()
        response.history = history
        return response

    def _send_once(self, request, timeout, stream):
        from datetime import timedelta
        began = time.perf_counter()
        reply, release = self.get_adapter(request.url).send(request, stream, timeout)
        response = Response()
        response.elapsed = timedelta(seconds=time.perf_counter() - began)
        response.status_code = reply.status
        response.reason = reply.reason
        response.headers = CaseInsensitiveDict(reply.headers)
        response.url = request.url
        response.request = request
        response.raw = reply
        response._release = release
        kind = response.headers.get("content-type", "")
        response.encoding = reply.headers.get_content_charset()
        if response.encoding is None and kind.startswith("text"):
            response.encoding = "ISO-8859-1"
        elif response.encoding is None and "application/json" in kind:
            response.encoding = "utf-8"
        for cookie in reply.headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            response.cookies[name.strip()] = self.cookies[name.strip()] = value.strip()
        if not stream:
            response.content
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def session():
    return Session()
