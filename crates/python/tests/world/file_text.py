import os, io, sys
with open("a.txt", "w") as f:
    print(f, f.mode, f.encoding, f.writable(), f.readable())
    print(f.write("hello\n"), f.writelines(["b\n", "c\n"]))
    print("via print", file=f)
print(f.closed)
try: f.write("x")
except ValueError as e: print(e)
with open("a.txt") as f:
    for line in f: print(repr(line))
    print(f.read(), f.tell())
with open("a.txt") as f:
    print(repr(f.readline()), f.tell(), f.read(3), f.readlines(), f.readline()=="")
    f.seek(0); print(f.read())
    try: f.write("x")
    except Exception as e: print(type(e), e)
with open("a.txt", "a+") as f:
    print(f.tell()); f.write("tail"); f.seek(0); print(f.read().splitlines())
with open("a.txt", "rb") as f: print(f, f.read(5), f.readline(), f.tell(), f.seek(-4, 2), f.read())
with open("a.txt", "r+") as f: f.write("HELLO"); f.seek(0); print(f.readline())
for args in (("nope.txt",), ("a.txt","x"), (".",), ("a.txt","q"), ("a.txt","rw"), ("nodir/x","w"), ("a.txt","rb",-1,"utf8"), ("a.txt", "r", 0)):
    try: open(*args)
    except Exception as e: print(type(e).__name__, e, getattr(e,'errno',None), getattr(e,'filename',None))
with open("u.txt","w",encoding="utf-8") as f: f.write("한글\nnaïve\n")
print(os.path.getsize("u.txt"), open("u.txt",encoding="utf-8").read())
try: open("u.txt",encoding="ascii").read()
except UnicodeDecodeError as e: print(e)
with open("w.txt","w",newline="\r\n") as f: f.write("a\nb\n")
print(open("w.txt","rb").read(), open("w.txt").readlines(), open("w.txt",newline="").readlines())
try:
    with open("a.txt") as f:
        for l in f: f.tell()
except OSError as e: print(e)
print(sorted(os.listdir(".")) , os.path.exists("a.txt"), os.path.isfile("a.txt"), os.path.isdir("."), os.stat("a.txt").st_size)
os.mkdir("d"); os.makedirs("d/e/f", exist_ok=True)
open("d/e/x.txt","w").close()
print([(r, sorted(ds), sorted(fs)) for r, ds, fs in os.walk("d")])
os.rename("d/e/x.txt", "d/y.txt"); print(os.listdir("d/e"), os.path.exists("d/y.txt"))
for fn in (lambda: os.mkdir("d"), lambda: os.rmdir("d"), lambda: os.remove("zz"), lambda: os.listdir("zz"), lambda: os.rename("zz","yy"), lambda: os.stat("zz")):
    try: fn()
    except OSError as e: print(repr(e), e)
os.remove("d/y.txt"); os.rmdir("d/e/f"); os.rmdir("d/e"); os.rmdir("d")
for n in ("a.txt","u.txt","w.txt"): os.remove(n)
print(os.path.join("a","b"), os.path.splitext("x/y.tar.gz"), os.path.basename("/a/b"), os.path.relpath("/a/b","/a/c"))
s=io.StringIO(); s.write("a\nb"); s.seek(0); print(s.readlines(), s.getvalue()); 
b=io.BytesIO(b"abc"); print(b.read(2), b.tell(), io.TextIOWrapper(io.BytesIO(b"x\ny\n")).readlines())
print(len(os.urandom(4)), os.cpu_count()>0)
f=open("g.txt","w"); f.write("a"*10); del f
print(os.path.getsize("g.txt")); os.remove("g.txt")
