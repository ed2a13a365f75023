class Tracker(dict):
    def __getitem__(self, k):
        print("get", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v):
        print("set", k, v); dict.__setitem__(self, k, v)
t = Tracker(a=1)
exec("b = a + 1\nc = b * 2", {}, t)
print(dict(t))
class Defaulting(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("foo + bar", {}, Defaulting()))
glob = {"counter": 0}
exec("def inc():\n    global counter\n    counter += 1\n    return counter", glob)
glob["inc"](); glob["inc"]()
print(glob["counter"]); glob["counter"] = 10; print(glob["inc"](), glob["counter"])
del glob["__builtins__"]
print(sorted(glob), len(glob), isinstance(glob, dict), type(glob))
glob.update(extra=1); print(glob["extra"], glob | {"z": 2} != glob, glob.copy() == glob)
try: exec("print(undefined)", glob)
except NameError as e: print(e)
def f():
    a = 1
    exec("a = 2; print('in exec', a)")
    print("after", a)
    l = locals(); exec("b = 5", {}, l); print(l.get("b"))
f()
class K:
    v = 3
    exec("w = v + 1")
    u = eval("v * 10")
print(K.w, K.u)
config = "host = 'localhost'\nport = 80 + 8\ndebug = not False"
settings = {}
exec(config, {}, settings)
print(settings)
c = compile("x ** 2 + 1", "<poly>", "eval")
print([eval(c, {"x": i}) for i in range(5)])
def sandbox(expr, **names):
    try: return eval(expr, {"__builtins__": {}}, names)
    except Exception as e: return f"{type(e).__name__}: {e}"
print(sandbox("a + b", a=1, b=2)); print(sandbox("open('x')")); print(sandbox("len([1])", len=len))
print(globals() is eval("globals()"), eval("__name__"))
exec("exec('print(\"nested\")')")
