import gc
from collections import deque


class A:
    def __init__(self, width, height=3):
        pass


class B(A):
    def __init__(self, **kw):
        object.__init__(self, **kw)


d = {"k": [1], "z": 2}
for attempt in (
    lambda: deque([1]).remove(2),
    lambda: "%c" % "ab",
    lambda: "%c" % [],
    lambda: type("a", 1, {}),
    lambda: type("a", (), 1),
    lambda: super(B, A(1)),
    lambda: map(func=1),
    lambda: zip([], stric=1),
    lambda: print(1, sepp=""),
    lambda: B(x=1),
    lambda: A(1, heigth=2),
    lambda: eval("f'{x!z}'"),
    lambda: d.items() >= {("z", 2)},
    lambda: d.items() == {"z": 2, "k": [1]}.items(),
    lambda: gc.get_threshold(),
    lambda: [gc.is_tracked(x) for x in ([], {}, {"a": 1}, (), object(), "a", 1, set(), print)],
    lambda: "똠방각하 뷁".encode("cp949"),
    lambda: "똠방각하 뷁".encode("euc-kr"),
    lambda: "漢字 ①".encode("euc_kr").decode("cp949"),
    lambda: "한글".encode("utf-8").decode("cp949"),
    lambda: b"\xb0".decode("euc_kr"),
    lambda: "가😀나".encode("cp949", "replace"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
