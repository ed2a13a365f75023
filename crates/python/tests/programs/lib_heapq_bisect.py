import bisect
import heapq

data = [5, 1, 8, 3, 9, 2, 7, 3]
h = list(data)
heapq.heapify(h)
print(h)
heapq.heappush(h, 0)
print(h, heapq.heappop(h), h, heapq.heapreplace(h, 6), heapq.heappushpop(h, -1), h)
print([heapq.heappop(h) for _ in range(len(h))])
try:
    heapq.heappop([])
except IndexError as e:
    print("IndexError:", e)
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([3, 1], [2], reverse=True)))
print(list(heapq.merge(["aa", "b"], ["ccc"], key=len, reverse=False)))
print(heapq.nlargest(3, data), heapq.nsmallest(3, data), heapq.nlargest(1, data), heapq.nsmallest(2, data, key=lambda v: -v))
tasks = []
for item in [(2, "b"), (1, "z"), (2, "a"), (1, "a")]:
    heapq.heappush(tasks, item)
print(tasks, [heapq.heappop(tasks) for _ in range(4)])
h = list(data)
heapq.heapify_max(h)
print(h, heapq.heappop_max(h), h)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9), bisect.bisect_left(a, 0))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a, bisect.bisect([(1, "a"), (3, "b")], 2, key=lambda t: t[0]))
