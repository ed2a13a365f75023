"""Texts of objects some of whose parts have `__repr__`, `__str__` or `__format__` in Python."""

from _prelude_natives import (
    _escape_non_ascii,
    _format_pieces,
    _payload,
    _percent_conversions,
    _percent_with,
    _type_of,
)

# What is being shown at the moment, so that an object inside of itself is `...`.
_active = []


def _text_of(method, value, name):
    result = method(value)
    if not isinstance(result, str):
        raise TypeError(f"{name} returned non-string (type {_type_of(result).__name__})")
    return result


def builtins_repr(value, /):
    return _text_of(_type_of(value).__repr__, value, "__repr__")


def builtins_ascii(value, /):
    return _escape_non_ascii(builtins_repr(value))


def str___new__(cls, object="", *rest):
    text = _text_of(_type_of(object).__str__, object, "__str__")
    return text if cls is str else str.__new__(cls, text)


def object___str__(self):
    if _type_of(self).__name__ == "mappingproxy":
        return str(self.copy())
    return _text_of(_type_of(self).__repr__, self, "__repr__")


def any___str__(self):
    return object___str__(self)


def BaseException___str__(self):
    args = self.args
    if isinstance(self, BaseExceptionGroup):
        count = len(self.exceptions)
        plural = "" if count == 1 else "s"
        return f"{self.message} ({count} sub-exception{plural})"
    if isinstance(self, KeyError) and len(args) == 1:
        return repr(args[0])
    if not args:
        return ""
    return str(args[0]) if len(args) == 1 else repr(args)


def _items(values):
    return ", ".join([repr(value) for value in values])


def _pairs(mapping):
    return ", ".join([f"{key!r}: {value!r}" for key, value in mapping.items()])


def any___repr__(self):
    for other in _active:
        if other is self:
            return _recursive(_payload(self))
    _active.append(self)
    try:
        return _shape(self, _payload(self))
    finally:
        for at in range(len(_active) - 1, -1, -1):
            if _active[at] is self:
                del _active[at]
                break


def _recursive(value):
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, tuple):
        return "(...)"
    if isinstance(value, (list, _deque)):
        return "[...]"
    return f"{_type_of(value).__name__}(...)"


_deque = _type_of([])


def _shape(self, value):
    kind, name = _type_of(value), _type_of(self).__name__
    if kind is list:
        return "[" + _items(value) + "]"
    if kind is tuple:
        return "(" + _items(value) + (",)" if len(value) == 1 else ")")
    if kind is dict:
        text = "{" + _pairs(value) + "}"
        if _type_of(self).__module__ == "collections" and hasattr(self, "default_factory"):
            return f"{name}({self.default_factory!r}, {text})"
        return text
    if kind is set or kind is frozenset:
        if not value:
            return f"{name}()"
        text = "{" + _items(value) + "}"
        return text if _type_of(self) is set else f"{name}({text})"
    if isinstance(value, BaseException):
        return f"{name}({_items(value.args)})"
    return _rarer_shape(self, value, kind.__name__, name)


def _rarer_shape(self, value, kind, name):
    if kind == "deque":
        limit = "" if value.maxlen is None else f", maxlen={value.maxlen}"
        return f"{name}([{_items(value)}]{limit})"
    if kind in ("dict_keys", "dict_values", "dict_items"):
        return f"{kind}([{_items(value)}])"
    if kind == "mappingproxy":
        return f"mappingproxy({value.copy()!r})"
    if kind == "slice":
        return f"slice({value.start!r}, {value.stop!r}, {value.step!r})"
    if kind == "method":
        return f"<bound method {value.__func__.__qualname__} of {value.__self__!r}>"
    if kind == "partial":
        parts = [repr(value.func)] + [repr(item) for item in value.args]
        parts += [f"{key}={item!r}" for key, item in value.keywords.items()]
        return "functools.partial(" + ", ".join(parts) + ")"
    if kind == "GenericAlias":
        return f"{_shown_type(value.__origin__)}[{', '.join([_shown_type(item) for item in value.__args__])}]"
    if kind == "Union":
        return " | ".join([_shown_type(item) for item in value.__args__])
    return object.__repr__(self)


def _shown_type(item):
    if item is ...:
        return "..."
    if item is None or item is _type_of(None):
        return "None"
    if isinstance(item, type) and _type_of(item) is not GenericAlias:
        return item.__qualname__ if item.__module__ == "builtins" else f"{item.__module__}.{item.__qualname__}"
    return repr(item)


