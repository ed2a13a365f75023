"""Encodings that are not of text into bytes, and the answers to what cannot be encoded."""


def name_of(encoding):
    return encoding.lower().replace("_", "-")


def _rot13(text):
    def turned(char):
        base = 65 if "A" <= char <= "Z" else 97 if "a" <= char <= "z" else 0
        return chr((ord(char) - base + 13) % 26 + base) if base else char
    return "".join(map(turned, text))


def _hex(data):
    return bytes(data).hex().encode()


def _unhex(data):
    from binascii import unhexlify
    return unhexlify(data)


def _base64(data):
    from base64 import encodebytes
    return encodebytes(data)


def _unbase64(data):
    from base64 import decodebytes
    return decodebytes(data)


_HEX, _BASE64, _ROT13 = (_hex, _unhex), (_base64, _unbase64), (_rot13, _rot13)
TEXTLESS = {"rot13": _ROT13, "rot-13": _ROT13, "hex": _HEX, "hex-codec": _HEX, "base64": _BASE64, "base-64": _BASE64,
            "base64-codec": _BASE64}


def _kind(exception):
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError, UnicodeDecodeError)):
        return exception.object[exception.start:exception.end]
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def strict_errors(exception, /):
    raise exception


def ignore_errors(exception, /):
    _kind(exception)
    return "", exception.end


def replace_errors(exception, /):
    part = _kind(exception)
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    return "?" * len(part), exception.end


def backslashreplace_errors(exception, /):
    part = _kind(exception)
    if isinstance(part, bytes):
        return "".join(f"\\x{byte:02x}" for byte in part), exception.end
    return part.encode("ascii", "backslashreplace").decode(), exception.end


def xmlcharrefreplace_errors(exception, /):
    return "".join(f"&#{ord(char)};" for char in _kind(exception)), exception.end
