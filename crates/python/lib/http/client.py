"""A client of HTTP/1.1 over a socket (`Lib/http/client.py`, 3.14).

Simplified: HTTPS speaks plain text on port 443, since the simulated network has no TLS.
"""

import io
import socket

from _headers import Headers, encoded_body, parse_head, request_head

HTTP_PORT, HTTPS_PORT = 80, 443
HTTPMessage = Headers

_MOST = 131072


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = f", {self.expected} more expected" if self.expected is not None else ""
        return f"{type(self).__name__}({len(self.partial)} bytes read{more})"

    __str__ = __repr__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.args = (line or repr(line),)
        self.line = line


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *args):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *args)
        self.args = args


def __getattr__(name):
    if name == "responses":
        from http import HTTPStatus
        return {status.value: status.phrase for status in HTTPStatus}
    raise AttributeError(f"module 'http.client' has no attribute {name!r}")


class HTTPResponse(io.BufferedIOBase):
    """A reply; its body is read from the connection's buffer when it is asked for."""

    def __init__(self, sock, method=None):
        self._file = sock.makefile("rb")
        self._method = method
        self.version = 11
        self.status = self.reason = None
        self.headers = self.msg = None
        self._left = None               # bytes until the end; None: not said
        self._chunked = False
        self._chunk = None
        self.will_close = True

    def begin(self):
        line = self._file.readline()
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        head = [line]
        while True:
            line = self._file.readline()
            if line in (b"\r\n", b"\n", b""):
                break
            head.append(line)
        text = b"".join(head).decode("latin-1")
        try:
            version, self.status, self.reason, self.headers = parse_head(text)
        except ValueError as error:
            raise BadStatusLine(str(error)) from None
        self.code = self.status
        self.msg = self.headers
        self.version = 10 if version == "HTTP/1.0" else 11
        connection = self.headers.get("connection", "").lower()
        self.will_close = connection == "close" or self.version == 10 and connection != "keep-alive"
        self._chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        length = self.headers.get("content-length")
        if self._chunked:
            self._left = None
        elif self._method == "HEAD" or self.status in (204, 304) or 100 <= self.status < 200:
            self._left = 0
        elif length is not None:
            self._left = int(length)
        else:
            self.will_close = True
        if self._left == 0:
            self._end()

    @property
    def length(self):
        return self._left

    def _end(self):
        if self._file is not None:
            self._file.close()
            self._file = None

    def isclosed(self):
        return self._file is None

    def readable(self):
        return True

    def close(self):
        self._end()
        self.closed = True

    def read(self, amt=None):
        if self._file is None:
            return b""
        if self._chunked:
            return self._read_chunked(amt)
        if amt is None or amt < 0:
            data = self._file.read(-1 if self._left is None else self._left)
            left, self._left = self._left, 0
            self._end()
            if left is not None and len(data) < left:
                raise IncompleteRead(data, left - len(data))
            return data
        if self._left is not None:
            amt = min(amt, self._left)
        data = self._file.read(amt)
        if self._left is not None:
            self._left -= len(data)
        if not data and amt or self._left == 0:
            self._end()
        return data

    read1 = read

    def _read_chunked(self, amt):
        parts, size = [], 0
        while amt is None or amt < 0 or size < amt:
            if not self._chunk:
                line = self._file.readline()
                self._chunk = int(line.split(b";")[0].strip() or b"0", 16)
                if self._chunk == 0:
                    self._file.readline()
                    self._end()
                    break
            want = self._chunk if amt is None or amt < 0 else min(self._chunk, amt - size)
            data = self._file.read(want)
            parts.append(data)
            size += len(data)
            self._chunk -= len(data)
            if self._chunk == 0:
                self._file.readline()
        return b"".join(parts)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        if self._file is None:
            return b""
        line = self._file.readline(size if self._left is None else self._left if size < 0 else min(size, self._left))
        if self._left is not None:
            self._left -= len(line)
            if self._left <= 0:
                self._end()
        return line

    def fileno(self):
        return self._file.fileno()

    def getheader(self, name, default=None):
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name)
        return ", ".join(values) if values else default

    def getheaders(self):
        if self.headers is None:
            raise ResponseNotReady()
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    """One connection: a request, its reply, the next request."""

    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0
    response_class = HTTPResponse

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                 source_address=None, blocksize=8192, **options):
        if port is None and ":" in host:
            host, _, text = host.rpartition(":")
            if text and not text.isdigit():
                raise InvalidURL(f"nonnumeric port: '{text}'")
            port = int(text) if text else None
        self.host = host
        self.port = self.default_port if port is None else port
        self.timeout = timeout
        self.source_address = source_address
        self.sock = None
        self._response = None
        self._pending = None

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout,
                                             self.source_address)

    def close(self):
        sock, self.sock = self.sock, None
        if sock is not None:
            sock.close()
        response, self._response = self._response, None
        if response is not None:
            response.close()
        self._pending = None

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        given = Headers(headers)
        self.putrequest(method, url, skip_host="host" in given,
                        skip_accept_encoding="accept-encoding" in given)
        data, _ = encoded_body(body, None, False)
        if "content-length" not in given and "transfer-encoding" not in given:
            if data is not None or method.upper() in ("POST", "PUT", "PATCH"):
                self.putheader("Content-Length", str(len(data or b"")))
        for name, value in given.items():
            self.putheader(name, value)
        self.endheaders(data)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._response is not None and not self._response.isclosed():
            raise ResponseNotReady(self._response)
        if self._pending is not None:
            raise CannotSendRequest("Request-started")
        self._response = None
        url = url or "/"
        if any(letter <= " " or letter == "\x7f" for letter in url):
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least ' ')")
        self._pending = (method, url, [])
        if not skip_host:
            port = "" if self.port == self.default_port else f":{self.port}"
            self.putheader("Host", f"{self.host}{port}")
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    def putheader(self, header, *values):
        if self._pending is None:
            raise CannotSendHeader()
        text = [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in values]
        self._pending[2].append((header, "\r\n\t".join(text)))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        method, url, headers = self._pending
        self._pending = None
        self._method = method
        self.send(request_head(method, url, headers) + (message_body or b""))

    def send(self, data):
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        self.sock.sendall(data)

    def getresponse(self):
        if self.sock is None or self._response is not None and not self._response.isclosed():
            raise ResponseNotReady("Idle" if self.sock is None else "Request-sent")
        response = self.response_class(self.sock, method=self._method)
        try:
            response.begin()
        except ConnectionError:
            self.close()
            raise
        except:
            response.close()
            raise
        if response.will_close:
            # The reply's file holds the socket until it is read.
            self.sock.close()
            self.sock = None
        else:
            self._response = response
        return response


class CannotSendHeader(ImproperConnectionState):
    pass


class HTTPSConnection(HTTPConnection):
    default_port = HTTPS_PORT
