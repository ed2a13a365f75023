"""What programs about concurrency ask the operating system: names, numbers, paths.

The computer is simulated: its cores and its environment are the scenario's.
"""

import _os
import abc
from collections.abc import Mapping, MutableMapping
from . import path
from ._folders import (DirEntry, F_OK, O_APPEND, O_CREAT, O_EXCL, O_NONBLOCK, O_RDONLY, O_RDWR,
                       O_TRUNC, O_WRONLY, R_OK, SEEK_CUR, SEEK_END, SEEK_SET, W_OK, X_OK, access,
                       chdir, chmod, close, dup, fdopen, fstat, fsync, ftruncate, get_blocking,
                       get_terminal_size, getcwd, getcwdb, isatty, listdir, lseek, lstat, makedirs,
                       mkdir, open, pipe, read, remove, removedirs, rename, renames, replace, rmdir,
                       scandir, set_blocking, stat, stat_result, terminal_size, truncate, unlink,
                       urandom, utime, walk, write)
from _os_processes import *

name = "posix"
sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"


class _Environ(MutableMapping):
    """The environment, as a mapping of str to str."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return "environ({" + ", ".join([f"{key!r}: {value!r}" for key, value in self._data.items()]) + "})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return {**self, **other} if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, Mapping) else NotImplemented


environ = _Environ(_os.environ())
for _name, _usual in [("HOME", "/home/learner"), ("PATH", "/usr/local/bin:/usr/bin:/bin"), ("USER", "learner")]:
    environ.setdefault(_name, _usual)
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def cpu_count():
    return _os.core_count()


def process_cpu_count():
    return _os.core_count()


def sched_getaffinity(pid):
    return set(range(_os.core_count()))


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def strerror(code):
    import _net
    for number, _, text in _net.error_table():
        if number == code:
            return text
    return f"Unknown error {code}"


class PathLike(abc.ABC):
    """What stands for a path: it has `__fspath__`."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


def fsencode(filename):
    return fspath(filename).encode()


def fsdecode(filename):
    return path._text(filename)


class _Uname(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    return _Uname(("Linux", "interleave", "6.12", "#1 SMP", "x86_64"))


def getlogin():
    return "learner"


def getuid():
    return 1000


geteuid = getgid = getegid = getuid
