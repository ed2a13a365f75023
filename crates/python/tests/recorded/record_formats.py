"""python3 record_formats.py > ../fixtures/formats.jsonl (Python 3.12 or 3.13)."""

import itertools
import random
import string

from recording import record

chance = random.Random(2)
INF, NAN = float("inf"), float("nan")


fills = ["", "<", ">", "^", "=", "*<", "0>", "é^", "0=", "x="]
signs = ["", "+", "-", " "]
others = ["", "z", "#", "z#", "0", "#0"]
widths = ["", "1", "5", "12", "20"]
groups = ["", ",", "_"]
precisions = ["", ".0", ".1", ".3", ".10"]
kinds = ["", "s", "b", "c", "d", "o", "x", "X", "n", "e", "E", "f", "F", "g", "G", "%", "q", "é", "\x01"]
values = ["abc", "", "가나다😀", 0, 1, -1, 65, 1234, -1234567, 10**20, -(10**15), True, False,
          0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 1234567.891, -1e-7, 1e20, 1e16, 123456789.0, 0.00001234, INF, -INF, NAN, -0.001, 9.9999e22, 0.1]


def formatted(value, spec):
    return format(value, spec)


def name_of(value):
    return "format_" + type(value).__name__


for _ in range(4000):
    value = chance.choice(values)
    parts = [fills, signs, others, widths, groups, precisions, kinds]
    # Most specs use few of the parts: with all of them nearly every one is an error.
    spec = "".join(chance.choice(part) if chance.random() < 0.5 else "" for part in parts)
    if spec:
        record(name_of(value), formatted, value, spec)
for value in values:
    for spec in kinds[1:] + ["10", "<10", ">10", "^10", "010", ",", "_", ".2f", ",.2f", "+.1e", "#x", "#010x", "#b", "08,", "020,", "021,.2f", "z.1f", "z.0f", "5.", ".", "10.3", "abc", "dd", "10d3", ",,", "_,", ",_", "1" * 30 + "d", "." + "1" * 30 + "f", "__", ",s", "_c", "٣", "#_x", "_b", "#032_b"]:
        record(name_of(value), formatted, value, spec)
record("format_float", formatted, 1e300, ".400f")
record("format_float", formatted, 5e-324, ".1200f")
record("format_float", formatted, 5e-324, ".1200e")
record("format_int", formatted, 10**400, "f")
record("format_int", formatted, 10**70, "c")
record("format_int", formatted, 0x110000, "c")


def percent(template, *values):
    try:
        return template % values
    except TypeError as error:
        # 3.14 says what came instead.
        if str(error) == "%c requires int or char":
            wrong = values[-1]
            kind = f"a string of length {len(wrong)}" if isinstance(wrong, str) else type(wrong).__name__
            raise TypeError(f"%c requires an int or a unicode character, not {kind}") from None
        raise


flags = ["", "-", "+", " ", "#", "0", "-0", "+0", "# ", "#0", "+ "]
for _ in range(2000):
    kind = chance.choice("diuxXoeEfFgGcsra%")
    template = "<%" + chance.choice(flags) + chance.choice(["", "", "3", "8", "15"]) + chance.choice(["", "", ".", ".0", ".2", ".12"]) + chance.choice(["", "", "l", "h"]) + kind + ">"
    value = chance.choice(values)
    if kind == "%":
        record("percent", percent, template)
    elif not isinstance(value, bool):
        record("percent", percent, template, value)
for template, *given in [("%", ), ("%d",), ("%d %d", 1), ("x", 1), ("%y", 1), ("%é", 1), ("%\x01", 1), ("%5", 1), ("%.", 1), ("%l", 1), ("%*d", 5, 1), ("%-*d|", 5, 1), ("%*d|", -5, 1), ("%.*f", 2, 3.14159),
                         ("%.*f", -2, 3.14159), ("%*.*f", 10, 2, 3.14159), ("%*d", "a", 1), ("%*d", 1), ("100%%",), ("%%%d%%", 5), ("%5%|",), ("%s and %r", "a", "b'c"), ("%a", "é"), ("%99999999999d", 1), ("%.99999999999d", 1),
                         ("%d", "x"), ("%x", 1.5), ("%x", "x"), ("%f", "x"), ("%i", "x"), ("%d", INF), ("%d", NAN), ("%d", 1.9), ("%d", -1.9), ("%c", 0x110000), ("%c", -1), ("%c", 10**30), ("%c", "가"), ("%.0c|", "a"), ("%5c|", "a"), ("%-5c|", 97),
                         ("%s %s %s", 1, 2.5, "x"), ("%5.1s|", "abc"), ("%-8r|", "ab"), ("%05s|", "ab"), ("%lld", 1), ("%e", 10**400), ("%.3x", 5), ("%#.5x", -255), ("%#o", 8), ("%+x", 255), ("% d", 42), ("%+-8d|", 42), ("%u", -3)]:
    record("percent", percent, template, *given)
record("percent_map", lambda template, keys: template % dict.fromkeys(keys, 7), "%(a", [])
record("percent_map", lambda template, keys: template % dict.fromkeys(keys, 7), "%(a)d %(b c)s %((x))s", ["a", "b c", "(x)"])


def shape(template):
    """The pieces as str.format's own parser gives them, in our grouping."""
    pieces = []
    for literal, name, spec, conversion in string.Formatter().parse(template):
        if literal and pieces and pieces[-1][0] == "literal":
            pieces[-1][1] += literal
        elif literal:
            pieces.append(["literal", literal])
        if name is not None:
            pieces.append(["field", name, conversion, spec])
    return pieces


for template in ["", "abc", "{}", "{0}", "{a}", "{a.b}", "{a[0]}", "{a[b].c}", "{a!r}", "{a!r:>10}", "{a:>{w}}", "{a:{w}.{p}}", "{{", "}}", "{{}}", "a{{b}}c{d}e", "{", "}", "a{", "a}", "{a", "{a!", "{a!r", "{a!rx}", "{a:", "{a:{", "{a:{b}", "{a{b}}",
                 "{a[}]}", "{a[:]}", "{a[!]}", "{!r}", "{:x}", "{a!}", "{a!}}", "}{", "{}}", "{{{a}}}", "가{나}다", "{a:}", "{a:{{}}}", "{a!r:", "{a[", "{a[b", "x{a:b}y{c}z", "{:{}}", "{a!s:{b!r}}"]:
    record("str_format", shape, template)


class Trail:
    """Writes down the path that leads to it."""

    def __init__(self, trail=""):
        self.trail = trail

    def __getattr__(self, name):
        return Trail(self.trail + "." + name)

    def __getitem__(self, key):
        return Trail(f"{self.trail}[{key!r}]")

    def __format__(self, spec):
        return self.trail


for name in ["a", "a.b", "a.b.c", "a[0]", "a[x]", "a[0][1]", "a[0].x", "a[-1]", "a[01]", "a[x y]", "a.", "a..b", "a[]", "a[0]x", "a[0].", "a.b[c]", "a[.]", "a[99999999999999999999]", "a.0", "a[٣]"]:
    record("path", lambda name: ("{" + name + "}").format(a=Trail("a")), name)
