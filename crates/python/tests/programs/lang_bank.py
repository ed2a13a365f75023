from __future__ import annotations
from abc import ABC, abstractmethod
from decimal import Decimal, ROUND_HALF_UP, getcontext

class InsufficientFunds(Exception):
    def __init__(self, need: Decimal, have: Decimal):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have

class Account(ABC):
    _registry: dict[str, Account] = {}
    def __init__(self, owner: str, balance: Decimal = Decimal("0")):
        self.owner, self._balance = owner, balance
        self._registry[owner] = self
    @property
    def balance(self) -> Decimal:
        return self._balance
    @abstractmethod
    def fee(self, amount: Decimal) -> Decimal: ...
    def withdraw(self, amount: Decimal) -> None:
        total = amount + self.fee(amount)
        if total > self._balance:
            raise InsufficientFunds(total, self._balance)
        self._balance -= total
    def deposit(self, amount):
        if amount <= 0: raise ValueError("Deposit must be positive")
        self._balance += amount
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance})"

class Checking(Account):
    def fee(self, amount): return (amount * Decimal("0.015")).quantize(Decimal("0.01"), ROUND_HALF_UP)

a = Checking("ann", Decimal("100.00"))
a.withdraw(Decimal("33.33"))
print(a, a.balance, a.fee(Decimal("10")))
try:
    a.withdraw(Decimal(1000))
except InsufficientFunds as e:
    print(e, e.need - e.have)
try:
    Account("x")
except TypeError as e:
    print(e)
try:
    a.balance = 5
except AttributeError as e:
    print(e)
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), Decimal("1.10").normalize(), sum([Decimal("1.1")] * 3), Decimal(0.1) == 0.1, round(Decimal("2.675"), 2), f"{Decimal('1234567.891'):,.2f}", int(Decimal("3.9")), Decimal("-0"), Decimal("1E+3"), Decimal("NaN"), max(Decimal(1), Decimal(2)), abs(Decimal("-1.5")), Decimal("10") ** 2, Decimal(7) // 2, Decimal(7) % 2, repr(Decimal("1.0")))
