"""TaskGroup: a block that ends when all its tasks have ended.

The first child that fails cancels the other children and the parent, if that is
still in the block. The parent's cancellation is taken back at the end of the
block; what was raised comes out together, as one exception group (R82-R86).
"""

from _asyncio import (PYTHON_VERSION, future_add_to_awaited_by,
                      future_discard_from_awaited_by)

from _prelude_natives import _any_order

from . import events, exceptions, tasks

__all__ = ("TaskGroup",)


def _is_base_error(exc):
    return isinstance(exc, (SystemExit, KeyboardInterrupt))


class TaskGroup:
    """`async with TaskGroup() as tg: tg.create_task(...)`."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}                # an ordered set (P2)
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        parts = []
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting:
            parts.append("cancelling")
        elif self._entered:
            parts.append("entered")
        state = "".join(" " + part for part in parts)
        return f"<TaskGroup{state}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(
                f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._aexit(et, exc)
        finally:
            # Cycles through tracebacks would delay what is said at collection.
            self._parent_task = None
            self._errors = None
            self._base_error = None
            exc = None

    async def _aexit(self, et, exc):
        self._exiting = True
        if _is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancelled = et is not None and issubclass(et, exceptions.CancelledError)
        propagate = exc if cancelled else None
        if PYTHON_VERSION < (3, 13) and self._uncancel_parent():
            propagate = None
        if et is not None and not self._aborting:
            self._abort()

        while self._tasks:              # a loop: children may add children
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as cancellation:
                if not self._aborting:
                    # Cancelled from outside while the block was leaving.
                    propagate = cancellation
                    self._abort()
            self._on_completed_fut = None

        if self._base_error is not None:
            raise self._base_error
        if PYTHON_VERSION >= (3, 13) and self._uncancel_parent():
            propagate = None
        try:
            if propagate is not None and not self._errors:
                raise propagate
        finally:
            propagate = None

        if et is not None and not cancelled:
            self._errors.append(exc)
        if self._errors:
            if PYTHON_VERSION >= (3, 13) and self._parent_task.cancelling():
                # Asked for from outside: shall be seen at the next await.
                self._parent_task.uncancel()
                self._parent_task.cancel()
            try:
                raise BaseExceptionGroup(
                    "unhandled errors in a TaskGroup",
                    self._errors,
                ) from None
            finally:
                exc = None

    def _uncancel_parent(self):
        """Takes our own cancellation back; True if nobody else asked for one."""
        return self._parent_cancel_requested and self._parent_task.uncancel() == 0

    def create_task(self, coro, **kwargs):
        """Starts a child, as the loop's create_task does."""
        problem = None
        if not self._entered:
            problem = "has not been entered"
        elif self._exiting and not self._tasks:
            problem = "is finished"
        elif self._aborting:
            problem = "is shutting down"
        if problem is not None:
            if PYTHON_VERSION >= (3, 13):
                coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {problem}")
        if PYTHON_VERSION < (3, 13):
            task = tasks._create_named(self._loop, coro, **kwargs)
        else:
            task = self._loop.create_task(coro, **kwargs)
        future_add_to_awaited_by(task, self._parent_task)
        self._tasks[task] = None
        # Also for an eager task that is done: it counts one turn later.
        task.add_done_callback(self._on_task_done)
        try:
            return task
        finally:
            del task                        # no cycle through a traceback

    def _abort(self):
        self._aborting = True
        for task in _any_order(list(self._tasks)):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        future_discard_from_awaited_by(task, self._parent_task)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if _is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent "
                           f"task {self._parent_task} is already completed",
                "exception": exc,
                "task": task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
