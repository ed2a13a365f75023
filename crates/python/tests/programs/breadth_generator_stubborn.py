def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignoring exit")


def throws():
    try:
        yield "start"
    except KeyError:
        yield "handled"
    finally:
        print("finally")


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("RuntimeError:", e)
next(g)
del g
h = stubborn()
next(h)
t = throws()
print(next(t), t.throw(KeyError("k")))
try:
    t.throw(IndexError("not handled"))
except IndexError as e:
    print(repr(e.__context__))
t = throws()
next(t)
try:
    1 / 0
except ZeroDivisionError:
    try:
        t.throw(OSError("inside a handler"))
    except OSError as e:
        print(repr(e.__context__))
