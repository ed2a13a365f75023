"""How long functions take, in virtual time. Statements given as text are refused before the run."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._statement = self._function(stmt, "stmt")
        self._setup = self._function(setup, "setup")

    @staticmethod
    def _function(given, name):
        if callable(given):
            return given
        if isinstance(given, str):
            if given.strip() in ("pass", ""):
                return lambda: None
            raise NotImplementedError(f"Interleave's timeit takes functions, not text: "
                                      f"{name}=lambda: {given.strip()}")
        raise ValueError(f"{name} is neither a string nor callable")

    def timeit(self, number=default_number):
        self._setup()
        statement, timer = self._statement, self.timer
        start = timer()
        for _ in itertools.repeat(None, number):
            statement()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        unit = 1
        while True:
            for step in 1, 2, 5:
                number = unit * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            unit *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
