from concurrent.futures import ProcessPoolExecutor


def work(n):
    return 10 // n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(work, [1, 2, 5])))
        print(list(pool.map(work, [1, 0])))
