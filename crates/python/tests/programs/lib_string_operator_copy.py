import copy
import operator
import string
from operator import attrgetter, itemgetter, methodcaller
from string import Formatter, Template, capwords
from types import SimpleNamespace


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), len(string.printable), capwords("hello  big wOrld"), capwords("a-b", "-"))
t = Template("$who owes ${what} $$5 to $who.")
print(t.substitute(who="A", what="B"), t.substitute({"who": 1, "what": 2}), t.safe_substitute(who="x"))
attempt(lambda: t.substitute(who=1))
attempt(lambda: Template("a\nb $ c").substitute())
attempt(lambda: Template("${bad").substitute())
print(Template("${bad $x").safe_substitute(x=1), t.get_identifiers(), t.is_valid(), Template("$").is_valid(), t.template)
print(Formatter().format("{0} {1!r:>5} {name.real} {d[k]} {{}}", 1, "x", name=3, d={"k": "v"}), Formatter().format("{} {}", 1, 2))
print(list(Formatter().parse("a{b!r:c}d{{")))


class Upper(Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)


print(Upper().format("{a} {b} {0}", 9, a=1))

ns = SimpleNamespace(a=1, b=SimpleNamespace(c="deep"))
print(ns, ns == SimpleNamespace(a=1, b=SimpleNamespace(c="deep")))
ns.z = [1]
del ns.a
print(ns)
print(attrgetter("b.c")(ns), attrgetter("z", "b.c")(ns), itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 1}))
print(methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"), itemgetter(slice(1, 3))("abcd"))
print(itemgetter(1, 2), attrgetter("x"), methodcaller("f", 1, k=2))
attempt(lambda: attrgetter(1))
attempt(lambda: itemgetter(9)([1]))
o = operator
print(o.add(1, 2), o.mul(3, 4), o.sub(5, 1), o.truediv(1, 4), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 5), o.neg(1), o.inv(5))
print(o.lt(1, 2), o.eq(1, 1), o.not_(0), o.truth([]), o.is_(None, None), o.contains([1], 1), o.getitem("abc", 1), o.xor(6, 3))
print(o.concat([1], [2]), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.length_hint([1, 2]), o.index(True), o.iadd([1], [2]), o.call(max, 1, 2))
attempt(lambda: o.concat(1, 2))
attempt(lambda: o.indexOf([1], 2))
print(sorted([{"n": 2}, {"n": 1}], key=itemgetter("n")), o.abs(-3), o.__add__(1, 1))


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


n = Node([1, 2])
n.next = n
c, d = copy.copy(n), copy.deepcopy(n)
print(c.value is n.value, d.value is n.value, d.next is d, c.next is n, d.value)
s = Slotted([1], 2)
e = copy.deepcopy(s)
print(e.a, e.b, e.a is s.a, copy.copy(s).a is s.a)
nested = {"a": [1, (2, [3])], "t": (1, 2)}
m = copy.deepcopy(nested)
m["a"][1][1].append(4)
print(nested, m, m["t"] is nested["t"], copy.copy(nested)["a"] is nested["a"])
shared = [0]
pair = copy.deepcopy([shared, shared])
pair[0].append(1)
print(pair, copy.copy({1, 2}), copy.deepcopy(frozenset([1])), copy.copy("s"), copy.deepcopy(len) is len)


class Own:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        return Own(self.v + "/copied")

    def __deepcopy__(self, memo):
        return Own(self.v + "/deep")


print(copy.copy(Own("x")).v, copy.deepcopy([Own("y")])[0].v)


class Stack(list):
    pass


st = Stack([1, [2]])
st.name = "st"
cp = copy.deepcopy(st)
print(cp, cp.name, type(cp).__name__, cp[1] is st[1])
attempt(lambda: copy.deepcopy(x for x in []))
err = copy.copy(ValueError("a", 1))
print(repr(err), err.args)
import collections
print(copy.deepcopy(collections.OrderedDict(a=[1])), copy.deepcopy(collections.deque([[1]])), copy.copy(collections.Counter("aab")), copy.deepcopy(collections.defaultdict(list, a=[1])))
