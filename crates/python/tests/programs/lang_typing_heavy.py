from typing import *
from collections.abc import Callable, Awaitable, AsyncIterator
import asyncio, inspect
T = TypeVar("T"); P = ParamSpec("P")
def timed(fn: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    async def w(*a: P.args, **k: P.kwargs) -> T:
        print("call", fn.__name__, a, k); return await fn(*a, **k)
    return w
@timed
async def add(a: int, b: int = 2) -> int: return a + b
class Repo(Protocol[T]):
    async def get(self, id: int) -> T | None: ...
class User(TypedDict):
    id: int
    name: NotRequired[str]
class Mem(Generic[T]):
    def __init__(self) -> None: self.d: dict[int, T] = {}
    async def get(self, id: int) -> Optional[T]: return self.d.get(id)
m: Mem[User] = Mem(); m.d[1] = User(id=1, name="x")
async def main() -> None:
    print(await add(1), await add(1, b=5), await m.get(1), await m.get(2))
asyncio.run(main())
print(inspect.signature(add.__wrapped__) if hasattr(add, "__wrapped__") else inspect.signature(add), get_type_hints(Mem.get), User.__required_keys__, User.__optional_keys__, Mem[int], Mem.__parameters__, T, P)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(1), f("a"), len(get_overloads(f)), NewType("UserId", int)(5), Annotated[int, "meta"].__metadata__, Literal["a", "b"], Final, ClassVar[int], Type[int], Tuple[int, ...], Dict[str, List[int]], Callable[[int], str], Callable[..., Any], get_args(Literal[1, 2]), get_origin(Dict[str, int]), is_typeddict(User))
@final
class Fin: pass
@dataclass_transform()
def dt(c): return c
print(assert_type(5, int), reveal_type(1) if False else 1, TYPE_CHECKING, Fin.__final__)
def sig(a, /, b: int = 1, *args: str, c, d=None, **kw) -> bool: "doc"
s = inspect.signature(sig); print(s, list(s.parameters), s.parameters["b"].default, s.parameters["args"].kind, s.return_annotation, s.bind(1, 2, c=3).arguments)
try: s.bind(1)
except TypeError as e: print(e)
try: assert_never(1)
except AssertionError as e: print(e)
print(inspect.getdoc(sig), inspect.isfunction(sig), inspect.iscoroutinefunction(add), inspect.ismethod(m.get), inspect.isclass(Mem), [n for n, _ in inspect.getmembers(Fin) if not n.startswith("__")], inspect.getsource(sig).strip()[:20], inspect.isgenerator((i for i in [])), inspect.getfullargspec(sig).kwonlyargs)
