"""Containers whose items have `__eq__`, `__hash__` or `__lt__` in Python, and other operands of Python."""

from _prelude_natives import _hash_of_hashes, _is_old, _payload, _type_of


# ---- order, hash ------------------------------------------------------------------------

def op_less(a, b):
    return a < b


def op_greater(a, b):
    return a > b


def builtins_hash(value, /):
    method = _type_of(value).__hash__
    if method is None:
        raise TypeError(f"unhashable type: '{_type_of(value).__name__}'")
    result = method(value)
    if not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    if -0x8000000000000000 <= result <= 0x7fffffffffffffff:
        return -2 if result == -1 else result + 0
    return hash(result)


def any___hash__(self):
    value = _payload(self)
    if isinstance(value, frozenset):
        return _hash_of_hashes([hash(item) for item in value], True)
    if isinstance(value, tuple):
        return _hash_of_hashes([hash(item) for item in value], False)
    kind = _type_of(value).__name__
    if kind == "slice":
        return hash((value.start, value.stop, value.step))
    if kind == "GenericAlias":
        return hash(value.__origin__) ^ hash(value.__args__)
    return hash(value.__args__)


def _compare(self, other, symbol):
    from _prelude import op_compare
    return op_compare(_payload(self), _payload(other), symbol)


def any___eq__(self, other):
    return _compare(self, other, "==")


def any___ne__(self, other):
    return _compare(self, other, "!=")


def any___lt__(self, other):
    return _compare(self, other, "<")


def any___le__(self, other):
    return _compare(self, other, "<=")


def any___gt__(self, other):
    return _compare(self, other, ">")


def any___ge__(self, other):
    return _compare(self, other, ">=")


# ---- sequences ----------------------------------------------------------------------------

def _same(a, b):
    return True if a is b or a == b else False


def any_index(self, value, start=0, stop=None, /):
    items = _payload(self)
    length = len(items)
    stop = length if stop is None else stop
    start = max(start + length, 0) if start < 0 else start
    stop = max(stop + length, 0) if stop < 0 else min(stop, length)
    at = start
    while at < stop and at < len(items):
        if _same(items[at], value):
            return at
        at += 1
    kind = _type_of(items).__name__
    if kind == "deque":
        raise ValueError(f"{value!r} is not in deque")
    if kind == "list" and _is_old():
        raise ValueError(f"{value!r} is not in list")
    raise ValueError(f"{kind}.index(x): x not in {kind}")


def any_count(self, value, /):
    count = 0
    for item in _payload(self):
        if _same(item, value):
            count += 1
    return count


def any_remove(self, value, /):
    items = _payload(self)
    at = 0
    while at < len(items):
        if _same(items[at], value):
            del items[at]
            return
        at += 1
    kind = _type_of(items).__name__
    if kind == "deque":
        raise ValueError(f"{value!r} is not in deque")
    raise ValueError("list.remove(x): x not in list")


def any___contains__(self, value):
    from _prelude import op_contains
    return op_contains(_payload(self), value)


def any___getitem__(self, key):
    from _prelude import op_getitem
    return op_getitem(self, key)


def any___setitem__(self, key, value):
    from _prelude import op_setitem
    op_setitem(_payload(self), key, value)


def any___delitem__(self, key):
    from _prelude import op_delitem
    op_delitem(_payload(self), key)


def _operator(symbol):
    def operate(self, other):
        from _prelude import op_binary
        return op_binary(self, other, symbol)
    return operate


any___or__ = _operator("|")
any___and__ = _operator("&")
any___sub__ = _operator("-")
any___xor__ = _operator("^")
any___mod__ = _operator("%")


def any___iadd__(self, other):
    from _prelude import op_inplace
    return op_inplace(self, other, "+")


def any___ior__(self, other):
    from _prelude import op_inplace
    return op_inplace(self, other, "|")


# ---- dict -----------------------------------------------------------------------------------

def dict_update(self, source=(), /, **names):
    if hasattr(source, "keys"):
        for key in source.keys():
            dict.__setitem__(self, key, source[key])
    else:
        at = 0
        for pair in source:
            try:
                pair = tuple(pair)
            except TypeError:
                raise TypeError(f"cannot convert dictionary update sequence element #{at} to a sequence") from None
            if len(pair) != 2:
                raise ValueError(
                    f"dictionary update sequence element #{at} has length {len(pair)}; 2 is required")
            dict.__setitem__(self, pair[0], pair[1])
            at += 1
    for key in names:
        dict.__setitem__(self, key, names[key])


