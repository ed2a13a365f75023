"""Reading TOML.

Model: `tomllib`, 3.14 (TOML 1.0).
"""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                     r"|[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_LOCAL_TIME = re.compile(_TIME)
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _TIME
                   + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
_WORDS = {"true": True, "false": False, "inf": float("inf"), "+inf": float("inf"), "-inf": float("-inf"),
          "nan": float("nan"), "+nan": float("nan"), "-nan": float("nan")}
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """The text is no TOML."""

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos) if self.lineno > 1 else pos + 1
        place = f"line {self.lineno}, column {self.colno}" if pos < len(doc) else "end of document"
        super().__init__(f"{msg} (at {place})")


def load(fp, /, *, parse_float=float):
    """Reads a file that was opened in binary mode."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The tables of a text, as dicts."""
    if not isinstance(s, str):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'")
    return _Reader(s.replace("\r\n", "\n"), parse_float).document()


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float
        self.top = self.table = {}
        self.path = ()
        # By identity: what a header or a dotted key made (the latter counts from the next header on), and
        # what nothing may be added to.
        self.explicit, self.pending, self.closed = set(), set(), set()

    def error(self, message, at=None):
        return TOMLDecodeError(message, self.text, self.at if at is None else at)

    def peek(self, count=1):
        return self.text[self.at:self.at + count]

    def blanks(self):
        while self.peek() in (" ", "\t") and self.peek():
            self.at += 1

    def comment(self):
        if self.peek() == "#":
            self.at += 1
            while self.at < len(self.text) and self.peek() != "\n":
                if self.peek() != "\t" and (self.peek() < " " or self.peek() == "\x7f"):
                    raise self.error(f"Found invalid character {self.peek()!r}")
                self.at += 1

    def space(self):
        """Blanks, comments and line ends."""
        while True:
            before = self.at
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.at += 1
            self.comment()
            if self.at == before:
                return

    def document(self):
        while True:
            self.space()
            if self.at >= len(self.text):
                return self.top
            if self.peek(2) == "[[":
                self.header("]]")
            elif self.peek() == "[":
                self.header("]")
            elif self.peek() in "\"'" or _BARE.match(self.peek()):
                self.pair(self.table, self.path)
            else:
                raise self.error("Invalid statement")
            self.blanks()
            self.comment()
            if self.at < len(self.text) and self.peek() != "\n":
                raise self.error("Expected newline or end of document after a statement")

    def header(self, end):
        self.at += len(end)
        self.blanks()
        path = tuple(self.key())
        self.explicit |= self.pending
        self.pending = set()
        table, *rest = self.top, *path
        last = rest.pop()
        frozen = False
        for part in rest:
            table = table.setdefault(part, {})
            frozen = frozen or id(table) in self.closed
            if isinstance(table, list) and table and not frozen:
                table = table[-1]
            if not isinstance(table, dict):
                break
        known = table.get(last) if isinstance(table, dict) else None
        frozen = frozen or id(known) in self.closed
        if end == "]" and (frozen or id(known) in self.explicit):
            raise self.error(f"Cannot declare {path} twice")
        if end == "]]" and frozen:
            raise self.error(f"Cannot mutate immutable namespace {path}")
        if not isinstance(table, dict) or last in table and not isinstance(known, dict if end == "]" else list):
            raise self.error("Cannot overwrite a value")
        if end == "]":
            new = table.setdefault(last, {})
        else:
            array = table.setdefault(last, [])
            self.explicit.add(id(array))
            new = {}
            array.append(new)
        self.explicit.add(id(new))
        self.table, self.path = new, path
        if self.peek(len(end)) != end:
            raise self.error(f"Expected '{end}' at the end of {'a table' if end == ']' else 'an array'} declaration")
        self.at += len(end)

    def pair(self, root, above):
        *path, last = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.blanks()
        value = self.value()
        table = root
        for part in path:
            above += (part,)
            table = table.setdefault(part, {})
            if id(table) in self.explicit:
                raise self.error(f"Cannot redefine namespace {above}")
            if id(table) in self.closed:
                raise self.error(f"Cannot mutate immutable namespace {above}")
            if not isinstance(table, dict):
                raise self.error("Cannot overwrite a value")
            self.pending.add(id(table))
        if last in table:
            raise self.error("Cannot overwrite a value")
        self.close(value)
        table[last] = value

    def key(self):
        parts = []
        while True:
            if self.peek() == '"':
                parts.append(self.basic())
            elif self.peek() == "'":
                parts.append(self.literal())
            else:
                found = _BARE.match(self.text, self.at)
                if found is None:
                    raise self.error("Invalid initial character for a key part")
                parts.append(found[0])
                self.at = found.end()
            self.blanks()
            if self.peek() != ".":
                return parts
            self.at += 1
            self.blanks()

    def value(self):
        letter = self.peek()
        if letter == '"':
            return self.basic()
        if letter == "'":
            return self.literal()
        if letter == "[":
            return self.array()
        if letter == "{":
            return self.inline()
        for word, value in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value if isinstance(value, bool) else self.parse_float(word)
        found = _DATE.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
            return self.moment(found)
        found = _LOCAL_TIME.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
            return _clock(found.groups())
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            raise self.error("Invalid value")
        self.at = found.end()
        return self.parse_float(found[0]) if found[1] else int(found[0], 0 if found[0][1:2].isalpha() else 10)

    def moment(self, found):
        year, month, day, *clock, utc, sign, hours, minutes = found.groups()
        try:
            day = date(int(year), int(month), int(day))
            if clock[0] is None:
                return day
            zone = timezone.utc if utc else None
            if sign:
                away = timedelta(hours=int(hours), minutes=int(minutes))
                zone = timezone(away if sign == "+" else -away)
            return datetime.combine(day, _clock(clock), zone)
        except ValueError as error:
            raise self.error("Invalid date or datetime", found.start()) from error

    def array(self):
        self.at += 1
        items = []
        self.space()
        while self.peek() != "]":
            items.append(self.value())
            self.space()
            if self.peek() == ",":
                self.at += 1
                self.space()
            elif self.peek() != "]":
                raise self.error("Unclosed array")
        self.at += 1
        return items

    def inline(self):
        self.at += 1
        table = {}
        self.blanks()
        while self.peek() != "}":
            self.pair(table, ())
            self.blanks()
            if self.peek() == ",":
                self.at += 1
                self.blanks()
                if self.peek() == "}":
                    raise self.error("Invalid initial character for a key part")
            elif self.peek() != "}":
                raise self.error("Unclosed inline table")
        self.at += 1
        return table

    def close(self, value):
        if isinstance(value, (dict, list)):
            self.closed.add(id(value))
            for inner in value.values() if isinstance(value, dict) else value:
                self.close(inner)

    def literal(self):
        many = self.peek(3) == "'''"
        return self.quoted("'", many, False)

    def basic(self):
        many = self.peek(3) == '"""'
        return self.quoted('"', many, True)

    def quoted(self, quote, many, escapes):
        mark = quote * (3 if many else 1)
        self.at += len(mark)
        if many and self.peek() == "\n":
            self.at += 1
        out = []
        while True:
            letter = self.peek()
            if not letter:
                if quote == "'":
                    raise self.error(f"Expected {mark!r}")
                raise self.error("Unterminated string")
            if self.text.startswith(mark, self.at):
                self.at += len(mark)
                # Up to two quotes more belong to the text.
                for _ in range(2 if many else 0):
                    if self.peek() == quote:
                        out.append(quote)
                        self.at += 1
                return "".join(out)
            if escapes and letter == "\\":
                out.append(self.escape(many))
                continue
            if letter != "\t" and (letter < " " or letter == "\x7f") and not (many and letter == "\n"):
                raise self.error(f"Illegal character {letter!r}" if escapes else f"Found invalid character {letter!r}")
            out.append(letter)
            self.at += 1

    def escape(self, many):
        letter = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if letter in _ESCAPES and letter:
            return _ESCAPES[letter]
        if letter in ("u", "U"):
            size = 4 if letter == "u" else 8
            digits = self.peek(size)
            if len(digits) != size or not re.fullmatch("[0-9A-Fa-f]+", digits):
                raise self.error("Invalid hex value")
            self.at += size
            code = int(digits, 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                raise self.error("Escaped character is not a Unicode scalar value")
            return chr(code)
        if many and letter in (" ", "\t", "\n") and letter:
            if letter != "\n":
                self.blanks()
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.at += 1
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.at += 1
            return ""
        if not letter:
            raise self.error("Unterminated string")
        raise self.error("Unescaped '\\' in a string")


def _clock(groups):
    hour, minute, second, fraction = groups[:4]
    return time(int(hour), int(minute), int(second), int((fraction or "").ljust(6, "0")))
