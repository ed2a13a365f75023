import threading
import time
from dataclasses import dataclass, field


@dataclass
class Account:
    owner: str
    balance: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    history: list = field(default_factory=list, repr=False)

    def deposit(self, amount):
        with self.lock:
            old = self.balance
            time.sleep(0.001)
            self.balance = old + amount
            self.history.append(("입금", amount, self.balance))

    def withdraw(self, amount):
        with self.lock:
            if self.balance < amount:
                raise ValueError(f"잔액 부족: {self.balance:,}원 < {amount:,}원")
            self.balance -= amount
            self.history.append(("출금", amount, self.balance))


def transfer(src, dst, amount):
    first, second = sorted((src, dst), key=id)
    with first.lock:
        with second.lock:
            src.balance -= amount
            dst.balance += amount


a, b = Account("김철수", 10_000), Account("이영희")
ts = [threading.Thread(target=a.deposit, args=(1000,)) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(a, b)
ts = [threading.Thread(target=transfer, args=(a, b, 100)) for _ in range(10)] + [threading.Thread(target=transfer, args=(b, a, 50)) for _ in range(10)]
[t.start() for t in ts]
[t.join() for t in ts]
print(a.balance, b.balance, a.balance + b.balance)
try:
    a.withdraw(10**6)
except ValueError as e:
    print("오류:", e)
for kind, amount, bal in a.history:
    print(f"{kind:<4}{amount:>8,}{bal:>10,}")
errors = []


def hook(args):
    errors.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))


threading.excepthook = hook
t = threading.Thread(target=a.withdraw, args=(10**9,), name="도둑")
t.start(); t.join()
print(errors)
