"""Connections: ends of pipes that send and receive objects as messages."""

import os
import time

import _processes
from _os_processes import _checked

from . import context, reduction, finalizers

__all__ = ["Client", "Listener", "Pipe", "wait", "Connection"]


class Connection:
    """One end of a pipe."""

    _handle = None

    def __init__(self, handle, readable=True, writable=True):
        handle = handle.__index__()
        if handle < 0:
            raise ValueError("invalid handle")
        if not readable and not writable:
            raise ValueError("at least one of `readable` and `writable` must be True")
        self._handle = handle
        self._readable = readable
        self._writable = writable

    def __del__(self):
        if self._handle is not None:
            self._close()

    def _close(self):
        handle, self._handle = self._handle, None
        _processes.close(handle)

    def _check_closed(self):
        if self._handle is None:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check_closed()
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check_closed()
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        return self._handle is None

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        self._check_closed()
        return self._handle

    def close(self):
        if self._handle is not None:
            self._close()

    def send_bytes(self, buf, offset=0, size=None):
        self._check_writable()
        data = bytes(buf)
        count = len(data)
        if offset < 0:
            raise ValueError("offset is negative")
        if count < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = count - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > count:
            raise ValueError("buffer length < offset + size")
        data = data[offset:offset + size]
        self._send(data, data)

    def send(self, obj):
        """The object is pickled and sent; waits while the pipe is full."""
        self._check_writable()
        self._send(reduction.dumps(obj), obj)

    def _send(self, data, shown):
        _checked(_processes.send(self._handle, data, shown))

    def _recv(self):
        message = _checked(_processes.recv(self._handle))
        if message is None:
            raise EOFError
        if message is False:
            raise OSError("got end of file during message")
        return message

    def recv_bytes(self, maxlength=None):
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        message = self._recv()
        if maxlength is not None and len(message) > maxlength:
            self._close()
            raise OSError("bad message length")
        return message

    def recv_bytes_into(self, buf, offset=0):
        self._check_readable()
        message = self._recv()
        if len(buf) < offset + len(message):
            raise context.BufferTooShort(message)
        buf[offset:offset + len(message)] = message
        return len(message)

    def recv(self):
        """The next object; waits for one. EOFError when nobody can send any more."""
        self._check_readable()
        return reduction.loads(self._recv())

    def poll(self, timeout=0.0):
        """Whether there is something to receive, within `timeout` seconds."""
        self._check_readable()
        return bool(wait([self], timeout))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

    def __repr__(self):
        return f"<multiprocessing.connection.Connection object at {id(self):#x}>"


def Pipe(duplex=True):
    """Two connections: what one sends the other receives."""
    if duplex:
        first, second = _processes.duplex_pipe("Pipe, first to second", "Pipe, second to first")
        return Connection(first), Connection(second)
    return _one_way("Pipe")


def _one_way(label):
    reading, writing = _processes.pipe(label)
    return Connection(reading, writable=False), Connection(writing, readable=False)


class _SocketConnection(Connection):
    """An end of a connection that a `Listener` accepted or a `Client` made; a message has its length in front."""

    def __init__(self, end):
        self._socket = end
        super().__init__(end.fileno())

    def _close(self):
        self._handle = None
        self._socket.close()

    def _send(self, data, shown):
        self._socket.sendall(len(data).to_bytes(4, "big") + data)

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self._socket.recv(count - len(data))
            if not piece:
                if data:
                    raise OSError("got end of file during message")
                raise EOFError
            data += piece
        return data

    def _recv(self):
        return self._exactly(int.from_bytes(self._exactly(4), "big"))


_SocketConnection.__name__ = _SocketConnection.__qualname__ = "Connection"


class Listener:
    """A socket that waits for clients."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        import socket
        _check_key(authkey)
        address = address or ("localhost", 0)
        self._listener = socket.socket(getattr(socket, family or _family_of(address)))
        try:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listener.bind(address)
            self._listener.listen(backlog)
        except OSError:
            self._listener.close()
            raise
        self._address = self._listener.getsockname()
        self._last_accepted = None
        self._authkey = authkey

    def accept(self):
        """Waits for a client; a connection to it."""
        if self._listener is None:
            raise OSError("listener is closed")
        end, self._last_accepted = self._listener.accept()
        end.setblocking(True)
        connection = _SocketConnection(end)
        if self._authkey is not None:
            deliver_challenge(connection, self._authkey)
            answer_challenge(connection, self._authkey)
        return connection

    def close(self):
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    @property
    def address(self):
        return self._address

    @property
    def last_accepted(self):
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Client(address, family=None, authkey=None):
    """A connection to the listener at that address."""
    import socket
    _check_key(authkey)
    end = socket.socket(getattr(socket, family or _family_of(address)))
    try:
        end.connect(address)
    except OSError:
        end.close()
        raise
    connection = _SocketConnection(end)
    if authkey is not None:
        answer_challenge(connection, authkey)
        deliver_challenge(connection, authkey)
    return connection


def _family_of(address):
    if isinstance(address, tuple):
        return "AF_INET"
    if isinstance(address, str):
        return "AF_UNIX"
    raise TypeError(f"address type of {address!r} unrecognized")


def _check_key(authkey):
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")


_CHALLENGE, _WELCOME, _FAILURE = b"#CHALLENGE#", b"#WELCOME#", b"#FAILURE#"


def _answer(authkey, message):
    import hmac
    return b"{sha256}" + hmac.new(authkey, message, "sha256").digest()


def deliver_challenge(connection, authkey):
    """Has the other side prove that it knows the key."""
    message = b"{sha256}" + os.urandom(40)
    connection.send_bytes(_CHALLENGE + message)
    if connection.recv_bytes(256) == _answer(authkey, message):
        connection.send_bytes(_WELCOME)
    else:
        connection.send_bytes(_FAILURE)
        raise context.AuthenticationError("digest received was wrong")


def answer_challenge(connection, authkey):
    """Proves to the other side that this one knows the key."""
    message = connection.recv_bytes(256)
    if not message.startswith(_CHALLENGE):
        raise context.AuthenticationError(f"Protocol error, expected challenge: {message!r}")
    connection.send_bytes(_answer(authkey, message[len(_CHALLENGE):]))
    if connection.recv_bytes(256) != _WELCOME:
        raise context.AuthenticationError("digest sent was rejected")


def wait(object_list, timeout=None):
    """Those of the connections and sentinels that are ready; waits for one, at most `timeout` seconds."""
    object_list = list(object_list)
    if any(isinstance(item, _SocketConnection) or hasattr(item, "getsockname") for item in object_list):
        import select
        return select.select(object_list, [], [], timeout)[0]
    numbers = [item if isinstance(item, int) else item.fileno() for item in object_list]
    if timeout is not None:
        timeout = max(0.0, timeout)
    ready = _processes.poll(numbers, timeout)
    return [item for item, number in zip(object_list, numbers) if number in ready]


def _reduce_connection(connection):
    handle = reduction.DupFd(connection.fileno())
    return _rebuild_connection, (handle, connection.readable, connection.writable)


def _rebuild_connection(handle, readable, writable):
    return Connection(handle.detach(), readable, writable)


reduction.register(Connection, _reduce_connection)
