from __future__ import annotations
import json
from dataclasses import dataclass, asdict, field, fields, is_dataclass
from datetime import datetime, date
from typing import Any, get_type_hints
import copy


@dataclass
class Address:
    city: str
    zip: str = "00000"


@dataclass
class User:
    name: str
    age: int
    address: Address
    tags: list[str] = field(default_factory=list)
    created: date = date(2024, 1, 1)

    @classmethod
    def from_dict(cls, d: dict[str, Any]) -> User:
        hints = get_type_hints(cls)
        kw = {}
        for f in fields(cls):
            if f.name in d:
                v = d[f.name]
                t = hints[f.name]
                if is_dataclass(t):
                    v = t(**v)
                elif t is date:
                    v = date.fromisoformat(v)
                kw[f.name] = v
        return cls(**kw)

    def to_json(self):
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


u = User("김철수", 30, Address("서울"), ["a"])
s = u.to_json()
print(s)
v = User.from_dict(json.loads(s))
print(v == u, v is u, v)
w = copy.deepcopy(u)
w.address.city = "부산"
print(u.address, w.address)
print([f.type for f in fields(User)], User.__annotations__["tags"])
try:
    User.from_dict({"name": "x"})
except TypeError as e:
    print(e)


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(compare=False)
    RANKS = "23456789TJQKA"

    def __str__(self):
        return f"{self.RANKS[self.rank]}{self.suit}"


cards = [Card(12, "♠"), Card(0, "♥"), Card(8, "♦")]
print(*sorted(cards, reverse=True), max(cards), hash(Card(1, "x")) == hash(Card(1, "y")), sep=" | ")
try:
    cards[0].rank = 3
except AttributeError as e:
    print(type(e).__name__, e)
try:
    Card(1) < Card(2)
except TypeError as e:
    print(e)
try:
    cards[0] < 5
except TypeError as e:
    print(e)
