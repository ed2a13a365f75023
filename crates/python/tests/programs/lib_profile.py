"""What cProfile counts, and the tables of pstats; seconds are masked."""
import cProfile
import io
import pstats
import re
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def slow():
    time.sleep(0.5)
    fib(5)


def main():
    slow()
    for i in range(3): len([1])


def fails():
    [].index(3)


def gen():
    yield 1
    yield 2


def shown(text):
    return re.sub(r" +\d+\.\d\d\d\b", " T", re.sub(r"(?m)^.*/(?=\w+\.py)", "", text)).replace("  <-", "<-").replace("-  ", "- ")


def captured(function, *args, **kwargs):
    import contextlib
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*args, **kwargs)
    print(shown(out.getvalue()))


captured(cProfile.run, "main()")
p = cProfile.Profile()
p.enable()
main()
try: fails()
except ValueError: pass
list(gen())
sorted([2, 1], key=lambda v: v)
p.disable()
out = io.StringIO()
s = pstats.Stats(p, stream=out).strip_dirs().sort_stats(pstats.SortKey.NAME)
s.print_stats()
s.sort_stats("cumulative").print_stats(2)
s.sort_stats("stdname").print_stats("fib|slow")
s.print_stats(0.5)
s.print_callers("fib")
s.print_callees("main")
s.reverse_order().print_stats(3)
print(shown(out.getvalue()))
print(s.total_calls, s.prim_calls, 0.4 < s.total_tt < 0.7)
for label, row in sorted(s.stats.items()):
    print(label, row[:2], [round(x, 1) for x in row[2:4]], sorted((caller, counts[:2]) for caller, counts in row[4].items()))
with cProfile.Profile() as pr:
    main()
captured(pr.print_stats)
pr = cProfile.Profile()
print(pr.runcall(fib, 4))
captured(pr.print_stats, "calls")
try: s.sort_stats("nonsense")
except KeyError as e: print("KeyError", e)
