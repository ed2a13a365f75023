"""Regular expressions, with Python's own semantics.

The matcher is native (src/pure/regex); patterns, matches and replacements are here.
"""

import enum
import functools
from _prelude_natives import _is_old
from _sre import scan as _scan
from re import _compiler, _parser
from re._parser import PatternError

error = PatternError

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag", "PatternError"]


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


def _subject(string, pattern):
    if isinstance(string, str):
        if isinstance(pattern, bytes):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        return string
    if isinstance(string, (bytes, bytearray)):
        if isinstance(pattern, str):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return string
    raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")


def _clip(string, pos, endpos):
    length = len(string)
    pos = min(max(pos, 0), length)
    endpos = length if endpos is None else min(max(endpos, 0), length)
    return pos, endpos


class Pattern:
    """A compiled regular expression."""

    __module__ = "re"
    __slots__ = ("pattern", "flags", "groups", "_names", "_program", "_loops", "__weakref__")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def _run(self, string, pos, endpos, mode, most):
        string = _subject(string, self.pattern)
        pos, endpos = _clip(string, pos, endpos)
        if pos > endpos:
            return []
        return _scan(self._program, self.groups, self._loops, string, pos, endpos, mode, most)

    def _one(self, string, pos, endpos, mode):
        found = self._run(string, pos, endpos, mode, 1)
        return _match(self, string, pos, endpos, found[0]) if found else None

    def match(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 2)

    def search(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 0)

    def findall(self, string, pos=0, endpos=None):
        found = self._run(string, pos, endpos, 0, 0)
        empty = string[:0]
        if self.groups == 0:
            return [string[m[0]:m[1]] for m in found]
        if self.groups == 1:
            return [string[m[2]:m[3]] if m[2] >= 0 else empty for m in found]
        places = range(2, 2 * self.groups + 2, 2)
        return [tuple([string[m[n]:m[n + 1]] if m[n] >= 0 else empty for n in places])
                for m in found]

    def finditer(self, string, pos=0, endpos=None):
        found = self._run(string, pos, endpos, 0, 0)
        return iter([_match(self, string, pos, endpos, spans) for spans in found])

    def scanner(self, string, pos=0, endpos=None):
        raise NotImplementedError("Interleave has no re.Pattern.scanner")

    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        pieces = []
        last = 0
        for m in self._run(string, 0, None, 0, maxsplit):
            pieces.append(string[last:m[0]])
            for n in range(2, 2 * self.groups + 2, 2):
                pieces.append(string[m[n]:m[n + 1]] if m[n] >= 0 else None)
            last = m[1]
        pieces.append(string[last:])
        return pieces

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if not callable(repl):
            template = _template(self, repl)
        found = self._run(string, 0, None, 0, count) if count >= 0 else []
        pieces = []
        last = 0
        for spans in found:
            pieces.append(string[last:spans[0]])
            last = spans[1]
            if callable(repl):
                new = repl(_match(self, string, 0, None, spans))
                if new is None:
                    continue
                pieces.append(new)
            else:
                for piece in template:
                    if isinstance(piece, int):
                        if spans[2 * piece] >= 0:
                            pieces.append(string[spans[2 * piece]:spans[2 * piece + 1]])
                    else:
                        pieces.append(piece)
        pieces.append(string[last:])
        return string[:0].join(pieces), len(found)

    @property
    def groupindex(self):
        import types
        return types.MappingProxyType(self._names)

    def __repr__(self):
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        if flags:
            names = []
            for name in ("IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG",
                         "ASCII"):
                value = int(RegexFlag[name])
                if flags & value:
                    names.append("re." + name)
                    flags &= ~value
            if flags:
                names.append(hex(flags))
            return f"re.compile({shown}, {'|'.join(names)})"
        return f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags, self.pattern) == (other.flags, other.pattern) and \
            type(self.pattern) is type(other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class Match:
    """What was found, and where."""

    __module__ = "re"
    __slots__ = ("re", "string", "pos", "endpos", "_spans")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    def _index(self, group):
        number = group
        if isinstance(group, (str, bytes)):
            number = self.re._names.get(group, -1)
        else:
            try:
                number = group.__index__()
            except AttributeError:
                number = -1
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return 2 * number

    def _text(self, at, default=None):
        spans = self._spans
        return default if spans[at] < 0 else self.string[spans[at]:spans[at + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        return tuple([self._text(n, default) for n in range(2, 2 * self.re.groups + 2, 2)])

    def groupdict(self, default=None):
        return {name: self._text(2 * n, default) for name, n in self.re._names.items()}

    def start(self, group=0):
        return self._spans[self._index(group)]

    def end(self, group=0):
        return self._spans[self._index(group) + 1]

    def span(self, group=0):
        at = self._index(group)
        return self._spans[at:at + 2]

    def expand(self, template):
        pieces = []
        for piece in _template(self.re, template):
            pieces.append(self._text(2 * piece, self.string[:0]) if isinstance(piece, int) else piece)
        return self.string[:0].join(pieces)

    @property
    def lastindex(self):
        return self._spans[-1] or None

    @property
    def lastgroup(self):
        for name, number in self.re._names.items():
            if number == self._spans[-1]:
                return name
        return None

    @property
    def regs(self):
        return tuple([self._spans[n:n + 2] for n in range(0, 2 * self.re.groups + 2, 2)])

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


def _match(pattern, string, pos, endpos, spans):
    match = object.__new__(Match)
    match.re = pattern
    match.string = string
    match.pos, match.endpos = _clip(string, pos, endpos)
    match._spans = spans
    return match


_cache = {}
_templates = {}


def _compile(pattern, flags):
    key = (type(pattern), pattern, flags if type(flags) is int else int(flags & RegexFlag(511)))
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    program, state, groups, names, loops = _compiler.compile(pattern, key[2])
    made = object.__new__(Pattern)
    made.pattern, made.flags, made.groups = pattern, state, groups
    made._names, made._program, made._loops = names, program, loops
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def _template(pattern, template):
    if not isinstance(template, (str, bytes)):
        kind = type(template).__name__
        raise TypeError(f"decoding to str: need a bytes-like object, {kind} found")
    if ("\\" if isinstance(template, str) else b"\\") not in template:
        return [template]
    key = (pattern, template)
    found = _templates.get(key)
    if found is None:
        found = _parser.parse_template(template, pattern.groups, pattern._names)
        if len(_templates) >= 512:
            _templates.clear()
        _templates[key] = found
    return found


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


_missing = object()


def _by_position(function, most, args, **named):
    """`count`, `maxsplit` and `flags` by position: deprecated since 3.13."""
    if not args:
        return tuple([default if value is _missing else value for value, default in named.values()])
    names = list(named)
    if len(args) > len(names):
        raise TypeError(f"{function}() takes from {most - len(names)} to {most} positional "
                        f"arguments but {most - len(names) + len(args)} were given")
    answer = []
    for n, name in enumerate(names):
        value, default = named[name]
        if n < len(args):
            if value is not _missing:
                raise TypeError(f"{function}() got multiple values for argument {name!r}")
            answer.append(args[n])
        else:
            answer.append(default if value is _missing else value)
    if not _is_old():
        import warnings
        warnings.warn(f"{names[0]!r} is passed as positional argument", DeprecationWarning,
                      stacklevel=3)
    return tuple(answer)


def sub(pattern, repl, string, *args, count=_missing, flags=_missing):
    count, flags = _by_position("sub", 5, args, count=(count, 0), flags=(flags, 0))
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_missing, flags=_missing):
    count, flags = _by_position("subn", 5, args, count=(count, 0), flags=(flags, 0))
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_missing, flags=_missing):
    maxsplit, flags = _by_position("split", 4, args, maxsplit=(maxsplit, 0), flags=(flags, 0))
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    _cache.clear()
    _templates.clear()


_special = {ord(char): "\\" + char for char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches this text and nothing else."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


class Scanner:
    """The undocumented lexer that course texts know: rules of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result, at = [], 0
        while True:
            for pattern, action in self.lexicon:
                self.match = pattern.match(string, at)
                if self.match and self.match.end() > at:
                    at = self.match.end()
                    if callable(action):
                        action = action(self, self.match.group())
                    if action is not None:
                        result.append(action)
                    break
            else:
                return result, string[at:]
