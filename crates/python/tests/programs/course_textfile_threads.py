import csv
import io
import json
import os
import tempfile
import threading
from pathlib import Path

ROWS = [{"name": f"user{n}", "score": n * 7 % 10, "note": 'says "hi", ok' if n % 2 else ""} for n in range(5)]
folder = Path(tempfile.mkdtemp())
table = folder / "scores.csv"
with table.open("w", newline="") as f:
    writer = csv.DictWriter(f, fieldnames=["name", "score", "note"])
    writer.writeheader()
    writer.writerows(ROWS)
print(table.read_text().splitlines()[:3])
with open(table, newline="") as f:
    for row in csv.DictReader(f):
        print(row["name"], int(row["score"]) + 1, row["note"])
results = {}


def load(path, key):
    with open(path, encoding="utf-8") as f:
        results[key] = json.load(f)


for n in range(3):
    (folder / f"part{n}.json").write_text(json.dumps({"n": n, "squares": [i * i for i in range(n)], "한": None}, ensure_ascii=n % 2 == 0))
ts = [threading.Thread(target=load, args=(folder / f"part{n}.json", n)) for n in range(3)]
[t.start() for t in ts]
[t.join() for t in ts]
print(sorted(results.items()))
out = io.StringIO()
w = csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
w.writerow([1, "a;b", 2.5, None])
print(repr(out.getvalue()))
print(json.dumps([1.5, float("inf"), "é", {"b": 1, "a": [True]}], sort_keys=True), json.dumps("\u2028\n\t\"\\"), json.dumps({1: 2, None: 3}))
print(sorted(p.name for p in folder.glob("*.json")), (folder / "x" / "y").parts[-2:], Path("a/b.txt").with_suffix(".md"), Path("/a") / "b" / "../c", Path("a/b/c").relative_to("a"))
with open(folder / "bin", "wb") as f:
    f.write(b"\x00\x01" * 4)
with open(folder / "bin", "rb") as f:
    f.seek(2)
    print(f.read(3), f.tell(), f.seek(-1, os.SEEK_END), f.read(), f.readable(), f.writable())
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)
try:
    json.loads('{"a": 1,}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos)
try:
    open(folder / "nope" / "x", "w")
except OSError as e:
    print(type(e).__name__, e.errno)
try:
    open(folder, "r")
except IsADirectoryError as e:
    print(e.strerror)
try:
    f.read()
except ValueError as e:
    print(e)
