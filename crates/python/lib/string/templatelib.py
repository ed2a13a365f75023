"""Template strings: `t"…"` gives a Template of texts and interpolations (PEP 750)."""

__all__ = ["Interpolation", "Template", "convert"]


class Interpolation:
    """One `{…}`: its value, and how it was written."""

    __match_args__ = ("value", "expression", "conversion", "format_spec")
    __slots__ = __match_args__

    def __init__(self, value, expression="", conversion=None, format_spec=""):
        if conversion not in (None, "s", "r", "a"):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        for name, given in zip(self.__match_args__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, given)

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return (f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, "
                f"{self.format_spec!r})")

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class Template:
    """The texts, and the interpolations between them."""

    __slots__ = ("strings", "interpolations")

    def __init__(self, *args):
        strings, interpolations = [""], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append("")
            else:
                kind = type(arg).__name__
                raise TypeError("Template.__new__ *args need to be of type 'str' or "
                                f"'Interpolation', got {kind}")
        object.__setattr__(self, "strings", tuple(strings))
        object.__setattr__(self, "interpolations", tuple(interpolations))

    def __setattr__(self, name, value):
        raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no "
                             f"attribute '{name}' and no __dict__ for setting new attributes"
                             if name not in self.__slots__ else "readonly attribute")

    @property
    def values(self):
        return tuple([one.value for one in self.interpolations])

    def __iter__(self):
        for text, one in zip(self.strings, self.interpolations):
            if text:
                yield text
            yield one
        if self.strings[-1]:
            yield self.strings[-1]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        kind = type(other).__name__
        if kind == "str":
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to '
                            "string.templatelib.Template")
        return NotImplemented

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"


def _make(strings, parts):
    """What a literal compiles to."""
    template = object.__new__(Template)
    object.__setattr__(template, "strings", strings)
    object.__setattr__(template, "interpolations", tuple([Interpolation(*part) for part in parts]))
    return template


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
