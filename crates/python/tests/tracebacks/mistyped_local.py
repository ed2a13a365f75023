count = 3
def f(count_all):
    return cuont
f(1)
