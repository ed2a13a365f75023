"""`contextlib.ExitStack`: context managers and callbacks, as many as the run decides.

Invariant: the callbacks are run in the reverse order of their coming, each
with the exception that is under way at that moment, as if the `with` blocks
had been nested in the program text.
"""

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from _collections import deque
from types import MethodType


def _relink_context(new_exc, old_exc, outside):
    """Make `new_exc` look as if it was raised while `old_exc` was handled.

    All callbacks run in one frame, so the chain that the interpreter built
    ends in `outside`, the exception that was under way before the stack's own.
    """
    while True:
        context = new_exc.__context__
        if context is None or context is old_exc:
            return
        if context is outside:
            break
        new_exc = context
    new_exc.__context__ = old_exc


class _Stack:
    """What both stacks share. An entry is `(is_sync, callback)`."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Hand the callbacks to a new stack, which is returned."""
        other = type(self)()
        other._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return other

    def push(self, exit):
        """Register a context manager's `__exit__`, or a function like it."""
        method = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((True, exit if method is None else MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enter `cm`; it is left when the stack is."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            leave = cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context "
                f"manager protocol{self._hint(cls)}") from None
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def _hint(self, cls):
        return ""

    def callback(self, callback, /, *args, **kwds):
        """Register a call that takes no notice of exceptions."""
        def run(exc_type, exc, tb):
            callback(*args, **kwds)
        run.__wrapped__ = callback
        self._exit_callbacks.append((True, run))
        return callback


class ExitStack(_Stack, AbstractContextManager):
    """A `with` block over any number of context managers."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        arrived = exc is not None
        import sys
        outside = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
        if outside is exc:
            outside = exc.__context__ if exc is not None else None
        swallowed = False
        raised = False
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if leave(*details):
                    swallowed = True
                    raised = False
                    exc = None
            except BaseException as new_exc:
                _relink_context(new_exc, exc, outside)
                raised = True
                exc = new_exc
        if raised:
            fixed = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = fixed     # the raise itself set another one
                raise
        return arrived and swallowed

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """An `async with` block over any number of managers of both kinds."""

    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter = cls.__aenter__
            leave = cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous "
                "context manager protocol") from None
        result = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((False, exit if method is None else MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def run(exc_type, exc, tb):
            await callback(*args, **kwds)
        run.__wrapped__ = callback
        self._exit_callbacks.append((False, run))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        arrived = exc is not None
        import sys
        outside = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
        if outside is exc:
            outside = exc.__context__ if exc is not None else None
        swallowed = False
        raised = False
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                answer = leave(*details)
                if not is_sync:
                    answer = await answer
                if answer:
                    swallowed = True
                    raised = False
                    exc = None
            except BaseException as new_exc:
                _relink_context(new_exc, exc, outside)
                raised = True
                exc = new_exc
        if raised:
            fixed = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = fixed
                raise
        return arrived and swallowed


ExitStack.__module__ = AsyncExitStack.__module__ = "contextlib"
