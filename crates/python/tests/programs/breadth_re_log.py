import re
from collections import Counter, defaultdict

LOG = """\
127.0.0.1 - - [10/Oct/2023:13:55:36 +0900] "GET /index.html HTTP/1.1" 200 2326
192.168.0.7 - kim [10/Oct/2023:13:55:40 +0900] "POST /api/login HTTP/1.1" 401 53
10.1.1.1 - - [10/Oct/2023:13:56:01 +0900] "GET /img/logo.png HTTP/1.1" 304 -
broken line
192.168.0.7 - kim [10/Oct/2023:13:57:10 +0900] "POST /api/login HTTP/1.1" 200 812
"""
pattern = re.compile(
    r"""^(?P<ip>\d{1,3}(?:\.\d{1,3}){3})\s
        \S+\s(?P<user>\S+)\s
        \[(?P<when>[^\]]+)\]\s
        "(?P<method>[A-Z]+)\s(?P<path>\S+)[^"]*"\s
        (?P<status>\d{3})\s(?P<size>\d+|-)$""",
    re.VERBOSE | re.MULTILINE,
)
rows = [m.groupdict() for m in pattern.finditer(LOG)]
for r in rows:
    print(r)
print(Counter(r["status"] for r in rows).most_common())
by = defaultdict(list)
for r in rows:
    by[r["ip"]].append(r["path"])
print(dict(by))
print(re.sub(r"(\w+)@(\w+)\.com", r"\2 at \1", "kim@naver.com, lee@daum.com"))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22c333"))
print(re.subn("o", "0", "foo boo", count=3))
print(re.split(r"[;,\s]\s*", "a; b,c  d"), re.split(r"(-)", "1-2-3", maxsplit=1))
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)(-(?P<d>\d\d))?", "on 2024-05 or so")
print(m, m.span(), m.groups("?"), m.lastgroup, m.start("m"), m.expand(r"\g<m>/\g<y>"))
print(re.findall(r"(?<=\$)\d+(?=\.)", "$12.50 $7.25 8.1"), re.findall(r"(a)(b)?", "ab a"))
print(re.fullmatch(r"[가-힣]{2,4}", "홍길동"), re.match(r"\s*$", ""))
print(re.escape("1+1=2? [ok]"), re.compile("x", re.I | re.M))
for bad in ["(", "[a", "*a", "a{2,1}", r"(?P<n>a)(?P<n>b)", r"\1", "(?<=a+)b", "a**"]:
    try:
        re.compile(bad)
        print("ok", bad)
    except re.error as e:
        print(bad, "->", e, e.pos)
tok = re.Scanner([(r"\d+", lambda s, t: ("NUM", t)), (r"[+*]", lambda s, t: ("OP", t)), (r"\s+", None)])
print(tok.scan("1 + 23*4 ?"))
print(re.findall(r"\b\w+?ing\b", "running and sing bring ring", re.ASCII))
print(re.sub(r"(?i)PYTHON", "Go", "python PyThon"), bool(re.match("(?s).*z", "a\nz")))
