"""Jobs in a pool of threads, and the futures of their results.

Simplified: no ProcessPoolExecutor and no InterpreterPoolExecutor.
"""

from ._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor,
                    CancelledError, Executor, Future, InvalidStateError,
                    TimeoutError, as_completed, wait)
from .thread import ThreadPoolExecutor

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
           "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future",
           "Executor", "wait", "as_completed", "ThreadPoolExecutor")
