import os
import tempfile
import threading
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from collections import Counter

with tempfile.TemporaryDirectory() as tmp:
    base = Path(tmp)
    texts = {"a.txt": "사과 바나나 사과", "b.txt": "바나나 포도", "c.txt": "사과 포도 포도\n포도"}
    for n, t in texts.items():
        (base / n).write_text(t, encoding="utf-8")

    def count(p):
        return Counter(p.read_text(encoding="utf-8").split())

    files = sorted(base.glob("*.txt"))
    with ThreadPoolExecutor() as ex:
        total = sum(ex.map(count, files), Counter())
    print(total.most_common(), [f.name for f in files])
    lock = threading.Lock()

    def append(i):
        with lock, open(base / "log.txt", "a", encoding="utf-8") as f:
            f.write(f"{i}번째 줄\n")

    ts = [threading.Thread(target=append, args=(i,)) for i in range(5)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    lines = (base / "log.txt").read_text(encoding="utf-8").splitlines()
    print(len(lines), sorted(lines)[0])
    with open(base / "data.json", "w", encoding="utf-8") as f:
        json.dump({"한글": [1, 2]}, f, ensure_ascii=False, indent=1)
    print((base / "data.json").read_text(encoding="utf-8"), json.load(open(base / "data.json", encoding="utf-8")))
    with open(base / "bin", "wb") as f:
        f.write(bytes(range(5)))
        print(f.tell(), f.writable(), f.closed, f.mode, os.path.basename(f.name))
    with open(base / "bin", "rb") as f:
        f.seek(2)
        print(f.read(2), f.seekable(), list(iter(lambda: f.read(1), b"")))
    with open(base / "k.txt", "w", encoding="cp949") as f:
        f.write("한글 파일\n")
    try:
        open(base / "k.txt", encoding="utf-8").read()
    except UnicodeDecodeError as e:
        print(e)
    print(open(base / "k.txt", encoding="cp949").read(), end="")
    try:
        open(base / "a.txt", encoding="cp949").read()
    except UnicodeDecodeError as e:
        print(e)
    try:
        open(base / "a.txt", encoding="ascii").read()
    except UnicodeDecodeError as e:
        print(e)
    for root, dirs, fs in os.walk(base):
        print(sorted(fs))
    import shutil
    shutil.copy(base / "a.txt", base / "copy.txt")
    (base / "sub").mkdir()
    shutil.move(base / "copy.txt", base / "sub" / "moved.txt")
    print(sorted(p.relative_to(base).as_posix() for p in base.rglob("*.txt")), (base / "sub").is_dir())
    try:
        with open(base / "nope.txt") as f:
            pass
    except FileNotFoundError as e:
        print(e.errno, e.strerror, os.path.basename(e.filename))
    f = open(base / "a.txt", encoding="utf-8")
    f.close()
    try:
        f.read()
    except ValueError as e:
        print(e)
    try:
        open(base / "a.txt", "r").write("x")
    except Exception as e:
        print(type(e).__name__, e)
