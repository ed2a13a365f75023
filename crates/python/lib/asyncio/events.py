"""Which loop: the running one, the current one, and the policy that makes them.

The running loop and the current loop are native slots, one per thread. The slot
of the current loop holds None until `set_event_loop` is called in that thread;
`_NO_LOOP` then stands for "set to None", which 3.11 tells apart.
"""

from _asyncio import (Handle, PYTHON_VERSION, TimerHandle, _event_loop,
                      _get_running_loop, _set_event_loop, _set_running_loop,
                      get_running_loop)

__all__ = ("AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle",
           "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
           "set_event_loop", "new_event_loop", "_set_running_loop",
           "get_running_loop", "_get_running_loop")

_NO_LOOP = False


class AbstractServer:
    """A listening server, as `start_server` gives it."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.close()
        await self.wait_closed()

    def close(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError


class AbstractEventLoop:
    """The type that annotations name; `BaseEventLoop` holds the methods."""


class _AbstractEventLoopPolicy:
    """Decides what the current loop of a thread is."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _DefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    _loop_factory = None

    def get_event_loop(self):
        loop = _event_loop()
        if loop is None and PYTHON_VERSION < (3, 14):
            loop = self._make_first_loop()
        if loop is None or loop is _NO_LOOP:
            import threading
            name = threading.current_thread().name
            raise RuntimeError(f"There is no current event loop in thread {name!r}.")
        return loop

    def _make_first_loop(self):
        import threading
        if threading.current_thread() is not threading.main_thread():
            return None
        if PYTHON_VERSION >= (3, 12):
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning,
                          stacklevel=4)
        loop = self.new_event_loop()
        self.set_event_loop(loop)
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        _set_event_loop(_NO_LOOP if loop is None else loop)

    def new_event_loop(self):
        if self._loop_factory is not None:
            return self._loop_factory()
        from .unix_events import SelectorEventLoop
        return SelectorEventLoop()


_policy = None


def _get_event_loop_policy():
    global _policy
    if _policy is None:
        from .unix_events import _UnixDefaultEventLoopPolicy
        _policy = _UnixDefaultEventLoopPolicy()
    return _policy


def _warn_deprecated(name):
    if PYTHON_VERSION >= (3, 14):
        import warnings
        warnings.warn(f"'asyncio.{name}' is deprecated and slated for removal "
                      "in Python 3.16", DeprecationWarning, stacklevel=3)


def get_event_loop_policy():
    """The policy in force."""
    _warn_deprecated("get_event_loop_policy")
    return _get_event_loop_policy()


def set_event_loop_policy(policy):
    """Puts another policy in force; None brings the default back."""
    global _policy
    _warn_deprecated("set_event_loop_policy")
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    """The running loop, else what the policy says."""
    running = _get_running_loop()
    if running is not None:
        return running
    return _get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Makes `loop` this thread's current loop."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop, not yet anybody's current one."""
    return _get_event_loop_policy().new_event_loop()