dict___init__ = dict_update


def defaultdict___init__(self, factory=None, /, *source, **names):
    self.default_factory = factory
    dict_update(self, *source, **names)


def dict_copy(self):
    result = {}
    dict_update(result, self)
    return result


def dict_fromkeys(cls, keys, value=None, /):
    result = cls()
    for key in keys:
        result[key] = value
    return result


# ---- set ---------------------------------------------------------------------------------------

def _gather(*sources):
    from _prelude import set_add
    result = set()
    for source in sources:
        for item in source:
            set_add(result, item)
    return result


def _like(self, result):
    return frozenset(result) if isinstance(self, frozenset) else result


def set___init__(self, source=(), /):
    items = _gather(source)
    self.clear()
    set.update(self, items)


def frozenset___new__(cls, source=()):
    result = frozenset(_gather(source))
    return result if cls is frozenset else frozenset.__new__(cls, result)


def set_update(self, *others):
    from _prelude import set_add
    for other in others:
        for item in list(other):
            set_add(self, item)


def any_union(self, *others):
    return _like(self, _gather(_payload(self), *others))


def any_intersection(self, *others):
    result = list(_payload(self))
    for other in others:
        other = _gather(other)
        result = [item for item in result if item in other]
    return _like(self, _gather(result))


def any_difference(self, *others):
    result = list(_payload(self))
    for other in others:
        other = _gather(other)
        result = [item for item in result if item not in other]
    return _like(self, _gather(result))


def any_symmetric_difference(self, other):
    own, other = _payload(self), _gather(other)
    result = [item for item in own if item not in other] + [item for item in other if item not in own]
    return _like(self, _gather(result))


def _replace(self, items):
    items = list(items)
    self.clear()
    set_update(self, items)


def set_intersection_update(self, *others):
    _replace(self, any_intersection(self, *others))


def set_difference_update(self, *others):
    _replace(self, any_difference(self, *others))


def set_symmetric_difference_update(self, other):
    _replace(self, any_symmetric_difference(self, other))


def any_isdisjoint(self, other):
    for item in other:
        if item in self:
            return False
    return True


def any_issubset(self, other):
    other = _gather(other)
    for item in _payload(self):
        if item not in other:
            return False
    return True


def any_issuperset(self, other):
    for item in other:
        if item not in self:
            return False
    return True


# ---- constructors, functions ------------------------------------------------------------------

def bool___new__(cls, value=False):
    return True if value else False


def _index(value):
    result = _type_of(value).__index__(value)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {_type_of(result).__name__})")
    return result


def int___new__(cls, value=0, *base):
    kind = _type_of(value)
    if base:
        return int.__new__(cls, value, *[_index(item) for item in base])
    for name in ("__int__", "__index__", "__trunc__"):
        method = getattr(kind, name, None)
        if method is not None:
            result = method(value)
            if not isinstance(result, int):
                raise TypeError(f"{name} returned non-int (type {_type_of(result).__name__})")
            return int.__new__(cls, _payload(result))
    return int.__new__(cls, _payload(value))


def float___new__(cls, value=0.0):
    method = getattr(_type_of(value), "__float__", None)
    if method is None:
        return float.__new__(cls, _index(value))
    result = method(value)
    if not isinstance(result, float):
        kind = _type_of(value).__name__
        raise TypeError(f"{kind}.__float__() must return a float, not {_type_of(result).__name__}")
    return float.__new__(cls, _payload(result))


def complex___new__(cls, real=0, imag=0):
    method = getattr(_type_of(real), "__complex__", None)
    if method is not None:
        real = method(real)
    elif not isinstance(real, (int, float, str)):
        real = float(real)
    return complex.__new__(cls, real, float(imag) if not isinstance(imag, complex) else imag)


def bytes___new__(cls, source, *rest):
    method = getattr(_type_of(source), "__bytes__", None)
    if method is None:
        return bytes.__new__(cls, _index(source))
    result = method(source)
    if not isinstance(result, bytes):
        raise TypeError(f"__bytes__ returned non-bytes (type {_type_of(result).__name__})")
    return result if cls is bytes else bytes.__new__(cls, result)


def range___new__(cls, *numbers):
    return range(*[number if isinstance(number, int) else _index(number) for number in numbers])


