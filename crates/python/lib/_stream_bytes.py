"""The bytes below a standard stream: `sys.stdout.buffer` and the like.

Simplified: bytes and text go out in the order of the calls, as at a terminal; bytes that are no UTF-8 text cannot.
"""

from _io import BufferedIOBase

__all__ = ["StreamBuffer"]

_buffers = {}


def of(stream):
    """The one buffer of a stream."""
    number = stream.fileno()
    if number not in _buffers:
        _buffers[number] = StreamBuffer(stream)
    return _buffers[number]


class StreamBuffer(BufferedIOBase):
    def __init__(self, stream):
        self._stream = stream
        self._left = b""
        self._partial = b""
        self.name = stream.name
        self.mode = stream.mode + "b"

    def __repr__(self):
        return f"<_io.Buffered{'Writer' if self.writable() else 'Reader'} name={self.name!r}>"

    @property
    def raw(self):
        return self

    def fileno(self):
        return self._stream.fileno()

    def isatty(self):
        return False

    def readable(self):
        return self._stream.readable()

    def writable(self):
        return self._stream.writable()

    def flush(self):
        self._stream.flush()

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        whole = self._partial + data
        self._partial = b""
        try:
            text = whole.decode()
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                raise NotImplementedError("bytes that are no UTF-8 text cannot go to a standard stream here") from None
            text, self._partial = whole[:error.start].decode(), whole[error.start:]
        self._stream.write(text)
        return len(data)

    def read(self, size=-1, /):
        if size is None or size < 0:
            data, self._left = self._left + self._stream.read().encode(), b""
            return data
        while len(self._left) < size:
            line = self._stream.readline().encode()
            if not line:
                break
            self._left += line
        data, self._left = self._left[:size], self._left[size:]
        return data

    read1 = read

    def readline(self, size=-1, /):
        if not self._left:
            self._left = self._stream.readline().encode()
        end = self._left.find(b"\n") + 1 or len(self._left)
        if size is not None and 0 <= size < end:
            end = size
        data, self._left = self._left[:end], self._left[end:]
        return data

    def readlines(self, hint=-1, /):
        return list(iter(self.readline, b""))

    def __iter__(self):
        return iter(self.readline, b"")
