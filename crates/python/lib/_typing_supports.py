"""The protocols that `typing` itself brings along."""

from abc import abstractmethod

from _typing_classes import Generic, Protocol, runtime_checkable
from _typing_variables import TypeVar

T_co = TypeVar("T_co", covariant=True)


def _one_method(name, method):
    @runtime_checkable
    class Supports(Protocol):
        __slots__ = ()
    Supports.__name__ = Supports.__qualname__ = name
    Supports.__module__ = "typing"
    setattr(Supports, method, abstractmethod(lambda self: None))
    Supports.__protocol_attrs__ = {method}
    return Supports


SupportsInt = _one_method("SupportsInt", "__int__")
SupportsFloat = _one_method("SupportsFloat", "__float__")
SupportsComplex = _one_method("SupportsComplex", "__complex__")
SupportsBytes = _one_method("SupportsBytes", "__bytes__")
SupportsIndex = _one_method("SupportsIndex", "__index__")


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    """What `open` gives, for annotations."""

    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


for _cls in (SupportsAbs, SupportsRound, IO, TextIO, BinaryIO):
    _cls.__module__ = "typing"
