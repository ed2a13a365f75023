"""python3 record_text.py > ../fixtures/text.jsonl (Python 3.11 or later)."""

import random

import recording

chance = random.Random(3)
thinning = random.Random(4)


def record(name, *call):
    """Every third call: all forty thousand are too many to keep (and all agreed once)."""
    if thinning.random() < 0.33:
        recording.record(name, *call)


texts = ["", "a", "abc", "Hello, World", "hello world foo", "  spaced  out  ", "\t tab\tand\nnewline\r\n", "가나다 라마바", "😀x😀", "it's", 'say "hi"', "it's \"both\"", "back\\slash",
         "\x00\x07\x1b\x7f\x80\xa0\xad", "\u200b\u2028\u3000\ufeff", "ß straße", "ﬁne ﬂoor", "ΑΣ ΣΑΣ. ὈΔΥΣΣΕΎΣ Σ", "ǅ ǆ Ǆungla", "İstanbul ı", "Ꭰꭰ ᏸ", "aaa", "aaaa", "abcabcabc", "ab12", "12", "²³", "½", "Ⅷ", "一二三", "١٢", "_name", "1name", "naïve_π", "x y",
         "They're Bill's friends", "UPPER", "lower", "Title Case", "Title case", "a\x1cb\x1db\x1ec\x1fd", "l1\nl2\r\nl3\rl4\x0bl5\x0cl6\x85l7\u2028l8\u2029", "\n", "a\n", "+12", "-7", "--7", "\u0378", "\U000e0001", "\U0010ffff", "한글\tABC", "ა Ა", "é", "e\u0301", "..a..", "1,2,,3,", "ŉ ǰ ΐ", "ῼ ᾳ"]
subs = ["", "a", "b", "abc", "aa", " ", "o", "l", ",", "나", "😀", "x", "Σ", "zz", "\n", "ab"]
bounds = [None, 0, 1, 2, 5, -1, -3, 100, -100]

no_arguments = ["capitalize", "casefold", "lower", "upper", "swapcase", "title", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
for text in texts:
    record("repr", repr, text)
    record("ascii", ascii, text)
    for name in no_arguments:
        record(name, getattr(str, name), text)
    for chars in (None, "", " ", "ah", "가 ", ".+-", "aΣ"):
        for name in ("strip", "lstrip", "rstrip"):
            record(name, getattr(str, name), text, chars)
    for keep in (False, True):
        record("splitlines", str.splitlines, text, keep)
    for size in (8, 4, 1, 0, -1):
        record("expandtabs", str.expandtabs, text, size)
    for width in (0, 3, 8, 9, 15, -5):
        for name in ("center", "ljust", "rjust"):
            record(name, getattr(str, name), text, width, chance.choice(" *가"))
        record("zfill", str.zfill, text, width)
    for sub in subs:
        for name in ("partition", "rpartition", "removeprefix", "removesuffix"):
            record(name, getattr(str, name), text, sub)
        for name in ("split", "rsplit"):
            record(name, getattr(str, name), text, sub, chance.choice([-1, 0, 1, 2]))
        record("replace", str.replace, text, sub, chance.choice(["", "-", "나라"]), chance.choice([-1, -1, 0, 1, 2]))
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            record(name, getattr(str, name), text, sub, None, None)
            record(name, getattr(str, name), text, sub, chance.choice(bounds), chance.choice(bounds))
    for limit in (-1, 0, 1, 2):
        record("split", str.split, text, None, limit)
        record("rsplit", str.rsplit, text, None, limit)
    for _ in range(6):
        record("slice", lambda t, a, b, c: t[a:b:c], text, chance.choice(bounds), chance.choice(bounds), chance.choice([None, 1, 2, -1, -2]))
    for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "UTF8", "Latin1", "utf_8_sig"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
            record("encode", str.encode, text, encoding, errors)
record("encode", str.encode, "é", "klingon", "strict")
record("encode", str.encode, "é", "ascii", "nonsense")

# Every character that has a case, or changes it; but for four that newer versions of
# Unicode gave an upper case (two of them in 17.0, which Rust's std has and 3.14 has not).
cased = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and code not in (0x19B, 0x264, 0xA7D3, 0xA7D5)]
cased = [c for c in cased if len({c.lower(), c.upper(), c.title(), c.casefold(), c}) > 1 or c.islower() or c.isupper() or c.istitle()]
for start in range(0, len(cased), 200):
    words = " ".join(cased[start : start + 200])
    for name in ("lower", "upper", "title", "casefold", "swapcase"):
        recording.record(name, getattr(str, name), words)

