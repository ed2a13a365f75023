"""Jobs in a pool of threads or processes, and the futures of their results."""

import sys

from ._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor,
                    CancelledError, Executor, Future, InvalidStateError,
                    TimeoutError, as_completed, wait)
from .thread import ThreadPoolExecutor

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
           "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future",
           "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor")


if sys.version_info < (3, 13):
    __all__ = tuple(name for name in __all__ if name != "InvalidStateError")


def __getattr__(name):
    """Processes are imported by those who use them."""
    if name == "ProcessPoolExecutor":
        from .process import ProcessPoolExecutor
        globals()[name] = ProcessPoolExecutor
        return ProcessPoolExecutor
    if name == "InterpreterPoolExecutor" and sys.version_info >= (3, 14):
        __import__("concurrent.futures.interpreter")    # by this name, so that threads come without it
        return sys.modules["concurrent.futures.interpreter"].InterpreterPoolExecutor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
