"""Containers: lists, dictionaries and strings as programs of a course use them."""


def words(count):
    names = [f"word{number * 7919 % 997}" for number in range(count)]
    seen = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    ranked = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))
    text = ",".join(name.upper() for name, _ in ranked[:300])
    parts = [part.replace("WORD", "w") for part in text.split(",")]
    return len(names), len(seen), sum(len(part) for part in parts), parts[:3]


for _ in range(14):
    result = words(120_000)
print(result)
