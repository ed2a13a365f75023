"""The connections behind a session, and how their errors are told.

Nouns: a pool has the idle connections to one host and port; `urllib3` names the texts.
"""

import http.client
import time

from urllib.parse import urlsplit

from .exceptions import ConnectionError, ConnectTimeout, ReadTimeout

DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0


class HTTPAdapter:
    """Sends prepared requests over pooled connections."""

    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE,
                 max_retries=DEFAULT_RETRIES, pool_block=False):
        self.max_retries = max_retries
        self._maxsize = pool_maxsize
        self._idle = {}

    def close(self):
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        """The raw reply, and what gives its connection back."""
        parts = urlsplit(request.url)
        connect_limit, read_limit = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        place = (parts.scheme, parts.hostname, parts.port)
        idle = self._idle.get(place)
        connection = idle.pop() if idle else None
        if connection is None:
            connection = self._connect(parts, request, connect_limit)
        connection.sock.settimeout(read_limit)
        secure = "S" if parts.scheme == "https" else ""
        pool = f"HTTP{secure}ConnectionPool(host={parts.hostname!r}, port={connection.port})"
        try:
            connection.request(request.method, request.path_url, request.body,
                               dict(request.headers.items()))
            reply = connection.getresponse()
        except TimeoutError:
            connection.close()
            raise ReadTimeout(f"{pool}: Read timed out. (read timeout={read_limit})",
                              request=request) from None
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            text = f"{type(error).__name__}({', '.join(map(repr, error.args))})"
            raise ConnectionError(f"('Connection aborted.', {text})", request=request) from None

        def release():
            if not reply.will_close and connection.sock is not None:
                kept = self._idle.setdefault(place, [])
                if len(kept) < self._maxsize:
                    kept.append(connection)
                    return
            connection.close()

        return reply, release

    def _connect(self, parts, request, limit):
        secure = "S" if parts.scheme == "https" else ""
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.hostname, parts.port, timeout=limit)
        name = f"<urllib3.connection.HTTP{secure}Connection object at {id(connection):#x}>"
        if not secure:
            name = f"<urllib3.connection.HTTPConnection object at {id(connection):#x}>"
        where = (f"HTTP{secure}ConnectionPool(host={parts.hostname!r}, port={connection.port}): "
                 f"Max retries exceeded with url: {request.path_url} ")
        try:
            connection.connect()
        except TimeoutError:
            words = f"Connection to {parts.hostname} timed out. (connect timeout={limit})"
            raise ConnectTimeout(f"{where}(Caused by ConnectTimeoutError({name}, {words!r}))",
                                 request=request) from None
        except OSError as error:
            if type(error).__name__ == "gaierror":
                cause = (f"NameResolutionError(\"{name}: Failed to resolve '{parts.hostname}' "
                         f"([Errno -2] Name or service not known)\")")
            else:
                cause = f"NewConnectionError('{name}: Failed to establish a new connection: {error}')"
            raise ConnectionError(f"{where}(Caused by {cause})", request=request) from None
        return connection


BaseAdapter = HTTPAdapter
