import sys
import time


def list_squares(n):
    result = []
    for i in range(n):
        result.append(i * i)
    return result


def gen_squares(n):
    for i in range(n):
        yield i * i


lst = [i for i in range(1000)]
gen = (i for i in range(1000))
print("리스트 크기:", sys.getsizeof(lst))
print("제너레이터 크기:", sys.getsizeof(gen))
print(sys.getsizeof(list_squares(100)), sys.getsizeof(range(10 ** 9)))
print(sum(gen_squares(10)), sum(gen_squares(0)))
big = [x ** 2 for x in range(10000)]
print(f"{sys.getsizeof(big) / 1024:.1f}KB", f"{sys.getsizeof(gen_squares(10000))} bytes")
print(sys.getsizeof([1, 2, 3]), sys.getsizeof((1, 2, 3)), sys.getsizeof("hello"), sys.getsizeof("안녕"), sys.getsizeof(10 ** 20), sys.getsizeof({}), sys.getsizeof({"a": 1}), sys.getsizeof({1, 2}), sys.getsizeof([]), sys.getsizeof([[], []]))
t0 = time.perf_counter()
first = next(x for x in gen_squares(10 ** 12) if x > 50)
print(first, time.perf_counter() - t0 < 1)
print(type(gen), next(gen), next(gen), list(gen)[:3], list(gen))
