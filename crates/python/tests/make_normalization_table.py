"""Writes crates/python/unicode_normalization/src/nfkc.bin: what NFKC needs, in few bytes.

CPython 3.14 has Unicode 16.0. Run with Python 3.11 or later and the package unicodedata2 16.0.0:

    python3 crates/python/tests/make_normalization_table.py > crates/python/unicode_normalization/src/nfkc.bin

Three lists, each a count and its items; every number is a variable-length one of seven bits a
byte, and the signed ones are zigzag. A code point is told as the distance from the one before.

- Decompositions: code, number of parts, and each part's signed distance from the part that
  stood there in the item before. Compatibility ones, whole. Hangul syllables are left out.
- Combining classes: first code of a run, its length, its class.
- Compositions: code of the whole, and signed distances of its two parts from those of the item before.
"""

import sys

import unicodedata2 as database

assert database.unidata_version == "16.0.0"
HANGUL = range(0xAC00, 0xD7A4)
CODES = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]


def unsigned(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def signed(number):
    return unsigned(number << 1 if number >= 0 else (-number << 1) - 1)


def decompositions():
    items, last, before = [], 0, [0] * 32
    for code in CODES:
        parts = [ord(part) for part in database.normalize("NFKD", chr(code))]
        if parts == [code] or code in HANGUL:
            continue
        item = unsigned(code - last) + unsigned(len(parts))
        for place, part in enumerate(parts):
            item += signed(part - before[place])
            before[place] = part
        items.append(item)
        last = code
    return items


def classes():
    items, last, code = [], 0, 0
    while code < 0x110000:
        kind = database.combining(chr(code))
        first = code
        while code < 0x110000 and database.combining(chr(code)) == kind:
            code += 1
        if kind:
            items.append(unsigned(first - last) + unsigned(code - first) + unsigned(kind))
            last = first
    return items


def compositions():
    items, last, before = [], 0, (0, 0)
    for code in CODES:
        parts = database.decomposition(chr(code)).split()
        if code in HANGUL or len(parts) != 2 or parts[0].startswith("<"):
            continue
        first, second = (int(part, 16) for part in parts)
        # Some are excluded: they are never put together again.
        if database.normalize("NFC", chr(first) + chr(second)) != chr(code):
            continue
        items.append(unsigned(code - last) + signed(first - before[0]) + signed(second - before[1]))
        last, before = code, (first, second)
    return items


for items in decompositions(), classes(), compositions():
    sys.stdout.buffer.write(unsigned(len(items)) + b"".join(items))
