"""python3 record_sorts.py > ../fixtures/sorts.jsonl (Python 3.13 or later: its sort asks fewer questions)."""

import random
import sys

from recording import record

assert sys.version_info >= (3, 13)
chance = random.Random(5)


def sort(keys, reverse):
    """The order, the number of comparisons, and a checksum of which they were, in order."""
    asked = []

    class Element:
        def __init__(self, index):
            self.index = index

        def __lt__(self, other):
            asked.append((self.index, other.index))
            return keys[self.index] < keys[other.index]

    elements = sorted(map(Element, range(len(keys))), reverse=reverse)
    checksum = 0
    for left, right in asked:
        checksum = (checksum * 1000003 + left * 10007 + right) % 2**61
    return [[element.index for element in elements], len(asked), checksum]


shapes = [[], [1], [1, 2], [2, 1], [1, 1], [3, 2, 1], [1, 2, 3], [2, 2, 1], [1, 1, 2, 2, 1, 1], [3, 3, 2, 2, 1, 1, 5, 6], [3, 2, 2, 1, 4]]
for _ in range(40):
    shapes.append([chance.randrange(5) for _ in range(chance.randrange(12))])
for size in (20, 63, 64, 65, 100, 130, 257, 500):
    shapes.append([chance.randrange(10**6) for _ in range(size)])
    shapes.append([chance.randrange(4) for _ in range(size)])
    shapes.append(list(range(size)))
    shapes.append(list(range(size))[::-1])
    shapes.append([index // 3 for index in range(size)][::-1])
    shapes.append(sorted(chance.randrange(1000) for _ in range(size)) + sorted(chance.randrange(1000) for _ in range(size // 3)))
    shapes.append(sorted(chance.randrange(1000) for _ in range(size // 4)) + sorted(chance.randrange(1000) for _ in range(size)))
    shapes.append(list(range(size)) + list(range(size // 2, size + size // 2)) + list(range(7)))
    shapes.append(list(range(500, 500 + size)) + list(range(size)))
    shapes.append([block * 10 + offset % 40 for block in range(size // 40) for offset in range(80)])
    shapes.append([index ^ 1 for index in range(size)])
    shapes.append(list(range(size)) + [chance.randrange(size) for _ in range(10)])
for keys in shapes:
    for reverse in (False, True):
        record("sort", sort, keys, reverse)
