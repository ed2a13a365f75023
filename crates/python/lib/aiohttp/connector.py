"""Connections that a session keeps."""

from _http_stream import Pool


class BaseConnector:
    """At most `limit` connections at once, `limit_per_host` to one host."""

    def __init__(self, *, limit=100, limit_per_host=0, keepalive_timeout=15, force_close=False,
                 **options):
        self._limit = limit
        self._limit_per_host = limit_per_host
        self._force_close = force_close
        self._pool = Pool(limit or 0, limit_per_host)

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def closed(self):
        return self._pool.closed

    async def close(self):
        self._pool.close()


class TCPConnector(BaseConnector):
    pass
