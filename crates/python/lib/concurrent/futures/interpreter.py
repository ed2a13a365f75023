"""InterpreterPoolExecutor: a pool of threads, each with an interpreter of its own.

Model: `concurrent.futures.interpreter`, 3.14.
"""

import _interpreters
from concurrent.interpreters import ExecutionFailed

from . import thread

__all__ = ["BrokenInterpreterPool", "InterpreterPoolExecutor"]


class BrokenInterpreterPool(thread.BrokenThreadPool):
    """A worker's interpreter could not be made ready."""


class _Context:
    """A worker's interpreter."""

    def __init__(self, initializer, initargs):
        self._number = _interpreters.create()
        if initializer is not None:
            try:
                self.run(initializer, initargs, {})
            except BaseException:
                self.close()
                raise

    def run(self, function, args, kwargs):
        result, failed, error = _interpreters.call(self._number, function, args, kwargs)
        if failed is None:
            return result
        if error is None:
            raise ExecutionFailed(failed)
        raise error from ExecutionFailed(failed)

    def close(self):
        _interpreters.destroy(self._number)


class InterpreterPoolExecutor(thread.ThreadPoolExecutor):
    """A pool of at most `max_workers` interpreters."""

    BROKEN = BrokenInterpreterPool
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        super().__init__(max_workers, thread_name_prefix or f"{type(self).__name__}-{self._counter()}", initializer,
                         initargs)

    def _make_context(self):
        initializer, initargs = self._initializer, self._initargs
        return lambda: _Context(initializer, initargs)
