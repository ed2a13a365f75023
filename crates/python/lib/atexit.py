"""Functions to call when the program ends, the last one registered first."""

__all__ = ["register", "unregister"]

_functions = []


def register(func, /, *args, **kwargs):
    """Call `func(*args, **kwargs)` at the end; returns `func`, so that it can decorate."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget every registration of `func`."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            from _prelude_natives import _ignore
            error.__traceback__ = error.__traceback__.tb_next
            _ignore(error, func, "in atexit callback")
