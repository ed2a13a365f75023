"""Trees: parse, dump, walk, visitors, transformers."""
import ast

SOURCE = '''
import os, sys as s
from . import x
from a.b import c as d, e
@dec(1)
# comment
async def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    "doc"
    async with a as b, c: pass
    async for i in b: await i
    else: pass
    return [j async for j in a if j if not j]
class K[T: int, *U, **P](Base, metaclass=M):
    x: int = 5
    y: str
    (z): int
def g():
    global q
    yield
    z = yield 1
    yield from g()
    nonlocal_ = lambda x, *y: x if y else -x
    del a, b[0], c.d
    a += 1; b //= 2
    a = b = c, *d = 1, 2
    assert a, "msg"
    raise E from e
try: a
except (A, B) as e: b
except: c
else: d
finally: e
try: pass
except* V: pass
if a: b
elif c: d
elif e: f
else: g
while a < b <= c != d is not e not in f:
    break
else:
    continue
match v:
    case 1 | "a" | None: pass
    case [a, *rest, _]: pass
    case {"k": v, **r}: pass
    case P(1, x=Q()) as p if p: pass
    case -1.5 | a.b | (c): pass
    case [*_]: pass
type X[T] = list[T]
{**a, 'b': 1}, {1, 2}, {k: v for k, v in z}, {s for s in t}, (g for g in h), f(x for x in y), f(a, *b, k=1, **c)
a[1:2, ::3], a[b:], a[...], (yield), (w := 3), not a, ~b, +c, a @ b ** c % d << e | f ^ g & h
1, 2.5, 3j, 0xff, 10**30, 123456789012345678901234567890, b'by' b'tes', 'a' "b", u'u', True, None, ..., ()
a and b and c or d
'''
TEXTS = '''
f"a{b}c{d!r:>{w}}e" "f" f'{g=}' f"{h:%Y-%m}" f"{{}}" f"{x!s}"
f"" , f"{a}", f'{ b + 1 = }'
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree))
print(ast.dump(tree, include_attributes=True))
print(ast.dump(ast.parse(TEXTS)))
print(ast.dump(ast.parse("x = [1, f(2)]"), indent=2))
print(ast.dump(ast.parse("a.b + 1", mode="eval"), annotate_fields=False), ast.dump(ast.parse("a", mode="single")))
print(ast.dump(ast.parse("pass; x"), show_empty=True))
print(ast.parse("x = 1 + y"), ast.parse("x").body[0].value, ast.Name("a"), ast.Name(id="a", ctx=ast.Load()).ctx)
print(sorted({type(node).__name__ for node in ast.walk(tree)}))


class Names(ast.NodeVisitor):
    def __init__(self):
        self.calls, self.awaits = [], 0

    def visit_Call(self, node):
        self.calls.append((node.lineno, getattr(node.func, "id", "?")))
        self.generic_visit(node)

    def visit_Await(self, node):
        self.awaits += 1
        self.generic_visit(node)


names = Names(); names.visit(tree); print(names.calls, names.awaits)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node

    def visit_Assert(self, node):
        return None


print(ast.dump(Double().visit(ast.parse("x = 1 + 2\nassert x\ny = 'a'"))))
function = ast.parse("def f(a):\n    '''Doc.\n\n      more\n    '''\n    return a\n").body[0]
print(repr(ast.get_docstring(function)), ast.get_source_segment("x = (1 +\n 2)", ast.parse("x = (1 +\n 2)").body[0].value))
print(list(ast.iter_fields(ast.parse("a").body[0])), [type(n).__name__ for n in ast.iter_child_nodes(function)])
print(ast.literal_eval("[1, -2.5, {'a': (None, True)}, b'x', 1+2j, {1}]"), ast.literal_eval(ast.parse("[1, 2]", mode="eval")))
for bad in "a", "f()", "1 + x", "[a]", "1 +", "lambda: 0":
    try: print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e: print(type(e).__name__, e)
for bad in "x = ", "def f(:", "a b", "(", "if x\n  y":
    try: ast.parse(bad)
    except SyntaxError as e: print(e.msg, e.filename, e.lineno, e.offset)
try: ast.parse("1; 2", mode="eval")
except SyntaxError as e: print(e.msg)
print(ast.Add()._fields, ast.BinOp._fields, ast.expr.__subclasses__()[0].__name__, isinstance(ast.Add(), ast.operator), issubclass(ast.Name, ast.expr))
fixed = ast.fix_missing_locations(ast.Expression(ast.Name("a"))); print(ast.dump(fixed, include_attributes=True))
print(ast.dump(ast.increment_lineno(ast.parse("a"), 3), include_attributes=True))
import asyncio
print(sum(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree)), [n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))])
print(ast.unparse(tree))
print(ast.unparse(ast.parse(TEXTS)), ast.unparse(ast.parse("a + (b * c)", mode="eval")), ast.unparse(ast.Name("q")))
changed = ast.fix_missing_locations(Double().visit(ast.parse("x = 1 + 2\nassert x\nprint(x)")))
print(ast.unparse(changed)); exec(compile(changed, "<changed>", "exec"))
print(eval(compile(ast.parse("3 * 4", mode="eval"), "<e>", "eval")))
try: compile(object(), "<o>", "exec")
except TypeError as e: print(e)
