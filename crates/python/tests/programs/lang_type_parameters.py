#314
from typing import Callable
type Pair[T] = tuple[T, T]
type Tree = int | list[Tree]
print(Pair, Pair[int], Tree.__value__, Pair.__type_params__, type(Pair))
class Stack[T]:
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
def first[T: (int, str), *Ts, **P](x: T, *args: *Ts) -> T: return x
print(Stack.__type_params__, first.__type_params__, first.__type_params__[0].__constraints__, Stack[int], Stack.__orig_bases__, Stack.__parameters__)
s = Stack[int](); s.push(3); print(s.pop(), type(s).__name__)
class B[T = int]: pass
print(B.__type_params__[0].__default__, B.__type_params__[0].has_default())
def bounded[T: float](a: T) -> T: return a
print(bounded.__type_params__[0].__bound__, bounded.__annotations__)
class N[K: str, V](dict[K, V]): pass
print(N.__mro__, N(a=1))
