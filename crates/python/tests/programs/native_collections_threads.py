from collections import deque, defaultdict
from functools import partial, reduce, cmp_to_key, lru_cache
import contextvars, weakref, gc, sys, _thread, threading, random, copy, io
d = deque([1,2,3], maxlen=3)
d.append(4); print(d, d.maxlen, d[0], d[-1], len(d), 3 in d)
d.appendleft(9); d.rotate(1); print(d, list(reversed(d)), d == deque([3,9,2]), d.index(9))
d.extend("ab"); d.extendleft(x for x in "yz"); print(d, d.pop(), d.popleft(), d.count("y"))
d = deque(range(5)); d.rotate(-2); d.remove(3); d.insert(1, "q"); del d[0]; d[0] = "w"; print(d, d.copy() is d, d + deque([1]), d * 2)
d.reverse(); print(d); d.clear(); print(d, bool(d))
for f in (lambda: d.pop(), lambda: d.remove(5), lambda: deque([1])[3], lambda: deque(5), lambda: deque([], -1), lambda: deque([1]).index(4), lambda: deque([1],1).insert(0,1), lambda: d.append()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    d = deque([1,2])
    for x in d: d.append(x)
except RuntimeError as e: print(e)
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, "v", o)
    def __hash__(self): return hash(self.v)
d = deque([E(1), E(2), E(2)]); print(d.count(2), d.index(2)); d.remove(2); print(len(d), 2 in d)
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dd["a"], dict(dd), dd.default_factory, dd.copy(), "z" in dd)
dd = defaultdict(lambda: 5, {"x": 1}, y=2); print(dd["q"], sorted(dd.items()), len(dd))
try: defaultdict(None)["x"]
except KeyError as e: print("KeyError", e)
try: defaultdict(3)
except TypeError as e: print(e)
dd = defaultdict(int); dd[E(3)] += 1; print(dd[E(3)])
class DD(defaultdict):
    def __missing__(self, k): return k * 2
print(DD(int)["ab"])
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, partial(p, "11")())
print(repr(partial(print, 1, sep="x")), reduce(lambda a,b: a+b, [1,2,3]), reduce(lambda a,b: a*b, [], 7), reduce(max, (x for x in [3,9,2])))
try: reduce(max, [])
except TypeError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)))
v = contextvars.ContextVar("v", default=1); w = contextvars.ContextVar("w")
print(v.get(), w.get(5)); t = v.set(2); print(v.get(), t.old_value is contextvars.Token.MISSING, t.var is v)
ctx = contextvars.copy_context()
def g():
    v.set(99); return v.get(), dict(ctx.items()) == {v: 99}
print(ctx.run(g), v.get(), ctx[v], v in ctx, w in ctx, len(ctx), ctx.get(w))
v.reset(t); print(v.get())
for f in (lambda: w.get(), lambda: v.reset(t), lambda: ctx.run(ctx.run, print), lambda: ctx[w], lambda: ctx.run(lambda: 1/0)):
    try: print(f())
    except Exception as e: print(type(e).__name__)
class O:
    def __del__(self): print("del")
    def m(self): return 1
o = O(); r = weakref.ref(o, lambda r: print("gone", r() is None)); r2 = weakref.ref(o)
print(r() is o, weakref.ref(o) is r2, r == r2, weakref.getweakrefcount(o), hash(r) == hash(o))
del o; print(r(), r2())
o = O(); p = weakref.proxy(o); print(p.m()); del o
try: p.m()
except ReferenceError as e: print(e)
try: weakref.ref(5)
except TypeError as e: print(e)
class N: pass
a, b = N(), N(); a.o = b; b.o = a; r = weakref.ref(a); del a, b; print(r() is None, gc.collect() > 0, r())
wv = weakref.WeakValueDictionary(); o = N(); wv["k"] = o; print(len(wv)); del o; print(len(wv))
lk = threading.Lock(); print(lk.acquire(), lk.acquire(False), lk.locked(), lk.acquire(timeout=0.01)); lk.release()
try: lk.release()
except RuntimeError as e: print(e)
rl = threading.RLock(); rl.acquire(); rl.acquire(); rl.release(); rl.release()
try: rl.release()
except RuntimeError as e: print(e)
with lk: print(lk.locked())
random.seed(42); print(random.random(), random.randint(1,100), random.choice("abc"), random.sample(range(10), 3), random.gauss(0,1))
s = io.StringIO(); print("hi", 3, file=s); print(repr(s.getvalue()))
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as f: print("inside"); sys.stdout.write("x")
print(repr(f.getvalue()))
log = []
def worker(n):
    for i in range(3): log.append((n, i))
ts = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(log, threading.active_count(), ts[0].is_alive())
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(400), fib.cache_info())
print(sys.intern("abc") is sys.intern("abc"), sys.exc_info(), sys.stdout.isatty(), sys.stdout.encoding, sys.modules["sys"] is sys)
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], sys.exception())
print(copy.copy(deque([1,2],5)), copy.deepcopy(defaultdict(list, {1:[2]})))
q = _thread.allocate_lock(); q.acquire()
def later(): log.append("later"); q.release()
_thread.start_new_thread(later, ()); q.acquire(); print(log[-1])
import atexit; atexit.register(print, "bye"); atexit.register(lambda: print("first"))
