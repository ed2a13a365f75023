"""Checksums. Compression is refused before the run (src/syntax/support.rs)."""

from _hash import crc32 as _crc32


def crc32(data, value=0, /):
    return _crc32(bytes(data), value)


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16
    for byte in bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
