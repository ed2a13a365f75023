"""Interpreters of one program that share no objects, as `_interpreters` has them.

Model: `concurrent.interpreters`, 3.14.
"""

import threading
import types
import _interpreters
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError
from ._queues import Queue, QueueEmpty, QueueFull, _forget_items_of, _Numbered
from ._queues import create as create_queue

__all__ = ["get_current", "get_main", "create", "create_queue", "list_all", "is_shareable", "Interpreter", "InterpreterError",
           "InterpreterNotFoundError", "ExecutionFailed", "NotShareableError", "Queue", "QueueEmpty", "QueueFull"]


class ExecutionFailed(InterpreterError):
    """Code in an interpreter raised an exception that nobody caught there."""

    def __init__(self, excinfo):
        name, module, message, line, text = excinfo
        kind = types.SimpleNamespace(__name__=name, __qualname__=name, __module__=module)
        self.excinfo = types.SimpleNamespace(type=kind, msg=message, formatted=line, errdisplay=text)
        super().__init__(line)

    def __str__(self):
        return f"{self.excinfo.formatted}\n\nUncaught in the interpreter:\n\n{self.excinfo.errdisplay}"


def create():
    """A fresh, idle interpreter."""
    return Interpreter(_interpreters.create())


def list_all():
    return [Interpreter(number) for number in _interpreters.numbers()]


def get_current():
    return Interpreter(_interpreters._own)


def get_main():
    return Interpreter(0)


def is_shareable(obj):
    return type(obj) in (int, str, bytes, float, bool, type(None), memoryview, Queue) or (
        type(obj) is tuple and all(is_shareable(item) for item in obj))


_known = {}


class Interpreter(_Numbered):
    """One interpreter; there is one object for each number."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f"id must be an int, got {id!r}")
        if id not in _known:
            if id not in _interpreters.numbers() and id != _interpreters._own:
                raise InterpreterNotFoundError(f"unrecognized interpreter ID {id}")
            _known[id] = self = super().__new__(cls)
            self._id = id
        return _known[id]

    @property
    def whence(self):
        return "runtime init" if self._id == 0 else "_interpreters module"

    def is_running(self):
        return _interpreters.is_running(self._id)

    def close(self):
        """Ends it."""
        if self._id == _interpreters._own:
            raise InterpreterError("cannot destroy the current interpreter")
        _interpreters.destroy(self._id)
        _forget_items_of(self._id)
        _known.pop(self._id, None)

    def prepare_main(self, ns=None, /, **kwargs):
        """Gives its `__main__` these names."""
        _interpreters.prepare(self._id, kwargs if ns is None else dict(ns, **kwargs))

    def exec(self, code, /):
        """Runs a text in its `__main__`."""
        if not isinstance(code, str):
            if not callable(code):
                raise TypeError(f"expected a script or a function, got {type(code).__name__}")
            self.call(code)
            return
        import textwrap
        failed = _interpreters.execute(self._id, textwrap.dedent(code))
        if failed is not None:
            raise ExecutionFailed(failed)

    def call(self, callable, /, *args, **kwargs):
        """Calls it there; the result is a copy."""
        result, failed, _ = _interpreters.call(self._id, callable, args, kwargs)
        if failed is not None:
            raise ExecutionFailed(failed)
        return result

    def call_in_thread(self, callable, /, *args, **kwargs):
        """The same in a new thread, which it gives; nobody gets the result."""
        thread = threading.Thread(target=self.call, args=(callable, *args), kwargs=kwargs)
        thread.start()
        return thread
