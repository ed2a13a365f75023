from string import Template
import pprint
import textwrap
import difflib

m = [[1, 2, 3], [4, 5, 6]]
print("\n".join(" ".join(f"{x:3d}" for x in row) for row in m))
print([list(r) for r in zip(*m)], [x for row in m for x in row], sum(map(sum, m)))
data = {"users": [{"name": "kim", "roles": ["admin", "dev"], "addr": {"city": "서울", "zip": "04524"}}, {"name": "lee", "roles": [], "addr": None}], "total": 2, "long": "x" * 90}
pprint.pprint(data)
pprint.pprint(data, width=40, depth=2)
pprint.pprint({"b": 1, "a": (1,)}, sort_dicts=False)
print(pprint.pformat(list(range(40))))
for line in difflib.unified_diff("a\nb\nc".splitlines(), "a\nx\nc\nd".splitlines(), "old", "new", lineterm=""):
    print(line)
print(list(difflib.ndiff(["one", "two"], ["ore", "two"])), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
for i in range(1, 4):
    print("*" * i, " " * (3 - i) + "#" * (2 * i - 1), sep="|")
for i in range(2, 4):
    print(*(f"{i}x{j}={i * j:2d}" for j in range(1, 10)), sep="  ")
print("|".join(["이름".ljust(6), "나이".rjust(4)]), "=" * 10, end="\n\n")
print(1, 2, 3, sep=", ", end=".\n")
print("a\tb\\n", r"raw\n", "multi"
      "line", """tri
ple""", b"bytes\x00", f"{'nested ' + 'quote'!r}", sep="\n")
print(*[], "x", *"yz")
print(textwrap.wrap("긴 문장을 여러 줄로 나누어 출력하는 예제입니다 그렇죠", 12))
