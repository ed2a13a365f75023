"""Methods: attributes, bound calls and a subclass that calls its base."""


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1


class Savings(Account):
    def __init__(self, owner, percent):
        super().__init__(owner)
        self.percent = percent

    def deposit(self, amount):
        super().deposit(amount)
        if self.moves % 100 == 0:
            self.balance += self.balance * self.percent // 10_000

    @property
    def report(self):
        return self.owner, self.balance % 1_000_007, self.moves


account = Savings("Kim", 3)
for step in range(2_000_000):
    account.deposit(step % 50)
    if account.balance > 1_000_000:
        account.balance = 0
print(account.report)
