"""Five philosophers, one of whom takes the other fork first."""
import threading
import time

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def dine(n):
    first, second = sorted((n, (n + 1) % 5))
    for _ in range(2):
        with forks[first], forks[second]:
            time.sleep(0.005)
            meals[n] += 1


threads = [threading.Thread(target=dine, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meals)
