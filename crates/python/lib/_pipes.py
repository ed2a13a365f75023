"""An end of a pipe between processes, as a file without a buffer."""

import _processes
from _os_processes import _checked
from _io import RawIOBase, UnsupportedOperation

__all__ = ["PipeIO"]

# How much one call reads when everything is asked for.
_MOST_BYTES = 65536


class PipeIO(RawIOBase):
    def __init__(self, fd, mode):
        self._fd = self.name = fd
        self.mode = mode

    def __repr__(self):
        return f"<_io.FileIO name={self.name} mode={self.mode!r} closefd=True>"

    def __del__(self):
        self.close()

    def fileno(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self._fd

    def readable(self):
        return self.mode == "rb"

    def writable(self):
        return self.mode == "wb"

    def seekable(self):
        return False

    def read(self, size=-1, /):
        if not self.readable():
            raise UnsupportedOperation("read")
        return _checked(_processes.read(self.fileno(), _MOST_BYTES if size is None or size < 0 else size))

    def readall(self):
        parts = []
        while data := self.read():
            parts.append(data)
        return b"".join(parts)

    def write(self, data, /):
        if not self.writable():
            raise UnsupportedOperation("write")
        return _checked(_processes.write(self.fileno(), bytes(data)))

    def close(self):
        if not self.closed:
            self.closed = True
            _processes.close(self._fd)
