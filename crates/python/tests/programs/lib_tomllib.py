import tomllib
text = '''
# comment
title = "TOML \\u00e9 \\t"
n = 1_000
hex = 0xDEAD_beef
oct = 0o17
bin = 0b11
neg = -17
f = 3.14
e = 6.02e2_3
inf = -inf
t = true
no = false
d = 1979-05-27T07:32:00Z
d2 = 1979-05-27T00:32:00.999999-07:00
d3 = 1979-05-27 07:32:00
d4 = 1979-05-27
d5 = 07:32:00.5
lit = 'C:\\path'
ml = """
one
two \\
   three "quoted" """
ml2 = \'\'\'
raw \\n\'\'\'
arr = [1, 2, [3, "x"], # c
  4,
]
inline = { x = 1, y.z = [1, 2], "q r" = 'v' }
a.b.c = 1
a.b.d = 2
"" = "empty"
[owner]
name = "Tom"
[servers]
[servers.alpha]
ip = "10.0.0.1"
[servers."be ta"]
ip = "10.0.0.2"
[[products]]
name = "Hammer"
[[products]]
[[products]]
name = "Nail"
  [products.size]
  l = 2
[x.y.z.w]
[x]
k = 1
'''
import pprint
pprint.pprint(tomllib.loads(text))
print(tomllib.loads(""), tomllib.loads("a=1\r\nb=2"))
from decimal import Decimal
print(tomllib.loads("x = 1.10", parse_float=Decimal))
for bad in ["a = ", "a", "a = 1 2", "= 1", "a = 1\na = 2", "[a]\n[a]", "[a", "[[a]", "a = [1", "a = {x=1", "a = 'x", 'a = "x', 'a = "\\q"', "a = 01", "a = 2020-13-01", "a = 2020-02-30", "[a]\nb=1\n[a.b]", "a = 1\n[a]", "a.b=1\na=2","a = {b=1}\na.c=2", "a = tru", "a = 1.", "a = +", "a = \"\"\"x", "[a.b]\n[a]\nb.c = 1", "a=[1]\n[[a]]", "[[a]]\n[a]", "a = \"x\ny\"", "a = 'x\ny'","x = {a=1,}", "# \x01", "a = '''x", "a = \"\\uD800\"", "[]", "a..b=1", "b = 1\n[b.c]"]:
    try: print(tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), "->", e, e.lineno, e.colno, e.pos)
try: tomllib.loads(b"")
except TypeError as e: print(e)
open("t.toml", "w").write("k = 'v'\n")
with open("t.toml", "rb") as f: print(tomllib.load(f))
try:
    with open("t.toml") as f: tomllib.load(f)
except TypeError as e: print(e)
