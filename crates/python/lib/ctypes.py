"""C's numbers, arrays and structures as Python objects. There is no C here: no library can be loaded.

Simplified: they have no place in memory, so there are no pointers.
"""

import struct as _struct

__all__ = ["Structure", "Array", "sizeof", "CDLL", "cdll", "create_string_buffer"]


class ArgumentError(Exception):
    pass


class _Kind(type):
    """A type of C: times a number it is an array."""

    def __mul__(cls, length):
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        return _Kind(f"{cls.__name__}_Array_{length}", (Array,), {"_type_": cls, "_length_": length})


class _Simple(metaclass=_Kind):
    __slots__ = ("_value", "_keep")

    def __init__(self, value=None):
        self._value = type(self)._DEFAULT if value is None else self._taken(value)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = self._taken(value)

    @classmethod
    def _taken(cls, value):
        code = cls._type_
        if code in "fd":
            if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return _struct.unpack(code, _struct.pack(code, float(value)))[0]
        if code == "?":
            return bool(value)
        if code == "c":
            if isinstance(value, int):
                value = bytes([value])
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise TypeError("one character bytes, bytearray or integer expected")
            return bytes(value)
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("one character unicode string expected")
            return value
        if code in "zZ":
            return value
        if isinstance(value, float) or not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * _SIZES[code]
        value = value.__index__() & (1 << bits) - 1
        return value - (1 << bits) if code.islower() and value >> bits - 1 else value

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r})"

    def __bool__(self):
        return bool(self._value)


_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8, "?": 1,
          "c": 1, "u": 4, "z": 8, "Z": 8, "P": 8}


def _made(name, code, default=0):
    made = _Kind(name, (_Simple,), {"__slots__": (), "_type_": code, "_DEFAULT": default, "__module__": "ctypes"})
    __all__.append(name)
    return made


c_byte, c_ubyte = _made("c_byte", "b"), _made("c_ubyte", "B")
c_short, c_ushort = _made("c_short", "h"), _made("c_ushort", "H")
c_int, c_uint = _made("c_int", "i"), _made("c_uint", "I")
c_long, c_ulong = _made("c_long", "l"), _made("c_ulong", "L")
c_float, c_double = _made("c_float", "f", 0.0), _made("c_double", "d", 0.0)
c_bool, c_char, c_wchar = _made("c_bool", "?", False), _made("c_char", "c", b"\0"), _made("c_wchar", "u", "\0")
c_char_p, c_wchar_p, c_void_p = _made("c_char_p", "z", None), _made("c_wchar_p", "Z", None), \
    _made("c_void_p", "P", None)
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long
__all__ += ["c_int8", "c_uint8", "c_int16", "c_uint16", "c_int32", "c_uint32", "c_int64", "c_uint64", "c_longlong",
            "c_ulonglong", "c_size_t", "c_ssize_t"]


def _shown(item):
    return item.value if isinstance(item, _Simple) else item


def _put(kind, value):
    if isinstance(value, kind):
        return value
    return kind(*value) if isinstance(value, tuple) else kind(value)


class Array(metaclass=_Kind):
    """A number of items of one type."""

    def __init__(self, *items):
        kind = type(self)
        if len(items) > kind._length_:
            raise IndexError("invalid index")
        self._items = [_put(kind._type_, item) for item in items]
        self._items += [kind._type_() for _ in range(kind._length_ - len(items))]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            part = [_shown(item) for item in self._items[index]]
            return b"".join(part) if type(self)._type_ is c_char else part
        try:
            return _shown(self._items[index])
        except IndexError:
            raise IndexError("invalid index") from None

    def __setitem__(self, index, value):
        kind = type(self)._type_
        if isinstance(index, slice):
            places = range(*index.indices(len(self)))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for place, one in zip(places, value):
                self._items[place] = _put(kind, one)
            return
        try:
            self._items[index] = _put(kind, value)
        except IndexError:
            raise IndexError("invalid index") from None

    def __iter__(self):
        return map(_shown, self._items)

    @property
    def raw(self):
        return b"".join(item.value for item in self._items)

    @property
    def value(self):
        return self.raw.partition(b"\0")[0]

    @value.setter
    def value(self, data):
        if len(data) > len(self):
            raise ValueError("byte string too long")
        data += b"\0" * (len(data) < len(self))
        self[:len(data)] = data


class Structure(metaclass=_Kind):
    """Named fields, each with a type."""

    _fields_ = ()

    def __init__(self, *values, **named):
        fields = [field for base in reversed(type(self).__mro__) for field in vars(base).get("_fields_", ())]
        if len(values) > len(fields):
            raise TypeError("too many initializers")
        object.__setattr__(self, "_kinds", {field[0]: field[1] for field in fields})
        for place, (name, kind, *_) in enumerate(fields):
            given = values[place] if place < len(values) else named.pop(name, None)
            object.__setattr__(self, "_at_" + name, kind() if given is None else _put(kind, given))
        for name, value in named.items():
            setattr(self, name, value)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return _shown(self.__dict__["_at_" + name])
        except KeyError:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        kind = self._kinds.get(name)
        if kind is None:
            return object.__setattr__(self, name, value)
        object.__setattr__(self, "_at_" + name, _put(kind, value))


def alignment(kind):
    kind = kind if isinstance(kind, type) else type(kind)
    if issubclass(kind, _Simple):
        return _SIZES[kind._type_]
    if issubclass(kind, Array):
        return alignment(kind._type_)
    return max([1, *(alignment(field[1]) for field in kind._fields_)])


def sizeof(kind):
    """How many bytes C gives it."""
    kind = kind if isinstance(kind, type) else type(kind)
    if not isinstance(kind, _Kind):
        raise TypeError("this type has no size")
    if issubclass(kind, _Simple):
        return _SIZES[kind._type_]
    if issubclass(kind, Array):
        return sizeof(kind._type_) * kind._length_
    end = 0
    for _, field, *_ in kind._fields_:
        end += -end % alignment(field) + sizeof(field)
    return end + -end % alignment(kind)


def create_string_buffer(init, size=None):
    if isinstance(init, bytes):
        size = len(init) + 1 if size is None else size
    else:
        init, size = b"", init
    return (c_char * size)(*init)


def _no_library(*args, **kwargs):
    raise OSError("no library of C can be loaded here")


CDLL = PyDLL = byref = pointer = cast = POINTER = CFUNCTYPE = _no_library


class _Loader:
    def __getattr__(self, name):
        _no_library()

    LoadLibrary = staticmethod(_no_library)


cdll = pydll = pythonapi = _Loader()
