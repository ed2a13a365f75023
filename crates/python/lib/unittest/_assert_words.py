"""What failed assertions say: representations, shortened where two of them agree, and differences."""

from difflib import ndiff
from pprint import pformat

_LENGTH = 80
_PLACE = 12
_BEGIN, _END, _COMMON = 5, 5, 5
_DIFF = _LENGTH - (_BEGIN + _PLACE + _COMMON + _PLACE + _END)


def safe_repr(obj, short=False):
    """The representation, or the plain one of a class whose own fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_LENGTH] + " [truncated]..." if short and len(text) >= _LENGTH else text


def _cut(text, head, tail):
    left_out = len(text) - head - tail
    return f"{text[:head]}[{left_out} chars]{text[len(text) - tail:]}" if left_out > _PLACE else text


def shortened(first, second):
    """Two representations; if they are long, with their common beginning cut."""
    texts = [safe_repr(first), safe_repr(second)]
    longest = max(map(len, texts))
    if longest <= _LENGTH:
        return texts
    common = next((at for at, (a, b) in enumerate(zip(*texts)) if a != b), min(map(len, texts)))
    prefix = texts[0][:common]
    room = _LENGTH - (longest - common + _BEGIN + _PLACE)
    if room > _COMMON:
        prefix = _cut(prefix, _BEGIN, room)
        return [prefix + text[common:] for text in texts]
    prefix = _cut(prefix, _BEGIN, _COMMON)
    return [prefix + _cut(text[common:], _DIFF, _END) for text in texts]


def unequal(first, second):
    a, b = shortened(first, second)
    return f"{a} != {b}"


def structure_diff(first, second):
    return "\n" + "\n".join(ndiff(pformat(first).splitlines(), pformat(second).splitlines()))


def text_diff(first, second):
    if first and second:
        if first[-1] != "\n" or second[-1] != "\n":
            first, second = first + "\n", second + "\n"
    elif second and second[-1] != "\n":
        second += "\n"
    elif first and first[-1] != "\n":
        first += "\n"
    return "\n" + "".join(ndiff(first.splitlines(keepends=True), second.splitlines(keepends=True)))


def sequence_words(first, second, kind):
    """In what two sequences differ, apart from the lines of their difference."""
    words = f"{kind.capitalize()}s differ: {unequal(first, second)}\n"
    for at, (a, b) in enumerate(zip(first, second)):
        if a != b:
            a, b = shortened(a, b)
            words += f"\nFirst differing element {at}:\n{a}\n{b}\n"
            break
    shorter = min(len(first), len(second))
    for longer, name, other in ((first, "First", second), (second, "Second", first)):
        if len(longer) > len(other):
            words += (f"\n{name} {kind} contains {len(longer) - shorter} additional elements.\n"
                      f"First extra element {shorter}:\n{safe_repr(longer[shorter])}\n")
    return words


def _any(choices):
    return "any of " if isinstance(choices, tuple) else ""


class LaterAsserts:
    """The assertions that came with 3.14."""

    def _attribute_owner(self, obj):
        if isinstance(obj, type):
            return f"type object {obj.__name__!r}"
        if type(obj).__name__ == "module":
            return f"module {obj.__name__!r}"
        return f"{type(obj).__name__!r} object"

    def assertHasAttr(self, obj, name, msg=None):
        self._check(hasattr(obj, name), msg, f"{self._attribute_owner(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        self._check(not hasattr(obj, name), msg,
                    f"{self._attribute_owner(obj)} has unexpected attribute {name!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        self._check(self._is_subclass(cls, superclass, msg), msg,
                    f"{cls!r} is not a subclass of {_any(superclass)}{superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if self._is_subclass(cls, superclass, msg):
            if isinstance(superclass, tuple):
                superclass = next(one for one in superclass if issubclass(cls, one))
            self._check(False, msg, f"{cls!r} is a subclass of {superclass!r}")

    def _is_subclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            self._check(isinstance(cls, type), msg, f"{cls!r} is not a class")
            raise

    def assertStartsWith(self, s, prefix, msg=None):
        self._check(s.startswith(prefix), msg,
                    f"{safe_repr(s, short=True)} doesn't start with {_any(prefix)}{safe_repr(prefix)}")

    def assertNotStartsWith(self, s, prefix, msg=None):
        if s.startswith(prefix):
            if isinstance(prefix, tuple):
                prefix = next(one for one in prefix if s.startswith(one))
            self._check(False, msg, f"{safe_repr(s, short=True)} starts with {safe_repr(prefix)}")

    def assertEndsWith(self, s, suffix, msg=None):
        self._check(s.endswith(suffix), msg,
                    f"{safe_repr(s, short=True)} doesn't end with {_any(suffix)}{safe_repr(suffix)}")

    def assertNotEndsWith(self, s, suffix, msg=None):
        if s.endswith(suffix):
            if isinstance(suffix, tuple):
                suffix = next(one for one in suffix if s.endswith(one))
            self._check(False, msg, f"{safe_repr(s, short=True)} ends with {safe_repr(suffix)}")
