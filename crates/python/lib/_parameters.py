"""Calls checked the way a `def` line checks them, for functions made at run time.

CPython's namedtuple and dataclass write the text of `__new__` and `__init__`
and compile it. Here there is no `exec`: the method takes `*args, **kwargs`,
and a `Parameters` sorts them out, with the TypeErrors that the written
function would have given.

Rejected: asking the compiler for a new function at run time. It would put a
function without source text into every traceback and every stepping view.
"""

REQUIRED = object()


def _and_join(words):
    if len(words) == 1:
        return words[0]
    if len(words) == 2:
        return f"{words[0]} and {words[1]}"
    return ", ".join(words[:-1]) + ", and " + words[-1]


class Parameters:
    """Names with defaults: `positional` may come by place, `keyword_only` not.

    Both are lists of `(name, default)`, with REQUIRED for no default.
    `hidden` counts the leading parameters (`self`, `_cls`) that the caller of
    `bind` has already taken off, because the error texts count them.
    """

    def __init__(self, positional, keyword_only=(), hidden=1):
        self.positional = list(positional)
        self.keyword_only = list(keyword_only)
        self.names = [name for name, _ in self.positional]
        self.count = len(self.names)
        self.hidden = hidden

    def bind(self, function_name, args, kwargs):
        """The values in order: positional ones, then keyword-only ones."""
        if not kwargs and len(args) == self.count and not self.keyword_only:
            return args
        if len(args) > self.count:
            self._too_many(function_name, args, kwargs)
        values = list(args)
        missing = []
        taken = 0
        for name, default in self.positional[len(args):]:
            if name in kwargs:
                values.append(kwargs[name])
                taken += 1
            else:
                if default is REQUIRED:
                    missing.append(name)
                values.append(default)
        missing_keywords = []
        for name, default in self.keyword_only:
            if name in kwargs:
                values.append(kwargs[name])
                taken += 1
            else:
                if default is REQUIRED:
                    missing_keywords.append(name)
                values.append(default)
        if taken != len(kwargs):
            self._unexpected(function_name, args, kwargs)
        if missing:
            self._missing(function_name, missing, "positional")
        if missing_keywords:
            self._missing(function_name, missing_keywords, "keyword-only")
        return values

    def _missing(self, function_name, names, kind):
        plural = "" if len(names) == 1 else "s"
        shown = _and_join([repr(name) for name in names])
        raise TypeError(f"{function_name}() missing {len(names)} required {kind} argument{plural}: {shown}")

    def _unexpected(self, function_name, args, kwargs):
        keyword_names = [name for name, _ in self.keyword_only]
        for name in kwargs:
            if name in self.names[:len(args)]:
                raise TypeError(f"{function_name}() got multiple values for argument {name!r}")
            if name not in self.names and name not in keyword_names:
                hint = self._closest(name, self.names + keyword_names)
                raise TypeError(f"{function_name}() got an unexpected keyword argument {name!r}{hint}")

    def _closest(self, name, candidates):
        from _suggest import closest
        found = closest(name, candidates)
        return f". Did you mean {found!r}?" if found else ""

    def _too_many(self, function_name, args, kwargs):
        most = self.count + self.hidden
        given = len(args) + self.hidden
        optional = sum(1 for _, default in self.positional if default is not REQUIRED)
        if optional:
            takes = f"from {most - optional} to {most}"
            plural = "s"
        else:
            takes = str(most)
            plural = "" if most == 1 else "s"
        keyword_given = sum(1 for name, _ in self.keyword_only if name in kwargs)
        extra = ""
        if keyword_given:
            extra = (f" positional argument{'' if given == 1 else 's'} "
                     f"(and {keyword_given} keyword-only argument{'' if keyword_given == 1 else 's'})")
        was = "was" if given == 1 and not keyword_given else "were"
        raise TypeError(
            f"{function_name}() takes {takes} positional argument{plural} but {given}{extra} {was} given")
