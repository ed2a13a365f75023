def gen():
    yield 1
    raise ValueError("in gen")
def outer():
    yield from gen()
for x in outer():
    print(x)
