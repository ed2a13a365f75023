def averager():
    total, count, mean = 0, 0, None
    try:
        while True:
            value = yield mean  # gives the mean out, takes the next value in
            total += value
            count += 1
            mean = total / count
    except GeneratorExit:
        print("closed after", count, "values")
        raise


mean = averager()
print("primed:", next(mean))
for value in (10, 20, 60):
    print("send", value, "->", mean.send(value))
mean.close()
try:
    mean.send(1)
except StopIteration:
    print("a closed generator takes nothing")
