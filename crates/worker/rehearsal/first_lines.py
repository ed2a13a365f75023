# A first program without asyncio.
names = ["Ada", "Grace", "Linus"]
lengths = {name: len(name) for name in names}
for number, name in enumerate(sorted(names), start=1):
    print(number, name.upper(), lengths[name])


def mean(numbers):
    numbers = list(numbers)
    return sum(numbers) / len(numbers) if numbers else 0.0


print(f"mean {mean(lengths.values()):.1f}, most {max(lengths.values())}", *reversed(names), sep=", ")
count = 0
while True:
    text = input("a number? ").strip()
    try:
        count += int(text)
    except ValueError as error:
        print("no number:", error)
        break
    if count > 3:
        break
print("sum", count, -count // 2, count % 3 == 0 and not names[0].startswith("B"))
names.append("Barbara")
pairs = [(name, name[:2]) for name in names if "a" in name]
print(pairs, names[-1], {1, 2} | {3}, (1, "b", None))
print(pairs[9])
