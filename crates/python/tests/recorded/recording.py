"""How the record_*.py scripts write CPython's answers; see mod.rs for the format."""

import json
import struct
import sys


def encode(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return "s:" + value
    if isinstance(value, int):
        limit = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        text = f"i:{value}"
        sys.set_int_max_str_digits(limit)
        return text
    if isinstance(value, float):
        bits = 0x7FF8000000000000 if value != value else struct.unpack("<Q", struct.pack("<d", value))[0]
        return f"f:{bits:016x}"
    if isinstance(value, (bytes, bytearray)):
        return "b:" + bytes(value).hex()
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    raise TypeError(type(value))


seen = set()


def record(name, function, *arguments, words=lambda text: text):
    """Prints one call and its answer; `words` rewrites an error to 3.14's wording."""
    try:
        answer = {"ok": encode(function(*arguments))}
    except Exception as error:
        message = error.args[0] if type(error) is KeyError else str(error)
        answer = {"error": f"{type(error).__name__}: {words(message)}"}
    line = json.dumps([name, encode(arguments), answer])
    if line not in seen:
        seen.add(line)
        print(line)
