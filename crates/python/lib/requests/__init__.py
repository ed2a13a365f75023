"""`requests`, as far as course programs use it: over the scenario's network.

Every address answers after the scenario's latency (two seconds if it says
nothing); the calling thread waits in the kernel meanwhile, as with the real one.
"""

import _network

from .models import HTTPError, RequestException, ConnectionError, Timeout, Response
from .sessions import Session

codes = {"ok": 200, "not_found": 404}


def request(method, url, *, params=None, data=None, json=None, headers=None, timeout=None, **kwargs):
    if "://" not in url:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if params:
        url += ("&" if "?" in url else "?") + "&".join([f"{key}={value}" for key, value in params.items()])
    limit = timeout[-1] if isinstance(timeout, tuple) else timeout
    answer = _network.fetch(url, limit)
    if answer is None:
        raise ReadTimeout(f"HTTPSConnectionPool: Read timed out. (read timeout={limit})")
    elapsed, status, body = answer
    return Response(method.upper(), url, status, body, elapsed)


class MissingSchema(RequestException, ValueError):
    pass


class ReadTimeout(Timeout):
    pass


def get(url, params=None, **kwargs):
    return request("get", url, params=params, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("post", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("put", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("delete", url, **kwargs)


def head(url, **kwargs):
    return request("head", url, **kwargs)
