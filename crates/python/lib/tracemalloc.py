"""How much memory the program's objects take.

Model: `tracemalloc`, 3.14. Simplified: the sizes are about those of CPython's objects, and nothing is known of the
lines that made them: there are no snapshots.
"""

import _sizes

__all__ = ["start", "stop", "is_tracing", "get_traced_memory", "reset_peak", "clear_traces", "get_tracemalloc_memory",
           "get_traceback_limit", "get_object_traceback"]

_limit = None
_before = 0


def start(nframe=1):
    """From here on memory counts."""
    global _limit, _before
    if nframe < 1:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if _limit is None:
        _limit = nframe
        clear_traces()


def stop():
    global _limit
    _limit = None


def is_tracing():
    return _limit is not None


def clear_traces():
    global _before
    _before = _sizes.begin_peak()


def reset_peak():
    """The peak is what there is now."""
    _sizes.begin_peak()


def get_traced_memory():
    """(bytes now, bytes at most) since the start."""
    if _limit is None:
        return 0, 0
    now, peak = _sizes.memory()
    return max(0, now - _before), max(0, peak - _before)


def get_traceback_limit():
    return 1 if _limit is None else _limit


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj):
    return None
