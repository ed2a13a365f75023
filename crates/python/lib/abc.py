"""Abstract base classes: methods that must be overridden, classes that claim others.

`ABCMeta` collects the abstract names of a class into `__abstractmethods__`;
that such a class cannot be instantiated is checked by `object.__new__`.
"""

__all__ = ["ABC", "ABCMeta", "abstractclassmethod", "abstractmethod",
           "abstractproperty", "abstractstaticmethod", "get_cache_token",
           "update_abstractmethods"]

from _weakref import ref as _ref


def abstractmethod(funcobj):
    """Decorator: subclasses must override this method."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


# Counts the calls of `register`: an answer "no" is good until the next one.
_registrations = 0


def get_cache_token():
    """Changes whenever some class is registered with some ABC."""
    return _registrations


class _Claims:
    """What one abstract class knows about others: weak references, so that those may go."""

    __slots__ = ("registry", "yes", "no", "no_since")

    def __init__(self):
        self.registry = set()
        self.yes = set()
        self.no = set()
        self.no_since = _registrations


def _abstract_names(cls, own):
    names = {name for name, value in own if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        cls._abc_impl = _Claims()
        return cls

    def register(cls, subclass):
        """Declare `subclass` a subclass without inheriting; returns it."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.add(_ref(subclass))
        _registrations += 1
        return subclass

    def __instancecheck__(cls, instance):
        known = cls._abc_impl.yes
        claimed = instance.__class__
        if _ref(claimed) in known:
            return True
        actual = type(instance)
        if actual is claimed:
            return cls.__subclasscheck__(claimed)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        claims, known = cls._abc_impl, _ref(subclass)
        if known in claims.yes:
            return True
        if claims.no_since < _registrations:
            claims.no = set()
            claims.no_since = _registrations
        elif known in claims.no:
            return False
        answer = _is_subclass(cls, subclass, claims)
        (claims.yes if answer else claims.no).add(known)
        return answer

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.yes.clear()
        cls._abc_impl.no.clear()


def _is_subclass(cls, subclass, claims):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if not isinstance(answer, bool):
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for reference in list(claims.registry):
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for child in type.__subclasses__(cls):
        if issubclass(subclass, child):
            return True
    return False


def update_abstractmethods(cls):
    """Recompute the abstract names of a class that a decorator changed."""
    if hasattr(cls, "__abstractmethods__"):
        names = _abstract_names(cls, cls.__dict__.items())
        cls.__abstractmethods__ = names | frozenset(
            name for name in cls.__abstractmethods__
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False))
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to be abstract without naming the metaclass."""

    __slots__ = ()
