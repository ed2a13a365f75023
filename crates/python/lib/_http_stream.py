"""HTTP/1.1 over asyncio's streams: what `aiohttp` and `httpx`'s asynchronous side stand on.

Nouns: a *link* is an open connection to a host and port; a *pool* keeps idle links and
counts all of them.
Simplified: names are looked up without a thread, since the real libraries' resolvers differ.
"""

import _net
import asyncio

from _headers import parse_head, request_head


class Link:
    """An open connection; one exchange at a time."""

    def __init__(self, place, reader, writer):
        self.place = place
        self.reader = reader
        self.writer = writer

    @classmethod
    async def open(cls, scheme, host, port):
        """OSError as `open_connection` raises it; LookupError: the name is not known."""
        number = _net.resolve(host)
        if number is None:
            raise LookupError(host)
        reader, writer = await asyncio.open_connection(number, port)
        return cls((scheme, host, port), reader, writer)

    def is_usable(self):
        return not self.writer.is_closing() and not self.reader.at_eof()

    def close(self):
        self.writer.close()

    async def exchange(self, method, target, headers, body):
        """Sends a request; the reply's head: (version, status, reason, headers)."""
        self.writer.write(request_head(method, target, headers) + (body or b""))
        await self.writer.drain()
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            raise ConnectionResetError("Server disconnected") from None
        return parse_head(head.decode("latin-1").strip())


class Body:
    """The body of one reply, piece by piece."""

    def __init__(self, link, method, status, headers):
        self._link = link
        length = headers.get("content-length")
        self._chunked = headers.get("transfer-encoding", "").lower() == "chunked"
        self.keeps_open = headers.get("connection", "").lower() != "close"
        if method == "HEAD" or status in (204, 304):
            self._left = 0
        elif self._chunked:
            self._left = None
        else:
            self._left = None if length is None else int(length)
            self.keeps_open = self.keeps_open and length is not None
        self._chunk = 0
        self.at_end = self._left == 0

    async def read(self, size=-1):
        """Some bytes, at most `size`; none at the end."""
        if self.at_end:
            return b""
        if self._chunked:
            return await self._read_chunk(size)
        want = 65536 if size < 0 else size
        if self._left is not None:
            want = min(want, self._left)
        data = await self._link.reader.read(want)
        if self._left is not None:
            if not data:
                raise ConnectionResetError("Response payload is not completed")
            self._left -= len(data)
        self.at_end = not data or self._left == 0
        return data

    async def _read_chunk(self, size):
        if self._chunk == 0:
            line = await self._link.reader.readline()
            self._chunk = int(line.split(b";")[0].strip() or b"0", 16)
            if self._chunk == 0:
                await self._link.reader.readline()
                self.at_end = True
                return b""
        data = await self._link.reader.read(self._chunk if size < 0 else min(size, self._chunk))
        self._chunk -= len(data)
        if self._chunk == 0:
            await self._link.reader.readline()
        return data


class Pool:
    """At most `limit` links at once (0: any number), and `per_host` to one place."""

    def __init__(self, limit=100, per_host=0):
        self._limit = limit
        self._per_host = per_host
        self._idle = {}
        self._used = []
        self._waiters = []
        self.closed = False

    def _is_full(self, place):
        idle = sum(map(len, self._idle.values()))
        if self._limit and len(self._used) + 0 * idle >= self._limit:
            return True
        return bool(self._per_host) and self._used.count(place) >= self._per_host

    async def take(self, scheme, host, port):
        """A link; waits while there are too many."""
        place = (scheme, host, port)
        while self._is_full(place):
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            try:
                await waiter
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
        idle = self._idle.get(place, [])
        while idle:
            link = idle.pop()
            if link.is_usable():
                self._used.append(place)
                return link
            link.close()
        self._used.append(place)
        try:
            return await Link.open(scheme, host, port)
        except BaseException:
            self._leave(place)
            raise

    def _leave(self, place):
        self._used.remove(place)
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
                break

    def give_back(self, link, keeps_open):
        if keeps_open and not self.closed and link.is_usable():
            self._idle.setdefault(link.place, []).append(link)
        else:
            link.close()
        self._leave(link.place)

    def close(self):
        self.closed = True
        for links in self._idle.values():
            for link in links:
                link.close()
        self._idle.clear()
