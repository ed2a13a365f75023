"""`run` and `Runner`: a loop with a beginning and an orderly end (R18-R23).

No Ctrl-C comes to the simulated computer, but a program can send itself SIGINT
(`signal.raise_signal`): `signal` then finds the runner of the main thread here.
"""

import functools

from _asyncio import PYTHON_VERSION, all_tasks

from . import coroutines, events, exceptions, tasks

__all__ = ("Runner", "run")

_THREAD_JOIN_TIMEOUT_SECONDS = 300

# Runners at work, the outermost first.
_running = []

_CREATED, _INITIALIZED, _CLOSED = "created", "initialized", "closed"


class Runner:
    """Runs several coroutines one after the other in one loop and one context."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancels what is left, closes generators, ends the pool, closes the loop."""
        if self._state is not _INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            if PYTHON_VERSION >= (3, 12):
                ending = loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT_SECONDS)
            else:
                ending = loop.shutdown_default_executor()
            loop.run_until_complete(ending)
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs `coro` as the main task; its result."""
        if PYTHON_VERSION < (3, 14) and not coroutines.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if events._get_running_loop() is not None:
            raise RuntimeError(
                "Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        if not coroutines.iscoroutine(coro):
            if not hasattr(type(coro), "__await__"):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable "
                                "is required")
            coro = tasks._wrap_awaitable(coro)
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        self._interrupts = 0
        self._sigint_handler = functools.partial(self._on_sigint, main_task=task)
        _running.append(self)
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            _running.remove(self)
            self._sigint_handler = task = None

    def _on_sigint(self, signum, frame, main_task):
        """The first SIGINT cancels the main task, the next one interrupts at once."""
        self._interrupts += 1
        if self._interrupts == 1 and not main_task.done():
            main_task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt

    def _lazy_init(self):
        if self._state is _CLOSED:
            raise RuntimeError("Runner is closed")
        if self._state is _INITIALIZED:
            return
        import contextvars
        if self._loop_factory is not None:
            self._loop = self._loop_factory()
        else:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = _INITIALIZED


def run(main, *, debug=None, loop_factory=None):
    """Runs `main` in a new loop, ends everything else, gives its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    """Step (a) of the shutdown: every task ends, however long it takes."""
    left = list(all_tasks(loop))
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })
