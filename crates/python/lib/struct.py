"""Numbers as bytes, in the layout of C."""

from _prelude_natives import _is_old
from math import copysign, frexp, inf, isinf, isnan, ldexp, nan

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    pass


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8,
          "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


def _float_bits(value, code):
    exponent_bits, fraction_bits = _FLOATS[code]
    top = (1 << exponent_bits) - 1
    bias = top >> 1
    sign = int(copysign(1.0, value) < 0) << exponent_bits + fraction_bits
    if isnan(value):
        return sign | top << fraction_bits | 1 << fraction_bits - 1
    if isinf(value):
        return sign | top << fraction_bits
    mantissa, exponent = frexp(abs(value))
    if mantissa == 0:
        return sign
    exponent += bias - 1
    scaled = ldexp(mantissa, fraction_bits + 1 + min(exponent - 1, 0))
    number = round(scaled)
    if exponent >= 1:
        number += exponent - 1 << fraction_bits
    if number >> fraction_bits >= top:
        raise OverflowError(f"float too large to pack with {code} format")
    return sign | number


def _bits_float(number, code):
    exponent_bits, fraction_bits = _FLOATS[code]
    top = (1 << exponent_bits) - 1
    sign = -1.0 if number >> exponent_bits + fraction_bits else 1.0
    exponent = number >> fraction_bits & top
    fraction = number & (1 << fraction_bits) - 1
    if exponent == top:
        return nan if fraction else sign * inf
    if exponent:
        fraction |= 1 << fraction_bits
    else:
        exponent = 1
    return sign * ldexp(fraction, exponent - (top >> 1) - fraction_bits)


class Struct:
    """A layout: `(count, code)` pairs, byte order, and size."""
    __module__ = "_struct"

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode()
        self.format = format
        order = format[0] if format[:1] in tuple("@=<>!") else "@"
        text = format[1:] if format[:1] in tuple("@=<>!") else format
        self._order = "big" if order in ">!" else "little"
        native = order == "@"
        self._items = []
        size, count = 0, ""
        for code in text:
            if code.isspace():
                continue
            if code.isdecimal():
                count += code
                continue
            if code not in _SIZES or (not native and code in "nNP"):
                raise error("bad char in struct format")
            width = _SIZES[code]
            if not native and code in "lL":
                width = 4
            times = int(count) if count else 1
            count = ""
            pad = -size % width if native and code not in "sp" else 0
            self._items.append((pad, times, code, width))
            size += pad + times * width
        if count:
            raise error("repeat count given without format specifier")
        self.size = size
        self._values = sum((1 if code in "sp" else 0 if code == "x" else times)
                           for _, times, code, _ in self._items)

    def _pack_one(self, code, width, value):
        if code in _FLOATS:
            try:
                value = float(value)
            except TypeError:
                raise error("required argument is not a float") from None
            return _float_bits(value, code).to_bytes(width, self._order)
        if code == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if code == "?":
            return b"\1" if value else b"\0"
        try:
            value = value.__index__()
        except AttributeError:
            raise error("required argument is not an integer") from None
        signed = code.islower()
        try:
            return value.to_bytes(width, self._order, signed=signed)
        except OverflowError:
            old = _is_old()
            if width == 8 and old:
                raise error("argument out of range" if code in "Qq" else
                            "int too large to convert") from None
            low, high = (-(1 << width * 8 - 1), (1 << width * 8 - 1) - 1) if signed else \
                (0, (1 << width * 8) - 1)
            names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"} if old else {}
            name = names.get(code, "'" + code + "'")
            raise error(f"{name} format requires {low} <= number <= {high}") from None

    def pack(self, *values):
        if len(values) != self._values:
            raise error(f"pack expected {self._values} items for packing (got {len(values)})")
        packed = bytearray()
        at = 0
        for pad, times, code, width in self._items:
            packed += bytes(pad)
            if code == "x":
                packed += bytes(times)
            elif code in "sp":
                value = values[at]
                at += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    value = bytes([min(len(value), times - 1, 255)]) + bytes(value[:times - 1])
                packed += bytes(value[:times]).ljust(times, b"\0")
            else:
                for value in values[at:at + times]:
                    packed += self._pack_one(code, width, value)
                at += times
        return bytes(packed)

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes for "
                        f"packing {self.size} bytes at offset {offset} "
                        f"(actual buffer size is {len(buffer)})")
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpack(bytes(buffer), 0)

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for "
                        f"unpacking {self.size} bytes at offset {offset} "
                        f"(actual buffer size is {len(buffer)})")
        return self._unpack(bytes(buffer[offset:offset + self.size]), 0)

    def iter_unpack(self, buffer):
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        data = bytes(buffer)
        return iter([self._unpack(data, at) for at in range(0, len(data), self.size)])

    def _unpack(self, data, at):
        values = []
        for pad, times, code, width in self._items:
            at += pad
            if code in "sp":
                value = data[at:at + times]
                values.append(value if code == "s" else value[1:1 + value[0]])
            elif code != "x":
                for place in range(at, at + times * width, width):
                    part = data[place:place + width]
                    if code == "c":
                        values.append(part)
                    elif code == "?":
                        values.append(part != b"\0")
                    elif code in _FLOATS:
                        values.append(_bits_float(int.from_bytes(part, self._order), code))
                    else:
                        values.append(int.from_bytes(part, self._order, signed=code.islower()))
            at += times * width
        return tuple(values)


_structs = {}


def _struct(format):
    if format not in _structs:
        _structs[format] = Struct(format)
    return _structs[format]


def calcsize(format, /):
    return _struct(format).size


def pack(format, /, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)
