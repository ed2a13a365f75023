import weakref
import gc
import sys
import copy
import types


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns.setdefault("created_by", "Meta")
        return super().__new__(mcls, name, bases, ns)

    def __call__(cls, *a, **k):
        print("making", cls.__name__, a, k)
        return super().__call__(*a, **k)


class Node(metaclass=Meta):
    def __init__(self, name, *children):
        self.name, self.children = name, list(children)

    def __repr__(self):
        return f"Node({self.name!r})"

    def __del__(self):
        print("del", self.name)

    def __iter__(self):
        yield self
        for c in self.children:
            yield from c

    def __len__(self): return 1 + sum(map(len, self.children))

    def __getitem__(self, k):
        if isinstance(k, slice):
            return self.children[k]
        return self.children[k]

    def __contains__(self, name): return any(n.name == name for n in self)

    def __bool__(self): return True


tree = Node("root", Node("a", Node("b")), Node("c"))
print([n.name for n in tree], len(tree), "b" in tree, tree[0], tree[-1:], Node.created_by)
ref = weakref.ref(tree.children[1], lambda r: print("gone", r() is None))
dup = copy.copy(tree)
deep = copy.deepcopy(tree[0])
print(dup.children is tree.children, deep.children[0] is tree[0][0])
del dup
print(ref().name)
tree.children.pop()
print(ref())
wd = weakref.WeakValueDictionary()
wd["d"] = deep
print(list(wd))
del deep
print(list(wd))
s = types.SimpleNamespace(a=1, b=[2])
s.c = 3
print(s, vars(s))
print(types.MappingProxyType({"x": 1}), callable(Node), sys.getsizeof([]) > 0)


class Descriptor:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must be >= 0")
        setattr(obj, self.name, value)


class Acc:
    balance = Descriptor()
    __slots__ = ("_balance",)


a = Acc()
a.balance = 5
print(a.balance)
try:
    a.balance = -1
except ValueError as e:
    print(e)
try:
    a.other = 1
except AttributeError as e:
    print(e)
gc.collect()
print("end")
