print(0.1 + 0.2 == 0.3, 1e16 + 1, 3.0, 1e15, 123456789012345678.0, 1.0e-7, float("nan") == float("nan"), float("-inf"), round(0.5), round(1.5), round(-0.5), round(1234.567, -2), round(5, -1), int(3.99), int(-3.99), int("  42\n"), int("0x1f", 0), int("1_000"), float("  1.5 "), bin(-5), oct(8), hex(255), 7 // 2, -7 // 2, 7 % -3, 2 ** 0.5, 2 ** -1, 10 ** 20, divmod(7.5, 2), 1 / 3, 5 % 3.5, abs(-3 + 4j), complex(1, 2) * 1j, (1 + 2j).conjugate(), 1j ** 2, 3 == 3.0, True == 1, isinstance(True, int), hash(2 ** 61 - 1), hash(0.5), hash("") == 0 , 0x10, 0o17, 1 << 70, ~5, 5 & 3, 5 | 3, 5 ^ 3, -1 >> 1, (10).bit_count(), 1.5.is_integer(), 1.5.hex(), float.fromhex("0x1.8p+0"), (0.75).as_integer_ratio(), 1e300 * 1e300, -1e300 * 1e300, sep="\n")
print(sum([0.1] * 10), sum([1, 2.5, 3]), sum([[1], [2]], []), max(1, 2.5), min("b", "a"), max([], default=0), max(["aa", "b"], key=len), pow(3, 4, 5), pow(2, -1, 7))
for s in ("1e5", "1,000", "abc", "", "1.5.2", "infinity", "0b1"):
    try:
        print(s, float(s))
    except ValueError as e:
        print(e)
    try:
        print(s, int(s))
    except ValueError as e:
        print(e)
print(f"{1234.5:e} {0.00001234:g} {1e10:g} {123456.789:,.2f} {0.5:%} {-3.7:+.0f} {42:08.3f} {1e-10} {1e100}", str(1e22), repr(1.1), 1.10, 100.0, 2.50)
print(int.from_bytes(b"\xff\x00", "big", signed=True), (-2).to_bytes(2, "little", signed=True), 255 .to_bytes(1, "big"))
try:
    (256).to_bytes(1, "big")
except OverflowError as e:
    print(e)
try:
    int("9" * 4301)
except ValueError as e:
    print(e)
try:
    float("1" * 400)
    int(float("inf"))
except OverflowError as e:
    print(e)
try:
    2.0 ** 10000
except OverflowError as e:
    print(e)
try:
    [1] * 10 ** 20
except (OverflowError, MemoryError) as e:
    print(type(e).__name__, e)
try:
    1 // 0
except ZeroDivisionError as e:
    print(e)
try:
    1.0 % 0
except ZeroDivisionError as e:
    print(e)
try:
    complex(1) / 0
except ZeroDivisionError as e:
    print(e)
try:
    0.0 ** -1
except ZeroDivisionError as e:
    print(e)
