import itertools, operator, functools, collections
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def bfs(self):
        q = collections.deque([self])
        while q:
            n = q.popleft(); yield n.v; q.extend(n.kids)
t = Tree(1, Tree(2, Tree(4)), Tree(3)); print(list(t), list(t.bfs()), sum(t), sorted(t, reverse=True), 4 in t, dict.fromkeys(t, 0), max(t, key=lambda x: -x))
def primes():
    yield 2; found = [2]
    for n in itertools.count(3, 2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)): found.append(n); yield n
print(list(itertools.islice(primes(), 10)), next(filter(lambda p: p > 100, primes())))
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, abs, int)("-5"), functools.partial(print, "p", sep="-")("q"), list(map(operator.add, [1], [2])), functools.reduce(lambda a, b: {**a, b: len(b)}, ["x", "yy"], {}))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__wrapped__.__name__); fib.cache_clear(); print(fib.cache_info().currsize)
@functools.singledispatch
def show(x): return f"obj {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
@show.register
def _(x: int | float): return f"num {x}"
print(show("s"), show([1]), show(2.5), show.dispatch(int)(3), show.registry.keys().__len__())
def chunk(it, n):
    it = iter(it)
    while c := tuple(itertools.islice(it, n)): yield c
print(list(chunk(range(7), 3)), list(itertools.accumulate([3, 1, 4], max)), list(itertools.dropwhile(lambda x: x < 3, [1, 3, 2])), list(itertools.filterfalse(bool, [0, 1])), list(itertools.repeat(1, 2)), list(itertools.combinations_with_replacement("ab", 2)), {k: list(g) for k, g in itertools.groupby([1, 1, 2], key=lambda x: x % 2)}, list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.product([0, 1], "ab")), list(zip(*[iter("abcdef")] * 2)))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "end"), iter(lambda c=itertools.count(): next(c), 3).__class__.__name__, list(iter(lambda c=itertools.count(): next(c), 3)))
def g():
    r = yield from (x for x in "ab")
    return "ret"
print(list(g()), [*g()], (yield_ := tuple(g())))
a, b = itertools.tee("ab"); print(list(a), list(b)); e = enumerate("ab", 5); print(next(e), list(e), list(reversed(range(3))), sum(1 for _ in "abc"), ",".join(str(i) for i in range(3)))
class Rev:
    def __init__(self, d): self.d, self.i = d, len(d)
    def __iter__(self): return self
    def __next__(self):
        if self.i == 0: raise StopIteration
        self.i -= 1; return self.d[self.i]
    def __length_hint__(self): return self.i
print(list(Rev("abc")), operator.length_hint(Rev("ab")), "".join(Rev("xyz")), [*Rev([1, 2])], *Rev("q"))
