from concurrent.futures import ProcessPoolExecutor


def add_up(name):
    total = 0
    for number in range(1_000_000):
        total += number % 7
    return f"{name} {total}"


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as pool:
        for answer in pool.map(add_up, "ABCD"):
            print(answer)
