def ticks(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closed")
def f(how):
    for a in ticks("outer"):
        for b in ticks("inner"):
            if how == "raise":
                raise ValueError
            if how == "return":
                return 5
            if how == "break":
                break
        if how == "break":
            break
for how in ("raise", "return", "break"):
    try:
        f(how)
    except ValueError:
        print("caught")
def g(how):
    for a in ticks("outer"):
        for b in ticks("inner"):
            yield b
it = g("x"); next(it)
try: it.throw(KeyError)
except KeyError: print("key")
it = g("x"); next(it); it.close()
it = g("x"); next(it); del it
print("end")
