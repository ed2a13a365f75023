import asyncio
from decimal import Decimal, ROUND_HALF_UP, getcontext, InvalidOperation
from dataclasses import dataclass, field
from datetime import date, timedelta
from collections.abc import AsyncIterator
from typing import ClassVar, Self


class InsufficientFunds(Exception):
    def __init__(self, need: Decimal, have: Decimal) -> None:
        self.need, self.have = need, have
        super().__init__(f"need {need:.2f}, have {have:.2f}")


@dataclass
class Account:
    owner: str
    balance: Decimal = Decimal("0")
    opened: date = date(2024, 1, 31)
    count: ClassVar[int] = 0
    log: list[tuple[str, Decimal]] = field(default_factory=list, repr=False)

    def __post_init__(self):
        type(self).count += 1
        self._lock = asyncio.Lock()

    async def withdraw(self, amount: Decimal) -> Self:
        async with self._lock:
            balance = self.balance
            await asyncio.sleep(0.01)
            if amount > balance:
                raise InsufficientFunds(amount, balance)
            self.balance = balance - amount
            self.log.append(("w", amount))
        return self

    async def statement(self) -> AsyncIterator[str]:
        for n, (kind, amount) in enumerate(self.log, 1):
            yield f"{n:02d}. {kind} {amount:>10,.2f}"
            await asyncio.sleep(0)


async def main():
    a = Account("Kim", Decimal("1000.10"))
    print(a, Account.count)
    results = await asyncio.gather(*(a.withdraw(Decimal(x)) for x in ("100.05", "250", "900", "0.05")), return_exceptions=True)
    for r in results:
        print(type(r).__name__, r if isinstance(r, Exception) else r.balance)
    async for line in a.statement():
        print(line)
    tax = (a.balance * Decimal("0.075")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    print(tax, a.balance.normalize(), Decimal("1E+3"), +Decimal("0.00"), Decimal(7) // 2, Decimal("-7") % 3, getcontext().prec)
    try:
        Decimal("abc")
    except InvalidOperation as e:
        print(type(e).__name__)
    print(a.opened + timedelta(days=30), a.opened.replace(month=3).strftime("%d %b %Y"), (date(2024, 12, 25) - a.opened))


asyncio.run(main())
