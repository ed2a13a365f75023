# How many arguments the builtins take, in the words of each calling convention;
# which classes a builtin's __new__ makes; names that no program may bind.


def tried(call):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")


# None, or one.
tried(lambda: (1).bit_length(2))
tried(lambda: 2.5.is_integer(1, 2))
tried(lambda: "a".upper(1))
tried(lambda: "a".isascii(1))
tried(lambda: [].clear(1))
tried(lambda: {}.keys(1))
tried(lambda: {1}.pop(1))
tried(lambda: b"a".lower(1))
tried(lambda: [].append())
tried(lambda: (1, 2).count())
tried(lambda: abs(1, 2))
tried(lambda: len([], []))
tried(lambda: callable())
tried(lambda: globals(1))
tried(lambda: {}.__contains__())

# A range of them.
tried(lambda: "a".strip("x", "y"))
tried(lambda: [1].pop(0, 1))
tried(lambda: [1].insert(0))
tried(lambda: {}.get())
tried(lambda: bytearray(b"a").pop(0, 1))
tried(lambda: getattr(1))
tried(lambda: isinstance(1))
tried(lambda: dict.fromkeys())
tried(lambda: staticmethod())

# Slots.
tried(lambda: (1).__add__())
tried(lambda: (1).__add__(1, 2))
tried(lambda: (2).__pow__(1, 2, 3))
tried(lambda: (2).__pow__(5, 7))
tried(lambda: [].__len__(1))
tried(lambda: "a".__contains__())
tried(lambda: (1).__str__(1))
tried(lambda: range(3).__lt__())
tried(lambda: {}.__setitem__(1))

# By keyword.
tried(lambda: "a".upper(x=1))
tried(lambda: "a".find("a", start=0))
tried(lambda: [].append(x=1))
tried(lambda: abs(x=1))
tried(lambda: {1}.union(x=1))
tried(lambda: (1).__add__(x=1))
tried(lambda: [3, 1].sort(reverse=True))
tried(lambda: "a b".split(maxsplit=1))

# Encodings and byte orders are text.
tried(lambda: "a".encode(1))
tried(lambda: b"a".decode("utf-8", 1))
tried(lambda: str(b"a", 1))
tried(lambda: bytes("a", None))
tried(lambda: bytearray("a", 1))
tried(lambda: bytearray("a", "utf-8", "strict", 1))
tried(lambda: bytes(b"a", "utf-8"))
tried(lambda: bytes(3, errors="strict"))
tried(lambda: (1).to_bytes(2, 3))
tried(lambda: int.from_bytes(b"a", 1))


# The receiver comes first.
tried(lambda: ValueError.args())
tried(lambda: (i for i in ()).close(1))
tried(lambda: str.upper())
tried(lambda: str.upper(1, 2))


class Number(int):
    pass


class Plain:
    pass


for maker in int, str, list, dict, object:
    for made in maker, str, bool, Number, Plain, 5:
        tried(lambda: type(maker.__new__(made)).__name__)
tried(lambda: int.__new__())
tried(lambda: enumerate.__new__())

for text in (
    "def f[T, T](): pass",
    "class C[T, *T]: pass",
    "type A[T, **T] = int",
    "class C[T]:\n    def f[T](self): pass",
    "__debug__ = 1",
    "def f(__debug__): pass",
    "def f(*__debug__): pass",
    "class __debug__: pass",
    "import os as __debug__",
    "for __debug__ in []: pass",
    "(__debug__ := 1)",
    "del __debug__",
    "x.__debug__ = 1",
    "del x.__debug__",
    "f(__debug__=1)",
    "__debug__: int",
    "try: pass\nexcept E as __debug__: pass",
    "match x:\n    case C(__debug__=1): pass",
    "match x:\n    case [*__debug__]: pass",
    "global __debug__",
    "print(__debug__)",
    "def f(a, *a): pass",
):
    try:
        compile(text, "text", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), error.msg, error.lineno, error.offset, error.end_offset)
