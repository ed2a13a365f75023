"""`open`: the scenario's files, and those that the program has written."""

import io

import _os

_written = {}


def _content(name):
    if name in _written:
        return _written[name]
    return _os.file(name)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, str):
        method = getattr(type(file), "__fspath__", None)
        if method is None:
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
        file = method(file)
    letters = set(mode)
    if letters - set("rwaxbt+") or len(letters & set("rwax")) != 1 or len(mode) != len(letters):
        if len(letters & set("rwax")) != 1 and not letters - set("rwaxbt+"):
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    content = _content(file)
    if "r" in letters and content is None:
        raise FileNotFoundError(2, "No such file or directory", file)
    if "x" in letters and content is not None:
        raise FileExistsError(17, "File exists", file)
    if content is None or "w" in letters:
        content = b""
    if "r" not in letters:
        _written[file] = content
    base = _BinaryFile if binary else _TextFile
    return base(file, mode, content)


class _File:
    """What text and binary files share: a name, a mode, and writing back."""

    def _prepare(self, name, mode):
        self.name = name
        self.mode = mode
        self._reads = "r" in mode or "+" in mode
        self._writes = "r" not in mode or "+" in mode
        if "a" in mode:
            self.seek(0, 2)

    def readable(self):
        return self._reads

    def writable(self):
        return self._writes

    def _may_read(self):
        if not self._reads:
            raise io.UnsupportedOperation("not readable")

    def _may_write(self):
        if not self._writes:
            raise io.UnsupportedOperation("not writable")

    def close(self):
        if not self.closed:
            self.flush()
            super().close()


class _TextFile(_File, io.StringIO):
    def __init__(self, name, mode, content):
        super().__init__(content.decode("utf-8"))
        self.encoding = "UTF-8"
        self._prepare(name, mode)

    def read(self, size=-1):
        self._may_read()
        return super().read(size)

    def readline(self, size=-1):
        self._may_read()
        return super().readline(size)

    def write(self, text):
        self._may_write()
        return super().write(text)

    def flush(self):
        if self._writes:
            _written[self.name] = self.getvalue().encode("utf-8")

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='UTF-8'>"


class _BinaryFile(_File, io.BytesIO):
    def __init__(self, name, mode, content):
        super().__init__(content)
        self._prepare(name, mode)

    def read(self, size=-1):
        self._may_read()
        return super().read(size)

    def write(self, data):
        self._may_write()
        return super().write(data)

    def flush(self):
        if self._writes:
            _written[self.name] = self.getvalue()
