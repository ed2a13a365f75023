"""Files of gzip's format: whole, or read and written like others."""

import builtins
import io
import os
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]


class BadGzipFile(OSError):
    """No gzip file, or a broken one."""


def compress(data, compresslevel=9, *, mtime=0):
    text = zlib.compress(data, compresslevel, 31)
    when = time.time() if mtime is None else mtime
    return text[:4] + int(when).to_bytes(4, "little") + text[8:9] + b"\xff" + text[10:]


def decompress(data):
    pieces = []
    while data := data.lstrip(b"\0"):
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
        try:
            piece, end = zlib._inflated(data, 31)
        except zlib.error as problem:
            if "Error -5" in str(problem):
                raise EOFError("Compressed file ended before the end-of-stream marker was reached") from None
            if "data check" in str(problem):
                raise BadGzipFile("CRC check failed") from None
            raise
        pieces.append(piece)
        data = data[end:]
    return b"".join(pieces)


class GzipFile(io.BytesIO):
    """A file in memory that is written as a whole when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        self.mode = (mode or getattr(fileobj, "mode", "rb")).rstrip("b") + "b"
        if self.mode[0] not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self._own = None
        if fileobj is None:
            self._own = fileobj = builtins.open(filename, self.mode)
        self.fileobj = fileobj
        self.name = os.fspath(filename) if filename is not None else getattr(fileobj, "name", "")
        self._level, self._mtime = compresslevel, mtime
        super().__init__(decompress(fileobj.read()) if self.mode[0] == "r" else b"")

    def readable(self):
        return self.mode[0] == "r"

    def writable(self):
        return not self.readable()

    def read(self, size=-1):
        if not self.readable():
            raise OSError(9, "read() on write-only GzipFile object")
        return super().read(size)

    def write(self, data):
        if self.readable():
            raise OSError(9, "write() on read-only GzipFile object")
        return super().write(data)

    def _packed(self):
        text = zlib.compress(self.getvalue(), self._level, 31)
        name = os.path.basename(self.name).removesuffix(".gz").encode("latin-1", "ignore")
        when = time.time() if self._mtime is None else self._mtime
        label = name + b"\0" if name else b""
        return (text[:3] + (b"\x08" if name else b"\0") + int(when).to_bytes(4, "little") + text[8:9]
                + b"\xff" + label + text[10:])

    def close(self):
        if self.closed:
            return
        try:
            if self.writable():
                self.fileobj.write(self._packed())
        finally:
            if self._own is not None:
                self._own.close()
            super().close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """A gzip file as bytes, or with "t" in its mode as text."""
    is_text = "t" in mode
    if is_text and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    plain = mode.replace("t", "")
    is_path = isinstance(filename, (str, bytes, os.PathLike))
    file = GzipFile(filename if is_path else None, plain, compresslevel, None if is_path else filename)
    return io.TextIOWrapper(file, encoding, errors, newline) if is_text else file
