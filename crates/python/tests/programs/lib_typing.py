import typing
from collections import deque
from typing import (TYPE_CHECKING, Annotated, Any, AsyncIterator, Awaitable, Callable, ClassVar, Coroutine, Deque, Dict,
                    Final, Generator, Generic, Iterable, Iterator, List, Literal, Mapping, NamedTuple, NewType, NoReturn,
                    Optional, ParamSpec, Protocol, Self, Sequence, Set, Tuple, Type, TypedDict, TypeVar, Union, cast, final,
                    get_args, get_origin, get_type_hints, overload, override, runtime_checkable)
import functools


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


T = TypeVar("T")
K = TypeVar("K", bound=str)
N = TypeVar("N", int, float)
C = TypeVar("C", covariant=True)
P = ParamSpec("P")
print(T, K, N, C, P, T.__name__, K.__bound__, N.__constraints__)
print(Any, Optional[int], Union[int, str], Union[int, None, str], Union[int], Union[int, Union[str, float]], Optional[List[int]])
print(List[int], Dict[str, int], Tuple[int, ...], Tuple[int, str], Set[str], Type[int], Sequence[T], Mapping[str, Any], Iterable[int], List, Dict)
print(Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Callable, Callable[P, T])
print(Literal["a", 1, None], ClassVar[int], Final[int], Annotated[int, "meta", 3], Awaitable[int], Coroutine[Any, Any, int], Generator[int, None, str])
print(Union[int, "Foo"], Optional["Foo"], List["Foo"], Deque[int], NoReturn, Self, List[T], Dict[K, List[T]], Iterator[T][int], Dict[str, T][int])
print(Optional[int] == Union[int, None], Union[int, str] == Union[str, int], List[int] == List[int], hash(List[int]) == hash(List[int]), Literal[1] == Literal[1])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int), get_args(Callable[[int], str]), get_origin(list[int]), get_args(Literal["a", "b"]), get_args(Annotated[int, "x"]))
print(TYPE_CHECKING, cast(int, "5"), list[int], dict[str, list[int]], int | None, tuple[int, ...])


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> Self:
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
print(s.push(1).push(2).pop(), Stack[int], Stack[List[str]], s.__orig_class__, Stack.__parameters__, type(s).__name__, isinstance(s, Stack))


class Pair(Generic[K, T]):
    pass


class StrStack(Stack[str]):
    pass


print(Pair[str, int], StrStack.__mro__, StrStack.__orig_bases__, Stack.__orig_bases__)
attempt(lambda: Stack[int, str])
attempt(lambda: Pair[int])
attempt(lambda: StrStack[int])
attempt(lambda: isinstance([], List[int]))
attempt(lambda: List())
attempt(lambda: Optional[int, str])
attempt(lambda: Optional())
attempt(lambda: Generic[int])
attempt(lambda: Any())
print(isinstance([], List), issubclass(list, Sequence))


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


class Named(Protocol):
    name: str


class File:
    def close(self):
        print("closed")


class Impl(Closer):
    def close(self):
        return "impl"


print(isinstance(File(), Closer), isinstance(3, Closer), issubclass(File, Closer), Impl().close(), isinstance(Impl(), Closer))
attempt(lambda: isinstance(File(), Named))
attempt(lambda: Closer())
attempt(lambda: Named())


class GenProto(Protocol[T]):
    def get(self) -> T: ...


print(GenProto[int])


class Employee(NamedTuple):
    """An employee."""
    name: str
    id: int = 3

    def greet(self) -> str:
        return f"I am {self.name}"

    @property
    def tag(self):
        return f"{self.name}#{self.id}"


e = Employee("Guido")
print(e, e.greet(), e.tag, e._fields, Employee._field_defaults, Employee.__annotations__, e == ("Guido", 3), Employee.__doc__, e._replace(id=9), Employee.__mro__)
attempt(lambda: Employee())
attempt(lambda: Employee(1, 2, 3))
Point = NamedTuple("Point", [("x", int), ("y", int)])
print(Point(1, 2), Point(x=3, y=4).x)


def bad():
    class Bad(NamedTuple):
        a: int = 1
        b: int


attempt(bad)


class Movie(TypedDict):
    title: str
    year: int


class Extended(Movie, total=False):
    rating: float


m = Movie(title="Up", year=2009)
print(m, type(m), Movie.__annotations__, Movie.__total__, Extended.__required_keys__ == {"title", "year"}, Extended.__optional_keys__, Movie.__name__)
attempt(lambda: isinstance(m, Movie))
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId, UserId.__supertype__, UserId.__name__, type(UserId(3)))


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("a"))


@final
class Leaf:
    @override
    def __str__(self):
        return "leaf"


print(Leaf(), Leaf.__final__)


class Node:
    limit: ClassVar[int] = 3
    value: int
    next: Optional["Node"] = None
    tags: "list[str]" = []


def func(a: int, b: "str" = "x", *args: Any, c: Optional[float] = None, **kw: List[int]) -> None: ...


print(get_type_hints(Node), get_type_hints(func), func.__annotations__)


class Annot:
    x: Annotated[int, "meta"]


print(get_type_hints(Annot), get_type_hints(Annot, include_extras=True))


def timed(fn: Callable[P, T]) -> Callable[P, T]:
    @functools.wraps(fn)
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        return fn(*args, **kwargs)
    return inner


@timed
def add(a: int, b: int) -> int:
    return a + b


print(add(1, b=2), P.args, P.kwargs)
attempt(lambda: typing.assert_never(3))
attempt(lambda: typing.NoSuchThing)
print(Union[int, List[str]], List[int] | None, "Foo" | T if False else T | None, Optional[T], Callable[[int], str] | None, Literal["a"] | None)
for name in ("Text", "AnyStr", "IO", "TextIO", "SupportsInt", "ContextManager", "AsyncGenerator", "DefaultDict", "OrderedDict", "Counter", "Hashable", "TypeAlias", "Never", "ForwardRef"):
    print(name, getattr(typing, name))
print(isinstance(3, typing.SupportsInt), isinstance("", typing.SupportsInt), isinstance(3, typing.Hashable), isinstance([], typing.SupportsIndex))
