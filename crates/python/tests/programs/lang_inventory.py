from collections import defaultdict, Counter
from enum import Enum, auto
from dataclasses import dataclass, field
import json, textwrap

class Status(Enum):
    IN_STOCK = auto()
    LOW = auto()
    OUT = auto()
    @classmethod
    def of(cls, qty):
        match qty:
            case 0: return cls.OUT
            case n if n < 5: return cls.LOW
            case _: return cls.IN_STOCK

@dataclass
class Item:
    sku: str
    qty: int
    price: float
    tags: set[str] = field(default_factory=set)
    def __post_init__(self):
        if self.qty < 0:
            raise ValueError(f"negative quantity for {self.sku}: {self.qty}")
    @property
    def total(self) -> float: return self.qty * self.price
    @property
    def status(self): return Status.of(self.qty)

items = [Item("A1", 10, 2.5, {"x"}), Item("B2", 3, 100.0, {"x", "y"}), Item("C3", 0, 1.25)]
by_status = defaultdict(list)
for it in items:
    by_status[it.status].append(it.sku)
print(dict(by_status))
print(f"{'SKU':<6}{'Qty':>5}{'Price':>10}{'Total':>12}")
print("-" * 33)
for it in items:
    print(f"{it.sku:<6}{it.qty:>5d}{it.price:>10.2f}{it.total:>12,.2f}")
print(f"{'Sum':<21}{sum(i.total for i in items):>12,.2f}")
tags = Counter(t for i in items for t in i.tags)
print(sorted(tags.items()), tags.most_common(1))
try:
    Item("Z", -1, 0)
except ValueError as e:
    print("error:", e)
print(json.dumps([{"sku": i.sku, "status": i.status.name} for i in items], indent=1))
print(textwrap.dedent("""\
    Report
      items: {n}
    """).format(n=len(items)), end="")
print(max(items, key=lambda i: i.total).sku, sorted(items, key=lambda i: (-i.qty, i.sku))[0])
print(Status.LOW, Status["OUT"], Status(1), [s.name for s in Status])
