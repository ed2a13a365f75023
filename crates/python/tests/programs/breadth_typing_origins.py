import inspect
import types
from typing import *


def f(a: int, b: Optional[str] = None, *c: float, d: Union[int, str] = 3, **e: Any) -> Callable[[int], str]: ...
def g(x: List[int], y: "Dict[str, int]", z: list[Optional[int]] = []) -> Tuple[int, ...]: ...


print(inspect.signature(f))
print(inspect.signature(g))
print(get_origin(int | str) is types.UnionType, get_origin(Union[int, str]) is Union, get_origin(Optional[int]))
print(Optional[str].__module__, Callable[..., int].__module__, List[int].__module__, Literal[1].__module__)
print(get_args(int | None), isinstance(int | str, types.UnionType))
