"""Loops: small integers, comparisons and local names."""


def grid(side):
    total = 0
    for row in range(side):
        column = 0
        while column < side:
            if (row ^ column) & 1:
                total += row * column
            else:
                total -= column
            column += 1
    return total % 1_000_003


print(grid(5000))
