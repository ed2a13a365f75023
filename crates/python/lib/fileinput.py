"""The lines of several files, one after the other."""

import os
import sys

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin",
           "FileInput"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def close():
    global _state
    state, _state = _state, None
    if state:
        state.close()


def nextfile():
    return _active().nextfile()


def filename():
    return _active().filename()


def lineno():
    return _active().lineno()


def filelineno():
    return _active().filelineno()


def fileno():
    return _active().fileno()


def isfirstline():
    return _active().isfirstline()


def isstdin():
    return _active().isstdin()


class FileInput:
    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        if files is None:
            files = sys.argv[1:]
        elif isinstance(files, (str, os.PathLike)):
            files = (files,)
        self._files = tuple(files) or ("-",)
        if inplace and openhook:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        self._inplace, self._mode, self._openhook = inplace, mode, openhook
        self._encoding, self._errors = encoding, errors
        self._file = self._out = self._filename = None
        self._is_stdin = False
        self._before = self._line = 0

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self):
        while True:
            if self._file is None:
                if not self._files:
                    return "" if "b" not in self._mode else b""
                self._open()
            line = self._file.readline()
            if line:
                self._line += 1
                return line
            self.nextfile()

    def _open(self):
        self._filename, self._files = self._files[0], self._files[1:]
        self._before, self._line = self.lineno(), 0
        self._is_stdin = self._filename == "-"
        if self._is_stdin:
            self._filename, self._file = "<stdin>", sys.stdin
        elif self._openhook:
            self._file = self._openhook(self._filename, self._mode)
        else:
            self._file = open(self._filename, self._mode, encoding=self._encoding, errors=self._errors)
            if self._inplace:
                text, name = self._file.read(), self._filename
                self._file.close()
                import io
                self._file = io.StringIO(text)
                self._out, sys.stdout = sys.stdout, open(name, "w", encoding=self._encoding)

    def nextfile(self):
        file, self._file = self._file, None
        if self._out is not None:
            sys.stdout.close()
            sys.stdout, self._out = self._out, None
        if file is not None and not self._is_stdin:
            file.close()
        self._is_stdin = False

    def close(self):
        self.nextfile()
        self._files = ()

    def filename(self):
        return self._filename

    def lineno(self):
        return self._before + self._line

    def filelineno(self):
        return self._line

    def fileno(self):
        return -1 if self._file is None else self._file.fileno()

    def isfirstline(self):
        return self._line == 1

    def isstdin(self):
        return self._is_stdin


def hook_encoded(encoding, errors=None):
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
