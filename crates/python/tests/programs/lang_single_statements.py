"""compile in mode 'single': values are shown by sys.displayhook."""
import sys

names = {}
for text in ("1 + 1\n", "x = 5\n", "x\n", "None\n", "'text'\n", "for i in range(3): i\n", "x; x + 1\n",
             "def f():\n    7\n    return 8\n", "f()\n", "_\n", "if x:\n    x\nelse:\n    0\n"):
    exec(compile(text, "<prompt>", "single"), names)
shown = []
sys.displayhook = shown.append
exec(compile("x; [x]\n", "<prompt>", "single"), names)
sys.displayhook = sys.__displayhook__
print(shown)
for text in ("", "x=1\ny=2\n", "f(\n  1)\nf(2)\n", "if 1:\n  x\ny\n", "x = = 1\n", "  x = 1\n", "import a\nimport b"):
    try:
        compile(text, "<prompt>", "single")
        print("fine", repr(text))
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset)
