"""Reading JSON: one function for each kind of value, each from a place in the text.

A value's function answers `(value, place behind it)`. That no value begins at
a place is told by `StopIteration(place)`.
"""

from _json import decode as _decode
from _prelude_natives import _is_old

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """The text is no JSON: what is wrong, and where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_SPACE = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_DIGITS = "0123456789"


def _skip(text, at):
    while text[at:at + 1] in ("", " ", "\t", "\n", "\r") and at < len(text):
        at += 1
    return at


def _four_hex(text, at):
    digits = text[at + 1:at + 5]
    if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", text, at)


def scanstring(s, end, strict=True):
    """The string whose opening quote stands before `end`."""
    pieces = []
    begin = end - 1
    start = at = end
    while True:
        if at >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[at]
        if c == '"':
            pieces.append(s[start:at])
            return "".join(pieces), at + 1
        if c == "\\":
            pieces.append(s[start:at])
            at += 1
            if at >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            c = s[at]
            if c == "u":
                code = _four_hex(s, at)
                at += 5
                if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", at):
                    low = _four_hex(s, at + 1)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                        at += 6
                pieces.append(chr(code))
            elif c in _ESCAPES:
                pieces.append(_ESCAPES[c])
                at += 1
            else:
                raise JSONDecodeError("Invalid \\escape", s, at - 1)
            start = at
        elif c < " " and strict:
            raise JSONDecodeError("Invalid control character at", s, at)
        else:
            at += 1


class JSONDecoder:
    """Reads JSON; the hooks decide what objects and numbers become."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        unhooked = None is object_hook is parse_float is parse_int is parse_constant is object_pairs_hook
        self._plain = unhooked and type(self) is JSONDecoder

    def decode(self, s):
        """The one value of the whole text."""
        if self._plain:
            # None: an error, which is told from here.
            found = _decode(s, self.strict)
            if found is not None:
                return found[0]
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value at a place, and where it ends; what follows is left alone."""
        try:
            return self._value(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return scanstring(s, at + 1, self.strict)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        if c == "n" and s.startswith("null", at):
            return None, at + 4
        if c == "t" and s.startswith("true", at):
            return True, at + 4
        if c == "f" and s.startswith("false", at):
            return False, at + 5
        if c and c in "-0123456789":
            found = self._number(s, at)
            if found is not None:
                return found
        for name in _CONSTANTS:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise StopIteration(at)

    def _number(self, s, start):
        at = start + (s[start] == "-")
        first = s[at:at + 1]
        if not first or first not in _DIGITS:
            return None
        at += 1
        if first != "0":
            at = self._digits(s, at)
        is_float = False
        if s[at:at + 1] == "." and self._digits(s, at + 1) > at + 1:
            at = self._digits(s, at + 1)
            is_float = True
        if s[at:at + 1] in ("e", "E"):
            sign = s[at + 1:at + 2] in ("+", "-")
            end = self._digits(s, at + 1 + sign)
            if end > at + 1 + sign:
                at = end
                is_float = True
        text = s[start:at]
        return (self.parse_float if is_float else self.parse_int)(text), at

    def _digits(self, s, at):
        while at < len(s) and s[at] in _DIGITS:
            at += 1
        return at

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._finished(pairs), at + 1
        if s[at:at + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        while True:
            key, at = scanstring(s, at + 1, self.strict)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self.raw_decode(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            mark = s[at:at + 1]
            if mark == "}":
                return self._finished(pairs), at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] != '"':
                if s[at:at + 1] == "}" and not _is_old():
                    raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)

    def _finished(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        value = dict(pairs)
        return value if self.object_hook is None else self.object_hook(value)

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.raw_decode(s, at)
            values.append(value)
            at = _skip(s, at)
            mark = s[at:at + 1]
            if mark == "]":
                return values, at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at:at + 1] == "]" and not _is_old():
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)
