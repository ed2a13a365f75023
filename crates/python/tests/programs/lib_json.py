import json
from collections import OrderedDict, namedtuple
from enum import IntEnum
import io


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


data = {"name": "지우", "n": [1, 2.5, -3, 1e20, 1e-7, True, False, None], "nested": {"a": {}, "b": []}, "s": "q\"\\\n\t\x01/é😀"}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2, sort_keys=True))
print(json.dumps([1, [2, {"x": ()}]], indent="--"), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps([], indent=2), json.dumps({}))
print(json.dumps({1: "a", 2.5: "b", None: "c", True: "d"}), json.dumps("x"), json.dumps((1, 2)), json.dumps([float("nan"), float("inf"), -float("inf")]), json.dumps(10 ** 30))
print(json.loads(json.dumps(data)) == data, json.loads(' [1, 2.0, -0, 1E3, "\\u00e9\\ud83d\\ude00\\n", true, false, null, {"a": [] }] '))
print(json.loads("NaN"), json.loads("-Infinity"), json.loads(b'{"a": 1}'), json.loads('"x"'), json.loads("  5  "), json.loads('{"a":1,"a":2}'))
for bad in ("", "{", "[1,]", '{"a":}', '{"a" 1}', "{'a': 1}", '{"a": 1,}', "[1 2]", "nul", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "1 2", "[1", '{"a": 1', "{1: 2}", "01", "-", "[\n1,\n  x]", "tru", ".5", "1."):
    attempt(lambda: json.loads(bad))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps({"a": object}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
attempt(lambda: json.loads(5))
loop = []
loop.append(loop)
attempt(lambda: json.dumps(loop))
print(json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps({1, 2}, default=sorted))


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps({"z": 1 + 2j}, cls=Enc))
attempt(lambda: json.dumps(b"x", cls=Enc))
Point = namedtuple("Point", "x y")
Num = IntEnum("Num", "ONE TWO")
print(json.dumps(Point(1, 2)), json.dumps([Num.ONE]), json.dumps(OrderedDict(b=1, a=2)))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!"))
f = io.StringIO()
json.dump({"a": [1]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
try:
    json.loads('{"a": 1,\n "b": ]}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc[:3], isinstance(e, ValueError))
print(json.JSONDecoder().raw_decode('[1] tail'), json.dumps("</script>\u2028\x7f"))
try:
    json.dumps({"a": [1, {2}]})
except TypeError as e:
    print(e.__notes__)
