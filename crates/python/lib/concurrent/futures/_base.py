"""Futures between threads, and waiting for several of them.

A future's state is guarded by its condition; who waits for several futures hangs
a waiter object on each of them, which is told of every end.

Invariant: PENDING → RUNNING → FINISHED, or PENDING → CANCELLED →
CANCELLED_AND_NOTIFIED (the pool has seen it). No other way.
"""

import threading
import time
from collections import namedtuple

import _executor
from _asyncio import log_error
from _ordered_set import OrderedSet

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_IS_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_IS_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)

_STATE_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    """What all errors of this package are."""


class CancelledError(Error):
    """The future was cancelled. Not asyncio's class of that name."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """A pool whose workers failed to start."""


TimeoutError = TimeoutError


class Future:
    """The result of a job that another thread does."""

    _pool = _job = None         # numbers, for the trace, if an executor made it

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = f"<{type(self).__name__} at {id(self):#x} state={_STATE_WORDS[self._state]}"
            if self._state == FINISHED:
                if self._exception is not None:
                    text += f" raised {type(self._exception).__name__}"
                else:
                    text += f" returned {type(self._result).__name__}"
        return text + ">"

    def cancel(self):
        """True if the job will not run."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _IS_CANCELLED:
                return True
            self._state = CANCELLED
            if self._job is not None:
                _executor.cancelled(self._pool, self._job)
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in _IS_CANCELLED

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return _executor.polled("Future.done", self._state == FINISHED or self._state in _IS_CANCELLED)

    def add_done_callback(self, fn):
        """`fn(future)` at the end, in the thread that ends it; at once if it has ended."""
        with self._condition:
            if self._state != FINISHED and self._state not in _IS_CANCELLED:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception as exc:
            log_error(f"exception calling callback for {self!r}", exc)

    def _invoke_callbacks(self):
        for fn in self._done_callbacks:
            try:
                fn(self)
            except Exception as exc:
                log_error(f"exception calling callback for {self!r}", exc)

    def result(self, timeout=None):
        """Waits `timeout` seconds at most (None: for ever) for value or exception."""
        try:
            with self._condition:
                if not self._over():
                    self._tell_awaited()
                    self._condition.wait(timeout)
                    if not self._over():
                        raise TimeoutError()
                return self.__get_result()
        finally:
            self = None             # no cycle with a traceback

    def exception(self, timeout=None):
        """Like `result`, but gives the exception; None if there is none."""
        with self._condition:
            if not self._over():
                self._tell_awaited()
                self._condition.wait(timeout)
                if not self._over():
                    raise TimeoutError()
            return self._exception

    def _tell_awaited(self):
        if self._job is not None:
            _executor.awaited(self._pool, self._job)

    def _tell_finished(self, failed, value):
        if self._job is not None and self._state == RUNNING:
            _executor.finished(self._pool, self._job, failed, value)

    def _over(self):
        if self._state in _IS_CANCELLED:
            raise CancelledError()
        return self._state == FINISHED

    def __get_result(self):
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None         # no cycle with a traceback
        return self._result

    # --- for the pool ----------------------------------------------------

    def set_running_or_notify_cancel(self):
        """The job is about to start; False if it must not."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                if self._job is not None:
                    _executor.skipped(self._pool, self._job)
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                if self._job is not None:
                    _executor.started(self._pool, self._job)
                return True
            log_error(f"Future {id(self)} in unexpected state: {self._state}")
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        with self._condition:
            self._check_unfinished()
            self._tell_finished(False, result)
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            self._check_unfinished()
            self._tell_finished(True, exception)
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _check_unfinished(self):
        if self._state == FINISHED or self._state in _IS_CANCELLED:
            raise InvalidStateError(f"{self._state}: {self!r}")

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# --- waiting for several -------------------------------------------------------

class _Waiter:
    """Told of every end; `event` is set when the wait is over."""

    def __init__(self):
        self.event = threading.Event()
        self.finished_futures = []

    def add_result(self, future):
        self.finished_futures.append(future)

    def add_exception(self, future):
        self.finished_futures.append(future)

    def add_cancelled(self, future):
        self.finished_futures.append(future)


class _AsCompletedWaiter(_Waiter):
    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def add_result(self, future):
        with self.lock:
            super().add_result(future)
            self.event.set()

    add_exception = add_cancelled = add_result


class _FirstCompletedWaiter(_Waiter):
    def add_result(self, future):
        super().add_result(future)
        self.event.set()

    add_exception = add_cancelled = add_result


class _AllCompletedWaiter(_Waiter):
    def __init__(self, pending, stop_on_exception):
        self.pending = pending
        self.stop_on_exception = stop_on_exception
        self.lock = threading.Lock()
        super().__init__()

    def _count(self):
        with self.lock:
            self.pending -= 1
            if not self.pending:
                self.event.set()

    def add_result(self, future):
        super().add_result(future)
        self._count()

    def add_exception(self, future):
        super().add_exception(future)
        if self.stop_on_exception:
            self.event.set()
        else:
            self._count()

    def add_cancelled(self, future):
        super().add_cancelled(future)
        self._count()


class _Held:
    """All conditions at once, always in one order, so that two waits cannot deadlock."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *exc_info):
        for future in self.futures:
            future._condition.release()


