"""The loop's side of sockets: readers and writers, `sock_*`, accepting.

Model: `asyncio.selector_events.BaseSelectorEventLoop`, 3.14. The loop's core watches the
sockets (`_watch`); when one is ready its handle stands in `ready` before due timers.
"""

import _net

from . import base_events
from ._connections import Connections
from .selector_transports import _SelectorSocketTransport


def _fd_of(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    return fd


def _check_ssl_socket(sock):
    pass


class BaseSelectorEventLoop(base_events.BaseEventLoop, Connections):
    """A loop that can watch sockets."""

    def __init__(self, selector=None):
        super().__init__()
        self._transports = {}
        # The selector, and both ends of the self-pipe.
        self._own_fds = [_net.reserve(), _net.reserve(), _net.reserve()]

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self.is_closed():
            for fd in self._own_fds:
                _net.close(fd)
        super().close()

    # --- readers and writers ----------------------------------------------

    def _add_reader(self, fd, callback, *args):
        self._check_closed()
        self._watch(fd, False, callback, *args)

    def _remove_reader(self, fd):
        return not self.is_closed() and self._unwatch(fd, False)

    def _add_writer(self, fd, callback, *args):
        self._check_closed()
        self._watch(fd, True, callback, *args)

    def _remove_writer(self, fd):
        return not self.is_closed() and self._unwatch(fd, True)

    def _ensure_fd_no_transport(self, fd):
        transport = self._transports.get(_fd_of(fd))
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f"File descriptor {fd!r} is used by transport {transport!r}")

    def add_reader(self, fd, callback, *args):
        """Calls back, turn after turn, while the socket can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(_fd_of(fd), callback, *args)

    def remove_reader(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(_fd_of(fd))

    def add_writer(self, fd, callback, *args):
        """Calls back, turn after turn, while the socket can be written."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(_fd_of(fd), callback, *args)

    def remove_writer(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(_fd_of(fd))

    # --- names --------------------------------------------------------------

    def _check_nonblocking(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    def _sock_read_done(self, fd, fut):
        self.remove_reader(fd)

    def _sock_write_done(self, fd, fut):
        self.remove_writer(fd)

    async def sock_recv(self, sock, n):
        self._check_nonblocking(sock)
        try:
            return sock.recv(n)
        except (BlockingIOError, InterruptedError):
            pass
        fut = self.create_future()
        self._wait_readable(sock, fut, self._sock_recv, fut, sock, n)
        return await fut

    def _wait_readable(self, sock, fut, callback, *args):
        import functools
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)
        fut.add_done_callback(functools.partial(self._sock_read_done, fd))

    def _wait_writable(self, sock, fut, callback, *args):
        import functools
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)
        fut.add_done_callback(functools.partial(self._sock_write_done, fd))

    def _sock_recv(self, fut, sock, n):
        if fut.done():
            return
        try:
            data = sock.recv(n)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(data)

    async def sock_recv_into(self, sock, buf):
        data = await self.sock_recv(sock, len(buf))
        buf[:len(data)] = data
        return len(data)

    async def sock_recvfrom(self, sock, bufsize):
        self._check_nonblocking(sock)
        try:
            return sock.recvfrom(bufsize)
        except (BlockingIOError, InterruptedError):
            pass
        fut = self.create_future()
        self._wait_readable(sock, fut, self._sock_recvfrom, fut, sock, bufsize)
        return await fut

    def _sock_recvfrom(self, fut, sock, bufsize):
        if fut.done():
            return
        try:
            result = sock.recvfrom(bufsize)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(result)

    async def sock_sendall(self, sock, data):
        self._check_nonblocking(sock)
        try:
            n = sock.send(data)
        except (BlockingIOError, InterruptedError):
            n = 0
        if n == len(data):
            return
        fut = self.create_future()
        self._wait_writable(sock, fut, self._sock_sendall, fut, sock, bytes(data), [n])
        return await fut

    def _sock_sendall(self, fut, sock, data, place):
        if fut.done():
            return
        try:
            n = sock.send(data[place[0]:])
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
            return
        place[0] += n
        if place[0] == len(data):
            fut.set_result(None)

    async def sock_sendto(self, sock, data, address):
        self._check_nonblocking(sock)
        return sock.sendto(data, address)

    async def sock_connect(self, sock, address):
        import socket
        self._check_nonblocking(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            resolved = await self._ensure_resolved(address, family=sock.family, type=sock.type,
                                                   proto=sock.proto)
            address = resolved[0][4]
        fut = self.create_future()
        self._sock_connect(fut, sock, address)
        try:
            return await fut
        finally:
            fut = None

    def _sock_connect(self, fut, sock, address):
        try:
            sock.connect(address)
        except (BlockingIOError, InterruptedError):
            self._wait_writable(sock, fut, self._sock_connect_cb, fut, sock, address)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(None)
        finally:
            fut = None

    def _sock_connect_cb(self, fut, sock, address):
        import socket
        if fut.done():
            return
        try:
            err = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if err != 0:
                raise OSError(err, f"Connect call failed {address}")
        except (BlockingIOError, InterruptedError):
            pass
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(None)
        finally:
            fut = None

    async def sock_accept(self, sock):
        self._check_nonblocking(sock)
        fut = self.create_future()
        self._sock_accept(fut, sock)
        return await fut

    def _sock_accept(self, fut, sock):
        import functools
        if fut.done():
            return
        fd = sock.fileno()
        try:
            conn, address = sock.accept()
            conn.setblocking(False)
        except (BlockingIOError, InterruptedError):
            self._ensure_fd_no_transport(fd)
            self._add_reader(fd, self._sock_accept, fut, sock)
            fut.add_done_callback(functools.partial(self._sock_read_done, fd))
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result((conn, address))

    # --- connections ----------------------------------------------------------------

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None,
                                     server_hostname=None, **options):
        import os
        import socket
        if path is not None:
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, os.fspath(path))
            except:
                sock.close()
                raise
        elif sock is None:
            raise ValueError("no path and sock were specified")
        return await self._create_connection_transport(sock, protocol_factory)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100,
                                 ssl=None, start_serving=True, **options):
        import os
        import socket
        if path is not None:
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.bind(os.fspath(path))
            except OSError as exc:
                sock.close()
                if exc.errno == 98:
                    raise OSError(98, f"Address {path!r} is already in use") from None
                raise
        elif sock is None:
            raise ValueError("path was not specified, and no sock specified")
        return await self._serve([sock], protocol_factory, backlog, start_serving)

    def _start_serving(self, protocol_factory, sock, server=None, backlog=100):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server,
                         backlog)

    def _accept_connection(self, protocol_factory, sock, server=None, backlog=100):
        # The socket is ready: at least one connection waits, and there may be more.
        for _ in range(backlog):
            try:
                conn, addr = sock.accept()
                conn.setblocking(False)
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            self.create_task(self._accept_connection2(protocol_factory, conn,
                                                      {"peername": addr}, server))

    async def _accept_connection2(self, protocol_factory, conn, extra, server=None):
        protocol = None
        transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra,
                                                    server=server)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._debug:
                self.call_exception_handler({
                    "message": "Error on transport creation for incoming connection",
                    "exception": exc,
                })

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()
