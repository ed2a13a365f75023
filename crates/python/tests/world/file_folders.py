from pathlib import Path, PurePosixPath
import shutil, tempfile, csv, glob, os, io, json
p = Path("data") / "sub"; p.mkdir(parents=True, exist_ok=True)
f = p / "x.tar.gz"; print(f, repr(f), f.name, f.stem, f.suffix, f.suffixes, f.parent, f.parts, list(f.parents))
print(f.write_text("hi\n"), f.read_text(), f.exists(), f.is_file(), p.is_dir(), f.stat().st_size)
(p/"b.txt").write_text("b"); (p/"a.txt").write_text("a")
print(sorted(x.name for x in p.iterdir()), sorted(str(x) for x in Path("data").rglob("*.txt")), sorted(glob.glob("data/*/*.txt")))
print(f.with_suffix(".zip"), f.with_name("q"), f.relative_to("data"), Path("/a/b").is_absolute(), Path("a") == Path("a/"), f.as_posix())
try: Path("nope").read_text()
except FileNotFoundError as e: print(e)
with open("t.csv","w",newline="") as fh:
    w = csv.writer(fh); w.writerow(["a","b c",'q"x',1.5,None]); w.writerows([[1,2],["x,y","z"]])
print(open("t.csv", newline="").read())
print(list(csv.reader(open("t.csv"))))
with open("d.csv","w") as fh:
    w = csv.DictWriter(fh, fieldnames=["n","v"]); w.writeheader(); w.writerow({"n":"x","v":3})
for row in csv.DictReader(open("d.csv")): print(row)
with tempfile.TemporaryDirectory() as d:
    q = os.path.join(d,"f"); open(q,"w").write("z"); print(os.path.exists(q))
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as t: t.write("abc"); t.flush(); t.seek(0); print(t.read(), t.name.endswith(".txt"))
shutil.copy("t.csv","u.csv"); print(os.path.exists("u.csv")); shutil.move("u.csv","v.csv"); os.remove("v.csv"); shutil.rmtree("data"); print(os.path.exists("data"))
with open("j.json","w") as fh: json.dump({"a":[1,2]}, fh, indent=1)
print(json.load(open("j.json")))
for n in ("t.csv","d.csv","j.json"): os.unlink(n)
