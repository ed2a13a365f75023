import dis
def sign(x):
    if x > 0:
        return "pos"
    elif x < 0:
        return "neg"
    return "zero"
def loop(n):
    while n > 0:
        n -= 1
    return n
dis.dis(sign)
dis.dis(loop)
