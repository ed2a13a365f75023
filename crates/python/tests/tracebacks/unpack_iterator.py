import traceback


class Pairs:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        yield from range(self.count)


def count_to(number):
    yield from range(number)


def too_many():
    left, right = Pairs(3)


def from_generator():
    left, right = count_to(3)


def in_a_loop():
    for left, right in [count_to(3)]:
        print("never")


def two_targets():
    whole = left, right = count_to(3)


def too_few():
    first, second, third = count_to(2)


def with_a_rest():
    first, *middle, last = Pairs(1)


def in_the_middle():
    text = "x"; left, right = Pairs(1)


for fails in too_many, from_generator, in_a_loop, two_targets, too_few, with_a_rest, in_the_middle:
    try:
        fails()
    except ValueError:
        traceback.print_exc()
left, right = Pairs(5)
