"""Numbers and arrays in memory that several processes see.

Simplified: a block for each object in place of an arena; of ctypes only the simple
types, given by type code or by `ctypes` class.
"""

import _shared
from _pickle import pack_double, unpack_double

from . import context

__all__ = ["RawValue", "RawArray", "Value", "Array", "copy", "synchronized"]

# Code: bytes, signed; what the other kinds are is in `_pack`.
_INTEGERS = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False),
             "l": (8, True), "L": (8, False), "q": (8, True), "Q": (8, False)}
_NAMES = {"c": "c_char", "u": "c_wchar", "b": "c_byte", "B": "c_ubyte", "h": "c_short", "H": "c_ushort",
          "i": "c_int", "I": "c_uint", "l": "c_long", "L": "c_ulong", "q": "c_longlong", "Q": "c_ulonglong",
          "f": "c_float", "d": "c_double", "?": "c_bool"}


def _code_of(typecode_or_type):
    if isinstance(typecode_or_type, str):
        if typecode_or_type in _NAMES and typecode_or_type != "?":
            return typecode_or_type
        raise TypeError("this type has no size")
    code = getattr(typecode_or_type, "_type_", None)
    if code in _NAMES:
        return code
    raise TypeError("this type has no size")


def _size(code):
    if code in _INTEGERS:
        return _INTEGERS[code][0]
    return {"d": 8, "f": 4, "u": 4}.get(code, 1)


def _pack(code, value):
    if code in _INTEGERS:
        size, signed = _INTEGERS[code]
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        return (value & (1 << 8 * size) - 1).to_bytes(size, "little")
    if code == "d" or code == "f":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return pack_double(float(value)) if code == "d" else _shared.pack_float(float(value))
    if code == "?":
        return bytes([bool(value)])
    if code == "u":
        return ord(value).to_bytes(4, "little")
    if isinstance(value, int):
        return bytes([value])
    if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
        raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
    return bytes(value)


def _unpack(code, data):
    if code in _INTEGERS:
        return int.from_bytes(data, "little", signed=_INTEGERS[code][1])
    if code == "d":
        return unpack_double(data)
    if code == "f":
        return _shared.unpack_float(data)
    if code == "?":
        return data != b"\0"
    if code == "u":
        return chr(int.from_bytes(data, "little"))
    return data


class _Cell:
    """One number in shared memory: what `ctypes` gives for a simple type."""

    def __init__(self, code, block):
        self._code = code
        self._block = block

    @property
    def value(self):
        return _unpack(self._code, _shared.load(self._block, 0, _size(self._code)))

    @value.setter
    def value(self, value):
        _shared.store(self._block, 0, _pack(self._code, value), value)

    def __repr__(self):
        return f"{_NAMES[self._code]}({self.value!r})"

    def __reduce__(self):
        context.assert_spawning(self)
        return _Cell, (self._code, self._block)


class _Cells:
    """An array in shared memory."""

    def __init__(self, code, block, length):
        self._code = code
        self._block = block
        self._length = length

    def __len__(self):
        return self._length

    def _at(self, index):
        index = index.__index__()
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("invalid index")
        return index * _size(self._code)

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[n] for n in range(*index.indices(self._length))]
            return b"".join(items) if self._code == "c" else "".join(items) if self._code == "u" else items
        return _unpack(self._code, _shared.load(self._block, self._at(index), _size(self._code)))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            values = [bytes([byte]) for byte in value] if self._code == "c" else list(value)
            if len(values) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for place, item in zip(places, values):
                self[place] = item
            return
        _shared.store(self._block, self._at(index), _pack(self._code, value), value)

    def __iter__(self):
        for n in range(self._length):
            yield self[n]

    @property
    def raw(self):
        return b"".join(self[:]) if self._code != "c" else self[:]

    @property
    def value(self):
        if self._code not in ("c", "u"):
            raise AttributeError(f"'{_NAMES[self._code]}_Array_{self._length}' object has no attribute 'value'")
        whole = self[:]
        return whole.split(b"\0" if self._code == "c" else "\0")[0]

    @value.setter
    def value(self, value):
        end = b"\0" if self._code == "c" else "\0"
        for n in range(min(len(value), self._length)):
            self[n] = value[n:n + 1]
        if len(value) < self._length:
            self[len(value)] = end

    def __repr__(self):
        return (f"<multiprocessing.sharedctypes.{_NAMES[self._code]}_Array_{self._length} "
                f"object at {id(self):#x}>")

    def __reduce__(self):
        context.assert_spawning(self)
        return _Cells, (self._code, self._block, self._length)


def RawValue(typecode_or_type, *args):
    """A number in shared memory, without a lock."""
    code = _code_of(typecode_or_type)
    cell = _Cell(code, _shared.block(_size(code), f"Value({code!r})"))
    if args:
        cell.value = args[0]
    return cell


def RawArray(typecode_or_type, size_or_initializer):
    """An array in shared memory, without a lock."""
    code = _code_of(typecode_or_type)
    given = size_or_initializer
    length = given if isinstance(given, int) else len(given)
    if length < 0:
        raise ValueError("Array length must be >= 0")
    cells = _Cells(code, _shared.block(max(1, length * _size(code)), f"Array({code!r}, {length})"), length)
    if not isinstance(given, int):
        for n, item in enumerate(given):
            cells[n] = item
    return cells


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return _wrapped(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return _wrapped(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _wrapped(obj, lock, ctx):
    if lock is False:
        return obj
    if lock is None or lock is True:
        ctx = ctx or context._default_context.get_context()
        lock = ctx.RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return synchronized(obj, lock, ctx)


def copy(obj):
    if isinstance(obj, _Cell):
        return RawValue(_Code(obj._code), obj.value)
    return RawArray(_Code(obj._code), list(obj))


class _Code:
    def __init__(self, code):
        self._type_ = code


def synchronized(obj, lock=None, ctx=None):
    ctx = ctx or context._default_context.get_context()
    if isinstance(obj, _Cell):
        return Synchronized(obj, lock, ctx)
    return (SynchronizedString if obj._code == "c" else SynchronizedArray)(obj, lock, ctx)


class SynchronizedBase:
    """A shared object with a lock, which each access takes."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        if lock:
            self._lock = lock
        else:
            ctx = ctx or context._default_context.get_context()
            self._lock = ctx.RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return "<%s wrapper for %s>" % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        with self:
            return self._obj[start:stop]


class SynchronizedString(SynchronizedArray):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw
