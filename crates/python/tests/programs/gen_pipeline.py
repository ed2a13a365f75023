import re
from typing import Iterator, Iterable

LOG = """\
2024-01-01 10:00:00 INFO  server started
2024-01-01 10:00:05 ERROR [db] connection refused
2024-01-01 10:00:07 WARN  slow query: 1.5s
bad line
2024-01-01 10:01:00 ERROR [api] 500 on /users
"""
PAT = re.compile(r"^(?P<date>\S+) (?P<time>\S+) (?P<level>[A-Z]+)\s+(?P<msg>.*)$")

def lines(text: str) -> Iterator[str]:
    print("-> lines")
    yield from text.splitlines()

def parse(it: Iterable[str]) -> Iterator[dict]:
    for no, line in enumerate(it, 1):
        if m := PAT.match(line):
            yield m.groupdict() | {"no": no}
        else:
            print(f"skip {no}: {line!r}")

def only(level, records):
    return (r for r in records if r["level"] == level)

pipe = only("ERROR", parse(lines(LOG)))
print(type(pipe))
for rec in pipe:
    print(f"{rec['no']:>3} {rec['time']} {rec['msg']:<40}|")
print(next(pipe, "empty"))
tags = [m.group(1) for line in LOG.splitlines() if (m := re.search(r"\[(\w+)\]", line))]
print(tags, sum(float(x) for x in re.findall(r"(\d+\.\d+)s", LOG)))
