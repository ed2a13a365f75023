import functools, inspect
class Router:
    def __init_subclass__(cls):
        cls.routes = {m.path: n for n, m in vars(cls).items() if hasattr(m, "path")}
def route(p):
    def d(f): f.path = p; f.methods = ["GET"]; return f
    return d
class App(Router):
    @route("/")
    def index(self): return "index"
    @route("/u")
    async def user(self): return "user"
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def st(): return 1
    @functools.cached_property
    def cp(self): return 5
a = App(); print(App.routes, a.index.path, a.index.methods, a.user.path, getattr(a, App.routes["/"])(), [n for n, m in inspect.getmembers(a, inspect.ismethod) if hasattr(m, "path")], a.make.__func__.__name__, a.index.__self__ is a, a.index.__name__, a.index == a.index, a.index is a.index, App.st(), a.cp, vars(a))
try: a.index.zzz
except AttributeError as e: print(e)
try: a.index.foo = 1
except AttributeError as e: print(e)
print(a.index.__doc__, a.index.__qualname__, a.index.__module__, a.index.__func__ is App.index, functools.partial(a.index)(), functools.partialmethod, a.index.__code__.co_name, a.index.__annotations__)
