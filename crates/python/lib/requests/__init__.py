"""`requests`, as far as course programs use it: HTTP over the simulated network.

The calling thread waits in the kernel for its socket, as with the real one. Bodies and
latencies are the scenario's; for well-known demonstration addresses they are simulated
(`crates/kernel/src/demo_sites.rs`).
Model: requests 2.32 with urllib3 2: names, errors and their texts.
"""

from . import adapters, exceptions
from .exceptions import (ConnectionError, ConnectTimeout, HTTPError, InvalidSchema, InvalidURL,
                         JSONDecodeError, MissingSchema, ReadTimeout, RequestException, Timeout,
                         TooManyRedirects)
from .models import PreparedRequest, Request, Response
from .sessions import Session, session
from .status_codes import codes

__version__ = "2.32.5"


def request(method, url, **kwargs):
    with Session() as own:
        return own.request(method=method, url=url, **kwargs)


def get(url, params=None, **kwargs):
    return request("get", url, params=params, **kwargs)


def options(url, **kwargs):
    return request("options", url, **kwargs)


def head(url, **kwargs):
    kwargs.setdefault("allow_redirects", False)
    return request("head", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("post", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("put", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("patch", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("delete", url, **kwargs)
