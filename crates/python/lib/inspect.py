"""Questions about live objects: what kind they are, in what state, with what parameters."""

import sys
import types
from functools import partial

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


# --- kinds ----------------------------------------------------------------

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """Is it a method bound to an instance or class?"""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj) or isinstance(obj, property):
        return False
    cls = type(obj)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return isinstance(object, property) or hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isabstract(object):
    """Is it a class with methods left to override?"""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def istraceback(object):
    return isinstance(object, types.TracebackType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    frame_type = getattr(types, "FrameType", None)
    return frame_type is not None and isinstance(object, frame_type)


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while isinstance(f, partial):
        f = f.func
    while ismethod(f):
        f = f.__func__
    if not isfunction(f):
        return False
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator: `iscoroutinefunction` will say yes to this function."""
    func = getattr(func, "__func__", func)
    func._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    while ismethod(obj):
        obj = obj.__func__
    while isinstance(obj, partial):
        obj = obj.func
    return getattr(obj, "_is_coroutine_mark", None) is _coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """May it stand behind `await`?"""
    if isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__"):
        return True
    return isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


# --- states ---------------------------------------------------------------

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED")
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED")


def _state(prefix, running, suspended, frame):
    if running:
        return prefix + "_RUNNING"
    if suspended:
        return prefix + "_SUSPENDED"
    return prefix + ("_CLOSED" if frame is None else "_CREATED")


def getgeneratorstate(generator):
    return _state("GEN", generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state("CORO", coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    return _state("AGEN", agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getclosurevars(func):
    """Names that a function uses and does not bind, by where they are found."""
    from collections import namedtuple
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code, cells = func.__code__, func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    builtin = vars(__import__("builtins"))
    found, native, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif name in builtin:
            native[name] = builtin[name]
        else:
            unbound.add(name)
    make = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
    return make(nonlocals, found, native, unbound)


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else frame.f_locals


# --- members and texts ----------------------------------------------------

def getmembers(object, predicate=None):
    """The `(name, value)` pairs of an object, sorted by name."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def cleandoc(doc):
    """A docstring without its indentation."""
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _has_unknown_doc(object):
    """Is it a builtin, or a function or class of the library that does not stand for one of the program's?"""
    if not (isbuiltin(object) or isfunction(object) or isclass(object)) or hasattr(object, "__wrapped__"):
        return False
    file = getattr(sys.modules.get(object.__module__), "__file__", None) or ""
    return isbuiltin(object) or object.__module__ == "builtins" or file.startswith("/usr/lib/python")


def getdoc(object):
    doc = _known_doc(object)
    if doc is None and _has_unknown_doc(object):
        raise AttributeError(f"Interleave does not know the docstring of {object.__qualname__}")
    return doc


def _known_doc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isinstance(object, type):
        found = [base.__doc__ for base in object.__mro__[:-1] if base.__doc__ is not None]
        doc = found[0] if found else None
    elif doc is None and (isfunction(object) or ismethod(object) or isinstance(object, property)):
        from _inherited_docs import inherited
        doc = inherited(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    """The function inside all decorators that used `functools.wraps`."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    from annotationlib import get_annotations
    return get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, format=format)


def getattr_static(obj, attr, default=...):
    """An attribute without running any code of the object's."""
    if not isinstance(obj, type) and attr in getattr(obj, "__dict__", {}):
        return obj.__dict__[attr]
    for cls in (obj if isinstance(obj, type) else type(obj)).__mro__:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if default is ...:
        raise AttributeError(attr)
    return default


def getasyncgenlocals(agen):
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals


def getmembers_static(object, predicate=None):
    found = [(name, getattr_static(object, name)) for name in sorted(dir(object))]
    return [pair for pair in found if predicate is None or predicate(pair[1])]


_SOURCES = ("Traceback", "FrameInfo", "ArgInfo", "currentframe", "getframeinfo", "getouterframes",
            "getinnerframes", "stack", "trace", "getargvalues", "getfile", "getsourcefile",
            "findsource", "getblock", "getsourcelines", "getsource", "getcomments",
            "getmodulename")


def __getattr__(name):
    if name in _SOURCES:
        import _inspect_sources
        globals()[name] = value = getattr(_inspect_sources, name)
        return value
    if name in ("Signature", "Parameter", "BoundArguments", "signature", "_empty", "formatannotation",
                "getfullargspec", "getcallargs", "FullArgSpec"):
        import _signature
        globals()[name] = value = getattr(_signature, name)
        return value
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")
