"""Sockets: ends of connections between programs, here all inside the simulated computer.

The class stands on `_socket`'s, as in CPython (`Lib/socket.py`, 3.14). Connections
lead to other sockets of the same scenario, or to hosts of its simulated network.
"""

import _net
import _socket
from _socket import (close, dup, error, gaierror, getdefaulttimeout, gethostbyaddr, gethostbyname,
                     gethostbyname_ex, gethostname, getnameinfo, getservbyname, getservbyport,
                     herror, htonl, htons, inet_aton, inet_ntoa, inet_ntop, inet_pton, ntohl, ntohs,
                     setdefaulttimeout, timeout)
import io
from enum import IntEnum, IntFlag


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_NONBLOCK = 2048
    SOCK_CLOEXEC = 524288


class MsgFlag(IntFlag):
    MSG_OOB = 1
    MSG_PEEK = 2
    MSG_DONTROUTE = 4
    MSG_DONTWAIT = 64
    MSG_WAITALL = 256
    MSG_NOSIGNAL = 16384


class AddressInfo(IntFlag):
    AI_PASSIVE = 1
    AI_CANONNAME = 2
    AI_NUMERICHOST = 4
    AI_ADDRCONFIG = 32
    AI_NUMERICSERV = 1024


for _enum in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    globals().update(_enum.__members__)

SOL_SOCKET, SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR = 1, 1, 2, 3, 4
SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 6, 7, 8, 9, 13, 15
SO_RCVTIMEO, SO_SNDTIMEO = 20, 21
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, IPV6_V6ONLY = 1, 4, 5, 6, 26
IP_TTL, IP_MULTICAST_TTL, IP_ADD_MEMBERSHIP = 2, 33, 35
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
INADDR_ANY, INADDR_LOOPBACK = 0, 0x7F000001
EAI_NONAME, EAI_AGAIN = -2, -3
has_ipv6 = True
has_dualstack_ipv6 = lambda: False

EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11


def _as_enum(value, kind):
    try:
        return kind(value)
    except ValueError:
        return value


class socket(_socket.socket):
    """A socket with what Python adds: a context manager, files, enums."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _socket.socket.__init__(self, family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = " [closed]" if self._closed else ""
        text = (f"<{type(self).__module__}.{type(self).__qualname__}{closed} fd={self.fileno()}, "
                f"family={self._family}, type={self._type}, proto={self.proto}")
        if not self._closed:
            try:
                if address := self.getsockname():
                    text += f", laddr={address}"
            except OSError:
                pass
            try:
                if address := self.getpeername():
                    text += f", raddr={address}"
            except OSError:
                pass
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def family(self):
        return _as_enum(self._family, AddressFamily)

    @property
    def type(self):
        return _as_enum(self._type, SocketKind)

    def dup(self):
        made = self.__class__(self._family, self._type, self.proto, fileno=dup(self.fileno()))
        made.settimeout(self.gettimeout())
        return made

    def accept(self):
        fd, address = self._accept()
        connection = socket(self._family, self._type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None:
            buffering = -1
        if buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if "b" not in mode:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if "b" in mode:
            return buffer
        text = io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        file.seek(offset)
        data = file.read() if count is None else file.read(count)
        self.sendall(data)
        return len(data)

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def close(self):
        self._closed = True
        if self._io_refs <= 0:
            _socket.socket.close(self)

    def detach(self):
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        return False

    def set_inheritable(self, inheritable):
        pass


SocketType = _socket.socket


class SocketIO(io.RawIOBase):
    """A socket as a raw file."""

    def __init__(self, sock, mode):
        self._sock = sock
        self._mode = mode
        self._timeout_occurred = False

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            parts = []
            while part := self.read(65536):
                parts.append(part)
            return b"".join(parts)
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv(size)
        except TimeoutError:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def readinto(self, buffer):
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, data):
        self._check()
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        self._check()
        return "r" in self._mode

    def writable(self):
        self._check()
        return "w" in self._mode

    def fileno(self):
        self._check()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if not self.closed:
            super().close()
            self._sock._decref_socketios()
            self._sock = None


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, fileno=dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    family = AF_UNIX if family is None else family
    first, second = _net.pair(int(family), int(type))
    return (socket(family, type, proto, fileno=first), socket(family, type, proto, fileno=second))


def getfqdn(name=""):
    return gethostname() if not name or name == "0.0.0.0" else name


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    return [(_as_enum(found, AddressFamily), _as_enum(kind, SocketKind), protocol, name, address)
            for found, kind, protocol, name, address
            in _socket.getaddrinfo(host, port, family, type, proto, flags)]


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *,
                      all_errors=False):
    """A socket that is connected to the address."""
    host, port = address
    exceptions = []
    for family, kind, proto, _, found in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(found)
            exceptions.clear()
            return sock
        except error as exc:
            if not all_errors:
                exceptions.clear()
            exceptions.append(exc)
            if sock is not None:
                sock.close()
    if exceptions:
        try:
            if not all_errors:
                raise exceptions[0]
            raise ExceptionGroup("create_connection failed", exceptions)
        finally:
            exceptions.clear()
    raise error("getaddrinfo returns an empty list")


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at the address."""
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            sock.bind(address)
        except error as err:
            raise error(err.errno, f"{err.strerror} (while attempting to bind on address {address!r})") from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise
