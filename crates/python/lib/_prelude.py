"""What natives cannot do alone, because an operand has methods written in Python.

A native that meets such an operand stops before it has changed anything, and
the VM runs the function of its name from here with the same arguments:
`list.index` becomes `list_index`; operators and instructions are `op_…`. The
table functions (`_table_…`) give access to the storage of a dict or set by hash
and position, so that `__hash__` and `__eq__` are called from Python.
"""

from _prelude_natives import (
    _stdout_replaced,
    _table_candidates,
    _table_insert,
    _table_key,
    _table_remove,
    _table_store,
    _table_value,
    _type_of,
)
from _prelude_containers import *
from _prelude_frames import *
from _prelude_containers import _index, _lru_cache_wrapper___call__
from _prelude_text import *
import _prelude_site


# ---- truth, equality, hashes ------------------------------------------------

def op_truth(value):
    return True if value else False


def op_equal(a, b):
    if a is b:
        return True
    return True if a == b else False


def object___ne__(self, other):
    result = _type_of(self).__eq__(self, other)
    if result is NotImplemented:
        return NotImplemented
    return not result


# ---- operators on containers ---------------------------------------------------

def op_compare(a, b, symbol):
    if symbol == "!=":
        result = op_compare(a, b, "==")
        return result if result is NotImplemented else not result
    if isinstance(a, dict) or _type_of(a).__name__ == "mappingproxy":
        if symbol != "==":
            return NotImplemented
        if len(a) != len(b):
            return False
        for key, value in a.items():
            if key not in b or not op_equal(value, b[key]):
                return False
        return True
    if isinstance(a, (set, frozenset)) or _type_of(a).__name__ in ("dict_keys", "dict_items"):
        return _compare_sets(a, b, symbol)
    if _type_of(a).__name__ == "slice":
        a, b = (a.start, a.stop, a.step), (b.start, b.stop, b.step)
    elif hasattr(a, "__args__"):
        a, b = (a.__origin__, *a.__args__), (b.__origin__, *b.__args__)
    return _compare_sequences(a, b, symbol)


def _compare_sequences(a, b, symbol):
    a, b = list(a), list(b)
    if symbol == "==" and len(a) != len(b):
        return False
    for one, other in zip(a, b):
        if not op_equal(one, other):
            if symbol == "==":
                return False
            if symbol == "<":
                return one < other
            if symbol == "<=":
                return one <= other
            if symbol == ">":
                return one > other
            return one >= other
    if symbol == "==":
        return True
    if symbol == "<":
        return len(a) < len(b)
    if symbol == "<=":
        return len(a) <= len(b)
    if symbol == ">":
        return len(a) > len(b)
    return len(a) >= len(b)


def _compare_sets(a, b, symbol):
    def inside(one, other):
        for item in one:
            if item not in other:
                return False
        return True

    if symbol == "==":
        return len(a) == len(b) and inside(a, b)
    if symbol == "<=":
        return len(a) <= len(b) and inside(a, b)
    if symbol == "<":
        return len(a) < len(b) and inside(a, b)
    if symbol == ">=":
        return len(a) >= len(b) and inside(b, a)
    return len(a) > len(b) and inside(b, a)


def op_contains(container, item):
    if isinstance(container, (dict, set, frozenset)):
        return _find(container, item, hash(item)) is not None
    if _type_of(container).__name__ == "mappingproxy":
        return item in container.copy()
    if _type_of(container).__name__ == "dict_keys":
        return item in container.mapping
    for other in container:
        if other is item or other == item:
            return True
    return False


def op_not_contains(container, item):
    return not op_contains(container, item)


def op_binary(a, b, symbol):
    if symbol == "%":
        return percent(a, b)
    if symbol == "*":
        if hasattr(_type_of(b), "__index__"):
            return a * _plain_key(b)
        return _plain_key(a) * b
    if symbol == "|":
        if isinstance(a, dict):
            result = a.copy()
            result.update(b)
            return result
        result = _set_like(a)
        for item in [*a, *b]:
            set_add(result, item)
    elif symbol == "&":
        result = _set_like(a)
        for item in a:
            if item in b:
                set_add(result, item)
    elif symbol == "-":
        result = _set_like(a)
        for item in a:
            if item not in b:
                set_add(result, item)
    elif symbol == "^":
        result = _set_like(a)
        for item in a:
            if item not in b:
                set_add(result, item)
        for item in b:
            if item not in a:
                set_add(result, item)
    else:
        raise TypeError(f"unsupported operand type(s) for {symbol}: "
                        f"'{_type_of(a).__name__}' and '{_type_of(b).__name__}'")
    return frozenset(result) if isinstance(a, frozenset) else result


def _set_like(_):
    return set()


def op_inplace(a, b, symbol):
    if symbol == "+" and isinstance(a, list):
        op_list_extend(a, b)
        return a
    if symbol == "|" and isinstance(a, dict):
        dict_update(a, b)
        return a
    if isinstance(a, set):
        result = op_binary(a, b, symbol)
        a.clear()
        op_set_update(a, result)
        return a
    return op_binary(a, b, symbol)


# ---- subscripts, len, format ------------------------------------------------------

def _is_table(container):
    return isinstance(container, (dict, set, frozenset))


def op_getitem(container, key):
    if not _is_table(container):
        if _type_of(container).__name__ == "mappingproxy":
            return container.copy()[key]
        return container[_plain_key(key)]
    position = _find(container, key, hash(key))
    if position is None:
        missing = getattr(_type_of(container), "__missing__", None)
        if missing is not None:
            return missing(container, key)
        raise KeyError(key)
    return _table_value(container, position)


def _plain_key(key):
    """An index or slice made of integers."""
    def plain(part):
        return part if part is None or isinstance(part, int) else _index(part)

    if isinstance(key, slice):
        return slice(plain(key.start), plain(key.stop), plain(key.step))
    return plain(key)


def _byte(value):
    if isinstance(value, int) and not 0 <= value < 256:
        raise ValueError("byte must be in range(0, 256)")
    return bytes((value,))[0]


def op_setitem(container, key, value):
    if _is_table(container):
        dict___setitem__(container, key, value)
    elif isinstance(key, slice):
        if isinstance(container, bytearray):
            if not hasattr(_type_of(value), "__iter__"):
                raise TypeError(f"cannot convert '{_type_of(value).__name__}' object to bytearray")
            value = [_byte(item) for item in value]
            container[_plain_key(key)] = bytes(value)
        else:
            container[_plain_key(key)] = list(value)
    else:
        container[_plain_key(key)] = value


def op_delitem(container, key):
    if _is_table(container):
        dict___delitem__(container, key)
    else:
        del container[_plain_key(key)]


def op_len(value):
    return len(value)


# ---- dicts and sets whose keys have methods of their own -----------------------------

def _find(table, key, number):
    """The position of a key with this hash, or None."""
    for position in _table_candidates(table, number):
        other = _table_key(table, position)
        if other is key or other == key:
            return position
    return None


def dict___getitem__(self, key):
    return op_getitem(self, key)


def dict___setitem__(self, key, value):
    number = hash(key)
    position = _find(self, key, number)
    if position is None:
        _table_insert(self, number, key, value)
    else:
        _table_store(self, position, value)


def dict___delitem__(self, key):
    position = _find(self, key, hash(key))
    if position is None:
        raise KeyError(key)
    _table_remove(self, position)


def dict___contains__(self, key):
    return _find(self, key, hash(key)) is not None


def dict_get(self, key, default=None):
    position = _find(self, key, hash(key))
    return default if position is None else _table_value(self, position)


def dict_setdefault(self, key, default=None):
    number = hash(key)
    position = _find(self, key, number)
    if position is not None:
        return _table_value(self, position)
    _table_insert(self, number, key, default)
    return default


_absent = object()


def dict_pop(self, key, default=_absent):
    position = _find(self, key, hash(key))
    if position is None:
        if default is _absent:
            raise KeyError(key)
        return default
    return _table_remove(self, position)


def set_add(self, key):
    number = hash(key)
    if _find(self, key, number) is None:
        _table_insert(self, number, key, None)


def set___contains__(self, key):
    return _find(self, key, hash(key)) is not None


def set_discard(self, key):
    position = _find(self, key, hash(key))
    if position is not None:
        _table_remove(self, position)


def set_remove(self, key):
    position = _find(self, key, hash(key))
    if position is None:
        raise KeyError(key)
    _table_remove(self, position)


# ---- displays -----------------------------------------------------------------------

def op_build_set(items):
    result = set()
    for item in items:
        set_add(result, item)
    return result


def op_build_map(items):
    result = {}
    at = 0
    while at < len(items):
        dict___setitem__(result, items[at], items[at + 1])
        at += 2
    return result


def op_list_extend(target, iterable, function=None):
    kind = _type_of(iterable)
    if not hasattr(kind, "__iter__") and not hasattr(kind, "__getitem__"):
        what = "Value" if function is None else function + " argument"
        raise TypeError(f"{what} after * must be an iterable, not {kind.__name__}")
    for item in iterable:
        target.append(item)


def op_set_update(target, iterable):
    for item in iterable:
        set_add(target, item)


def op_dict_update(target, mapping):
    if isinstance(mapping, dict):
        for key, value in mapping.items():
            dict___setitem__(target, key, value)
        return
    if not hasattr(mapping, "keys"):
        raise TypeError(f"'{_type_of(mapping).__name__}' object is not a mapping")
    for key in mapping.keys():
        dict___setitem__(target, key, mapping[key])


def op_dict_merge(target, mapping, function):
    if not hasattr(mapping, "keys"):
        raise TypeError(f"{function} argument after ** must be a mapping, not {_type_of(mapping).__name__}")
    for key in mapping.keys():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(f"{function} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]


# ---- classes --------------------------------------------------------------------------

def call_descriptor(descriptor, self, /, *args, **kwargs):
    """A special method that is a descriptor of Python: it gives what is called."""
    return descriptor.__get__(self, type(self))(*args, **kwargs)


def load_name(mapping, name, outer, known):
    """A name of `exec`'s or a class body's namespace that is a mapping in Python."""
    try:
        return mapping[name]
    except KeyError:
        if known:
            return outer
        raise NameError(f"name {name!r} is not defined", name=name) from None


def build_class_entries(body, name, bases, **keywords):
    """A class statement some of whose bases have `__mro_entries__`."""
    resolved = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            resolved.extend(base.__mro_entries__(bases))
        else:
            resolved.append(base)

    from _prelude_natives import _build_class
    return _build_class(body, name, bases, *resolved, **keywords)


def type___annotations__(cls):
    namespace = cls.__dict__
    annotate = namespace.get("__annotate_func__")
    if annotate is None:
        annotate = namespace.get("__annotate__")
    result = {} if annotate is None else annotate(1)
    if not cls.__module__ == "builtins":
        cls.__annotations__ = result
    return result


def function___annotations__(function):
    annotate = function.__annotate__
    function.__annotations__ = result = {} if annotate is None else annotate(1)
    return result


def object___reduce__(self):
    import copyreg
    return copyreg._reduce_old(self)


def object___reduce_ex__(self, protocol):
    import copyreg
    return copyreg._reduce_ex(self, protocol)


def object___getstate__(self):
    import copyreg
    return copyreg._default_state(self)


class _Code:
    pass


# ---- exception groups --------------------------------------------------------------------

def BaseExceptionGroup_derive(self, exceptions):
    return BaseExceptionGroup(self.message, exceptions)


def _derive(group, exceptions):
    result = group.derive(exceptions)
    result.__traceback__ = group.__traceback__
    result.__context__ = group.__context__
    if group.__cause__ is not None:
        result.__cause__ = group.__cause__
    result.__suppress_context__ = group.__suppress_context__
    notes = getattr(group, "__notes__", None)
    if notes is not None:
        result.__notes__ = list(notes)
    return result


def _matches(exception, condition):
    if isinstance(condition, (type, tuple)):
        return isinstance(exception, condition)
    return condition(exception)


def BaseExceptionGroup_split(self, condition):
    if isinstance(condition, type):
        valid = issubclass(condition, BaseException)
    elif isinstance(condition, tuple):
        valid = all([isinstance(item, type) and issubclass(item, BaseException) for item in condition])
    else:
        valid = callable(condition)
    if not valid:
        raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")
    if _matches(self, condition):
        return (self, None)
    matched, rest = [], []
    for exception in self.exceptions:
        if isinstance(exception, BaseExceptionGroup):
            inside, outside = exception.split(condition)
            if inside is not None:
                matched.append(inside)
            if outside is not None:
                rest.append(outside)
        elif _matches(exception, condition):
            matched.append(exception)
        else:
            rest.append(exception)
    return (_derive(self, matched) if matched else None, _derive(self, rest) if rest else None)


def BaseExceptionGroup_subgroup(self, condition):
    return BaseExceptionGroup_split(self, condition)[0]


def except_star_match(exception, wanted):
    """`except*`: (rest, match), where a plain exception is wrapped for the handler."""
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    for kind in kinds:
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if exception is None:
        return (None, None)
    if isinstance(exception, BaseExceptionGroup):
        match, rest = exception.split(wanted)
        return (rest, match)
    if isinstance(exception, wanted):
        group = BaseExceptionGroup("", (exception,))
        group.__traceback__ = exception.__traceback__
        return (None, group)
    return (exception, None)


def _leaves(exception, found):
    if isinstance(exception, BaseExceptionGroup):
        for child in exception.exceptions:
            _leaves(child, found)
    else:
        found.append(exception)
    return found


def except_star_reraise(original, results):
    """What leaves an `except*` statement: raised ones and the unhandled rest, or None."""
    results = [exception for exception in results if exception is not None]
    if not results:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return results[0]
    raised, kept = [], []
    ours = [id(leaf) for leaf in _leaves(original, [])]
    for exception in results:
        part = isinstance(exception, BaseExceptionGroup) and all(
            [id(leaf) in ours for leaf in _leaves(exception, [])])
        if part and exception.__traceback__ is not None or exception is original:
            kept.append(exception)
        else:
            raised.append(exception)
    rest = None
    if kept:
        wanted = []
        for exception in kept:
            wanted.extend([id(leaf) for leaf in _leaves(exception, [])])
        rest = BaseExceptionGroup_split(original, lambda leaf: id(leaf) in wanted)[0]
    if not raised:
        return rest
    if rest is not None:
        raised.append(rest)
    if len(raised) == 1:
        return raised[0]
    return BaseExceptionGroup("", raised)


# ---- match -------------------------------------------------------------------------------

def match_keys(subject, keys):
    values, seen = [], set()
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = subject.get(key, _absent)
        if value is _absent:
            return None
        values.append(value)
    return tuple(values)


_selves = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match_class(subject, cls, count, names):
    if not isinstance(subject, cls):
        return None
    values, seen = [], []
    if count:
        arguments = getattr(cls, "__match_args__", None)
        if arguments is None and issubclass(cls, _selves):
            if count > 1:
                raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({count} given)")
            values.append(subject)
        else:
            arguments = () if arguments is None else arguments
            if not isinstance(arguments, tuple):
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple "
                                f"(got {_type_of(arguments).__name__})")
            if count > len(arguments):
                plural = "" if len(arguments) == 1 else "s"
                raise TypeError(f"{cls.__name__}() accepts {len(arguments)} positional "
                                f"sub-pattern{plural} ({count} given)")
            for name in arguments[:count]:
                if name in seen:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
                seen.append(name)
                value = getattr(subject, name, _absent)
                if value is _absent:
                    return None
                values.append(value)
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute '{name}'")
        seen.append(name)
        value = getattr(subject, name, _absent)
        if value is _absent:
            return None
        values.append(value)
    return tuple(values)


# ---- type parameters -------------------------------------------------------------------------

def type_var(parts):
    from typing import TypeVar
    return _with_lazy_parts(TypeVar(parts[0], infer_variance=True), *parts[1:])


def _with_lazy_parts(variable, bound, default, constrained):
    if bound is not None:
        variable._lazy_constraints, variable._lazy_bound = (bound, None) if constrained else (None, bound)
    if default is not None:
        variable._lazy_default = default
    return variable


def param_spec(parts):
    from typing import ParamSpec
    return _with_lazy_parts(ParamSpec(parts[0], infer_variance=True), *parts[1:])


def type_var_tuple(parts):
    from typing import TypeVarTuple
    return _with_lazy_parts(TypeVarTuple(parts[0]), *parts[1:])


def type_alias(parts):
    from typing import TypeAliasType
    name, parameters, value = parts
    return TypeAliasType(name, value, type_params=parameters or (), lazy=True)


def subscript_generic(parameters):
    from typing import Generic
    return Generic[parameters]


# ---- print ----------------------------------------------------------------------------------------

def builtins_print(*objects, sep=" ", end="\n", file=None, flush=False):
    texts = [str(item) for item in objects]
    if file is None:
        replaced = _stdout_replaced()
        if replaced is None:
            return print(*texts, sep=sep, end=end)
        file = replaced
    between, last = " " if sep is None else sep, "\n" if end is None else end
    for at in range(len(texts)):
        if at:
            file.write(between)
        file.write(texts[at])
    file.write(last)
    if flush:
        file.flush()


def builtins_input(prompt="", /):
    from sys import stdin, stdout, __stdin__
    if stdin is None:
        raise RuntimeError("input(): lost sys.stdin")
    if stdout is None:
        raise RuntimeError("input(): lost sys.stdout")
    stdout.write(str(prompt))
    stdout.flush()
    if stdin is __stdin__:
        return input()
    line = stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")


def _stream_buffer(stream):
    from _stream_bytes import of
    return of(stream)


def _write_error(text):
    """To what the program put in the place of `sys.stderr`."""
    from sys import stderr
    if stderr is not None:
        stderr.write(text)
        flush = getattr(stderr, "flush", None)
        if flush is not None:
            flush()


def sys_displayhook(value):
    if value is None:
        return
    import builtins
    from sys import stdout
    builtins._ = None
    stdout.write(repr(value) + "\n")
    builtins._ = value


def print_expression(value):
    import sys
    hook = getattr(sys, "displayhook", None)
    if hook is None:
        raise RuntimeError("lost sys.displayhook")
    hook(value)


def sys_excepthook(kind, value, traceback):
    from _traceback import format
    _write_error(format(value))


# --- operators for natives that fold values (sums, products, counters) -----

def op_add(a, b):
    return a + b


def op_multiply(a, b):
    return a * b


# ---- files ------------------------------------------------------------------------------------------

def builtins_open(*args, **kwargs):
    from _files import open
    return open(*args, **kwargs)