GenericAlias = _type_of(list[int])


# ---- format --------------------------------------------------------------------------

def builtins_format(value, spec="", /):
    result = _type_of(value).__format__(value, spec)
    if not isinstance(result, str):
        raise TypeError(f"__format__ must return a str, not {_type_of(result).__name__}")
    return result


def object___format__(self, spec):
    if spec:
        raise TypeError(f"unsupported format string passed to {_type_of(self).__name__}.__format__")
    return str(self)


def any___format__(self, spec):
    if spec:
        return format(_payload(self), spec)
    return str(self)


def op_format(value, conversion, spec):
    if conversion == 1:
        value = str(value)
    elif conversion == 2:
        value = repr(value)
    elif conversion == 3:
        value = ascii(value)
    return format(value, spec)


class _Fields:
    """Where the fields of a template get their values."""

    def __init__(self, args, keywords):
        self.args = args
        self.keywords = keywords
        self.next = 0

    def value(self, root, steps):
        if root is None:
            root = self.next
            self.next += 1
        if isinstance(root, int):
            if root >= len(self.args):
                raise IndexError(f"Replacement index {root} out of range for positional args tuple")
            value = self.args[root]
        else:
            value = self.keywords[root]
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        return value


def _fill(template, fields):
    out = []
    for piece in _format_pieces(template):
        if isinstance(piece, str):
            out.append(piece)
            continue
        root, steps, conversion, spec, nested = piece
        value = fields.value(root, steps)
        if nested:
            spec = _fill(spec, fields)
        if conversion == "r":
            value = repr(value)
        elif conversion == "s":
            value = str(value)
        elif conversion == "a":
            value = ascii(value)
        out.append(format(value, spec))
    return "".join(out)


def str_format(self, /, *args, **keywords):
    return _fill(str(self), _Fields(args, keywords))


def str_format_map(self, mapping, /):
    return _fill(str(self), _Fields((), mapping))


# ---- % -------------------------------------------------------------------------------

def percent(template, values):
    """`template % values` where some value has a `__str__`, `__repr__` or `__int__` of Python."""
    texts, ready, at = [], [], 0
    given = values if isinstance(values, tuple) else (values,)
    mapping = None
    for key, conversion, stars in _percent_conversions(template):
        if key is not None:
            mapping = {} if mapping is None else mapping
            value = values[key]
        else:
            for _ in range(stars):
                if at < len(given):
                    ready.append(given[at])
                at += 1
            if at >= len(given):
                raise TypeError("not enough arguments for format string")
            value = given[at]
            at += 1
        if conversion == "s":
            texts.append(str(value))
        elif conversion == "r":
            texts.append(repr(value))
        elif conversion == "a":
            texts.append(ascii(value))
        elif conversion in "eEfFgG":
            value = float(value)
        elif conversion in "diu" and not isinstance(value, (int, float)):
            value = value.__int__() if hasattr(value, "__int__") else value.__index__()
        elif conversion in "xXo" and not isinstance(value, int):
            value = value.__index__()
        if key is None:
            ready.append(value)
        else:
            mapping[key] = value
    if mapping is not None:
        return _percent_with(template, mapping, texts)
    ready.extend(given[at:])
    if at < len(given) and hasattr(values, "__getitem__") and not isinstance(values, (tuple, str)):
        ready = ready[:at]
    return _percent_with(template, tuple(ready), texts)


def builtins_compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    """Of a tree: of its text."""
    import sys
    ast = sys.modules["ast"]
    if not isinstance(source, ast.AST):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    return compile(ast.unparse(source), filename, mode)


# ---- objects with slots and a `__dict__` -----------------------------------------------------

class _NamesBesideSlots(dict):
    """The names of an object without its slots; what is changed here is changed there."""

    def __setitem__(self, name, value):
        object.__setattr__(self._owner, name, value)
        super().__setitem__(name, value)

    def __delitem__(self, name):
        super().__delitem__(name)
        object.__delattr__(self._owner, name)

    def update(self, *others, **names):
        for name, value in dict(*others, **names).items():
            self[name] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        if name not in self:
            return super().pop(name, *default)
        value = self[name]
        del self[name]
        return value

    def popitem(self):
        name = list(self)[-1] if self else super().popitem()
        return name, self.pop(name)

    def clear(self):
        for name in list(self):
            del self[name]


def names_beside_slots(owner, names, slots):
    found = _NamesBesideSlots([(name, value) for name, value in names.items() if name not in slots])
    found._owner = owner
    return found