def _hang(waiter, futures):
    for future in futures:
        future._waiters.append(waiter)
    return waiter


def _unhang(waiter, futures):
    for future in futures:
        with future._condition:
            future._waiters.remove(waiter)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """(done, not_done), two sets in the order of `fs` (policy P2)."""
    fs = OrderedSet(fs)
    with _Held(fs):
        done = OrderedSet(f for f in fs if f._state in _IS_OVER)
        not_done = fs - done
        enough = len(done) == len(fs)
        if done and return_when == FIRST_COMPLETED:
            enough = True
        elif done and return_when == FIRST_EXCEPTION:
            enough = enough or any(f._state == FINISHED and f._exception is not None
                                   for f in done)
        if enough:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            waiter = _FirstCompletedWaiter()
        elif return_when in (FIRST_EXCEPTION, ALL_COMPLETED):
            waiter = _AllCompletedWaiter(len(not_done), return_when == FIRST_EXCEPTION)
        else:
            raise ValueError(f"Invalid return condition: {return_when!r}")
        _hang(waiter, fs)

    waiter.event.wait(timeout)
    _unhang(waiter, fs)
    finished = waiter.finished_futures
    done = OrderedSet(f for f in fs if f in done or f in finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """The futures, those that have ended first, then as they end."""
    deadline = None if timeout is None else time.monotonic() + timeout
    fs = OrderedSet(fs)
    total = len(fs)
    with _Held(fs):
        finished = [f for f in fs if f._state in _IS_OVER]
        pending = fs - OrderedSet(finished)
        waiter = _hang(_AsCompletedWaiter(), fs)
    try:
        for future in finished:
            yield future
        while pending:
            left = None
            if deadline is not None:
                left = deadline - time.monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(left)
            with waiter.lock:
                finished, waiter.finished_futures = waiter.finished_futures, []
                waiter.event.clear()
            for future in finished:
                pending.remove(future)
                yield future
    finally:
        _unhang(waiter, fs)


# --- executors -----------------------------------------------------------------

class Executor:
    """Somebody who does jobs; `with` waits for them all."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def shutdown(self, wait=True, *, cancel_futures=False):
        raise NotImplementedError()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Results in the order of the arguments; every job is submitted now.

        With `buffersize` at most that many are ahead of what was taken.
        """
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError("buffersize must be an integer or None")
            if buffersize < 1:
                raise ValueError("buffersize must be None or > 0")
        deadline = None if timeout is None else time.monotonic() + timeout
        arguments = zip(*iterables)
        ahead = []
        for args in arguments:
            ahead.append(self.submit(fn, *args))
            if buffersize is not None and len(ahead) >= buffersize:
                break
        refill = None
        if buffersize is not None:
            def refill():
                for args in arguments:
                    ahead.append(self.submit(fn, *args))
                    break

        def result_iterator():
            try:
                while ahead:
                    if refill is not None:
                        refill()
                    future = ahead.pop(0)
                    if deadline is None:
                        yield _result_or_cancel(future)
                    else:
                        yield _result_or_cancel(future, deadline - time.monotonic())
            finally:
                for future in ahead:
                    future.cancel()
        return result_iterator()


def _result_or_cancel(fut, timeout=None):
    try:
        try:
            return fut.result(timeout)
        finally:
            fut.cancel()
    finally:
        del fut                     # no cycle with a traceback
