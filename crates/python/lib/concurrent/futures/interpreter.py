"""InterpreterPoolExecutor: a pool of threads, each with an interpreter of its own.

Model: `concurrent.futures.interpreter`, 3.14.
"""

import _interpreters
from concurrent.interpreters import ExecutionFailed

from . import thread

__all__ = ["BrokenInterpreterPool", "InterpreterPoolExecutor"]


class BrokenInterpreterPool(thread.BrokenThreadPool):
    """A worker's interpreter could not be made ready."""


class WorkerContext(thread.WorkerContext):
    """A worker's interpreter."""

    _number = None

    def initialize(self):
        self._number = _interpreters.create()
        if self.initializer is not None:
            try:
                self.run((self.initializer, self.initargs, {}))
            except BaseException:
                self.finalize()
                raise

    def finalize(self):
        number, self._number = self._number, None
        if number is not None:
            _interpreters.destroy(number)

    def run(self, task):
        result, failed, error = _interpreters.call(self._number, *task)
        if failed is None:
            return result
        if error is None:
            raise ExecutionFailed(failed)
        raise error from ExecutionFailed(failed)


class InterpreterPoolExecutor(thread.ThreadPoolExecutor):
    """A pool of at most `max_workers` interpreters."""

    BROKEN = BrokenInterpreterPool
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        super().__init__(max_workers, thread_name_prefix or f"{type(self).__name__}-{self._counter()}", initializer,
                         initargs)

    def _make_context(self):
        return WorkerContext(self._initializer, self._initargs)
