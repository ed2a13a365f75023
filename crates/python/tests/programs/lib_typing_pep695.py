class Modern[A, B: int]:
    def first[Q](self, q: Q) -> Q:
        return q


print(Modern[int, bool], Modern().first(3), Modern.__type_params__)


type Vector = list[float]
print(Vector, Vector.__value__)


def pick[T](items: list[T], at: int = 0) -> T:
    return items[at]


print(pick([1, 2]), pick.__type_params__, pick.__type_params__[0].__name__)
type Tree[T] = T | list["Tree[T]"]
print(Tree, Tree[int], Tree.__type_params__)


class Base[T]:
    pass


class Sub[U](Base[U]):
    pass


print(Sub[int], Base[str].__args__, Sub.__mro__)
