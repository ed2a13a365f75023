from contextlib import *
import io, sys
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n
    except ZeroDivisionError as e: print("saw", e)
    finally: print(f"</{n}>")
with tag("a") as a, tag("b"): print(a); 1/0
with ExitStack() as st:
    st.enter_context(tag("x")); st.callback(print, "cb"); st.push(lambda *e: print("push", e[0]))
    @st.callback
    def _(): print("deco cb")
with suppress(KeyError, ValueError): {}["a"]
with redirect_stdout(io.StringIO()) as f: print("hidden")
print(repr(f.getvalue()))
with closing(open("zz.txt", "w")) as h: h.write("x")
print(h.closed)
class T:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t, v, tb is None); return t is ValueError
with T(): raise ValueError("v")
try:
    with T(): raise KeyError("k")
except KeyError as e: print(repr(e))
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
@contextmanager
def nog(): return 1
try:
    with nog(): pass
except TypeError as e: print(e)
except AttributeError as e: print(e)
@contextmanager
def y2(): yield; yield
try:
    with y2(): pass
except RuntimeError as e: print(e)
@tag("deco")
def f(x): print("f", x); return x
print(f(3))
class C(ContextDecorator):
    def __enter__(self): print("in")
    def __exit__(self, *a): print("out")
@C()
def k(): print("k")
k()
es = ExitStack(); es.callback(print, "never?"); es2 = es.pop_all(); es.close(); print("closed"); es2.close()
try:
    with ExitStack() as s:
        s.callback(lambda: 1/0); raise KeyError("first")
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
with nullcontext(3) as n: print(n)
with chdir("."): print("cd")
try: ExitStack().enter_context(3)
except TypeError as e: print(e)
