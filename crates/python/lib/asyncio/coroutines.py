"""Telling coroutines from other objects."""

from types import CoroutineType, GeneratorType

from _asyncio import PYTHON_VERSION

__all__ = ("iscoroutinefunction", "iscoroutine")

_CO_COROUTINE = 0x80            # flag of a code object that came from `async def`


def _is_debug_mode():
    """Simplified: no -X dev and no PYTHONASYNCIODEBUG here; ask for debug in `run`."""
    return False


def iscoroutine(obj):
    """True for what calling an `async def` gives, and for look-alikes."""
    if isinstance(obj, CoroutineType):
        return True
    if PYTHON_VERSION < (3, 12) and isinstance(obj, GeneratorType):
        return True
    if not hasattr(obj, "__await__"):
        return False
    from collections.abc import Coroutine
    return isinstance(obj, Coroutine)


def _iscoroutinefunction(func):
    while True:
        if hasattr(func, "__func__"):               # a bound method
            func = func.__func__
        elif hasattr(func, "func") and hasattr(func, "keywords"):   # a partial
            func = func.func
        else:
            break
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & _CO_COROUTINE)


def iscoroutinefunction(func):
    """True for functions defined with `async def`."""
    if PYTHON_VERSION >= (3, 14):
        import warnings
        warnings.warn("'asyncio.iscoroutinefunction' is deprecated and slated for "
                      "removal in Python 3.16; "
                      "use inspect.iscoroutinefunction() instead",
                      DeprecationWarning, stacklevel=2)
    return _iscoroutinefunction(func)
