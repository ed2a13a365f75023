from concurrent.futures import ProcessPoolExecutor, as_completed
import math
import os
import time

PRIMES = [112272535095293, 115280095190773, 1099726899285419, 17, 18]


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    for i in range(3, min(int(math.sqrt(n)), 3000) + 1, 2):
        if n % i == 0:
            return False
    return True


def fail(x):
    raise ValueError("계산 실패 %d" % x)


class Unpicklable:
    def __init__(self):
        self.f = lambda: 1


def die():
    os._exit(1)


def main():
    with ProcessPoolExecutor(max_workers=2) as executor:
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)):
            print("%d is prime: %s" % (number, prime))
        f = executor.submit(fail, 3)
        try:
            f.result()
        except ValueError as e:
            print("main got", e, type(e.__cause__).__name__)
        try:
            executor.submit(lambda: 1).result()
        except Exception as e:
            print(type(e).__name__, e)
        try:
            executor.submit(is_prime, Unpicklable()).result()
        except Exception as e:
            print(type(e).__name__, e)
        print(executor.submit(os.getpid).result() != os.getpid())
        print(list(executor.map(pow, [1, 2, 3], [2, 2, 2], chunksize=2)))
    with ProcessPoolExecutor(1) as ex:
        f = ex.submit(die)
        try:
            f.result()
        except Exception as e:
            print(type(e).__name__, e)
        try:
            ex.submit(is_prime, 3)
        except Exception as e:
            print(type(e).__name__, e)


if __name__ == "__main__":
    main()
