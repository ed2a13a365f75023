"""The event loop around its native core.

`LoopCore` (native) holds the ready deque and the timers and runs the turns. Here
is what a turn does not need: starting and stopping, tasks and their factory, the
default executor, asynchronous generators, and what is said when something fails.

Invariant: `_thread_id` is set exactly while `run_forever` is on the stack.
"""

import sys
from _thread import get_ident

from _asyncio import LoopCore, PYTHON_VERSION, Task

from . import coroutines, events, exceptions, futures, tasks, timeouts
from .log import logger

__all__ = ("BaseEventLoop",)

_DEBUG_STACK_DEPTH = 10


def _run_until_complete_cb(fut):
    if not fut.cancelled():
        if isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
            return                  # it leaves the loop by itself
    futures._get_loop(fut).stop()


class BaseEventLoop(LoopCore, events.AbstractEventLoop):
    """One thread's scheduler of callbacks."""

    def __init__(self):
        super().__init__()
        if type(self).time is not LoopCore.time:
            raise NotImplementedError("an event loop whose time() is the program's own is not available here")
        self._task_factory = None
        self._exception_handler = None
        self._default_executor = None
        self._executor_shutdown_called = False
        self._asyncgens = {}        # id → weak reference, in order of first use
        self._asyncgens_shutdown_called = False
        self._hooks_before = None
        self._coroutine_origin_tracking_enabled = False
        self._origin_depth_before = None
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    # --- running ---------------------------------------------------------

    def run_forever(self):
        """Turn after turn until `stop` is called."""
        self._check_closed()
        self._check_running()
        self._run_forever_setup()
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._run_forever_cleanup()

    def _run_forever_setup(self):
        if self._debug:
            self._set_coroutine_origin_tracking(True)
        self._thread_id = get_ident()
        self._hooks_before = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                               finalizer=self._asyncgen_finalizer_hook)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):
        self._stopping = False
        self._thread_id = None
        if self._coroutine_origin_tracking_enabled:
            self._set_coroutine_origin_tracking(False)
        events._set_running_loop(None)
        sys.set_asyncgen_hooks(*self._hooks_before)
        self._hooks_before = None

    def run_until_complete(self, future):
        """Runs until the future (or a task for the awaitable) is done; its result."""
        self._check_closed()
        self._check_running()
        own_task = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if own_task:
            # Its end is reported below, so it need not be said at collection.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if own_task and future.done() and not future.cancelled():
                future.exception()  # marked as read: the caller gets this error
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Ends `run_forever` after the current turn."""
        self._stopping = True

    def close(self):
        """Drops everything queued; the loop cannot be used again."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        if self._debug:
            logger.debug("Close %r", self)
        self._closed = True
        self._clear()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError(
                "Cannot run the event loop while another loop is running")

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_coroutine_origin_tracking, enabled)

    def _set_coroutine_origin_tracking(self, enabled):
        enabled = bool(enabled)
        if enabled == self._coroutine_origin_tracking_enabled:
            return
        if enabled:
            self._origin_depth_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(_DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._origin_depth_before)
        self._coroutine_origin_tracking_enabled = enabled

    # --- tasks -----------------------------------------------------------

    def create_task(self, coro, **kwargs):
        """A task for `coro`, made by the task factory if there is one."""
        self._check_closed()
        if self._task_factory is None:
            task = Task(coro, loop=self, **kwargs)
            if task._source_traceback:
                del task._source_traceback[-1]  # this very line
        elif PYTHON_VERSION >= (3, 13):
            return self._task_factory(self, coro, **kwargs)
        else:
            task = self._make_named(coro, **kwargs)
        try:
            return task
        finally:
            del task                # no cycle through a traceback

    def _make_named(self, coro, *, name=None, context=None):
        """Up to 3.12 a factory is not told the name."""
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # --- asynchronous generators -----------------------------------------

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f"asynchronous generator {agen!r} was scheduled after "
                          "loop.shutdown_asyncgens() call",
                          ResourceWarning, source=self)
        import weakref
        self._asyncgens[id(agen)] = weakref.ref(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Closes every asynchronous generator that was begun and not ended."""
        self._asyncgens_shutdown_called = True
        alive = [agen for agen in (ref() for ref in self._asyncgens.values())
                 if agen is not None]
        self._asyncgens.clear()
        if not alive:
            return
        results = await tasks.gather(*[agen.aclose() for agen in alive],
                                     return_exceptions=True)
        for result, agen in zip(results, alive):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": "an error occurred during closing of "
                               f"asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    # --- threads ---------------------------------------------------------

    def run_in_executor(self, executor, func, *args):
        """Submits `func` now; an asyncio future for its result (R88)."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            executor = self._default_executor
            self._check_default_executor()
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        job = executor.submit(func, *args)
        future = futures.wrap_future(job, loop=self)
        number = getattr(job, "_job", None)
        if number is not None:
            from _executor import bridged
            bridged(number, future)
        return future

    def _check_callback(self, callback, method):
        if (coroutines.iscoroutine(callback)
                or coroutines._iscoroutinefunction(callback)):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), "
                            f"got {callback!r}")

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Waits in a helper thread until the pool's running jobs have ended (R22)."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        import threading
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            async with timeouts.timeout(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn("The executor did not finishing joining its threads "
                          f"within {timeout} seconds.",
                          RuntimeWarning, stacklevel=2)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(futures._set_result_unless_cancelled,
                                          future, None)
        except Exception as exc:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, exc)

    # --- errors nobody caught --------------------------------------------

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """`handler(loop, context)`; None brings the default one back."""
        if handler is not None and not callable(handler):
            raise TypeError("A callable object or None is expected, "
                            f"got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Says it on standard error: message, what is known, traceback (R66-R70)."""
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key == "message" or key == "exception":
                continue
            value = context[key]
            if key == "source_traceback" or key == "handle_traceback":
                import traceback
                made = "Object" if key == "source_traceback" else "Handle"
                stack = "".join(traceback.format_list(value)).rstrip()
                value = f"{made} created at (most recent call last):\n{stack}"
            else:
                value = repr(value)
            lines.append(f"{key}: {value}")
        logger.error("\n".join(lines), exc_info=context.get("exception"))

    def call_exception_handler(self, context):
        """Tells the handler in force; an error in it is only reported."""
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error("Exception in default exception handler", exc_info=True)
            return
        try:
            own = _context_of(context)
            if own is None:
                self._exception_handler(self, context)
            else:
                own.run(self._exception_handler, self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._report_handler_error(context, exc)

    def _report_handler_error(self, context, exc):
        try:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler",
                "exception": exc,
                "context": context,
            })
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error("Exception in default exception handler while handling an "
                         "unexpected error in custom exception handler",
                         exc_info=True)


def _context_of(context):
    """The contextvars context of what failed: a handler runs in it since 3.12."""
    thing = context.get("task") or context.get("future") or context.get("handle")
    if PYTHON_VERSION < (3, 12) or not hasattr(thing, "get_context"):
        return None
    own = thing.get_context()
    return own if hasattr(own, "run") else None
