"""Slips of beginners, and what the parser says of them."""
sources = [
    'print("v", x\nreturn x\n', 'f(a,\ndef g(): pass\n', 'a = [1\nimport os\n', 'x = [1 2\n', 'foo(a b\n',
    'foo(a, b c\nd\n', 'x = (1,\n2 3\n', 'x = [\n  1,\n  2\ny = 3\n', 'x = {\n "a": 1,\n "b" 2\n}\n',
    'if (x) {\n', 'function f() {\n', 'def f() {\n', 'class A {\n', 'try {\n', 'a b (\n',
    'x = 5 if True else\n', 'x = 1 if y else pass\n', 'pass if x else y\n', '(1 if y else)\n',
    'x = 0b2\n', '0o9\n', '0b12\n', 'print(f"{x")\n', 'print(f"{x!z}")\n',
]
for source in sources:
    try:
        compile(source, "t.py", "exec")
        print("fine", repr(source))
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, error.msg)


def tree(cls, depth=0):
    print("  " * depth + cls.__name__)
    for child in cls.__subclasses__():
        if child.__module__ == "builtins" and child is not SyntaxError:
            tree(child, depth + 1)


tree(BaseException)
for attempt in (lambda: dict([1, 2]), lambda: type("B", (dict, dict), {}), lambda: print(1, *5), lambda: print(*5)):
    try:
        attempt()
    except TypeError as error:
        print(error, getattr(error, "__notes__", None))
data = bytearray(6)
data[::2] = iter([1, 2, 3])
data[1:2] = (n for n in (7, 8))
print(data)
