"""PYTHONHASHSEED=0 python3 record_numbers.py > ../fixtures/numbers.jsonl (Python 3.11 or later)."""

import math
import os
import random
import struct
import sys

from recording import record

assert os.environ.get("PYTHONHASHSEED") == "0"
chance = random.Random(1)
INF, NAN = math.inf, math.nan

floats = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 3.5, 0.25, 0.125, 1e15, 1e16, 1e17, 9999999999999998.0, 123456789012345680.0,
          1e-4, 1e-5, 0.00012345, 1e22, 1e23, 1e100, 1e308, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 2.675, 1.005,
          INF, -INF, NAN, 3.14159, 100.0, 1234.5678, 2**53 + 0.0, 2**63 + 0.0, -2**63 + 0.0, 2**61 - 1.0, 1e300, 12345.0, 15.0, 25.0, 35.0, 150.0, 250.0]
floats += [struct.unpack("<d", struct.pack("<Q", chance.getrandbits(64)))[0] for _ in range(60)]
floats += [chance.uniform(-1000, 1000) for _ in range(30)] + [round(chance.uniform(-100, 100), 2) for _ in range(30)]
ints = [0, 1, -1, 2, 7, -7, 10, 255, 256, -128, -129, 2**31, 2**32, 2**61 - 1, 2**61 - 2, -(2**61 - 1), 2**61, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1,
        2**64, 10**18, 10**19, 10**30, -10**40, 3**200, 1 << 200] + [chance.getrandbits(chance.randint(1, 300)) * chance.choice([1, -1]) for _ in range(25)]

for value in floats:
    record("repr_float", repr, value)
    record("hex_float", float.hex, value)
    record("from_hex", float.fromhex, value.hex())
    record("ratio", float.as_integer_ratio, value)
    record("round_integer", round, value)
    record("int_float", int, value)
    record("is_integer", float.is_integer, value)
    for places in (0, 1, 2, 3, 5, 17, 22, 300, 323, 324, -1, -2, -3, -15, -22, -307, -308, -309):
        record("round", round, value, places)
    if value == value:
        record("hash_float", hash, value)
for text in ["1", " 1.5 ", "1_000.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e5", "1E+5", "1e-5", "1e", "e5", ".", ".5", "5.", "+.5", "-5.", "--5", "inf", "-Infinity",
             "NaN", "+nan", "infinit", "", "  ", "abc", "1,5", "0x10", "1e400", "-1e400", "1e-400", "١٢", "\u20031.5\u2003", "1 2", "1_0e1_0", "1.5f", "'", "2.2250738585072011e-308",
             "0" * 400 + "1", "1" * 500, "\x1f3\x1c"]:
    record("parse_float", float, text)
for text in ["0x1p0", "1.8", "-0x1.8p3", "0x.8", "0x", "", "p", "0x1p", "0x1p+", "inf", "-inf", "nan", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1p-1075", "0x1.8p-1075", "0x0p99999999999", "0x1p99999999999999999999",
             "  0x10  ", "0x1_0", "1p-99999999999", "0x1.00000000000008p0", "0x1.00000000000008000001p0", "ABC.DEFp-4", "0X1P3", "+ 1", "0x1.0000000000000p-1074", "0x0.8p-1074"]:
    record("from_hex", float.fromhex, text)

for value in ints:
    record("str_int", str, value)
    record("bin", bin, value)
    record("oct", oct, value)
    record("hex", hex, value)
    record("bit_length", int.bit_length, value)
    record("bit_count", int.bit_count, value)
    record("hash_int", hash, value)
    record("float_int", float, value)
    for length in (0, 1, 2, 8, 9, 40):
        for order in ("little", "big"):
            for signed in (False, True):
                record("to_bytes", lambda v, n, o, s: int.to_bytes(v, n, o, signed=s), value, length, order, signed)
for value in [10**308, 2**1023, 2**1024, -2**1024, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**53 + 1, 2**53 + 3, 2**54 + 2, 2**54 + 6, (2**54 + 2) << 100, ((2**54 + 2) << 100) + 1]:
    record("float_int", float, value)
record("str_int", str, 10**4299)
record("str_int", str, 10**4300)
record("str_int", str, -10**4300)
record("hex", hex, 10**4400)
for data in [b"", b"\x00", b"\x01", b"\xff", b"\x80\x00", b"\x00\x80", b"\xff" * 8, b"\x80" + b"\0" * 7, bytes(range(20))]:
    for order in ("little", "big"):
        for signed in (False, True):
            record("from_bytes", lambda d, o, s: int.from_bytes(d, o, signed=s), data, order, signed)
for text in ["0", "1", "-1", "+1", " 42 ", "\t\n7\x1f", "1_000", "1__0", "_1", "1_", "", "  ", "-", "+-1", "- 1", "0x1F", "0o17", "0b101", "0b102", "0x", "0x_1f", "0x__1", "00", "0_0", "007", "0_7", "12abc", "abc", "zz", "Z9",
             "١٢٣", "１２", "1.5", "1e3", "'", "a'b\"", "é", "\u2003 5\u2003", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1" * 60, "0" * 30 + "5", "-0x10", "0X10", "1 2", "\x00", "5\x00"]:
    for base in (10, 0, 2, 8, 16, 36, 7):
        record("parse_int", int, text, base)
for base in (1, 37, -1):
    record("parse_int", int, "1", base)
record("parse_int", int, "1" * 4300, 10)
record("parse_int", int, "1" * 4301, 10)
record("parse_int", int, "1_1" * 2000 + "111111111", 10)
record("parse_int", int, "1" * 4301, 16)
for code in (0, 65, 0xAC00, 0x10FFFF, 0x110000, -1, 2**70):
    record("chr", chr, code)
for text in ("a", "", "ab", "가"):
    record("ord", ord, text)

for text in ["", "a", "b", "abc", "task", "hello world", "abcdefg", "abcdefgh", "abcdefghi", "x" * 15, "x" * 16, "x" * 17, "é", "ÿabc", "가나다", "a가", "😀", "é가😀", "Ā"]:
    record("hash_text", hash, text)
    record("hash_bytes", hash, text.encode())
for items in [(), (1,), (1, 2), (1, 2, 3), (0.5, "a"), ("a", "b", "c"), (-1, -2), (1, (2, 3)), tuple(range(50)), (10**30, 1)]:
    record("hash_tuple", lambda hashes: hash(items), [hash(item) for item in items])
    record("hash_frozenset", lambda hashes: hash(frozenset(items)), [hash(item) for item in frozenset(items)])


def draw(kind, seed):
    generator = random.Random(seed)
    state = list(generator.getstate()[1])
    out = [state[0], state[1], state[623], state[624]]
    out += [generator.random() for _ in range(3)]
    out += [generator.getrandbits(bits) for bits in (0, 1, 5, 31, 32, 33, 64, 100, 257)]
    out += [generator._randbelow(limit) for limit in (1, 2, 10, 1000, 2**40, 10**30)]
    for _ in range(1000):
        generator.random()
    return out + [generator.random(), generator.getstate()[1][-1]]


for seed in (0, 1, 42, -42, 2**32, 2**32 - 1, 2**64, 10**50, 12345, 3**9000):
    record("random", draw, "int", seed)
for seed in ("", "a", "hello", "가", "x" * 111, "x" * 112, "x" * 127, "x" * 128, "y" * 300):
    record("random", draw, "text", seed)
    record("random", draw, "bytes", seed.encode())
for seed in (0.0, 0.5, -1.5, 3.14, 1e300):
    record("random", draw, "float", seed)

bounds = (None, 0, 1, 2, 3, 4, 5, 10, -1, -2, -3, -4, -5, -10, 2**62, -2**62)
for length in (0, 1, 4, 5):
    for start in bounds:
        for stop in bounds:
            for step in (None, 1, -1, 2, -2, 3, -7, 2**62):
                if chance.random() < 0.25:
                    record("slice", lambda a, b, c, n: list(slice(a, b, c).indices(n)) + [len(range(n)[a:b:c])], start, stop, step, length)
record("slice", lambda a, b, c, n: slice(a, b, c).indices(n), None, None, 0, 3)
