"""Interpreters beside this one, each with objects, modules and a GIL of its own.

Model: `Modules/_interpretersmodule.c` and `Python/crossinterp.c` of 3.14. What goes from one to another is copied:
a function that uses no globals by its code, everything else by `pickle`; where that needs the program's own names,
the program's text is run once in the other interpreter, as the module `<fake __main__>`.
Simplified: an interpreter is a process of the simulated computer, which has this one's number; CPython's live in one
process and run in the thread that calls them.
"""

import os
import pickle
import sys
import threading
import _processes
from _os_processes import _checked

__all__ = ["InterpreterError", "InterpreterNotFoundError", "NotShareableError", "call", "create", "destroy", "execute",
           "is_running", "numbers", "prepare", "serve"]

_FAKE_MAIN = "<fake __main__>"


class InterpreterError(Exception):
    __module__ = "concurrent.interpreters"


class InterpreterNotFoundError(InterpreterError):
    __module__ = "concurrent.interpreters"


class NotShareableError(TypeError):
    __module__ = "concurrent.interpreters"


class _Link:
    """This side of an interpreter."""

    def __init__(self, pid, requests, answers):
        self.pid, self.requests, self.answers = pid, requests, answers
        self.lock = threading.Lock()


_links = {}
_counter = 0
_lock = threading.Lock()
# This interpreter's number; only the first makes others here.
_own = 0


def create():
    """A fresh interpreter; its number."""
    global _counter
    if _own:
        raise NotImplementedError("interpreters: only the program's first interpreter makes others here")
    with _lock:
        _counter += 1
        number = _counter
    request_end, requests = _processes.pipe(f"to interpreter {number}")
    answers, answer_end = _processes.pipe(f"from interpreter {number}")
    source = f"from _interpreters import serve; serve({number}, {os.getpid()}, {request_end}, {answer_end})"
    pid = _checked(_processes.spawn(f"interpreter {number}", source, [request_end, answer_end]))
    _processes.close(request_end)
    _processes.close(answer_end)
    _links[number] = _Link(pid, requests, answers)
    return number


def numbers():
    return [0, *sorted(_links)]


def _link(number):
    link = _links.get(number)
    if link is None:
        raise InterpreterNotFoundError(f"unrecognized interpreter ID {number}")
    return link


def is_running(number):
    return number == 0 or _link(number).lock.locked()


def destroy(number):
    """Ends it, after what it still has to do at its end."""
    link = _link(number)
    if not link.lock.acquire(False):
        raise InterpreterError("interpreter running")
    del _links[number]
    _processes.close(link.requests)
    os.waitpid(link.pid, 0)
    _processes.close(link.answers)


def _destroy_all():
    for number in list(_links):
        if not _links[number].lock.locked():
            destroy(number)


def _ask(number, *request):
    link = _link(number)
    if not link.lock.acquire(False):
        raise InterpreterError("interpreter already running")
    try:
        _checked(_processes.send(link.requests, pickle.dumps(request), request[0]))
        answer = _checked(_processes.recv(link.answers))
        if not answer:
            raise InterpreterError("the interpreter has ended")
        return pickle.loads(answer)
    finally:
        link.lock.release()


def prepare(number, names):
    _ask(number, "prepare", {name: _shared(value) for name, value in names.items()})


def _shared(value):
    if type(value) in (int, str, bytes, float, bool, type(None)):
        return value
    if type(value) is tuple:
        return tuple([_shared(item) for item in value])
    try:
        pickle.dumps(value)
    except Exception as error:
        raise NotShareableError(f"object of type {type(value).__name__} does not support cross-interpreter data") from error
    return value


def execute(number, code):
    """Runs a text; what failed, or None."""
    return _ask(number, "execute", code)[1]


def call(number, function, args, kwargs):
    """(result, what failed or None, its exception or None)"""
    return _ask(number, "call", _packed(function), pickle.dumps((args, kwargs)))


# --- functions ------------------------------------------------------------------------------------

def _packed(function):
    code = getattr(function, "__code__", None)
    if code is not None and _is_stateless(function, code):
        return "code", code.co_filename, code.co_qualname, code.co_firstlineno
    try:
        return "pickle", pickle.dumps(function)
    except Exception as error:
        raise NotShareableError("object could not be pickled") from error


def _is_stateless(function, code):
    import builtins
    if function.__closure__ or function.__defaults__ or function.__kwdefaults__ or code.co_freevars:
        return False
    main = getattr(sys.modules["__main__"], "__file__", None)
    return code.co_filename == main and all(
        hasattr(builtins, name) and name not in function.__globals__ for name in _globals_of(code))


def _globals_of(code):
    from _traceback import instructions
    names = {meant for name, _, _, meant in instructions(code) if "_GLOBAL" in name}
    for constant in code.co_consts:
        if hasattr(constant, "co_consts"):
            names |= _globals_of(constant)
    return names


# --- the other side -------------------------------------------------------------------------------

_fake_main = None


def serve(number, pid, requests, answers):
    """The life of an interpreter."""
    import types
    global _own
    _own = number
    os.getpid = _processes.getpid = lambda: pid
    main = types.ModuleType("__main__")
    _processes.register("__main__", main)
    while (message := _processes.recv(requests)) is not None:
        kind, *rest = pickle.loads(message)
        answer = _ACTS[kind](main, *rest)
        try:
            data = pickle.dumps(answer)
        except Exception:
            data = pickle.dumps((None, _failure(NotShareableError("the result cannot be pickled")), None))
        _processes.send(answers, data, kind)


def _execute(main, code):
    try:
        exec(compile(code, "<script>", "exec"), main.__dict__)
    except BaseException as error:
        return None, _failure(error, "<script>"), None
    return None, None, None


def _prepare(main, names):
    main.__dict__.update(names)
    return None, None, None


def _call(main, packed, data):
    try:
        function = _unpacked(main, packed)
        args, kwargs = _loaded(main, data)
        return function(*args, **kwargs), None, None
    except BaseException as error:
        try:
            pickle.loads(pickle.dumps(error))
            shared = error
        except Exception:
            shared = None
        return None, _failure(error), shared


_ACTS = {"execute": _execute, "prepare": _prepare, "call": _call}


def _unpacked(main, packed):
    import types
    if packed[0] == "pickle":
        return _loaded(main, packed[1])
    _, path, name, line = packed
    with open(path, encoding="utf-8") as file:
        code = _find(compile(file.read(), path, "exec"), name, line)
    return types.FunctionType(code, main.__dict__)


def _find(code, name, line):
    for constant in code.co_consts:
        if hasattr(constant, "co_consts"):
            if constant.co_qualname == name and constant.co_firstlineno == line:
                return constant
            found = _find(constant, name, line)
            if found is not None:
                return found
    return None


def _loaded(main, data):
    global _fake_main
    try:
        return pickle.loads(data)
    except AttributeError:
        if _fake_main is None:
            _fake_main = _processes.run_program(_FAKE_MAIN)
    _processes.register("__main__", _fake_main)
    try:
        return pickle.loads(data)
    finally:
        _processes.register("__main__", main)


def _failure(error, path=None):
    """(class's name, its module, message, one line, whole text)"""
    import traceback
    cls = type(error)
    found = error.__traceback__
    while found is not None and found.tb_frame.f_code.co_filename.startswith("/usr/lib/python3."):
        found = found.tb_next
    text = "".join(traceback.format_exception(cls, error.with_traceback(found), found)).rstrip("\n")
    name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    message = str(error)
    return cls.__qualname__, cls.__module__, message, f"{name}: {message}" if message else name, text


if not _own:
    import atexit
    atexit.register(_destroy_all)
