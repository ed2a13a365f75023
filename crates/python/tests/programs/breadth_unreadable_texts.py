"""What CPython says of texts that it cannot read: the words and where."""
sources = [
    "[x, y for x in z]", "{a, b for a in c}", "x = [i, i * 2 for i in range(3)]",
    "async def f: pass", "def f(a, (b, c)): pass", "(*a)", "print((*a))",
    "(a, b): int = 1", "[a]: list = []", "x = yield = 1", "(yield) = 1", "(x := 5) = 3",
    "def f(a, /, b, /): pass", "def f(/, a): pass", "def f(*, a, /): pass",
    "try: pass\nexcept A: pass\nexcept* B: pass", "try: pass\nexcept* : pass",
    "while True print(1)", "for i in range(3)\n    print(i)", "if x = 1: pass", "print 'hi'",
    "def f()\n  pass", "class A\n pass", "f(a b)", "x = {'a': 1 'b': 2}", "x = 5 y = 6",
    "f() = 1", "a + b = c", "None = 1", "5 = x", "del f()", "x += y += 1", "f(a=1, 2)",
    "a, b += 1", "def f(a=1, b): pass", "return 5", "break", "await x", "elif x: pass", "try: pass\nx = 1",
    "x++", "a && b", "x = y ? 1 : 2", "switch x:\n case 1: pass", "“hi”", "print（1）", "0777", "from x import",
]
for source in sources:
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "is fine")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__}: {e.msg} ({e.lineno}:{e.offset})")
for statement in ("from . import x", "from .foo import x", "import os.nope"):
    try:
        exec(statement)
    except ImportError as e:
        print(statement, "->", repr(e), e.name, e.path)
from collections import namedtuple
P = namedtuple("P", "x y")
for attempt in (lambda: P(1, 2)._replace(z=3), lambda: pow(1, 2, 3, 4), lambda: str(1, 2, 3, 4)):
    try:
        attempt()
    except Exception as e:
        print(repr(e))
import math_tools_of_mine
