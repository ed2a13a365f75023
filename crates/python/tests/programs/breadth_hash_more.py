import hashlib

for name in sorted(hashlib.algorithms_guaranteed):
    for data in (b"", b"abc", bytes(range(200))):
        h = hashlib.new(name, data)
        if name.startswith("shake"):
            print(name, h.hexdigest(20))
        else:
            print(name, h.hexdigest(), h.digest_size, h.block_size, h.name)
print(hashlib.blake2b(b"hi", digest_size=16, key=b"k", salt=b"s", person=b"p").hexdigest())
h = hashlib.blake2s(key=b"secret")
h.update(b"one ")
other = h.copy()
h.update(b"two")
print(h.hexdigest(), other.hexdigest(), hashlib.sha3_256(b"q").digest()[:4], hashlib.sha384(b"q").hexdigest()[:9])
try:
    hashlib.new("sha0")
except ValueError as e:
    print(e)
