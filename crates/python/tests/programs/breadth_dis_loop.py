import dis


def count(n):
    total = 0
    for i in range(n):
        total += i
    return total


def add(a, b):
    return a + b


dis.dis(add)
dis.dis(count)
print([i.opname for i in dis.get_instructions(add)])
