"""What is found quickly must be what is there: own attributes beside methods, popped sets, places of
deleted items, defaults, f-strings."""
import math
import types


class Plain:
    pass


first, second = Plain(), Plain()
first.speak = lambda: print("own")
for thing in (first, first, second, second):
    try:
        thing.speak()
    except AttributeError as error:
        print(error)


class Speaker:
    def speak(self):
        print("method")


for thing in (Speaker(), first, Speaker(), first):
    thing.speak()

module = types.ModuleType("made")
module.value = 1
module.act = lambda n=2: n
for _ in range(3):
    print(module.value, module.act(), module.act(5), math.floor(2.5), module.__name__)
    module.value += 1
del module.act
try:
    module.act()
except AttributeError as error:
    print(error)

# pop goes on where it was, whatever comes in before
numbers = set(range(8))
print(numbers.pop(), numbers.pop(), numbers.pop())
numbers.add(0)
numbers.add(1)
print(numbers.pop(), numbers.pop(), numbers.copy().pop(), numbers.pop())
numbers |= {0, 2}
numbers.update([9, 10], (11,), {12: 1})
numbers -= {10, 99}
numbers.difference_update([11])
print(sorted(numbers), numbers.pop(), numbers.pop())
numbers.clear()
numbers.update(range(5))
print(numbers.pop())
numbers.update(numbers)
print(sorted(numbers))
try:
    numbers.update([77, []])
except TypeError as error:
    print(type(error).__name__, 77 in numbers)

# lists and byte arrays, cut in place
items = list(range(12))
items.insert(0, "a")
items.insert(-1, "b")
items.insert(99, "c")
del items[2:4]
del items[::3]
del items[-1]
items[1:3] = "xyz"
items[0:0] = [0]
items[::2] = list("ABCDE")[: len(items[::2])]
items.remove("y") if "y" in items else None
print(items)
del items[5:2]
print(len(items), items[1:4], items[::-1], tuple(items)[2:5], tuple(items)[::2])
data = bytearray(b"0123456789abcdef")
del data[:3]
del data[1::4]
del data[-1]
data[2:4] = b"__"
print(data, bytes(data[2:5]), data.find(b"_"), data.find(b"_", 3), data.count(b"_"), data.split(b"_"))
print(data.translate(None, b"_"), data.replace(b"_", b"-"), data.partition(b"_"), b"-".join([b"a", data]))

# a dict's first entry, again and again
queue = {n: n * n for n in range(6)}
while len(queue) > 2:
    key = next(iter(queue))
    print(key, queue.pop(key), list(queue)[:2], end="; ")
queue[0] = "again"
print(queue, queue.popitem(), list(reversed(queue)))
queue.clear()
queue["new"] = 1
print(queue)


# defaults of functions, generators and coroutines that are called by position
def plain(a, b=2, c=3):
    return a, b, c


def counted(a, b=2, *, c=3):
    yield a
    yield b
    yield c


def pairs(a, b=20):
    got = yield a
    yield b, got


class Owner:
    def method(self, a, b="default"):
        return a, b

    def stream(self, a, b="default"):
        yield a
        return b

    def both(self):
        result = yield from self.stream("s")
        print("returned", result)


print(plain(1), plain(1, 4), plain(1, 4, 5), Owner().method(1), Owner().method(1, 2))
print(list(counted(1)), list(counted(1, 5)), list(pairs(1)), list(Owner().both()))
for wrong in (lambda: plain(), lambda: plain(1, 2, 3, 4), lambda: pairs(), lambda: pairs(1, 2, 3), lambda: Owner().stream()):
    try:
        wrong()
    except TypeError as error:
        print(error)

number, big, name = -42, 10**20, "한글"
print(f"{number}", f"{number}{number}", f"a{number}b{big}c{name}d{True}e{1.5}f{None}", f"{number!s}|{number!r}|{number:5}|{number=}")
print(f"{number:{6}}-{f'{number}'}-{f'<{number}>'}", f"{name[0]}{name[1:]}{('가나다라' * 3)[2:7]}")
text = "가나다b라마b바"
print(text.find("b"), text.find("b", 4), text.find("b", 4, 6), text.rfind("b"), text[1:4], text[-3:], text[2:100], text.count("b"))
a, (b, c), *d = [1, (2, 3), 4, 5]
print(a, b, c, d)
