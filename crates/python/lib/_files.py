"""`open`, and the layers of a file: raw calls, a buffer of bytes, and text.

Model: `Modules/_io` of CPython 3.14. A raw file makes one call of the operating
system for each read and write; the buffered layers make few of them, of
`DEFAULT_BUFFER_SIZE`, so that a program that reads line by line holds one buffer
and not the whole file; text is decoded a piece at a time.
Invariant: a buffered file has either bytes that were read ahead or bytes that are
not written yet, never both.
"""

import _disk
import _net

from _io import (BufferedIOBase, DEFAULT_BUFFER_SIZE, RawIOBase, TextIOBase, UnsupportedOperation)

# How many bytes text is decoded from at a time.
_CHUNK = 8192


def _path_of(file):
    """The path as a str, of whatever stands for one."""
    if isinstance(file, str):
        return file
    if isinstance(file, bytes):
        return file.decode()
    method = getattr(type(file), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    return _path_of(method(file))


class FileIO(RawIOBase):
    """An open file without any buffer."""

    closefd = True

    def __init__(self, file, mode="r", closefd=True, opener=None):
        letters = set(mode) - {"b"}
        if letters - set("rwax+") or len(letters & set("rwax")) != 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        self._reads = bool(letters & {"r", "+"})
        self._writes = "r" not in letters or "+" in letters
        self.name = file
        self.closefd = closefd
        if "x" in letters:
            base = "xb"
        elif "a" in letters:
            base = "ab"
        elif "+" in letters:
            base = "rb"
        else:
            base = "wb" if "w" in letters else "rb"
        self.mode = base + ("+" if "+" in letters else "")
        if isinstance(file, int):
            self._fd = file
        elif opener is not None:
            self._fd = opener(file, 0)
        else:
            if "\0" in _path_of(file):
                raise ValueError("embedded null byte")
            self._fd = _disk.open(_path_of(file), self._reads, self._writes, "a" in letters,
                                  "r" not in letters, "x" in letters, "w" in letters, mode)
        if "a" in letters:
            _disk.seek(self._fd, 0, 2)

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def __del__(self):
        self.close()

    def fileno(self):
        self._check()
        return self._fd

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def read(self, size=-1, /):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        return _disk.read(self._fd, -1 if size is None else size)

    def readall(self):
        return self.read()

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        line = b""
        while size < 0 or len(line) < size:
            letter = self.read(1)
            line += letter
            if not letter or letter == b"\n":
                break
        return line

    def write(self, data, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        return _disk.write(self._fd, data)

    def seek(self, offset, whence=0, /):
        self._check()
        return _disk.seek(self._fd, offset, whence)

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._check()
        return _disk.truncate(self._fd, self.tell() if size is None else size)

    def close(self):
        if not self.closed:
            self.closed = True
            if self.closefd and hasattr(self, "_fd"):
                _net.close(self._fd)


class _Buffered(BufferedIOBase):
    """Bytes that were read ahead (`_ahead`, from `_at`), or that wait to be written (`_pending`)."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw
        self._size = buffer_size
        self._ahead = b""
        self._at = 0
        self._pending = []
        self._pending_size = 0

    def __repr__(self):
        name = getattr(self.raw, "name", None)
        kind = type(self).__name__
        return f"<_io.{kind}>" if name is None else f"<_io.{kind} name={name!r}>"

    def __del__(self):
        if hasattr(self, "raw"):
            self.close()

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def _check(self, words="I/O operation on closed file"):
        if self.closed:
            raise ValueError(words)

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True
                self.raw.close()

    # --- reading ----------------------------------------------------------

    def _may_read(self, act="read"):
        if self.closed:
            raise ValueError(f"{act} of closed file")
        if not self.raw.readable():
            raise UnsupportedOperation("read")
        if self._pending:
            self.flush()

    def _more(self, size=None):
        """Reads one buffer more behind what is left; False at the end."""
        data = self.raw.read(max(size or 0, self._size))
        if not data:
            return data
        self._ahead = self._ahead[self._at:] + data
        self._at = 0
        return True

    def read(self, size=-1, /):
        self._may_read()
        if size is None or size < 0:
            parts = [self._ahead[self._at:]]
            self._ahead, self._at = b"", 0
            while data := self.raw.read(-1):
                parts.append(data)
            return b"".join(parts)
        found = None
        while len(self._ahead) - self._at < size:
            found = self._more(size - len(self._ahead) + self._at)
            if not found:
                break
        if found is None and self._at == len(self._ahead) and size:
            return None
        return self._take(size)

    def _take(self, size):
        data = self._ahead[self._at:self._at + size]
        self._at += len(data)
        if self._at == len(self._ahead):
            self._ahead, self._at = b"", 0
        return data

    def read1(self, size=-1, /):
        self._may_read()
        if size < 0:
            size = self._size
        if size and self._at == len(self._ahead):
            self._more()
        return self._take(size)

    def peek(self, size=0, /):
        self._may_read("peek")
        if self._at == len(self._ahead):
            self._more()
        return self._ahead[self._at:]

    def readinto(self, buffer, /):
        self._may_read("readinto")
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._may_read("readline")
        begin = self._at
        while True:
            end = self._ahead.find(b"\n", begin)
            if end >= 0:
                end += 1 - self._at
                break
            begin = len(self._ahead) - self._at
            if not self._more():
                end = len(self._ahead) - self._at
                break
        if size is not None and 0 <= size < end:
            end = size
        return self._take(end)

    # --- writing ----------------------------------------------------------

    def write(self, data, /):
        self._check_write()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not self.raw.writable():
            raise UnsupportedOperation("write")
        self._drop_ahead()
        data = bytes(data)
        self._pending.append(data)
        self._pending_size += len(data)
        if self._pending_size > self._size:
            self._write_out()
        return len(data)

    def _check_write(self):
        if self.closed:
            raise ValueError("write to closed file")

    def _drop_ahead(self):
        """The raw file's place is where the reader is."""
        left = len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        if left:
            self.raw.seek(-left, 1)

    def _write_out(self):
        data = b"".join(self._pending)
        self._pending, self._pending_size = [], 0
        while data:
            count = self.raw.write(data)
            data = data[count:]

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        if self._pending:
            self._write_out()

    # --- place ------------------------------------------------------------

    def seek(self, offset, whence=0, /):
        self._check("seek of closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        self.flush()
        if whence == 1:
            offset -= len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - (len(self._ahead) - self._at) + self._pending_size

    def truncate(self, size=None, /):
        self._check("truncate of closed file")
        self.flush()
        place = self.tell()
        self._drop_ahead()
        return self.raw.truncate(place if size is None else size)


class BufferedReader(_Buffered):
    def write(self, data, /):
        self._check_write()
        raise UnsupportedOperation("write")


class BufferedWriter(_Buffered):
    def _may_read(self, act="read"):
        raise UnsupportedOperation("read")


class BufferedRandom(_Buffered):
    pass


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer as one (`socket.makefile("rwb")`)."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        self.read, self.readline, self.read1 = self.reader.read, self.reader.readline, self.reader.read1
        self.peek, self.readinto = self.reader.peek, self.reader.readinto
        self.write, self.flush = self.writer.write, self.writer.flush

    def readable(self):
        return True

    writable = readable

    def fileno(self):
        return self.reader.fileno()

    def close(self):
        if not self.closed:
            self.closed = True
            self.writer.close()
            self.reader.close()


# --- text -----------------------------------------------------------------


def _whole_utf8(data):
    """How many of the bytes are not the beginning of a character that goes on."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte < 0x80:
            return len(data)
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) if length <= back else len(data) - back
    return len(data)


class TextIOWrapper(TextIOBase):
    """Characters over a buffered file."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if encoding is None or encoding == "locale":
            encoding = "UTF-8"
        elif not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, "
                            f"not {type(encoding).__name__}")
        try:
            "".encode(encoding)
        except LookupError:
            raise LookupError(f"unknown encoding: {encoding}") from None
        self.buffer = buffer
        self.encoding = encoding
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._codec = encoding.lower().replace("_", "-")
        self._is_utf8 = self._codec in ("utf-8", "utf8", "utf-8-sig")
        self._is_single = self._codec in ("ascii", "us-ascii", "latin-1", "iso-8859-1", "cp1252",
                                          "latin1", "iso8859-1")
        self._ends_at = newline or "\n"
        self._undecoded = b""
        self._text = ""
        self._at = 0
        self._telling = True
        self._started = False
        self._seen = set()

    def __repr__(self):
        name = f" name={self.name!r}" if hasattr(self.buffer, "name") else ""
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"

    def __del__(self):
        if hasattr(self, "buffer") and self.buffer is not None:
            self.close()

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def newlines(self):
        seen = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return None if not seen else seen[0] if len(seen) == 1 else tuple(seen)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if errors is not None:
            self.errors = errors

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def flush(self):
        self.buffer.flush()

    def close(self):
        if not self.closed:
            self.buffer.close()

    def __enter__(self):
        self._check()
        return self

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    # --- reading ----------------------------------------------------------

    def _may_read(self):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def _fill(self):
        """Decodes one piece more; False at the end."""
        data = self.buffer.read1(_CHUNK)
        ended = not data
        data = self._undecoded + data
        if ended:
            whole = len(data)
        elif self._is_utf8:
            whole = _whole_utf8(data)
        elif self._is_single:
            whole = len(data)
        else:
            whole = 0               # a code with a state: all of it at once
        text = data[:whole].decode(self._codec if not self._started else self._inner, self.errors)
        self._started = self._started or whole > 0
        self._undecoded = data[whole:]
        if self._newline is None or self._newline == "":
            if text.endswith("\r") and not ended:
                self._undecoded = b"\r" + self._undecoded
                text = text[:-1]
            if "\r" in text:
                text = self._translated(text)
            elif "\n" in text:
                self._seen.add("\n")
        if text:
            self._text = self._text[self._at:] + text
            self._at = 0
        return not ended

    @property
    def _inner(self):
        return "utf-8" if self._codec == "utf-8-sig" else self._codec

    def _translated(self, text):
        pairs = text.count("\r\n")
        if pairs:
            self._seen.add("\r\n")
        if text.count("\r") > pairs:
            self._seen.add("\r")
        if text.count("\n") > pairs:
            self._seen.add("\n")
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._may_read()
        if size is None or size < 0:
            data = self._undecoded + self.buffer.read()
            self._undecoded = b""
            text = data.decode(self._inner if self._started else self._codec, self.errors)
            self._started = True
            if self._newline in (None, "") and "\r" in text:
                text = self._translated(text)
            text = self._text[self._at:] + text
            self._text, self._at = "", 0
            return text
        while len(self._text) - self._at < size and self._fill():
            pass
        return self._take(self._at + size)

    def _take(self, end):
        text = self._text[self._at:end]
        self._at += len(text)
        if self._at >= len(self._text):
            self._text, self._at = "", 0
        return text

    def _line_end(self):
        """Behind the first line's end, or -1."""
        if self._newline == "":
            text, at = self._text, self._at
            while at < len(text):
                if text[at] == "\n":
                    return at + 1
                if text[at] == "\r":
                    return at + 2 if text[at + 1:at + 2] == "\n" else at + 1
                at += 1
            return -1
        place = self._text.find(self._ends_at, self._at)
        return place if place < 0 else place + len(self._ends_at)

    def readline(self, size=-1, /):
        self._may_read()
        while True:
            end = self._line_end()
            if end >= 0:
                break
            if not self._fill():
                end = self._line_end()
                if end < 0:
                    end = len(self._text)
                break
        if size is not None and 0 <= size < end - self._at:
            end = self._at + size
        return self._take(end)

    # --- writing ----------------------------------------------------------

    def write(self, text, /):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        written = text
        if self._newline in ("\r", "\r\n"):
            written = text.replace("\n", self._newline)
        self._text, self._at, self._undecoded = "", 0, b""
        self.buffer.write(written.encode(self._codec, self.errors))
        if self.line_buffering and ("\n" in text or "\r" in text) or self.write_through:
            self.flush()
        return len(text)

    # --- place ------------------------------------------------------------

    def tell(self):
        self._check()
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        ahead = self._text[self._at:].encode(self._inner, self.errors)
        return self.buffer.tell() - len(self._undecoded) - len(ahead)

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        self._text, self._at, self._undecoded = "", 0, b""
        self._telling = True
        return self.buffer.seek(cookie, whence)

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)


for _class in (FileIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair, TextIOWrapper):
    _class.__module__ = "_io"


def open(file=None, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if file is None:
        raise TypeError("open() missing required argument 'file' (pos 1)")
    if not isinstance(file, int):
        file = _path_of(file) if not isinstance(file, bytes) else file
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) != 1:
        if len(letters & set("axrw")) > 1:
            raise ValueError("must have exactly one of create/read/write/append mode")
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    if "+" in letters:
        buffer = BufferedRandom(raw, size)
    elif "r" in letters:
        buffer = BufferedReader(raw, size)
    else:
        buffer = BufferedWriter(raw, size)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text
