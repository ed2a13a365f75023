"""Many things with last words die together; what is remembered of a class follows its changes."""

import asyncio
import dataclasses


class Room:
    count = 0
    rate = 1.5

    def __init__(self, name, inner=None):
        self.name = name
        self.inner = inner
        Room.count += 1

    def __del__(self):
        Room.count -= 1
        if self.name % 1000 == 0:
            print("gone", self.name, Room.count)


class Suite(Room):
    pass


def steps(number):
    try:
        yield number
        yield number + 1
    finally:
        if number % 1000 == 0:
            print("closed", number)


def started(number):
    generator = steps(number)
    next(generator)
    return generator


rooms = [Room(number, Suite(number)) for number in range(3000)]
print(Room.count, Suite.count, rooms[0].count)
del rooms
print(Room.count)

generators = [started(number) for number in range(3000)]
mixed = [pair for number in range(2500) for pair in (started(number), Room(number), str(number))]
generators = None
mixed.clear()
print(Room.count)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        # More dies while somebody has the last words.
        parts = [Quiet(f"{self.name}.{part}") for part in range(2)]
        print("noisy", self.name)
        del parts


class Quiet:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("quiet", self.name)


several = [Noisy("a"), (Noisy("b"), Quiet("c")), {"d": Noisy("d")}, Quiet("e")]
del several


async def job(number):
    await asyncio.sleep(0.001 * (number % 3))
    return number


async def main():
    tasks = [asyncio.create_task(job(number)) for number in range(5000)]
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())

# --- what is remembered of classes

print(Suite.rate, Suite(1).rate)
Suite.rate = 2
print(Room.rate, Suite.rate, Suite(1).rate)
del Suite.rate
print(Suite.rate)
Room.rate = property(lambda self: "asked")
print(Suite(1).rate, type(Room.rate).__name__)
Room.rate = "text"
room = Suite(1)
print(room.rate, room.rate == "text", room.rate < "tent", room.rate != "text")
room.rate = 5
for _ in range(2):
    print(room.rate, Room.rate)
    Room.rate = "other"
del room


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other.value)

    def __rsub__(self, other):
        return f"{other} - {self.value}"

    def __imatmul__(self, other):
        self.value += 100
        return self


number = Number(1) + Number(2)
number @= 1
print(number.value, 7 - number)
Number.__add__ = lambda self, other: "changed"
print(Number(1) + Number(2))
del Number.__add__
try:
    Number(1) + Number(2)
except TypeError as error:
    print(error)


@dataclasses.dataclass
class Basket:
    owner: str
    items: list = dataclasses.field(default_factory=list)
    prices: dict = dataclasses.field(default_factory=dict)
    tags: set = dataclasses.field(default_factory=lambda: {"new"})


@dataclasses.dataclass
class Bag:
    owner: str = "nobody"
    items: list = dataclasses.field(default_factory=list)


print(Basket("Ann"), Basket("Bo", [1], tags=set()))
first, second = Bag(), Bag("Cy")
first.items.append(1)
print(first, second, Bag(items=[3]), Bag("Di", items=first.items))
try:
    Bag("x", items=[1], zzz=2)
except TypeError as error:
    print(error)

# --- bound methods, truths of operators, items of text

append = first.items.append
for letter in "aé":
    append(letter)
for key in {"k": 1}:
    append(key)
for value in {"k": 1}.values():
    append(value)
for item in (1, 2.5):
    if item % 2:
        append("odd")
    if not (item - 1):
        append("one")
    if item // 0.5 - 2:
        append(item)
print(first.items)
bound = number.__init__
bound(value=9)
bound(8)
print(number.value)
try:
    bound(1, 2)
except TypeError as error:
    print(error)
