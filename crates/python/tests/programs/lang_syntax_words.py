"""What the exceptions say of broken texts."""
sources = [
    "f'{a b}'",
    "f'{a $ b}'",
    "f'{'",
    "f'{a:'",
    "f'{a +}'",
    'def f:',
    'def f x: pass',
    'def 1f(): pass',
    'import a.b as c.d',
    'import a as 1',
    'from a import b as c.d',
    'try:\n 1\nexcept A as b.c: 2',
    'match x:\n case 1 as b.c: pass',
    '[*a for a in b]',
    '{**a for a in b}',
    'a <> b',
    'x == 1:',
    'x == 1: y',
    'f(x) == 1:',
    'x = print 1',
    'print 1',
    'if (x) {',
    "x = 'a\\'",
    'import *',
    'from x import ()',
    'import',
    'whille x: pass',
    'improt os',
    'raise a, b',
]
for source in sources:
    try:
        compile(source, "t.py", "exec")
        print("fine", repr(source))
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, error.msg)
