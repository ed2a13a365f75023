"""Dictionaries and strings: words counted, ranked, joined and taken apart."""


def words(count):
    seen = {}
    for number in range(count):
        name = "word" + str(number * 7919 % 997)
        seen[name] = seen.get(name, 0) + 1
    ranked = sorted(seen, key=lambda name: (-seen[name], name))
    text = ",".join(ranked[:300]).upper()
    total = 0
    for part in text.split(","):
        total += len(part.replace("WORD", "w"))
    return count, len(seen), total


for _ in range(10):
    result = words(120_000)
print(*result)
