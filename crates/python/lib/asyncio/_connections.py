"""Connecting and listening: the part of a loop that makes sockets for protocols.

In CPython these are methods of `asyncio.base_events.BaseEventLoop`, whose file tracebacks name.
Simplified: no TLS: `ssl=` is taken and the bytes stay plain; names have one address.
"""

from _asyncio import PYTHON_VERSION

from . import exceptions, tasks
from .selector_transports import _SelectorDatagramTransport
from .server import Server


def _is_number(host):
    parts = host.split(".")
    return ":" in host or len(parts) == 4 and all(part.isdigit() for part in parts)


class Connections:
    """What a loop makes of addresses."""

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """In the default executor, since the system's call waits."""
        import socket
        return await self.run_in_executor(
            None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        import socket
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=1, proto=0, flags=0):
        import socket
        host, port = address[:2]
        if host is not None and _is_number(host) and isinstance(port, int):
            return socket.getaddrinfo(host, port, family, type, proto)[:1]
        return await self.getaddrinfo(host, port, family=family, type=type, proto=proto,
                                      flags=flags)

    # --- sockets of the program's own -------------------------------------------

    async def _connect_sock(self, exceptions_, addr_info, local_addr=None):
        import socket
        own = []
        exceptions_.append(own)
        family, type_, proto, _, address = addr_info
        sock = None
        try:
            sock = socket.socket(family=family, type=type_, proto=proto)
            sock.setblocking(False)
            if local_addr is not None:
                sock.bind(local_addr)
            await self.sock_connect(sock, address)
            return sock
        except OSError as exc:
            own.append(exc)
            if sock is not None:
                sock.close()
            raise
        except:
            if sock is not None:
                sock.close()
            raise
        finally:
            exceptions_ = own = None

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None,
                                family=0, proto=0, flags=0, sock=None, local_addr=None,
                                server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None,
                                interleave=None, all_errors=False):
        """Connects to a stream server; the transport and the protocol."""
        import socket
        if server_hostname is not None and not ssl:
            raise ValueError("server_hostname is only meaningful with ssl")
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            infos = await self._ensure_resolved((host, port), family=family,
                                                type=socket.SOCK_STREAM, proto=proto, flags=flags)
            if not infos:
                raise OSError("getaddrinfo() returned empty list")
            exceptions_ = []
            for addr_info in infos:
                try:
                    sock = await self._connect_sock(exceptions_, addr_info, local_addr)
                    break
                except OSError:
                    continue
            if sock is None:
                exceptions_ = [exc for own in exceptions_ for exc in own]
                try:
                    if all_errors:
                        raise ExceptionGroup("create_connection failed", exceptions_)
                    if len(exceptions_) == 1:
                        raise exceptions_[0]
                    model = str(exceptions_[0])
                    if all(str(exc) == model for exc in exceptions_):
                        raise exceptions_[0]
                    raise OSError("Multiple exceptions: "
                                  + ", ".join(str(exc) for exc in exceptions_))
                finally:
                    exceptions_ = None
        elif sock is None:
            raise ValueError("host and port was not specified and no sock specified")
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
        return await self._create_connection_transport(sock, protocol_factory)

    async def _create_connection_transport(self, sock, protocol_factory):
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_socket_transport(sock, protocol, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None,
                                       *, family=0, proto=0, flags=0, reuse_port=None,
                                       allow_broadcast=None, sock=None):
        """A datagram socket with a protocol."""
        import socket
        if sock is None:
            if not (local_addr or remote_addr) and family == 0:
                raise ValueError("unexpected address family")
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sock.setblocking(False)
            try:
                if local_addr:
                    infos = await self._ensure_resolved(local_addr, type=socket.SOCK_DGRAM)
                    sock.bind(infos[0][4])
                if remote_addr:
                    infos = await self._ensure_resolved(remote_addr, type=socket.SOCK_DGRAM)
                    remote_addr = infos[0][4]
                    await self.sock_connect(sock, remote_addr)
            except:
                sock.close()
                raise
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SelectorDatagramTransport(self, sock, protocol, remote_addr, waiter)
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    # --- servers --------------------------------------------------------------------------

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        import socket
        infos = await self._ensure_resolved((host, port), family=family,
                                            type=socket.SOCK_STREAM, flags=flags)
        if not infos:
            raise OSError(f"getaddrinfo({host!r}) returned empty list")
        return infos

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1,
                            sock=None, backlog=100, ssl=None, reuse_address=None,
                            reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, start_serving=True):
        """A server that listens at host and port."""
        import socket
        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError("host/port and sock can not be specified at the same time")
            if host == "" or host is None:
                hosts = [None]
            elif isinstance(host, str):
                hosts = [host]
            else:
                hosts = list(host)
            infos = await tasks.gather(*[
                self._create_server_getaddrinfo(one, port, family, flags) for one in hosts])
            sockets = []
            completed = False
            try:
                for found in dict.fromkeys(info for own in infos for info in own):
                    sockets.append(self._bound_socket(found, reuse_address))
                completed = True
            finally:
                if not completed:
                    for made in sockets:
                        made.close()
        else:
            if sock is None:
                raise ValueError("Neither host/port nor sock were specified")
            if sock.type != socket.SOCK_STREAM:
                raise ValueError(f"A Stream Socket was expected, got {sock!r}")
            sockets = [sock]
        return await self._serve(sockets, protocol_factory, backlog, start_serving)

    def _bound_socket(self, info, reuse_address):
        import socket
        family, kind, proto, _, address = info
        sock = socket.socket(family, kind, proto)
        if reuse_address is None or reuse_address:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
        try:
            sock.bind(address)
        except OSError as err:
            sock.close()
            words = err.strerror if PYTHON_VERSION < (3, 12) else str(err)
            raise OSError(err.errno, "error while attempting to bind on address "
                          f"{address!r}: {words.lower()}") from None
        return sock

    async def _serve(self, sockets, protocol_factory, backlog, start_serving):
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            server._start_serving()
            # One turn, so that the readers are there.
            await tasks.sleep(0)
        return server
