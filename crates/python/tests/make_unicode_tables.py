"""Writes crates/python/src/pure/unicode_tables.rs: the classes of characters that Rust's std lacks.

CPython 3.14 has Unicode 16.0. Run with Python 3.13 or later and the package
unicodedata2 16.0.0 (the same database, whatever Python runs this):

    python3 crates/python/tests/make_unicode_tables.py > crates/python/src/pure/unicode_tables.rs
    rustfmt crates/python/src/pure/unicode_tables.rs
"""

import unicodedata2 as database

assert database.unidata_version == "16.0.0"
EVERY = range(0x110000)
LETTERS = {"Lu", "Ll", "Lt", "Lm", "Lo"}
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}


def is_surrogate(code):
    return 0xD800 <= code < 0xE000


def boundaries(wanted):
    """Code points where membership changes: in from [0], out from [1], in from [2] and so on."""
    edges, inside = [], False
    for code in EVERY:
        now = wanted(chr(code))
        if now != inside:
            edges.append(code)
            inside = now
    return edges + [0x110000] if inside else edges


def table(name, doc, numbers):
    print(f"\n/// {doc}")
    print(f"pub(super) static {name}: &[u32] = &[")
    line = "   "
    for number in numbers:
        item = f" {number:#x}," if number > 9 else f" {number},"
        if len(line) + len(item) > 110:
            print(line)
            line = "   "
        line += item
    print(line)
    print("];")


def pairs(name, doc, changes):
    print(f"\n/// {doc}")
    print(f"pub(super) static {name}: &[(char, &str)] = &[")
    for letter, text in changes:
        escaped = "".join(f"\\u{{{ord(each):x}}}" for each in text)
        print(f"    ('\\u{{{ord(letter):x}}}', \"{escaped}\"),")
    print("];")


print("//! Character classes of Unicode 16.0 (CPython 3.14's) that Rust's `char` does not know.")
print("//!")
print("//! Written by tests/make_unicode_tables.py; not by hand.")
print("//!")
print("//! A *boundary list* holds the code points where membership changes: the first number")
print("//! begins a run of members, the second ends it (and is itself none), and so on.")

is_decimal = lambda c: database.decimal(c, None) is not None
is_digit = lambda c: database.digit(c, None) is not None
is_numeric = lambda c: database.numeric(c, None) is not None
table("LETTERS", "Boundary list: general category Lu, Ll, Lt, Lm or Lo (`str.isalpha`).",
      boundaries(lambda c: database.category(c) in LETTERS))
table("HIDDEN", "Boundary list: not printable (categories C and Z), but for the space itself.",
      boundaries(lambda c: database.category(c) in HIDDEN and c != " "))
zeros = [code for code in EVERY if database.decimal(chr(code), None) == 0]
for zero in zeros:
    assert [database.decimal(chr(zero + each), None) for each in range(10)] == list(range(10))
assert len(zeros) * 10 == sum(is_decimal(chr(code)) for code in EVERY)
table("ZEROS", "The zero of each run of ten decimal digits.", zeros)
table("DIGITS", "Boundary list: a digit that is no decimal digit (superscripts and the like).",
      boundaries(lambda c: is_digit(c) and not is_decimal(c)))
table("NUMERIC", "Boundary list: has a numeric value, and is no digit.",
      boundaries(lambda c: is_numeric(c) and not is_digit(c)))
table("TITLE_CASE", "Boundary list: general category Lt.", boundaries(lambda c: database.category(c) == "Lt"))
letters = [chr(code) for code in EVERY if not is_surrogate(code)]
pairs("TITLE", "Where the title case of a letter is not its upper case.",
      [(c, c.title()) for c in letters if c.title() != c.upper() and not 0x10D0 <= ord(c) <= 0x10FF])
pairs("FOLD", "Where folding a letter's case does not give its lower case (Cherokee is a rule of its own).",
      [(c, c.casefold()) for c in letters
       if c.casefold() != c.lower() and not (0x13A0 <= ord(c) <= 0x13FD or 0xAB70 <= ord(c) <= 0xABBF)])