blobs = [b"", b"a", b"abc", b"Hello, World", b"it's", b'say "hi"', b"it's \"both\"", b"\\ \n\r\t\x00\x7f\xff", "가나".encode(), b"  a  b c ", b"a,b,,c,", b"aaa", b"l1\nl2\r\nl3\rl4\x0bl5", b"\t1\t22", b"UP", b"low", b"+5", b"12", b"They're X1a"]
pieces = [b"", b"a", b"aa", b",", b" ", b"l", b"zz", b"\xea", b"\n"]
for data in blobs:
    record("b.repr", repr, data)
    record("b.arrayrepr", lambda d: repr(bytearray(d)), data)
    record("b.hex", bytes.hex, data)
    for separator in ("-", ":", "ab", "é", ""):
        for group in (1, 2, -2, 0, 3):
            record("b.hex", bytes.hex, data, separator, group)
    for name in ("lower", "upper", "swapcase", "capitalize", "title", "islower", "isupper", "isspace"):
        record("b." + name, getattr(bytes, name), data)
    for keep in (False, True):
        record("b.splitlines", bytes.splitlines, data, keep)
    for size in (8, 3, 0):
        record("b.expandtabs", bytes.expandtabs, data, size)
    for width in (0, 3, 8, 9):
        for name in ("center", "ljust", "rjust"):
            record("b." + name, getattr(bytes, name), data, width, b"*")
        record("b.zfill", bytes.zfill, data, width)
    for chars in (None, b"", b"al", b" ,"):
        for name in ("strip", "lstrip", "rstrip"):
            record("b." + name, getattr(bytes, name), data, chars)
    for sub in pieces:
        for name in ("partition", "rpartition", "removeprefix", "removesuffix"):
            record("b." + name, getattr(bytes, name), data, sub)
        for limit in (-1, 0, 1, 2):
            record("b.split", bytes.split, data, sub, limit)
            record("b.rsplit", bytes.rsplit, data, sub, limit)
        record("b.replace", bytes.replace, data, sub, b"<>", chance.choice([-1, -1, 0, 1, 2]))
        for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
            record("b." + name, getattr(bytes, name), data, sub, None, None)
            record("b." + name, getattr(bytes, name), data, sub, chance.choice(bounds), chance.choice(bounds))
    for limit in (-1, 0, 1, 2):
        record("b.split", bytes.split, data, None, limit)
        record("b.rsplit", bytes.rsplit, data, None, limit)


def from_hex(text):
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        # 3.14 says so when a digit is missing at the end.
        if str(error).endswith(f"position {len(text)}"):
            raise ValueError("fromhex() arg must contain an even number of hexadecimal digits") from None
        raise


for text in ["", "00", "ff FF", " 0a\n0b ", "0", "0g", "g0", "0 0", "abc", "ab c", "é0", "0é"]:
    record("b.fromhex", from_hex, text)

broken = [b"ok", b"\xff", b"a\xffb", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2\x82(", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf0\x9f\x98x", b"\xf0(\x8c\xbc", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xe0\x80\xaf", b"\x80\x80", b"\xf5\x80", "가😀é".encode(), b"\xef\xbb\xbfx", b"\xe9t\xe9",
          b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a\x00", b"a", b"\xff\xfea", b"a\x00b", b"\x00\xd8", b"\x00\xd8\x00\xdc", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xdca\x00", b"\x00\xd8a", b"\xff\xfe\x00\x00a\x00\x00\x00", b"a\x00\x00\x00", b"a\x00\x00", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a"]
broken += [bytes(chance.choice(b"a\x80\xbf\xc2\xe0\xa0\xed\x9f\xf0\x90\xf4\x8f\xff\x00\xd8\xdc") for _ in range(chance.randint(1, 8))) for _ in range(150)]
for data in broken:
    for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"):
        for errors in ("strict", "ignore", "replace", "backslashreplace"):
            record("decode", bytes.decode, data, encoding, errors)
record("decode", bytes.decode, b"\xff", "utf-8", "nonsense")
record("decode", bytes.decode, b"a", "klingon", "strict")
