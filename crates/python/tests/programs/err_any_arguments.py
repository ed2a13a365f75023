"""Every method and builtin with missing, surplus and wrong arguments: nothing but exceptions comes of it."""
import warnings

warnings.simplefilter("ignore")
SKIP = {"__class__", "__doc__", "input", "exit", "quit", "breakpoint", "help", "license", "copyright", "credits", "open", "exec", "print", "__import__", "eval","compile","__subclasshook__","__init_subclass__","__dir__","__sizeof__", "dir", "id", "hash", "__hash__", "globals", "locals", "vars", "__build_class__", "athrow", "aclose", "anext", "__anext__"}
def gen():
    yield 1
async def agen():
    yield 1
async def coro(): pass
class C:
    def m(self): pass
    @property
    def p(self): return 1
def made():
    c = coro(); c.close()
    exc = ValueError("a")
    return [1, True, 1.5, 2j, "ab", b"ab", bytearray(b"ab"), memoryview(b"ab"), [1, 2], (1, 2), {1: 2}, {1, 2}, frozenset({1}), range(3), slice(1, 2), None, Ellipsis, NotImplemented,
        iter([1]), iter((1,)), iter({1: 1}), iter({1}), iter("a"), iter(b"a"), iter(range(2)), reversed([1]), {1: 1}.keys(), {1: 1}.values(), {1: 1}.items(), enumerate([1]), zip([1]), map(len, [[1]]), filter(None, [1]),
        gen(), agen(), c, exc, OSError(1, "x"), KeyError(1), StopIteration(1), SystemExit(1), UnicodeDecodeError("utf-8", b"a", 0, 1, "x"), ExceptionGroup("g", [exc]), ImportError("x"), AttributeError("x"), NameError("x"), SyntaxError("x"),
        property(len), staticmethod(len), classmethod(len), super(C, C()), object(), C, C(), C().m, len, [].append, list.append, int, type, lambda x: x, iter(len, 1)]
POOL = [1, -1, "x", None, [1], (), {}, b"a", 1.5, object(), int, len]
def call(label, function, args, kw={}):
    try:
        r = function(*args, **kw)
        s = type(r).__name__
    except RecursionError: s = "RecursionError"
    except BaseException as e:
        s = "!" + type(e).__name__
    return s
def text(args): return ",".join(type(a).__name__ for a in args)
def run():
    n = len(made())
    for at in range(n):
        v = made()[at]
        names = sorted(set(dir(type(v))) - SKIP)
        for name in names:
            row = []
            combos = [()] + [(p,) for p in POOL] + [(1, 2), (None, "x")] + [(1, 2, 3), ("a", "b", "c"), (1,)*4, (None,)*5, (1,)*8]
            for args in combos:
                v = made()[at]
                try: f = getattr(v, name)
                except BaseException as e: row.append("G" + type(e).__name__); break
                if not callable(f): row.append("N" + type(f).__name__); break
                row.append(text(args) + ":" + call(name, f, args))
            else:
                row.append("kw:" + call(name, f, (), {"zzz": 1}))
                row.append("kw1:" + call(name, f, (1,), {"zzz": 1}))
            # through the class
            if isinstance(v, type) is False:
                g = getattr(type(v), name, None)
                if callable(g):
                    for args in [(), (1,), (None,), (object(),), (v,), (v,)*2, (v,)*4]:
                        row.append("c" + text(args) + ":" + call(name, g, args))
    import builtins
    for name in sorted(set(dir(builtins)) - SKIP):
        f = getattr(builtins, name)
        if not callable(f): continue
        row = []
        combos = [()] + [(p,) for p in POOL] + [(1, 2), ("x", None), ([1], 1, None)] + [(1,)*4, (None,)*5, (1,)*8]
        for args in combos:
            row.append(text(args) + ":" + call(name, f, args))
        row.append("kw:" + call(name, f, (), {"zzz": 1}))
        row.append("kw1:" + call(name, f, (1,), {"zzz": 1}))
run()
print("done")
