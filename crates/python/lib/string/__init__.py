"""Sets of characters, `$`-templates, and the machinery behind `str.format`."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital letter."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_FIRST = frozenset(ascii_letters + "_")
_REST = frozenset(ascii_letters + digits + "_")


class Template:
    """Text with `$name` and `${name}` in it; `$$` is a dollar sign.

    Simplified: `idpattern` and `pattern` cannot be changed by a subclass,
    `delimiter` can.
    """

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yield `(kind, text, name, place)`: text, escaped, named or invalid."""
        template, mark = self.template, self.delimiter
        start = 0
        while True:
            at = template.find(mark, start)
            if at < 0:
                yield "text", template[start:], None, start
                return
            yield "text", template[start:at], None, start
            after = at + len(mark)
            if template.startswith(mark, after):
                start = after + len(mark)
                yield "escaped", template[at:start], None, at
                continue
            braced = template.startswith("{", after)
            begin = end = after + braced
            if end < len(template) and template[end] in _FIRST:
                while end < len(template) and template[end] in _REST:
                    end += 1
            if end == begin or (braced and not template.startswith("}", end)):
                yield "invalid", mark, None, after
                start = after
                continue
            start = end + braced
            yield "named", template[at:start], template[begin:end], at

    def _invalid(self, place):
        before = self.template[:place].splitlines(keepends=True)
        if not before:
            line, column = 1, 1
        else:
            line = len(before)
            column = place - len("".join(before[:-1]))
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **kws):
        """The text with every name replaced; a missing one is a KeyError."""
        result = []
        for kind, text, name, place in self._pieces():
            if kind == "text":
                result.append(text)
            elif kind == "escaped":
                result.append(self.delimiter)
            elif kind == "named":
                result.append(str(kws[name] if name in kws else mapping[name]))
            else:
                self._invalid(place)
        return "".join(result)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same, but what is missing stays as it is."""
        result = []
        for kind, text, name, _ in self._pieces():
            if kind == "escaped":
                result.append(self.delimiter)
            elif kind == "named":
                try:
                    result.append(str(kws[name] if name in kws else mapping[name]))
                except KeyError:
                    result.append(text)
            else:
                result.append(text)
        return "".join(result)

    def is_valid(self):
        return all(kind != "invalid" for kind, _, _, _ in self._pieces())

    def get_identifiers(self):
        names = (name for kind, _, name, _ in self._pieces() if kind == "named")
        return list(dict.fromkeys(names))


class Formatter:
    """`str.format`, with each of its steps open to a subclass."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2, 0)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field_name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            first = field_name.replace("[", ".").split(".")[0]
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto) + field_name
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            value, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used_args, depth - 1, auto)
            result.append(self.format_field(value, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def parse(self, format_string):
        """Yield `(literal, field_name, spec, conversion)`."""
        text, at, literal = format_string, 0, []
        while at < len(text):
            c = text[at]
            if c in "{}" and text.startswith(c, at + 1):
                literal.append(c)
                at += 2
            elif c == "{":
                end, depth = at + 1, 1
                while end < len(text):
                    depth += (text[end] == "{") - (text[end] == "}")
                    if depth == 0:
                        break
                    end += 1
                if depth:
                    raise ValueError("expected '}' before end of string" if end > at + 1
                                     else "Single '{' encountered in format string")
                yield ("".join(literal), *self._split_field(text[at + 1:end]))
                literal = []
                at = end + 1
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                literal.append(c)
                at += 1
        if literal:
            yield "".join(literal), None, None, None

    def _split_field(self, field):
        inside = 0
        for place, c in enumerate(field):
            inside += (c == "[") - (c == "]")
            if c == "!" and inside == 0:
                conversion, colon, spec = field[place + 1:].partition(":")
                return field[:place], spec, conversion
            if c == ":" and inside == 0:
                return field[:place], field[place + 1:], None
        return field, "", None

    def get_field(self, field_name, args, kwargs):
        at = 0
        while at < len(field_name) and field_name[at] not in ".[":
            at += 1
        first = field_name[:at]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while at < len(field_name):
            end = at + 1
            if field_name[at] == ".":
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                value = getattr(value, field_name[at + 1:end])
            else:
                end = field_name.index("]", at) + 1
                key = field_name[at + 1:end - 1]
                value = value[int(key) if key.isdigit() else key]
            at = end
        return value, first
