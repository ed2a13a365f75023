import functools
import inspect
import types
from dataclasses import dataclass, field


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def plain(a, b=1, /, c=2, *args, d, e: int = 3, **kw) -> str:
    """Doc.

        indented
    """


def gen():
    yield 1


async def co():
    return 1


async def agen():
    yield 1


@types.coroutine
def old():
    yield


class C:
    def __init__(self, x, y=2):
        pass

    def method(self, z: int) -> None:
        pass

    @classmethod
    def make(cls, q): ...

    @staticmethod
    def stat(w): ...

    def __call__(self, k): ...


for f in (plain, gen, co, agen, C, C.method, C(1).method, len, lambda x: x, functools.partial(co), C.make, C.stat):
    print(inspect.isfunction(f), inspect.ismethod(f), inspect.isclass(f), inspect.isbuiltin(f), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(f), inspect.isroutine(f))
c, g, a = co(), gen(), agen()
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isgenerator(g), inspect.isasyncgen(a), inspect.isawaitable(g), inspect.isawaitable(3), inspect.isawaitable(old()), inspect.ismodule(inspect))
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g), inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c))


def selfish():
    print(inspect.getgeneratorstate(me))
    yield


me = selfish()
next(me)
print(inspect.signature(plain), inspect.signature(C), inspect.signature(C.method), inspect.signature(C(1).method), inspect.signature(C.make), inspect.signature(C.stat), inspect.signature(C(1)), inspect.signature(co))
sig = inspect.signature(plain)
for name, p in sig.parameters.items():
    print(name, p.kind, p.kind.name, p.kind.description, p.default is inspect.Parameter.empty, p.annotation is p.empty, repr(p), end="; ")
print(sig.return_annotation, repr(sig))
b = sig.bind(1, 2, 3, 4, d=5, z=6)
print(b, b.args, b.kwargs, b.arguments)
b = sig.bind(1, d=0)
b.apply_defaults()
print(b.arguments)
for bad in (lambda: sig.bind(), lambda: sig.bind(1), lambda: inspect.signature(lambda x: 0).bind(1, 2), lambda: inspect.signature(lambda x: 0).bind(1, y=2), lambda: inspect.signature(lambda x: 0).bind(1, x=2), lambda: inspect.signature(3)):
    attempt(bad)


@functools.wraps(plain)
def wrapped(*args, **kwargs):
    pass


print(inspect.signature(wrapped), inspect.unwrap(wrapped) is plain, inspect.signature(functools.partial(plain, 1, d=4)), inspect.signature(functools.partial(lambda a, b: 0, b=1)))


@dataclass
class D:
    a: int
    b: list = field(default_factory=list)
    c: str = "x"


print(inspect.signature(D), inspect.getdoc(plain), inspect.cleandoc("  a\n    b\n"), inspect.getfullargspec(plain))
print([n for n, _ in inspect.getmembers(C(1), inspect.ismethod)], inspect.isabstract(C), inspect.getmro(D)[0].__name__, inspect.get_annotations(plain))
print(inspect.signature(lambda *, a, b=1: 0), inspect.signature(lambda a, /: 0), inspect.signature(lambda *a, **k: 0), inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=1))
