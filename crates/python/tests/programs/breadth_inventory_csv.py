import csv
import io
import os
import pathlib
import tempfile

rows = [
    {"품목": "사과", "수량": "10", "가격": "1500"},
    {"품목": "배, 신고", "수량": "3", "가격": "4,000"},
    {"품목": '"큰" 귤', "수량": "", "가격": "300"},
]
with tempfile.TemporaryDirectory() as d:
    p = pathlib.Path(d) / "data" / "items.csv"
    p.parent.mkdir(parents=True, exist_ok=True)
    with p.open("w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, fieldnames=["품목", "수량", "가격"], extrasaction="ignore")
        w.writeheader()
        w.writerows(rows)
    print(repr(p.read_text(encoding="utf-8")))
    with open(p, newline="", encoding="utf-8") as f:
        for r in csv.DictReader(f):
            print(r)
    print(p.name, p.stem, p.suffix, p.parent.name, p.exists(), p.stat().st_size, p.with_suffix(".txt").name, p.relative_to(d))
    (pathlib.Path(d) / "b.txt").write_text("one\ntwo\n", encoding="utf-8")
    print(sorted(x.name for x in pathlib.Path(d).iterdir()), sorted(str(x.relative_to(d)) for x in pathlib.Path(d).rglob("*")))
    with open(os.path.join(d, "b.txt"), "r+") as f:
        print(f.readline().strip(), f.tell(), f.read(), f.seek(0), f.readlines())
        f.write("three\n")
    with open(os.path.join(d, "b.txt"), "a") as f:
        print("four", file=f)
    print(open(os.path.join(d, "b.txt")).read().split())
    os.rename(os.path.join(d, "b.txt"), os.path.join(d, "c.txt"))
    print(os.listdir(d) and sorted(os.listdir(d)), os.path.isfile(os.path.join(d, "c.txt")), os.path.splitext("a/b.tar.gz"))
    for f in (lambda: open(os.path.join(d, "zzz")), lambda: open(d), lambda: os.mkdir(os.path.join(d, "data")), lambda: os.rmdir(os.path.join(d, "data")), lambda: os.remove(os.path.join(d, "q"))):
        try:
            f()
        except OSError as e:
            print(type(e).__name__, e.strerror, e.errno)
print(os.path.exists(d))
out = io.StringIO()
w = csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
w.writerow([1, "a", 2.5, None])
w.writerow(["x;y", 'q"q', "n\nl"])
print(repr(out.getvalue()))
print(list(csv.reader(["a,b,'c,d'", "1,\"2,3\",4"], quotechar="'")), list(csv.reader(["x\ty"], dialect="excel-tab")))
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.readline(), b.getvalue(), b.seek(-2, 2), b.read())
try:
    open("x.txt", "q")
except ValueError as e:
    print(e)
try:
    f = io.StringIO("x")
    f.close()
    f.read()
except ValueError as e:
    print(e)
try:
    open("none.txt").read()
except FileNotFoundError as e:
    print(e)
