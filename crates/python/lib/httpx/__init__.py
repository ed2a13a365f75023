"""`httpx`, as far as course programs use it: one client that waits, one that is awaited.

Model: httpx 0.28: names, errors and their texts. Bodies and latencies are the scenario's.
"""

from .client import (AsyncClient, Client, delete, get, head, options, patch, post, put, request,
                     stream)
from .exceptions import (CloseError, ConnectError, ConnectTimeout, DecodingError, HTTPError,
                         HTTPStatusError, InvalidURL, LocalProtocolError, NetworkError, PoolTimeout,
                         ProtocolError, ReadError, ReadTimeout, RemoteProtocolError, RequestError,
                         StreamError, TimeoutException, TooManyRedirects, TransportError,
                         UnsupportedProtocol, WriteError, WriteTimeout)
from .models import Headers, Limits, Request, Response, Timeout, URL, codes

__version__ = "0.28.1"


class _Transport:
    """Options of a transport are taken and not used."""

    def __init__(self, *args, **kwargs):
        pass


HTTPTransport = AsyncHTTPTransport = _Transport
BasicAuth = lambda username, password: (username, password)
