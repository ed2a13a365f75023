import threading
import queue
from functools import partial
from typing import Callable, Generic, TypeVar, Protocol, Iterable, Iterator, ParamSpec

T = TypeVar("T")
P = ParamSpec("P")


class Result(Generic[T]):
    _missing = object()

    def __init__(self):
        self._value = self._missing
        self._error: BaseException | None = None
        self._ready = threading.Event()

    def get(self, timeout: float | None = None) -> T:
        if not self._ready.wait(timeout):
            raise TimeoutError(f"not ready after {timeout} s")
        if self._error is not None:
            raise self._error
        return self._value

    def _set(self, value=None, error=None):
        self._value, self._error = value, error
        self._ready.set()


class SupportsRun(Protocol):
    def run(self) -> None: ...


class Pool:
    def __init__(self, size: int):
        self._queue: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._threads = [threading.Thread(target=self._work, name=f"pool-{n}") for n in range(size)]
        for t in self._threads:
            t.start()

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Result[T]:
        result: Result[T] = Result()

        def job():
            try:
                value = function(*args, **kwargs)
            except BaseException as e:
                result._set(error=e)
            else:
                result._set(value)

        self._queue.put(job)
        return result

    def map(self, function, items: Iterable) -> Iterator:
        return (r.get() for r in [self.submit(function, i) for i in items])

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for _ in self._threads:
            self._queue.put(None)
        for t in self._threads:
            t.join()

    def _work(self):
        while (job := self._queue.get()) is not None:
            job()


with Pool(3) as pool:
    print(list(pool.map(lambda n: n ** 2, range(6))))
    r = pool.submit(divmod, 17, 5)
    print(r.get(1))
    bad = pool.submit(int, "zz", base=36)
    print(bad.get())
    bad = pool.submit(partial(int, base=2), "12")
    try:
        bad.get()
    except ValueError as e:
        print(e)
    gate = threading.Event()
    slow = pool.submit(gate.wait)
    try:
        slow.get(timeout=0.05)
    except TimeoutError as e:
        print(e)
    gate.set()
    print(slow.get())
print(Result[int], Result.__parameters__, [t.is_alive() for t in pool._threads])
print(threading.enumerate() == [threading.main_thread()])
print(Pool.submit.__annotations__["return"], Callable[[int], str], list[int] | None)
