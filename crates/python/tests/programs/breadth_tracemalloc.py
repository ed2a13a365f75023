import tracemalloc


def build(count):
    return [number * 1000 for number in range(count)]


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
tracemalloc.start()
data = build(100_000)
now, peak = tracemalloc.get_traced_memory()
print(f"{now / 1e6:.1f} MB, at most {peak / 1e6:.1f} MB", tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
del data
now, peak = tracemalloc.get_traced_memory()
print(now < 100_000, f"{peak / 1e6:.1f}")
tracemalloc.reset_peak()
total = sum(number * 1000 for number in range(100_000))
now, peak = tracemalloc.get_traced_memory()
print(total, peak < 100_000)
tracemalloc.stop()
print(tracemalloc.get_traced_memory(), tracemalloc.is_tracing())
try:
    tracemalloc.start(0)
except ValueError as error:
    print(error)
