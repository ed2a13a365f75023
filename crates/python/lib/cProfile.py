"""Profiles: how often functions were called, and how long that took.

Model: `cProfile`, 3.14; what is counted in C there is counted by `_profiler`.
"""

import sys

import _profiler
import pstats

__all__ = ["run", "runctx", "Profile"]

_DISABLE = "~", 0, "<method 'disable' of '_lsprof.Profiler' objects>"
_EXEC = "~", 0, "<built-in method builtins.exec>"
_EXIT_LINE = 120 if sys.version_info >= (3, 12) else 118


def run(statement, filename=None, sort=-1):
    """Profiles a statement, and prints what it found."""
    import __main__
    runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    if filename is not None:
        raise NotImplementedError("Interleave: profiles are not written to files; leave the file name out")
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        profile.print_stats(sort)


def _label(key):
    return ("~", 0, key) if isinstance(key, str) else (key.co_filename, key.co_firstlineno, key.co_name)


def _sum(a, b):
    return tuple([one + other for one, other in zip(a, b)])


class Profile:
    """Counts between `enable` and `disable`, in the thread that enabled it."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None:
            raise NotImplementedError("Interleave: profiles use the clock of the simulated computer")
        self.stats = {}
        self._on = False

    def enable(self, subcalls=True, builtins=True):
        self._on = True
        _profiler.start()

    def disable(self):
        rows = _profiler.stop()
        if not self._on:
            return
        self._on = False
        for key, primitive, calls, own, every, callers in rows:
            found = {_label(caller): (calls, primitive, own, every) for caller, primitive, calls, own, every in callers}
            self._add(_label(key), (primitive, calls, own, every), found)
        self._add(_DISABLE, (1, 1, 0.0, 0.0), {})

    def _add(self, label, numbers, callers):
        *before, known = self.stats.get(label, (0, 0, 0.0, 0.0, {}))
        for caller, counts in callers.items():
            known[caller] = _sum(known[caller], counts) if caller in known else counts
        self.stats[label] = (*_sum(before, numbers), known)

    def clear(self):
        self.stats = {}

    def create_stats(self):
        self.disable()

    snapshot_stats = create_stats

    def print_stats(self, sort=-1):
        sort = sort if isinstance(sort, tuple) else (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        raise NotImplementedError("Interleave: profiles are not written to files; use print_stats")

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
            module = "<string>", 1, "<module>"
            primitive, calls, own, every, callers = self.stats.get(module, (1, 1, 0.0, 0.0, {}))
            callers[_EXEC] = 1, 1, own, every
            self._add(_EXEC, (1, 1, 0.0, every), {})
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()
        self._add((__file__, _EXIT_LINE, "__exit__"), (1, 1, 0.0, 0.0), {})
        self.stats[_DISABLE][4][__file__, _EXIT_LINE, "__exit__"] = 1, 1, 0.0, 0.0
