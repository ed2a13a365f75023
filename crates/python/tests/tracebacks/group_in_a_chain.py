def f(x):
    raise ValueError(x)
def mk():
    es = []
    for i in range(3):
        try:
            f(i)
        except ValueError as e:
            es.append(e)
    es[1].add_note("noted\ntwice")
    return ExceptionGroup("eg", [es[0], ExceptionGroup("in", [TypeError("t"), es[1]]), es[2]])
try:
    raise mk()
except ExceptionGroup as g:
    g.add_note("outer")
    raise RuntimeError("after") from g
