import collections
import concurrent.futures
import functools
import itertools
import operator
import string

TEXT = """The quick brown fox jumps over the lazy dog. The dog sleeps;
the fox runs. A quick-witted fox is quick! Dogs, foxes & other animals: the end.""" * 3


def chunks(seq, size):
    it = iter(seq)
    while batch := list(itertools.islice(it, size)):
        yield batch


def mapper(words):
    return collections.Counter(w.strip(string.punctuation).lower() for w in words if w.strip(string.punctuation))


def main():
    words = TEXT.split()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(mapper, chunks(words, 10)))
    total = functools.reduce(operator.add, parts)
    for word, n in total.most_common(4):
        print(f"{word:<8}{n:>4} {'#' * n}")
    by_length = collections.defaultdict(set)
    for w in total:
        by_length[len(w)].add(w)
    print({k: sorted(v) for k, v in sorted(by_length.items()) if k > 5})
    print(len(parts), total.total(), sum((total & collections.Counter(the=2, fox=99)).values()), +collections.Counter(a=-1), total["missing"])
    batched = [tuple(b) for b in chunks(range(7), 3)]
    print(batched, list(itertools.accumulate(map(len, batched))), list(itertools.chain.from_iterable(batched)))
    a, b = itertools.tee(iter("abc"))
    print(next(a), list(b), list(a), list(itertools.islice(itertools.cycle("xy"), 5)), list(itertools.repeat(1, 2)), list(itertools.groupby([1, 1, 2], key=lambda x: x > 1))[0][0])


main()
