"""Names for the types that have none among the builtins, and class building."""


def _sample_types():
    def function():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    sample = coroutine()
    sample.close()
    outer = None

    def closure():
        return outer

    try:
        raise TypeError
    except TypeError as error:
        traceback = error.__traceback__
    return (type(function), type(function()), type(sample), type(async_generator()),
            type(function.__code__), type(closure.__closure__[0]), type(traceback))


(FunctionType, GeneratorType, CoroutineType, AsyncGeneratorType,
 CodeType, CellType, TracebackType) = _sample_types()
LambdaType = FunctionType


class _Sample:
    def method(self):
        pass


MethodType = type(_Sample().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
GetSetDescriptorType = type(FunctionType.__code__)
MappingProxyType = type(type.__dict__)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)

import sys as _sys

ModuleType = type(_sys)
SimpleNamespace = type(_sys.implementation)
try:
    FrameType = type(TracebackType.tb_frame)
    MemberDescriptorType = type(FunctionType.__globals__)
except AttributeError:
    MemberDescriptorType = GetSetDescriptorType

if SimpleNamespace.__name__ != "SimpleNamespace":
    from _simple_namespace import SimpleNamespace

del _sample_types, _Sample


class DynamicClassAttribute:
    """A property of instances that leaves class attribute look-up alone."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)


def resolve_bases(bases):
    """Replace what is no class (`Generic[T]`) by what its `__mro_entries__` says."""
    resolved = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            entries = base.__mro_entries__(tuple(bases))
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            resolved.extend(entries)
            changed = True
        else:
            resolved.append(base)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the remaining keywords of a class to be."""
    kwds = dict(kwds) if kwds else {}
    metaclass = kwds.pop("metaclass", None)
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        for base in bases:
            kind = type(base)
            if issubclass(kind, metaclass):
                metaclass = kind
            elif not issubclass(metaclass, kind):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                    "subclass of the metaclasses of all its bases")
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = prepare(name, bases, **kwds) if prepare is not None else {}
    return metaclass, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class made by calling; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    """The bases as they were written, `Generic[T]` and all."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class _AwaitableGenerator:
    """A generator in the place of a coroutine."""

    def __init__(self, generator):
        self._generator = generator
        self.__name__ = getattr(generator, "__name__", None)
        self.__qualname__ = getattr(generator, "__qualname__", None)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *args):
        return self._generator.throw(*args)

    def close(self):
        return self._generator.close()

    @property
    def gi_frame(self):
        return self._generator.gi_frame

    @property
    def gi_running(self):
        return self._generator.gi_running

    cr_frame = gi_frame
    cr_running = gi_running

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self

    __await__ = __iter__


def coroutine(func):
    """Decorator: let `await` accept what this generator function returns."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    try:
        from _types import mark_iterable_coroutine      # the code flag that CPython sets
    except ImportError:
        mark_iterable_coroutine = None
    if mark_iterable_coroutine is not None and type(func) is FunctionType:
        return mark_iterable_coroutine(func)
    import functools

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if type(result) is GeneratorType:
            return _AwaitableGenerator(result)
        return result

    return wrapped


__all__ = [name for name in globals() if not name.startswith("_")]
