"""Files: what all of them can do, and text and bytes in memory that are used like files.

The files of the simulated computer stand on this in `_files`.
"""

import sys
from _types import write as write_text

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072 if sys.version_info >= (3, 14) else 8192


class UnsupportedOperation(OSError, ValueError):
    """The file cannot do this."""


UnsupportedOperation.__module__ = "io"


class IOBase:
    """What all files can do."""

    closed = False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    _closed_words = "I/O operation on closed file."

    def _check(self):
        if self.closed:
            raise ValueError(self._closed_words)

    def _unsupported(self, name):
        raise UnsupportedOperation(f"{name}")

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        self._unsupported("fileno")

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def readline(self, size=-1):
        self._unsupported("readline")

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def write(self, data):
        self._unsupported("write")

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """A file whose content is one str or bytes: `_parts` is joined when somebody looks."""

    _empty = ""

    def _start(self, initial):
        self._parts = [initial] if initial else []
        self._size = len(initial)
        self._at = 0

    def _content(self):
        if len(self._parts) != 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0]

    def getvalue(self):
        """Everything that was written."""
        self._check()
        return self._content()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def tell(self):
        self._check()
        return self._at

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def read(self, size=-1, /):
        """Up to `size` characters from here; everything without a size."""
        self._check()
        content = self._content()
        end = self._size if size is None or size < 0 else min(self._at + size, self._size)
        found = content[self._at:end]
        self._at = max(end, self._at)
        return found

    def readline(self, size=-1, /):
        self._check()
        content = self._content()
        place = content.find(self._newline, self._at)
        end = self._size if place < 0 else place + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = content[self._at:end]
        self._at = max(end, self._at)
        return line

    def _write(self, data):
        if self._at == self._size:
            self._parts.append(data)
        else:
            content = self._content()
            gap = self._zero * (self._at - self._size)
            self._parts = [content[:self._at] + gap + data + content[self._at + len(data):]]
        self._at += len(data)
        self._size = max(self._size, self._at)
        return len(data)

    def truncate(self, size=None, /):
        """Cut the content to `size`; where we are does not change."""
        self._check()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f"negative size value {size}")
        if size < self._size:
            self._parts = [self._content()[:size]]
            self._size = size
        return size


class StringIO(_Memory, TextIOBase):
    """A text file in memory."""

    _newline = "\n"
    _zero = "\0"
    _closed_words = "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        text = initial_value or ""
        if newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._start(text)

    # The usual case, behind everything else, is native.
    write = write_text

    def _write_any(self, s, /):
        if self.closed:
            self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._write(s) if s else 0

    _write_any.__qualname__ = "StringIO.write"

    def __next__(self):
        parts = self._parts
        if self.closed or len(parts) != 1 or type(self).readline is not StringIO.readline:
            return super().__next__()
        content, at = parts[0], self._at
        if at >= self._size:
            raise StopIteration
        place = content.find("\n", at)
        self._at = end = self._size if place < 0 else place + 1
        return content[at:end]

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._at = offset
        elif offset != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._at = self._size
        elif whence != 1:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    """A file of bytes in memory."""

    _empty = b""
    _newline = b"\n"
    _zero = b"\0"

    def __init__(self, initial_bytes=b""):
        self._start(bytes(initial_bytes))

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._write(bytes(b))

    read1 = _Memory.read

    def getbuffer(self):
        return memoryview(self.getvalue())

    def seek(self, offset, whence=0, /):
        self._check()
        base = (0, self._at, self._size)[whence]
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        self._at = max(base + offset, 0)
        return self._at


StringIO.__module__ = BytesIO.__module__ = "_io"
