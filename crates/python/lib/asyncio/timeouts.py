"""`async with timeout(...)`: a cancellation that comes back as TimeoutError.

A Timeout owns one timer. When it fires it cancels the task that entered the
block; on the way out that cancellation is taken back, and only if nobody else
asked for one does the block end in TimeoutError.
"""

from _asyncio import PYTHON_VERSION, current_task

from . import events, exceptions

__all__ = ("Timeout", "timeout", "timeout_at")

# States; their names stand in the repr.
_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = (
    "created", "active", "expiring", "expired", "finished")


class Timeout:
    """Cancels its block at `when` (loop time in seconds; None: never)."""

    def __init__(self, when):
        self._state = _CREATED
        self._when = when
        self._timer = None
        self._task = None
        self._cancelling_before = 0

    def when(self):
        return self._when

    def reschedule(self, when):
        """Moves the deadline; past ones fire in the next turn."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timer = loop.call_soon(self._on_timeout)
        else:
            self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state is _EXPIRING or self._state is _EXPIRED

    def __repr__(self):
        text = f"<Timeout [{self._state}]"
        if self._state is _ENTERED:
            when = None if self._when is None else round(self._when, 3)
            text += f" when={when}"
        return text + ">"

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._cancelling_before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is _ENTERED:
            self._state = _EXITED
        elif self._state is _EXPIRING:
            self._state = _EXPIRED
            others = self._task.uncancel() > self._cancelling_before
            if not others and exc_type is not None:
                if issubclass(exc_type, exceptions.CancelledError):
                    raise TimeoutError from exc_val
                if PYTHON_VERSION >= (3, 13):
                    _tell_of_timeout(exc_val)
                    if isinstance(exc_val, ExceptionGroup):
                        for inner in exc_val.exceptions:
                            _tell_of_timeout(inner)
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._timer = None          # breaks the cycle with the handle


def _tell_of_timeout(exc):
    """Puts a TimeoutError before the CancelledError in what led to `exc`."""
    while exc.__context__ is not None:
        cause = exc.__context__
        if isinstance(cause, exceptions.CancelledError):
            late = TimeoutError()
            late.__cause__ = cause
            late.__context__ = cause
            exc.__context__ = late
            return
        exc = cause


def timeout(delay):
    """A block that may take `delay` seconds; None: no limit."""
    if delay is None:
        return Timeout(None)
    return Timeout(events.get_running_loop().time() + delay)


def timeout_at(when):
    """A block that must end at loop time `when`."""
    return Timeout(when)
