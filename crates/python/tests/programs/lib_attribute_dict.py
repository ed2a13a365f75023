# A dict that is its own __dict__: every method of dict on it.
class AttrDict(dict):
    def __init__(self, *args, **names):
        super().__init__(*args, **names)
        self.__dict__ = self
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
c = AttrDict(a=1, b=[1])
for f in [lambda: c.get("a"), lambda: c.get("z", 0), lambda: c.setdefault("s", 5), lambda: c.pop("s"), lambda: c.pop("zz", None), lambda: c.keys(), lambda: list(c.values()), lambda: c.items(), lambda: len(c), lambda: list(c), lambda: "a" in c, lambda: c.copy(), lambda: type(c.copy()), lambda: c | {"k": 1}, lambda: {"k": 1} | c, lambda: c == {"a": 1, "b": [1]}, lambda: {"a": 1, "b": [1]} == c, lambda: c != {}, lambda: dict(c), lambda: {**c}, lambda: (lambda **k: k)(**c), lambda: c.update({"u": 1}), lambda: c.update(v=2), lambda: c.update([("w", 3)]), lambda: c, lambda: c.popitem(), lambda: sorted(c), lambda: bool(c), lambda: list(reversed(c)), lambda: str(c), lambda: f"{c}", lambda: c.__contains__("a"), lambda: c["a"], lambda: c["zz"], lambda: c.zz, lambda: c.fromkeys("xy"), lambda: AttrDict(c).b, lambda: AttrDict({"x": AttrDict(y=1)}).x.y, lambda: max(c.items(), key=lambda kv: kv[0]), lambda: [k for k in c], lambda: isinstance(c, dict), lambda: c.clear(), lambda: (c, bool(c), len(c)), lambda: c.__setitem__("n", 1), lambda: c.n, lambda: setattr(c, "m", 2), lambda: c, lambda: delattr(c, "m"), lambda: c.__delitem__("n"), lambda: c, lambda: c.__ior__({"io": 1}), lambda: c.io, lambda: c.items() == {"io": 1}.items(), lambda: "io" in c.keys(), lambda: vars(c), lambda: c.__len__(), lambda: __import__("json").dumps(c), lambda: __import__("copy").deepcopy(c), lambda: __import__("pickle").loads(__import__("pickle").dumps(c)), lambda: __import__("pprint").pformat(c)]:
    show(f)
match c:
    case {"io": x, **rest}: print("match", x, rest)
