"""The callable that `functools.lru_cache` puts in a function's place.

Nouns: the *key* (what counts as the same call), the *results* (a dict whose
order is the order of use, oldest first).
Simplified: CPython keeps a linked list beside the dict; the order of a dict
with re-insertion gives the same victims.
"""

_MARK = object()        # between positional and keyword parts of a key
_MISS = object()


def _key(args, kwargs, typed):
    if not kwargs and not typed and len(args) == 1 and type(args[0]) in (int, str):
        return args[0]      # so that f(1) and f(1.0) are different calls, as in CPython
    key = args
    if kwargs:
        key += (_MARK,)
        for item in kwargs.items():
            key += item
    if typed:
        key += tuple(type(value) for value in args)
        if kwargs:
            key += tuple(type(value) for value in kwargs.values())
    return key


class _lru_cache_wrapper:
    def __init__(self, user_function, maxsize, typed, cache_info_type):
        self._call = user_function
        self._maxsize = maxsize
        self._typed = typed
        self._info_type = cache_info_type
        self._results = {}
        self._hits = 0
        self._misses = 0

    def __call__(self, /, *args, **kwargs):
        if self._maxsize == 0:
            self._misses += 1
            return self._call(*args, **kwargs)
        key = _key(args, kwargs, self._typed)
        hash(key)               # what cannot be hashed is an argument, not a dict's key
        results = self._results
        value = results.get(key, _MISS)
        if value is not _MISS:
            self._hits += 1
            if self._maxsize is not None:
                results.pop(key, None)
                results[key] = value
            return value
        self._misses += 1
        value = self._call(*args, **kwargs)
        # The call may have filled the place itself, or emptied the cache.
        if key not in results:
            if self._maxsize is not None and len(results) >= self._maxsize:
                del results[next(iter(results))]
            results[key] = value
        return value

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        from types import MethodType
        return MethodType(self, instance)

    def cache_info(self):
        """Hits, misses, the limit, and how many results are kept."""
        return self._info_type(self._hits, self._misses, self._maxsize, len(self._results))

    def cache_clear(self):
        """Forget the results and the counts."""
        self._results.clear()
        self._hits = 0
        self._misses = 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_lru_cache_wrapper.__module__ = "functools"
