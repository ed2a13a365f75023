"""Bytes as text: base 85, 64, 32 and 16."""

import binascii

__all__ = ["b64encode", "b64decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode", "b32encode", "b32decode", "b16encode",
           "b16decode", "a85encode", "a85decode", "b85encode", "b85decode", "encodebytes", "decodebytes"]

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_URL = bytes.maketrans(b"+/", b"-_")
_STANDARD = bytes.maketrans(b"-_", b"+/")


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL)


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(_STANDARD))


def encodebytes(s):
    return b"".join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(byte not in b"0123456789ABCDEF" for byte in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def b32encode(s):
    s = bytes(s)
    number = int.from_bytes(s + bytes(-len(s) % 5), "big")
    groups = -(-len(s) // 5)
    letters = bytes([_B32[number >> 5 * place & 31] for place in range(groups * 8 - 1, -1, -1)])
    pad = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[len(s) % 5]
    return letters[:len(letters) - pad] + b"=" * pad


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if casefold:
        s = s.upper()
    body = s.rstrip(b"=")
    number = 0
    for byte in body:
        place = _B32.find(bytes([byte]))
        if place < 0:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | place
    count = len(body) * 5 // 8
    return (number >> len(body) * 5 - count * 8).to_bytes(count, "big")


_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"!#$%&()*+-;<=>?@^_`{|}~")


def b85encode(b, pad=False):
    """Four bytes as five characters of an alphabet of 85."""
    missing = -len(b) % 4
    padded = bytes(b) + bytes(missing)
    out = bytearray()
    for at in range(0, len(padded), 4):
        word = int.from_bytes(padded[at:at + 4], "big")
        out += bytes([_B85[word // 85 ** power % 85] for power in (4, 3, 2, 1, 0)])
    return bytes(out if pad or not missing else out[:-missing])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """The same in ASCII's order, as Adobe has it; `z` is four zeros, and `y` four spaces."""
    missing = -len(b) % 4
    padded = bytes(b) + bytes(missing)
    words = []
    for at in range(0, len(padded), 4):
        word = int.from_bytes(padded[at:at + 4], "big")
        if word == 0:
            words.append(b"z")
        elif foldspaces and word == 0x20202020:
            words.append(b"y")
        else:
            words.append(bytes([33 + word // 85 ** power % 85 for power in (4, 3, 2, 1, 0)]))
    if missing and not pad:
        words[-1] = (b"!!!!!" if words[-1] == b"z" else words[-1])[:-missing]
    out = b"<~" * adobe + b"".join(words)
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[at:at + wrapcol] for at in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return out + b"~>" * adobe


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, digits = bytearray(), []
    for character in b + b"u" * 4:
        if 33 <= character <= 117:
            digits.append(character - 33)
            if len(digits) == 5:
                word = 0
                for digit in digits:
                    word = word * 85 + digit
                if word > 0xffffffff:
                    raise ValueError("Ascii85 overflow")
                out += word.to_bytes(4, "big")
                digits = []
        elif character == 122 or foldspaces and character == 121:
            if digits:
                raise ValueError(f"{chr(character)} inside Ascii85 5-tuple")
            out += bytes(4) if character == 122 else b"    "
        elif character not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(character)}")
    missing = 4 - len(digits)
    return bytes(out[:-missing] if missing else out)


def b85decode(b):
    if isinstance(b, str):
        b = b.encode("ascii")
    missing = -len(b) % 5
    padded = bytes(b) + b"~" * missing
    out = bytearray()
    for at in range(0, len(padded), 5):
        word = 0
        for place, character in enumerate(padded[at:at + 5]):
            digit = _B85.find(character)
            if digit < 0:
                raise ValueError(f"bad base85 character at position {at + place}")
            word = word * 85 + digit
        if word > 0xffffffff:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += word.to_bytes(4, "big")
    return bytes(out[:-missing] if missing else out)
