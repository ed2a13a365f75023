"""Making tasks and waiting for them. Task itself is native.

Nothing here runs a coroutine: every function makes tasks and futures, ties them
together with done-callbacks, and awaits one future. That is why the costs in
turns are what they are: gather needs one turn for the children, one for their
callbacks, one to wake the waiter.

Policy P2: where CPython iterates over a set of tasks, the order here is the
order of insertion (`OrderedSet`, or the keys of a dict).
"""

import functools
import types

from _asyncio import (PYTHON_VERSION, Task, _enter_task, _leave_task,
                      _register_task, _swap_current_task, _unregister_task,
                      all_tasks, current_task, future_add_to_awaited_by,
                      future_discard_from_awaited_by, note_group)
from _ordered_set import OrderedSet
from _prelude_natives import _any_order

from . import base_tasks, coroutines, events, exceptions, futures, timeouts
from .queues import Queue

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION",
           "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep", "gather",
           "shield", "ensure_future", "run_coroutine_threadsafe", "current_task",
           "all_tasks", "create_eager_task_factory", "eager_task_factory",
           "_register_task", "_unregister_task", "_enter_task", "_leave_task")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def create_task(coro, **kwargs):
    """Queues the first step of `coro` as a task of the running loop."""
    loop = events.get_running_loop()
    if PYTHON_VERSION < (3, 13):
        return _create_named(loop, coro, **kwargs)
    return loop.create_task(coro, **kwargs)


def _create_named(loop, coro, *, name=None, context=None):
    if context is None:
        task = loop.create_task(coro)
    else:
        task = loop.create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


@types.coroutine
def __sleep0():
    yield                   # a bare yield: the next step comes in the next turn


async def sleep(delay, result=None):
    """Comes back after `delay` seconds, at the earliest in the next turn."""
    if delay <= 0:
        await __sleep0()
        return result
    if delay != delay and PYTHON_VERSION >= (3, 13):
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled,
                            future, result)
    try:
        return await future
    finally:
        timer.cancel()


# --- awaitables to futures ---------------------------------------------------

def ensure_future(coro_or_future, *, loop=None):
    """A future for it: itself, or a new task."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError("The future belongs to a different loop than "
                             "the one specified as the loop argument")
        return coro_or_future
    coro = coro_or_future
    made_here = False
    if not coroutines.iscoroutine(coro):
        if not hasattr(type(coro), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable "
                            "is required")
        coro = _wrap_awaitable(coro)
        made_here = True
    if loop is None:
        try:
            loop = events.get_event_loop()
        except RuntimeError:
            if made_here:
                coro.close()
            raise
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if not made_here:
            coro.close()
        raise


_ensure_future = ensure_future


async def _wrap_awaitable(awaitable):
    return await awaitable


# --- gather ------------------------------------------------------------------

class _GatheringFuture(futures.Future):
    """What gather returns: cancelling it cancels the children, and they end it."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        accepted = False
        for child in self._children:
            if child.cancel(msg=msg):
                accepted = True
        if accepted:
            self._cancel_requested = True
        return accepted


def gather(*coros_or_futures, return_exceptions=False):
    """A future for the list of all results, in the order of the arguments."""
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer

    loop = None
    if PYTHON_VERSION >= (3, 12):
        loop = events._get_running_loop()
    awaiter = None if loop is None else current_task(loop)
    children = []                   # one per argument, duplicates repeated
    future_of = {}                # argument → its future
    watched = []                    # distinct futures
    done_already = []
    finished = 0
    outer = None

    def _done_callback(fut, awaiter=awaiter):
        nonlocal finished
        finished += 1
        if awaiter is not None:
            future_discard_from_awaited_by(fut, awaiter)
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()     # counts as retrieved (R61)
            return
        if not return_exceptions:
            if fut.cancelled():
                outer.set_exception(fut._make_cancelled_error())
                return
            exc = fut.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished < len(watched):
            return
        results = [_outcome(child) for child in children]
        if outer._cancel_requested:
            outer.set_exception(fut._make_cancelled_error())
        else:
            outer.set_result(results)

    for argument in coros_or_futures:
        if argument in future_of:
            children.append(future_of[argument])
            continue
        fut = ensure_future(argument, loop=loop)
        if loop is None:
            loop = futures._get_loop(fut)
        if fut is not argument:
            fut._log_destroy_pending = False
        future_of[argument] = fut
        children.append(fut)
        watched.append(fut)
        if PYTHON_VERSION >= (3, 12) and fut.done():
            done_already.append(fut)
        else:
            if awaiter is not None:
                future_add_to_awaited_by(fut, awaiter)
            fut.add_done_callback(_done_callback)

    outer = _GatheringFuture(children, loop=loop)
    note_group(outer, children)
    for fut in done_already:
        _done_callback(fut)
    return outer


def _outcome(fut):
    """A child's place in gather's list."""
    if fut.cancelled():
        # Made new: the loop must not keep the original's traceback alive.
        message = "" if fut._cancel_message is None else fut._cancel_message
        return exceptions.CancelledError(message)
    exc = fut.exception()
    return fut.result() if exc is None else exc


