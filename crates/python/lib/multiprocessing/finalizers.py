"""Finalizers, what happens at the end of a process, and the package's logger."""

import atexit
import itertools
import os
import sys
import weakref

__all__ = ["sub_debug", "debug", "info", "sub_warning", "get_logger", "log_to_stderr",
           "register_after_fork", "is_exiting", "Finalize"]

_logger = None
_log_to_stderr = False


def sub_debug(msg, *args):
    if _logger:
        _logger.log(5, msg, *args)


def debug(msg, *args):
    if _logger:
        _logger.log(10, msg, *args)


def info(msg, *args):
    if _logger:
        _logger.log(20, msg, *args)


def sub_warning(msg, *args):
    if _logger:
        _logger.log(25, msg, *args)


def get_logger():
    global _logger
    if _logger is None:
        import logging
        _logger = logging.getLogger("multiprocessing")
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


# --- after a fork -----------------------------------------------------------------

_after_forkers = []


def register_after_fork(obj, func):
    _after_forkers.append((weakref.ref(obj), func))


def _run_after_forkers():
    for reference, func in list(_after_forkers):
        obj = reference()
        if obj is not None:
            func(obj)


# --- finalizers ---------------------------------------------------------------------

_finalizer_registry = {}
_finalizer_counter = itertools.count()


class Finalize:
    """Calls something once: when the object dies, when it is called, or at the end."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        else:
            self._weakref = None
            if exitpriority is None:
                raise ValueError("Without object, exitpriority cannot be None")
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, next(_finalizer_counter))
        self._pid = os.getpid()
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        if _finalizer_registry.pop(self._key, None) is None:
            return None
        result = None
        if self._pid == os.getpid():
            result = self._callback(*self._args, **self._kwargs)
        self._weakref = self._callback = self._args = self._kwargs = self._key = None
        return result

    def cancel(self):
        if self._key is not None and _finalizer_registry.pop(self._key, None) is not None:
            self._weakref = self._callback = self._args = self._kwargs = self._key = None

    def still_active(self):
        return self._key in _finalizer_registry

    def __repr__(self):
        if self._callback is None:
            return f"<{type(self).__name__} object, dead>"
        name = getattr(self._callback, "__name__", self._callback)
        return f"<{type(self).__name__} object, callback={name}>"


def _run_finalizers(minpriority=None):
    """Those with a priority, the highest first; of equal ones the newest."""
    keys = [key for key in _finalizer_registry
            if key[0] is not None and (minpriority is None or key[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer is not None:
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


# --- the end of a process --------------------------------------------------------------

_exiting = False


def is_exiting():
    return _exiting


def _exit_function():
    """Daemonic children are ended, the others joined."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    from .process import active_children, current_process
    _run_finalizers(0)
    if current_process() is not None:
        for child in active_children():
            if child.daemon:
                child._popen.terminate()
        for child in active_children():
            child.join()
    _run_finalizers()


atexit.register(_exit_function)


def _begin_again():
    """A forked child has its own end before it."""
    global _exiting
    _exiting = False


def _close_stdin():
    """A child has no standard input."""
    if sys.stdin is None:
        return
    try:
        sys.stdin.close()
        sys.stdin = open("/dev/null")
    except (OSError, ValueError):
        pass


def _flush_std_streams():
    try:
        sys.stdout.flush()
    except (AttributeError, ValueError):
        pass
    try:
        sys.stderr.flush()
    except (AttributeError, ValueError):
        pass


def close_fds(*fds):
    for fd in fds:
        os.close(fd)
