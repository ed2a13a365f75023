def add_up(name):
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return f"{name} {total}"


for answer in map(add_up, "ABCD"):
    print(answer)