# --- wait --------------------------------------------------------------------

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """(done, pending): never raises what the tasks raised, never cancels them."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = OrderedSet(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    return await _wait(fs, timeout, return_when, loop)


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)
    awaiter = current_task(loop)

    def _on_completion(f):
        nonlocal left
        left -= 1
        stop = left <= 0 or return_when == FIRST_COMPLETED
        if not stop and return_when == FIRST_EXCEPTION:
            stop = not f.cancelled() and f.exception() is not None
        if stop:
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)
        future_discard_from_awaited_by(f, awaiter)

    for f in fs:
        f.add_done_callback(_on_completion)
        future_add_to_awaited_by(f, awaiter)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)

    done, pending = OrderedSet(), OrderedSet()
    for f in fs:
        if f.done():
            done.add(f)
        else:
            pending.add(f)
    return done, pending


# --- wait_for ----------------------------------------------------------------

async def _cancel_and_wait(fut):
    """Cancels `fut` and comes back when it has ended."""
    loop = events.get_running_loop()
    waiter = loop.create_future()
    release = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


if PYTHON_VERSION >= (3, 12):
    async def wait_for(fut, timeout):
        """Awaits `fut` in this very task, for `timeout` seconds at most."""
        if timeout is not None and timeout <= 0:
            fut = ensure_future(fut)
            if fut.done():
                return fut.result()
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except exceptions.CancelledError as exc:
                raise TimeoutError from exc
        async with timeouts.timeout(timeout):
            return await fut
else:
    async def wait_for(fut, timeout):
        """Makes a task of `fut` and waits `timeout` seconds for it at most."""
        loop = events.get_running_loop()
        if timeout is None:
            return await fut
        if timeout <= 0:
            fut = ensure_future(fut)
            if fut.done():
                return fut.result()
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except exceptions.CancelledError as exc:
                raise TimeoutError from exc
        waiter = loop.create_future()
        timer = loop.call_later(timeout, _release_waiter, waiter)
        release = functools.partial(_release_waiter, waiter)
        fut = ensure_future(fut, loop=loop)
        fut.add_done_callback(release)
        try:
            try:
                await waiter
            except exceptions.CancelledError:
                if fut.done():
                    return fut.result()
                fut.remove_done_callback(release)
                # The caller goes on only when the inner clean-up has run.
                await _cancel_and_wait(fut)
                raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except exceptions.CancelledError as exc:
                raise exceptions.TimeoutError() from exc
        finally:
            timer.cancel()


# --- as_completed ------------------------------------------------------------

class _AsCompletedIterator:
    """Futures in the order in which they finish.

    `for` gives coroutines, each of them the next result; `async for` (3.13+)
    gives the finished futures themselves.
    """

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._timer = None
        loop = events.get_event_loop()
        self._todo = {ensure_future(aw, loop=loop): None
                      for aw in _any_order(list(dict.fromkeys(aws)))}
        self._left = len(self._todo)
        for fut in self._todo:
            fut.add_done_callback(self._handle_completion)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()

    def _handle_timeout(self):
        for fut in self._todo:
            fut.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)         # one TimeoutError for each
        self._todo.clear()

    def _handle_completion(self, fut):
        if not self._todo:
            return                              # the time was up before
        del self._todo[fut]
        self._done.put_nowait(fut)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        fut = await self._done.get()
        if fut is None:
            raise exceptions.TimeoutError
        return fut.result() if resolve else fut


def _as_completed_lazily(fs, timeout):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    yield from _AsCompletedIterator(fs, timeout)


def as_completed(fs, *, timeout=None):
    """Iterate over it to wait for one after the other, first finished first."""
    if PYTHON_VERSION < (3, 13):
        return _as_completed_lazily(fs, timeout)
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError("expects an iterable of awaitables, "
                        f"not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# --- shield ------------------------------------------------------------------

def shield(arg):
    """A future for `arg` whose cancellation does not reach `arg`.

    The done-callbacks are those of the recorded 3.14.10; 3.14.2 queues two more
    (`_clear_awaited_by_callback`, `_log_on_exception`) in the inner future.
    """
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()
    awaiter = current_task(loop) if events._get_running_loop() is loop else None
    if awaiter is not None:
        future_add_to_awaited_by(inner, awaiter)

    def _inner_done_callback(inner):
        if awaiter is not None:
            future_discard_from_awaited_by(inner, awaiter)
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()               # counts as retrieved
            return
        if inner.cancelled():
            outer.cancel()
            return
        exc = inner.exception()
        if exc is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(exc)

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)
            if awaiter is not None:
                future_discard_from_awaited_by(inner, awaiter)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# --- other threads, eager tasks ----------------------------------------------

def run_coroutine_threadsafe(coro, loop):
    """Runs `coro` in a loop of another thread; a pool's future for its result."""
    if not coroutines.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future as PoolFuture
    future = PoolFuture()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run at once, up to their first suspension."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start,
                                       **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)

if PYTHON_VERSION < (3, 12):        # they came with 3.12
    del eager_task_factory, create_eager_task_factory
    __all__ = tuple(name for name in __all__ if "eager" not in name)
