from multiprocessing import Pool


def invert(x):
    return 1 / x


if __name__ == "__main__":
    with Pool(2) as p:
        print(p.map(invert, [1, 2]))
        p.map(invert, [4, 0])
