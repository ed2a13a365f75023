def countdown(n):
    while n > 0:
        yield n
        n -= 1


def average():
    total, count, mean = 0.0, 0, None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


async def answer():
    return 42


for number in countdown(3):
    print("countdown gives", number)

mean = average()
next(mean)
for value in (10, 20, 60):
    print("average so far", mean.send(value))
mean.close()

driven = answer()
try:
    driven.send(None)
except StopIteration as end:
    print("the coroutine returned", end.value)
