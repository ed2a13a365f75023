from typing import TypeVar, Generic, Protocol, runtime_checkable, Optional, Union, Callable, Any, NamedTuple, TypedDict, Literal, Annotated, get_type_hints, get_origin, get_args, cast, overload, Final, NewType, Iterable, Self, Required, NotRequired, ParamSpec, Concatenate, TYPE_CHECKING, assert_never
import typing

T = TypeVar("T")
K = TypeVar("K", bound=int)
N = TypeVar("N", int, float)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> Self:
        self.items.append(x)
        return self


s: Stack[int] = Stack[int]().push(1).push(2)
print(s.items, Stack[int], Stack[int].__origin__, Stack.__parameters__, T, K.__bound__, N.__constraints__)


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


class Circle:
    def draw(self):
        return "o"


print(isinstance(Circle(), Drawable), isinstance(3, Drawable))
try:
    Drawable()
except TypeError as e:
    print(e)


class Emp(NamedTuple):
    name: str
    age: int = 3


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


print(Emp("kim"), Emp.__annotations__, Movie(title="x", year=1), Movie.__required_keys__, Movie.__optional_keys__, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__)
print(Optional[int], Union[int, str, None], Union[int], Callable[[int], str], Callable[..., Any], Literal["a", 1], Annotated[int, "meta"], dict[str, list[int]], int | None, list[T][int])
print(get_origin(dict[str, int]), get_args(Callable[[int, str], bool]), get_args(Optional[str]))


def f(a: int, b: "str" = "x", *args: float, **kw: Any) -> "list[int]":
    return []


print(get_type_hints(f), f.__annotations__)
print(get_type_hints(Emp), typing.get_type_hints(Stack.push))
print(cast(str, 5), Final, Any, typing.ClassVar[int], typing.Tuple[int, ...], typing.List[int], typing.Dict)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x * 2


print(g(2), g("a"), typing.get_overloads(g)[0].__annotations__)
P = ParamSpec("P")


def deco(fn: Callable[P, T]) -> Callable[P, list[T]]:
    def inner(*a: P.args, **k: P.kwargs) -> list[T]:
        return [fn(*a, **k)]
    return inner


print(deco(len)("abc"), P.args, Callable[P, int], Concatenate[int, P])
try:
    isinstance([1], list[int])
except TypeError as e:
    print(e)
try:
    Optional[1, 2]
except TypeError as e:
    print(e)
try:
    Union[()]
except TypeError as e:
    print(e)
try:
    assert_never(3)
except AssertionError as e:
    print(e)
try:
    class X(Generic[int]):
        pass
except TypeError as e:
    print(e)
try:
    Stack[int, str]
except TypeError as e:
    print(e)
print(typing.NamedTuple("Pt", [("x", int)])(1), typing.TypedDict("D", {"a": int})(a=1), isinstance(1, int | str), issubclass(bool, Union[int, str]))
print(TYPE_CHECKING, typing.Iterable[int], Iterable, typing.reveal_type if False else "", typing.Awaitable[int], typing.AsyncIterator[str], typing.Coroutine[None, None, int])
