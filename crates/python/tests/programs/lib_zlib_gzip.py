"""Compressed bytes, level by level, and reading them back."""
import zlib, random, gzip, hashlib
def show(d, *a):
    c = zlib.compress(d, *a); assert zlib.decompress(c) == d; print(len(d), len(c), hashlib.md5(c).hexdigest())
rng = random.Random(1)
words = [bytes(rng.choices(b"abcdefghij", k=rng.randint(1, 8))) for _ in range(200)]
for d in (b"", b"a", b"hello world hello world", b"a" * 1000, bytes(range(256)) * 10, rng.randbytes(900), b" ".join(rng.choices(words, k=250)), b"abc" * 900):
    for lv in (-1, 1, 9): show(d, lv)
show(rng.randbytes(16450), 1)
print(gzip.compress(b"hi" * 20).hex(), gzip.decompress(gzip.compress(b"abc" * 100)) == b"abc" * 100)
with gzip.open("f.gz", "wt") as f: f.write("text\nmore\n")
with gzip.open("f.gz", "rt") as f: print(f.read(), end="")
with gzip.open("f.gz") as f: print(list(f))
with gzip.GzipFile("g.gz", "wb") as f: print(f.write(b"raw"))
print(gzip.open("g.gz").read(2))
for bad in (b"", b"abc", zlib.compress(b"hello")[:-2], b"x\x9c\x00\x01", zlib.compress(b"hello")[:-1] + b"z"):
    try: print(zlib.decompress(bad))
    except zlib.error as e: print(e)
for bad in (b"nope", gzip.compress(b"a")[:-1]):
    try: gzip.decompress(bad)
    except Exception as e: print(type(e).__name__, e)
try: zlib.compress("text")
except TypeError as e: print(e)
c = zlib.compressobj(); x = c.compress(b"ab") + c.compress(b"cd" * 50) + c.flush(); d = zlib.decompressobj(); print(d.decompress(x), d.eof, zlib.decompress(zlib.compress(b"raw", wbits=-15), wbits=-15))
