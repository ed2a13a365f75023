"""What programs about concurrency ask the operating system: names, numbers, paths.

The computer is simulated: its cores and its environment are the scenario's.
"""

import _os
from _os_processes import *
from . import path

name = "posix"
sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"
environ = _os.environ()
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return "/home/learner"


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
    return _errors.get(code, f"Unknown error {code}")


_errors = {1: "Operation not permitted", 2: "No such file or directory", 11: "Resource temporarily unavailable",
           13: "Permission denied", 17: "File exists", 32: "Broken pipe", 104: "Connection reset by peer",
           110: "Connection timed out", 111: "Connection refused"}
