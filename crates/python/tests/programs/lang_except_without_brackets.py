#314
def f(x):
    try:
        if x == 1: raise ValueError("v")
        if x == 2: raise TypeError("t")
        return {}["k"]
    except ValueError, TypeError:
        return "vt"
    except KeyError:
        return "k"
print([f(i) for i in range(3)])
try:
    raise ExceptionGroup("g", [ValueError(1), OSError(2)])
except* ValueError, TypeError:
    print("star")
except* OSError as e:
    print(e.exceptions)
