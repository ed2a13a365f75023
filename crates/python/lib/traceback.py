"""Tracebacks as text. The text itself is made natively (`_traceback.format`)."""

__all__ = ["print_exc", "format_exc", "print_exception", "format_exception",
           "format_exception_only", "print_tb", "format_tb", "extract_tb",
           "FrameSummary", "StackSummary", "TracebackException", "print_last", "walk_tb",
           "walk_stack", "extract_stack", "format_stack", "print_stack", "format_list",
           "print_list", "clear_frames"]

import sys
from _prelude_natives import _is_old

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
    from _traceback import format_by_library
    return format_by_library(exc)


def _safe_str(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def format_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, chain=True, **kwargs):
    """The lines that an uncaught exception would print, as a list."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if tb is _UNSET:
        tb = exc.__traceback__
    if limit is not None or not _is_own(exc, tb):
        return list(TracebackException(type(exc), exc, tb, limit=limit).format(chain=chain))
    return _pieces(_native(exc) if chain else _without_chain(exc))


def _is_own(exc, tb):
    """Is it the whole traceback of the exception? Each asking makes new objects."""
    own = None if exc is None else exc.__traceback__
    from _traceback import entries
    return entries(own) == entries(tb)


def _pieces(text):
    """The text in pieces: an entry of the stack with its source is one."""
    pieces = []
    for line in text.splitlines(keepends=True):
        if line.startswith("    ") and pieces and pieces[-1].startswith("  File "):
            pieces[-1] += line
        elif line in _LINKS and pieces and pieces[-1] == "\n":
            pieces[-1] += line
        elif line == "\n" and pieces and pieces[-1].endswith(_LINKS):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


_LINKS = ("The above exception was the direct cause of the following exception:\n",
          "During handling of the above exception, another exception occurred:\n")


def format_exception_only(exc, /, value=_UNSET, *, show_group=False):
    """The last line: the type and the message (and notes)."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if isinstance(exc, SyntaxError) or not _is_old() and isinstance(exc, (AttributeError, ImportError)):
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
    if isinstance(exc, NameError) and not _is_old() and exc.name in sys.stdlib_module_names:
        text += f". Did you forget to import '{exc.name}'?"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(exc, "__notes__", ()):
        lines.extend(line + "\n" for line in str(note).split("\n"))
    return lines


def print_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, file=None, chain=True, **kwargs):
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

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, _text=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line = line
        self._text = _text

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
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


def _limited(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


class StackSummary(list):
    """The entries of a traceback, the outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = cls()
        for frame, lineno in _limited(list(frame_gen), limit):
            code = frame.f_code
            entries.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                        locals=frame.f_locals if capture_locals else None))
        return entries

    @classmethod
    def from_list(cls, a_list):
        entries = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            entries.append(entry)
        return entries

    def format_frame_summary(self, entry, **kwargs):
        text = entry._text
        if text is None:
            text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
            if entry.line:
                text += f"    {entry.line}\n"
        if entry.locals:
            for name, value in sorted(entry.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        lines = []
        last = None
        count = 0
        for entry in self:
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                _repeated(lines, count)
                last, count = place, 0
            count += 1
            if count <= 3:
                lines.append(self.format_frame_summary(entry))
        _repeated(lines, count)
        return lines


def _repeated(lines, count):
    if count > 3:
        plural = "s" if count > 4 else ""
        lines.append(f"  [Previous line repeated {count - 3} more time{plural}]\n")


def walk_tb(tb):
    """Frame and line of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Frame and line of each caller, the innermost first."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The entries of a traceback object."""
    from _traceback import entries
    return StackSummary([FrameSummary(*entry[:3], _text=entry[3])
                         for entry in _limited(entries(tb), limit)])


def extract_stack(f=None, limit=None):
    """Who called, the outermost first."""
    if f is None:
        f = sys._getframe(1)
    stack = []
    while f is not None:
        stack.append((f, f.f_lineno))
        f = f.f_back
    if limit is not None and limit >= 0:
        stack = stack[:limit]
    return StackSummary.extract(reversed(stack))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    (sys.stderr if file is None else file).write("".join(format_list(extracted_list)))


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe(1)
    print_list(extract_stack(f, limit), file)


def clear_frames(tb):
    """Frames of a traceback are copies here: nothing holds their variables but the exception."""


class TracebackException:
    """An exception as it can be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self._str = _safe_str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if capture_locals:
            self.stack = StackSummary.extract(walk_tb(exc_traceback), limit=limit,
                                              capture_locals=True)
        else:
            self.stack = extract_tb(exc_traceback, limit)
        is_own = _is_own(exc_value, exc_traceback)
        self._whole = _seen is None and limit is None and not capture_locals and is_own
        self._lines = format_exception(exc_value) if self._whole else None
        self._only = format_exception_only(exc_value)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self._chained(exc_value, "__cause__", seen, limit, capture_locals)
        self.__context__ = self._chained(exc_value, "__context__", seen, limit, capture_locals)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(e), e, e.__traceback__, limit=limit,
                                                  capture_locals=capture_locals, _seen=seen)
                               for e in exc_value.exceptions]

    @staticmethod
    def _chained(exc, name, seen, limit, capture_locals):
        other = getattr(exc, name, None)
        if other is None or id(other) in seen:
            return None
        return TracebackException(type(other), other, other.__traceback__, limit=limit,
                                  capture_locals=capture_locals, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        cls = self.exc_type
        if cls.__module__ in ("builtins", "__main__"):
            return cls.__qualname__
        return f"{cls.__module__}.{cls.__qualname__}"

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return (self.exc_type, self._str, self.stack) == (other.exc_type, other._str,
                                                              other.stack)
        return NotImplemented

    def format(self, *, chain=True, **kwargs):
        if chain and self._lines is not None:
            yield from self._lines
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield ("\nThe above exception was the direct cause of the following "
                       "exception:\n\n")
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield ("\nDuring handling of the above exception, another exception "
                       "occurred:\n\n")
        if self.exceptions is not None:
            yield from self._group(1)
            return
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._only

    def _group(self, depth):
        """A group's lines: its members' in a frame, as deep as it lies."""
        indent = "  " * depth
        edge = "+ " if depth == 1 else "| "
        lines = []
        if self.stack:
            yield indent + edge + "Exception Group Traceback (most recent call last):\n"
            lines = self.stack.format()
        for text in (*lines, *self._only):
            for line in text.splitlines(keepends=True):
                yield f"{indent}| {line}"
        for place, other in enumerate(self.exceptions):
            yield f"{indent}{'  ' if place else '+-'}+---------------- {place + 1} ----------------\n"
            inner = "  " * (depth + 1)
            if other.exceptions is not None:
                yield from other._group(depth + 1)
                continue
            for text in other.format():
                for line in text.splitlines(keepends=True):
                    yield f"{inner}| {line}"
            if place + 1 == len(self.exceptions):
                yield inner + "+------------------------------------\n"

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        (sys.stderr if file is None else file).write("".join(self.format(chain=chain)))
