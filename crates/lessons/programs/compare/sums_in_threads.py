from concurrent.futures import ThreadPoolExecutor


def add_up(name):
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return f"{name} {total}"


with ThreadPoolExecutor(4) as pool:
    for answer in pool.map(add_up, "ABCD"):
        print(answer)
