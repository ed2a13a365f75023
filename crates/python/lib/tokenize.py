"""A Python text in tokens.

Simplified: an f-string is one token, as up to 3.11.
"""

import io
import re
from token import *
from token import EXACT_TOKEN_TYPES, tok_name
from typing import NamedTuple

__all__ = ["tokenize", "generate_tokens", "untokenize", "TokenInfo", "TokenError", "detect_encoding", "open",
           "tok_name", "COMMENT", "NL", "ENCODING", "NAME", "NUMBER", "STRING", "OP", "NEWLINE", "INDENT", "DEDENT",
           "ENDMARKER", "ERRORTOKEN", "EXACT_TOKEN_TYPES"]

_PREFIX = r"(?i:[rbuf]|br|rb|fr|rf)?"
_NUMBER = (r"(?i:0x(?:_?[0-9a-f])+|0b(?:_?[01])+|0o(?:_?[0-7])+"
           r"|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?j?"
           r"|\d(?:_?\d)*e[-+]?\d(?:_?\d)*j?|\d(?:_?\d)*j?)")
_OPERATORS = "|".join(map(re.escape, sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
_TOKEN = re.compile(rf"(?P<comment>\#[^\r\n]*)|(?P<triple>{_PREFIX}(?:'''|\"\"\"))"
                    rf"|(?P<string>{_PREFIX}(?:'[^\n'\\]*(?:\\.[^\n'\\]*)*'|\"[^\n\"\\]*(?:\\.[^\n\"\\]*)*\"))"
                    rf"|(?P<number>{_NUMBER})|(?P<name>\w+)|(?P<join>\\\r?\n)|(?P<op>{_OPERATORS})", re.DOTALL)


class TokenError(Exception):
    pass


TokenError.__module__ = "tokenize"


class TokenInfo(NamedTuple):
    type: int
    string: str
    start: tuple
    end: tuple
    line: str

    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return (f"TokenInfo(type={kind}, string={self.string!r}, start={self.start!r}, end={self.end!r}, "
                f"line={self.line!r})")

    @property
    def exact_type(self):
        return EXACT_TOKEN_TYPES.get(self.string, self.type) if self.type == OP else self.type


TokenInfo.__module__ = "tokenize"


def detect_encoding(readline):
    first = readline()
    if first.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", [first[3:]]
    found = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", first)
    return found[1].decode().lower() if found else "utf-8", [first] if first else []


def open(filename):
    return io.open(filename, encoding="utf-8")


def tokenize(readline):
    """The tokens of a file of bytes; the encoding comes first."""
    encoding, lines = detect_encoding(readline)
    yield TokenInfo(ENCODING, encoding.removesuffix("-sig"), (0, 0), (0, 0), "")
    lines = iter(lines)
    yield from _tokens(lambda: (next(lines, None) or readline()).decode(encoding))


def generate_tokens(readline):
    """The tokens of a text."""
    return _tokens(readline)


def _tokens(readline):
    indents, depth, row, joined = [0], 0, 0, False
    line = last = ""
    while True:
        last = line
        try:
            line = readline()
        except StopIteration:
            line = ""
        row += 1
        if not line:
            break
        at, end = 0, len(line)
        if not depth and not joined:
            column = 0
            while at < end and line[at] in " \t\f":
                column = column + 1 if line[at] == " " else (column // 8 + 1) * 8 if line[at] == "\t" else 0
                at += 1
            if at == end:
                break
            if line[at] in "#\r\n":
                if line[at] == "#":
                    comment = line[at:].rstrip("\r\n")
                    yield TokenInfo(COMMENT, comment, (row, at), (row, at + len(comment)), line)
                    at += len(comment)
                yield TokenInfo(NL, line[at:], (row, at), (row, end), line)
                continue
            if column > indents[-1]:
                indents.append(column)
                yield TokenInfo(INDENT, line[:at], (row, 0), (row, at), line)
            while column < indents[-1]:
                if column not in indents:
                    raise IndentationError("unindent does not match any outer indentation level",
                                           ("<tokenize>", row, at, line))
                indents.pop()
                yield TokenInfo(DEDENT, "", (row, at), (row, at), line)
        joined = False
        while at < end:
            char = line[at]
            if char in " \t\f":
                at += 1
                continue
            if char in "\r\n":
                yield TokenInfo(NL if depth else NEWLINE, line[at:], (row, at), (row, end), line)
                break
            found = _TOKEN.match(line, at)
            if not found:
                yield TokenInfo(ERRORTOKEN, char, (row, at), (row, at + 1), line)
                at += 1
                continue
            kind, text, start = found.lastgroup, found[0], at
            at = found.end()
            if kind == "join":
                joined = True
            elif kind == "triple":
                close, first, begun, lines = text[-3:], start, row, line
                stop = _close(line, at, close)
                while stop is None:
                    more = readline()
                    if not more:
                        raise TokenError("EOF in multi-line string", (begun, first))
                    text_row, row = row, row + 1
                    line, lines, at = more, lines + more, 0
                    stop = _close(line, 0, close)
                text = lines[first:len(lines) - len(line) + stop]
                yield TokenInfo(STRING, text, (begun, first), (row, stop), lines)
                at, end = stop, len(line)
            else:
                if kind == "op":
                    depth += (char in "([{") - (char in ")]}")
                number = {"comment": COMMENT, "string": STRING, "number": NUMBER, "name": NAME, "op": OP}[kind]
                yield TokenInfo(number, text, (row, start), (row, at), line)
    if depth or joined:
        raise TokenError("EOF in multi-line statement", (row, 0))
    if last and last[-1] not in "\r\n" and not last.strip().startswith("#"):
        yield TokenInfo(NEWLINE, "", (row - 1, len(last)), (row - 1, len(last) + 1), "")
    for _ in indents[1:]:
        yield TokenInfo(DEDENT, "", (row, 0), (row, 0), "")
    yield TokenInfo(ENDMARKER, "", (row, 0), (row, 0), "")


def _close(line, at, mark):
    """Where a text in three quotes ends."""
    while at < len(line):
        if line[at] == "\\":
            at += 2
        elif line.startswith(mark, at):
            return at + 3
        else:
            at += 1
    return None


def untokenize(iterable):
    """A text with these tokens: at their places, if they have any."""
    parts, row, column = [], 1, 0
    names = False
    for token in iterable:
        if token[0] == ENCODING:
            continue
        if len(token) == 2:
            if token[0] in (NAME, NUMBER) and names:
                parts.append(" ")
            parts.append(token[1])
            names = token[0] in (NAME, NUMBER)
            continue
        (start_row, start_column), (row_after, column_after) = token[2], token[3]
        if start_row > row:
            parts.append("\\\n" * (start_row - row))
            row, column = start_row, 0
        parts.append(" " * (start_column - column))
        parts.append(token[1])
        row, column = row_after, column_after
        if token[0] in (NEWLINE, NL):
            row, column = row + 1, 0
    return "".join(parts)
