"""Two locks taken in one order; balances add up."""
import threading
import time


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.RLock()

    def __lt__(self, other):
        return self.name < other.name


def transfer(source, target, amount):
    first, second = sorted((source, target))
    with first.lock:
        time.sleep(0.001)
        with second.lock:
            if source.balance < amount:
                return False
            source.balance -= amount
            target.balance += amount
            return True


a, b = Account("a", 100), Account("b", 50)
jobs = [(a, b, 30), (b, a, 20), (a, b, 200), (b, a, 60)]
results = {}


def run(number, job):
    results[number] = transfer(*job)


threads = [threading.Thread(target=run, args=(n, job)) for n, job in enumerate(jobs)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))
print(a.balance, b.balance, a.balance + b.balance)
