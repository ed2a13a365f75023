import json
import datetime
import decimal
from enum import Enum


class Color(Enum):
    RED = 1


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (datetime.date, datetime.datetime)):
            return o.isoformat()
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, decimal.Decimal):
            return str(o)
        if isinstance(o, Enum):
            return o.name
        return super().default(o)


data = {"이름": "홍길동", "when": datetime.date(2024, 2, 29), "tags": {"b", "a"}, "price": decimal.Decimal("1.10"), "c": Color.RED, "n": None, "t": True, "f": 1e100, 1: "int key", "nested": {"x": [1, [2, []], {}]}}
print(json.dumps(data, cls=Enc))
print(json.dumps(data, cls=Enc, ensure_ascii=False, indent=4))
print(json.dumps([1, 2, {"a": 1}], separators=(",", ":")))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, indent="--"))
print(json.dumps(float("nan")), json.dumps(float("inf")), json.dumps("\u2028\"\\/\x01😀"))
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
try:
    json.dumps({(1, 2): 3})
except TypeError as e:
    print(e)
print(json.dumps({(1, 2): 3, "k": 1}, skipkeys=True))
a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
for s in ["", "{", "[1,]", '{"a" 1}', "{'a': 1}", "[1, 2", "nul", '"abc', '{"a": 1} x', '["\t"]', "[1 2]", '{"a": 01}', '{"a":1,}', '"\\x"']:
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(repr(s), "->", e, "|", e.msg, e.pos, e.lineno, e.colno)


def hook(d):
    if "__date__" in d:
        return datetime.date.fromisoformat(d["__date__"])
    return d


print(json.loads('{"d": {"__date__": "2020-01-02"}}', object_hook=hook))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("1.1", parse_float=decimal.Decimal), json.loads('[NaN, -Infinity]', parse_constant=lambda c: c))
dec = json.JSONDecoder()
print(dec.raw_decode('{"x": 1} trailing'))
try:
    json.dumps(object(), cls=Enc)
except TypeError as e:
    print(e)
print(json.loads('"\\ud83d\\ude00"'), json.loads(b'{"k": "\xea\xb0\x80"}'))
