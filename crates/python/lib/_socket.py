"""The part of `socket` that is C in CPython: one class over the kernel's calls.

Model: `Modules/socketmodule.c`, 3.14. A socket has a timeout: None waits as long
as it takes, 0 never waits, anything else is seconds.
"""

import _net

timeout = TimeoutError
error = OSError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


herror.__module__ = gaierror.__module__ = "socket"

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3

_default_timeout = None


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(value, /):
    global _default_timeout
    _default_timeout = None if value is None else float(value)


def _host_number(host, family=AF_INET):
    if host == "<broadcast>":
        return "255.255.255.255"
    number = _net.resolve(host)
    if number is None:
        raise gaierror(-2, "Name or service not known")
    if family == AF_INET6 and number == "127.0.0.1":
        return "::1"
    return number


def _address(family, address, call):
    """The address as the kernel takes it; the errors are CPython's."""
    if family == AF_UNIX:
        if isinstance(address, bytes):
            return address.decode()
        if not isinstance(address, str):
            raise TypeError(f"a bytes-like object is required, not {type(address).__name__!r}")
        return address
    word = "AF_INET" if family == AF_INET else "AF_INET6"
    if not isinstance(address, tuple):
        raise TypeError(f"{call}(): {word} address must be tuple, not {type(address).__name__}")
    if family == AF_INET and len(address) != 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    host, port = address[:2]
    if not isinstance(host, (str, bytes, bytearray)):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if isinstance(port, bool) or not isinstance(port, int):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError(f"{call}(): port must be 0-65535.")
    if not isinstance(host, str):
        host = host.decode()
    return _host_number(host, family), port


class socket:
    """An open socket: a descriptor, its kind, and how long its calls wait."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._family = AF_INET if family == -1 else int(family)
        self._type = SOCK_STREAM if type == -1 else int(type) & 0xF
        self.proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout
        self._options = {}
        self._fd = _net.open(self._family, self._type) if fileno is None else fileno

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0:
            fd, self._fd = self._fd, -1
            try:
                _net.close(fd)
            except OSError:
                pass

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    def fileno(self):
        return self._fd

    def close(self):
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            _net.close(fd)

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    @property
    def timeout(self):
        return self._timeout

    def gettimeout(self):
        return self._timeout

    def settimeout(self, value, /):
        if value is not None:
            if isinstance(value, str):
                raise TypeError("'str' object cannot be interpreted as an integer")
            value = float(value)
            if value < 0:
                raise ValueError("Timeout value out of range")
        self._timeout = value

    def setblocking(self, flag, /):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def bind(self, address, /):
        _net.bind(self._fd, _address(self._family, address, "bind"))

    def listen(self, backlog=128, /):
        _net.listen(self._fd, backlog)

    def _accept(self):
        fd = _net.accept(self._fd, self._timeout)
        return fd, _net.remote(fd) if self._family != AF_UNIX else ""

    def connect(self, address, /):
        _net.connect(self._fd, _address(self._family, address, "connect"), self._timeout)

    def connect_ex(self, address, /):
        where = _address(self._family, address, "connect_ex")
        try:
            _net.connect(self._fd, where, self._timeout)
        except TimeoutError as error:
            return error.errno or 11
        except OSError as error:
            return error.errno
        return 0

    def send(self, data, flags=0, /):
        return _net.send(self._fd, data, self._timeout)

    def sendall(self, data, flags=0, /):
        return _net.send_all(self._fd, data, self._timeout)

    def sendto(self, data, *rest):
        if not rest:
            raise TypeError("sendto() takes 2 or 3 arguments (1 given)")
        if self._type == SOCK_STREAM:
            return self.send(data)
        return _net.send_to(self._fd, data, _address(self._family, rest[-1], "sendto"))

    def recv(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        return _net.receive(self._fd, bufsize, bool(int(flags) & 2), self._timeout)[0]

    def recvfrom(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        return _net.receive(self._fd, bufsize, bool(int(flags) & 2), self._timeout)

    def recv_into(self, buffer, nbytes=0, flags=0):
        size = nbytes or len(buffer)
        data = _net.receive(self._fd, size, bool(int(flags) & 2), self._timeout)[0]
        buffer[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        data, address = self.recvfrom(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data), address

    def shutdown(self, how, /):
        _net.shutdown(self._fd, how)

    def getsockname(self):
        return _net.local(self._fd)

    def getpeername(self):
        return _net.remote(self._fd)

    def setsockopt(self, level, name, value=0, *rest):
        if (level, name) == (1, 2):
            _net.reuse_address(self._fd, bool(value))
        self._options[level, name] = value

    def getsockopt(self, level, name, buflen=0, /):
        if (level, name) == (1, 4):             # SO_ERROR
            return _net.connect_error(self._fd)
        if (level, name) == (1, 3):             # SO_TYPE
            return self._type
        if (level, name) in ((1, 7), (1, 8)):   # SO_SNDBUF, SO_RCVBUF
            return self._options.get((level, name), 212992)
        return int(self._options.get((level, name), 0))


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if host is None:
        host = "0.0.0.0" if flags & 1 else "127.0.0.1"
    if isinstance(host, bytes):
        host = host.decode()
    if isinstance(port, str):
        if port.isdigit():
            port = int(port)
        elif port in _services:
            port = _services[port]
        else:
            raise gaierror(-8, "Servname not supported for ai_socktype")
    number = _host_number(host)
    family_found = AF_INET6 if ":" in number else AF_INET
    address = (number, port or 0) if family_found == AF_INET else (number, port or 0, 0, 0)
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17), (SOCK_RAW, 0)]
    return [(family_found, kind, protocol, "", address) for kind, protocol in kinds
            if type in (0, kind) and proto in (0, protocol)]


_services = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "smtp": 25, "domain": 53, "echo": 7,
             "telnet": 23, "pop3": 110, "imap2": 143, "ntp": 123}


def gethostbyname(name, /):
    return _host_number(name)


def gethostbyname_ex(name, /):
    return name, [], [_host_number(name)]


def gethostbyaddr(address, /):
    if address.startswith("127."):
        return "localhost", [], [address]
    raise herror(1, "Unknown host")


def gethostname():
    return _net.host_name()


def getnameinfo(address, flags, /):
    return address[0], str(address[1])


def getservbyname(name, protocol=None, /):
    if name not in _services:
        raise OSError("service/proto not found")
    return _services[name]


def getservbyport(port, protocol=None, /):
    for name, number in _services.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def inet_aton(text, /):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isdigit() and int(part) < 256 for part in parts):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes([int(part) for part in parts])


def inet_ntoa(packed, /):
    return ".".join(str(byte) for byte in packed)


def inet_pton(family, text, /):
    return inet_aton(text)


def inet_ntop(family, packed, /):
    return inet_ntoa(packed)


def htons(number, /):
    return (number & 0xFF) << 8 | number >> 8


def htonl(number, /):
    return int.from_bytes(number.to_bytes(4, "little"), "big")


ntohs, ntohl = htons, htonl


def close(fd, /):
    _net.close(fd)


def dup(fd, /):
    return _net.duplicate(fd)
