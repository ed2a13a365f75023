"""Bytes as digits and letters."""

from zlib import crc32

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {byte: value for value, byte in enumerate(_ALPHABET)}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _data(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def hexlify(data, *args):
    return _data(data).hex(*args).encode()


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("ascii")
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        return bytes([int(text[i:i + 2], 16) for i in range(0, len(text), 2)])
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _data(data)
    letters = bytearray()
    for at in range(0, len(data), 3):
        part = data[at:at + 3]
        number = int.from_bytes(part + bytes(3 - len(part)), "big")
        four = bytes([_ALPHABET[number >> shift & 63] for shift in (18, 12, 6, 0)])
        letters += four[:len(part) + 1] + b"=" * (3 - len(part))
    return bytes(letters) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
    bits = count = pads = 0
    decoded = bytearray()
    for byte in data:
        if byte == 61:
            pads += 1
            if count % 4 >= 2 and count % 4 + pads >= 4:
                if strict_mode and data.rstrip(b"=") != data[:data.index(b"=")]:
                    raise Error("Excess data after padding")
                break
            continue
        value = _VALUES.get(byte)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if pads and strict_mode:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        bits = bits << 6 | value
        count += 1
        if count % 4:
            decoded.append(bits >> (6 - 2 * (count % 4 - 1)) & 255) if count % 4 > 1 else None
        else:
            decoded.append(bits & 255)
            bits = 0
    left = count % 4
    if left == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({count}) cannot "
                    "be 1 more than a multiple of 4")
    if left and left + pads < 4:
        raise Error("Incorrect padding")
    return bytes(decoded)
