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


def Listener(*args, **kwargs):
    raise NotImplementedError("Listener: processes talk by Pipe and Queue here")


def Client(*args, **kwargs):
    raise NotImplementedError("Client: processes talk by Pipe and Queue here")


def wait(object_list, timeout=None):
    """Those of the connections and sentinels that are ready; waits for one, at most `timeout` seconds."""
    object_list = list(object_list)
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
