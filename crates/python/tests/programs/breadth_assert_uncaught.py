def mean(xs):
    assert len(xs) > 0, "리스트가 비어 있습니다"
    return sum(xs) / len(xs)


print(mean([1, 2, 3]))
result = mean(
    [x for x in range(0)]
)
