"""Lists: the sieve of Eratosthenes, and sorting what it found by another order."""


def primes(limit):
    composite = [False] * (limit + 1)
    found = []
    for number in range(2, limit + 1):
        if composite[number]:
            continue
        found.append(number)
        for multiple in range(number * number, limit + 1, number):
            composite[multiple] = True
    return found


found = primes(6_000_000)
print(len(found), sum(found) % 1_000_003)
