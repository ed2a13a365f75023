"""Arrays of numbers of one C type."""

from _prelude_natives import _is_old
from struct import Struct

__all__ = ["array", "typecodes", "ArrayType"]

typecodes = "bBuwhHiIlLqQfd"


class array:
    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            what = type(typecode).__name__
            if isinstance(typecode, str) and not _is_old():
                what = f"a string of length {len(typecode)}"
            raise TypeError(f"array() argument 1 must be a unicode character, not {what}")
        if typecode not in typecodes:
            w = "" if _is_old() else " w,"
            raise ValueError(f"bad typecode (must be b, B, u,{w} h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        if typecode in "uw":
            self.itemsize = 4
        else:
            self._struct = Struct(typecode)
            self.itemsize = self._struct.size
        self._items = []
        if isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code in "uw":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not "
                                + type(value).__name__)
            return value
        if code in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return self._struct.unpack(self._struct.pack(value))[0] if code == "f" else float(value)
        if not hasattr(type(value), "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
        bits = self.itemsize * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        if not low <= value <= high:
            names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
                     "H": "unsigned short", "i": "signed integer"}
            if code in "bhi":
                side = "less than minimum" if value < low else "greater than maximum"
                raise OverflowError(f"{names[code]} is {side}")
            if code in "BH":
                side = "less than minimum" if value < low else "greater than maximum"
                raise OverflowError(f"{names[code]} is {side}")
            if value < 0:
                raise OverflowError("can't convert negative value to unsigned int")
            raise OverflowError("int too large to convert")
        return value

    def append(self, value):
        self._items.append(self._checked(value))

    def extend(self, values):
        if isinstance(values, array) and values.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        for value in values:
            self.append(value)

    fromlist = extend

    def insert(self, place, value):
        self._items.insert(place, self._checked(value))

    def pop(self, place=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(place)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, value):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, start=0, stop=None):
        try:
            return self._items.index(value, start, len(self) if stop is None else stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        if self.typecode in "uw":
            return "".join(self._items).encode("utf-32-le")
        return b"".join([self._struct.pack(item) for item in self._items])

    def __buffer__(self, flags):
        return self.tobytes()

    def frombytes(self, data):
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode in "uw":
            self._items.extend(bytes(data).decode("utf-32-le"))
        else:
            self._items.extend([item[0] for item in self._struct.iter_unpack(data)])

    def tounicode(self):
        return "".join(self._items)

    def buffer_info(self):
        return id(self), len(self)

    def byteswap(self):
        swapped = b"".join([self._struct.pack(item)[::-1] for item in self._items])
        self._items = []
        self.frombytes(swapped)

    def _like(self, items):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._items = items
        return other

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, key):
        try:
            found = self._items[key]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None
        return self._like(found) if isinstance(key, slice) else found

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._items[key] = value._items
            return
        value = self._checked(value)
        try:
            self._items[key] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, value):
        return value in self._items

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return self._like(self._items * times)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._like(list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return array, (self.typecode, list(self._items))

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = self.tounicode() if self.typecode in "uw" else self._items
        return f"array('{self.typecode}', {shown!r})"


array.__module__ = "array"
ArrayType = array
