"""Containers beyond list, dict, set and tuple.

`deque` and `defaultdict` are native. The rarer classes are loaded when asked
for: most programs want one of the first five only.
"""

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList",
           "UserString", "defaultdict", "deque", "namedtuple"]

from _collections import defaultdict, deque

_HOMES = {
    "namedtuple": "_namedtuple",
    "Counter": "_counter",
    "OrderedDict": "_ordereddict",
    "ChainMap": "_chainmap",
    "UserDict": "_user",
    "UserList": "_user",
    "UserString": "_user",
}


def __getattr__(name):
    home = _HOMES.get(name)
    if home == "_namedtuple":
        from collections import _namedtuple as module
    elif home == "_counter":
        from collections import _counter as module
    elif home == "_ordereddict":
        from collections import _ordereddict as module
    elif home == "_chainmap":
        from collections import _chainmap as module
    elif home == "_user":
        from collections import _user as module
    elif name == "abc":
        import collections.abc
        return collections.abc
    else:
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    value = getattr(module, name)
    globals()[name] = value
    return value
