"""Tracebacks as text. The text itself is made natively (`_traceback.format`)."""

__all__ = ["print_exc", "format_exc", "print_exception", "format_exception",
           "format_exception_only", "print_tb", "format_tb", "extract_tb",
           "FrameSummary", "StackSummary", "TracebackException", "print_last"]

import sys

_UNSET = object()


def _exception(exc, value):
    if value is _UNSET:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError("Exception expected for value, " + type(exc).__name__ + " found")
        return exc
    return value


def _without_chain(exc):
    """The text of one exception alone."""
    cause, context, suppressed = exc.__cause__, exc.__context__, exc.__suppress_context__
    exc.__cause__ = exc.__context__ = None
    try:
        return _native(exc)
    finally:
        exc.__cause__, exc.__context__ = cause, context
        exc.__suppress_context__ = suppressed


def _native(exc):
    from _traceback import format
    return format(exc)


def format_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, chain=True):
    """The lines that an uncaught exception would print, as a list."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    text = _native(exc) if chain else _without_chain(exc)
    return text.splitlines(keepends=True)


def format_exception_only(exc, /, value=_UNSET, *, show_group=False):
    """The last line: the type and the message (and notes)."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if isinstance(exc, SyntaxError):
        found = exc.__traceback__
        try:
            exc.__traceback__ = None
            return _without_chain(exc).splitlines(keepends=True)
        finally:
            exc.__traceback__ = found
    cls = type(exc)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(exc, "__notes__", ()):
        lines.extend(line + "\n" for line in str(note).split("\n"))
    return lines


def print_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, file=None, chain=True):
    """Print the traceback of an exception to stderr."""
    file = sys.stderr if file is None else file
    file.write("".join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    """The traceback of the exception that is being handled, as text."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Print the traceback of the exception that is being handled."""
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    exc = getattr(sys, "last_exc", None)
    if exc is None:
        raise ValueError("no last exception")
    print_exception(exc, limit=limit, file=file, chain=chain)


class FrameSummary:
    """One entry of a traceback."""

    def __init__(self, filename, lineno, name, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line

    @property
    def line(self):
        if self._line is None:
            try:
                import linecache
                self._line = linecache.getline(self.filename, self.lineno)
            except Exception:
                self._line = ""
        return self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, place):
        return tuple(self)[place]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The entries of a traceback, the outermost first."""

    def format(self):
        lines = []
        for entry in self:
            text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
            if entry.line:
                text += f"    {entry.line}\n"
            lines.append(text)
        return lines


def extract_tb(tb, limit=None):
    """The entries of a traceback object."""
    entries = StackSummary()
    while tb is not None and (limit is None or len(entries) < limit):
        code = tb.tb_frame.f_code
        entries.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return entries


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


class TracebackException:
    """An exception as it can be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type = exc_type
        self._str = str(exc_value)
        self.stack = extract_tb(exc_traceback)
        self._lines = format_exception(exc_value)
        self._only = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self.exc_type.__qualname__

    def __str__(self):
        return self._str

    def format(self, *, chain=True):
        yield from self._lines

    def format_exception_only(self, *, show_group=False):
        yield from self._only

    def print(self, *, file=None, chain=True):
        (sys.stderr if file is None else file).write("".join(self._lines))