def reversed___new__(cls, sequence):
    def backwards(at):
        while at >= 0:
            yield sequence[at]
            at -= 1
    return backwards(len(sequence) - 1)


def map___new__(cls, function, *iterables, strict=False):
    if not strict:
        return map(function, *iterables)
    iterators = [iter(iterable) for iterable in iterables]

    def mapped():
        while True:
            items = []
            for iterator in iterators:
                try:
                    items.append(next(iterator))
                except StopIteration:
                    break
            count = len(items)
            if count == len(iterators):
                yield function(*items)
                continue
            if count:
                raise ValueError(f"map() argument {count + 1} is shorter than {_before(count)}")
            for at, iterator in enumerate(iterators[1:], 1):
                if next(iterator, items) is not items:
                    raise ValueError(f"map() argument {at + 1} is longer than {_before(at)}")
            return
    return mapped()


def _before(count):
    return "argument 1" if count == 1 else f"arguments 1-{count}"


def _number(name):
    def convert(value, /):
        return name(_index(value))
    return convert


def builtins_round(number, ndigits=None):
    return round(number, _index(ndigits))


builtins_bin = _number(bin)
builtins_oct = _number(oct)
builtins_hex = _number(hex)
builtins_chr = _number(chr)


def builtins_sum(iterable, /, start=0):
    for item in iterable:
        start = start + item
    return start


def builtins_divmod(a, b, /):
    method = getattr(_type_of(a), "__divmod__", None)
    if method is not None:
        result = method(a, b)
        if result is not NotImplemented:
            return result
    method = getattr(_type_of(b), "__rdivmod__", None)
    if method is not None:
        result = method(b, a)
        if result is not NotImplemented:
            return result
    raise TypeError("unsupported operand type(s) for divmod(): "
                    f"'{_type_of(a).__name__}' and '{_type_of(b).__name__}'")


def builtins_pow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    result = _type_of(base).__pow__(base, exp, mod)
    if result is NotImplemented:
        raise TypeError("unsupported operand type(s) for ** or pow(): "
                        f"'{_type_of(base).__name__}', '{_type_of(exp).__name__}', '{_type_of(mod).__name__}'")
    return result


def builtins_dir(value, /):
    return sorted(_type_of(value).__dir__(value))


def builtins_isinstance(value, kinds, /):
    if isinstance(kinds, tuple):
        return any([isinstance(value, kind) for kind in kinds])
    if _type_of(kinds).__name__ == "Union":
        return any([isinstance(value, kind) for kind in kinds.__args__])
    meta = _type_of(kinds)
    if meta.__instancecheck__(kinds, value):
        return True
    if meta.__instancecheck__ is not type.__instancecheck__:
        return False
    claimed = getattr(value, "__class__", None)
    return claimed is not _type_of(value) and isinstance(claimed, type) and issubclass(claimed, kinds)


def builtins_issubclass(cls, kinds, /):
    if isinstance(kinds, tuple):
        return any([issubclass(cls, kind) for kind in kinds])
    if _type_of(kinds).__name__ == "Union":
        return any([issubclass(cls, kind) for kind in kinds.__args__])
    return True if _type_of(kinds).__subclasscheck__(kinds, cls) else False


def builtins_anext(iterator, default, /):
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"'{type(iterator).__name__}' object is not an async iterator")
    return _anext_or(iterator.__anext__(), default)


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


def str_translate(self, table, /):
    out = []
    for letter in self:
        try:
            found = table[ord(letter)]
        except LookupError:
            out.append(letter)
            continue
        if found is not None:
            out.append(chr(found) if isinstance(found, int) else found)
    return "".join(out)


_missing_result = object()


def _lru_cache_wrapper___call__(self, /, *args, **kwargs):
    """A cached call whose key has `__hash__` or `__eq__` of Python."""
    key = args
    if kwargs:
        key += (_type_of(self),)
        for item in kwargs.items():
            key += item
    if self._typed:
        key += tuple([_type_of(value) for value in (*args, *kwargs.values())])
    results = self._results
    value = results.get(key, _missing_result)
    if value is not _missing_result:
        self._hits += 1
        if self._maxsize is not None:
            results.pop(key, None)
            results[key] = value
        return value
    self._misses += 1
    value = self._call(*args, **kwargs)
    if key not in results:
        if self._maxsize is not None and len(results) >= self._maxsize:
            del results[next(iter(results))]
        results[key] = value
    return value
