"""Generators: values pulled through a chain of suspended frames."""


def count(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def odd(numbers):
    for number in numbers:
        if number % 2:
            yield number


def pairs(numbers):
    before = 0
    for number in numbers:
        yield before * number % 1013
        before = number


def both(limit):
    yield from pairs(odd(count(limit)))
    yield from count(limit // 2)


print(sum(both(3_500_000)))
