"""Writing JSON, piece by piece."""

__all__ = ["JSONEncoder"]

from _json import encode as _encode, quote as _quote
from _prelude_natives import _is_old


def encode_basestring(s):
    """A string in quotes; only what must be escaped is."""
    return _quote(s, False)


def encode_basestring_ascii(s):
    """A string in quotes, in ASCII only."""
    return _quote(s, True)


def _note(error, what):
    if not _is_old():
        error.add_note(f"when serializing {what}")


class JSONEncoder:
    """Writes JSON; a subclass overrides `default` for other objects."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something writable in the place of `o`."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if type(self).iterencode is JSONEncoder.iterencode:
            # None: something that Python code has a say in.
            text = _encode(o, self.ensure_ascii, self.allow_nan, self.sort_keys, self._indent(),
                           self.item_separator, self.key_separator)
            if text is not None:
                return text
        return "".join(list(self.iterencode(o)))

    def _indent(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else " " * indent

    def iterencode(self, o, _one_shot=False):
        """The text of `o` in pieces."""
        writer = _Writer(self, self._indent())
        return writer.pieces(o, 0)


class _Writer:
    def __init__(self, encoder, indent):
        self.encoder = encoder
        self.indent = indent
        self.string = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.open = set()       # ids of the containers that are being written

    def number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            which = "" if _is_old() else f": {o!r}"
            raise ValueError("Out of range float values are not JSON compliant" + which)
        return text

    def simple(self, o):
        """The text of a value without parts, or None."""
        if isinstance(o, str):
            return self.string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, (int, float)):
            return self.number(o)
        return None

    def key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self.simple(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def pieces(self, o, level):
        text = self.simple(o)
        if text is not None:
            yield text
            return
        if self.encoder.check_circular:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(id(o))
        if isinstance(o, (list, tuple)):
            yield from self.array(o, level)
        elif isinstance(o, dict):
            yield from self.object(o, level)
        else:
            other = self.encoder.default(o)
            try:
                yield from self.pieces(other, level)
            except Exception as error:
                _note(error, f"{o.__class__.__name__} object")
                raise
        self.open.discard(id(o))

    def line(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def array(self, items, level):
        if not items:
            yield "[]"
            return
        before = "[" + self.line(level + 1)
        for place, item in enumerate(items):
            yield before
            before = self.encoder.item_separator + self.line(level + 1)
            try:
                yield from self.pieces(item, level + 1)
            except Exception as error:
                _note(error, f"{items.__class__.__name__} item {place}")
                raise
        yield self.line(level) + "]"

    def object(self, mapping, level):
        items = mapping.items()
        if self.encoder.sort_keys:
            items = sorted(items)
        before = "{" + self.line(level + 1)
        written = False
        for key, value in items:
            name = self.key(key)
            if name is None:
                continue
            written = True
            yield before + self.string(name) + self.encoder.key_separator
            before = self.encoder.item_separator + self.line(level + 1)
            try:
                yield from self.pieces(value, level + 1)
            except Exception as error:
                _note(error, f"{mapping.__class__.__name__} item {key!r}")
                raise
        yield self.line(level) + "}" if written else "{}"
