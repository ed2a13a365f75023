"""Processes that work together: each with its own memory, talking by messages.

Written as CPython's package of that name, on top of `_processes` (processes and pipes)
and `_shared` (semaphores and memory), which the kernel has. What CPython writes in
Python (the pool's threads, the queue's feeder, the fork server) is Python here too, so
that steps come in the same order.
"""

import sys

from . import context

_names = [name for name in dir(context._default_context) if not name.startswith("_")]
globals().update((name, getattr(context._default_context, name)) for name in _names)
__all__ = _names

SUBDEBUG = 5
SUBWARNING = 25

# What a child defines in the program's main module is here the main module's.
if "__main__" in sys.modules:
    import _processes
    _processes.register("__mp_main__", sys.modules["__main__"])
