"""Warnings: told on stderr, ignored or raised, as the filters say.

A *filter* is `(action, message, category, module, line)`; the first that fits
decides. Message and module are regular expressions for a beginning.
"""

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

import sys

_MAIN = "__main__"
_DEFAULT_FILTERS = [
    ("default", None, DeprecationWarning, _MAIN, 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
filters = list(_DEFAULT_FILTERS)
defaultaction = "default"
onceregistry = {}
_told = {}              # module -> keys that were told already
_ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


class WarningMessage:
    """One warning with its place."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning: its place, kind and message, and the source line."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _source_line(filename, lineno)
    if line:
        text += f"  {line.strip()}\n"
    return text


_lines = {}             # source lines that are known better than from the file


def _source_line(filename, lineno):
    if (filename, lineno) in _lines:
        return _lines[filename, lineno]
    try:
        import linecache
        return linecache.getline(filename, lineno)
    except Exception:
        return ""


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to stderr (or to `file`)."""
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_plain_showwarning = showwarning
_recording = []         # the lists of the catch_warnings(record=True) under way


def _show(entry):
    if showwarning is not _plain_showwarning:
        showwarning(entry.message, entry.category, entry.filename, entry.lineno, entry.file, entry.line)
    elif _recording and _recording[-1] is not None:
        _recording[-1].append(entry)
    else:
        _plain_showwarning(entry.message, entry.category, entry.filename, entry.lineno, entry.file, entry.line)
        if entry.source is not None and sys.stderr is not None:
            sys.stderr.write(f"{entry._category_name}: Enable tracemalloc to get the object "
                             "allocation traceback\n")


def _fits(wanted, text, any_case=False):
    if not wanted:
        return True
    if wanted.replace("_", "").isalnum():       # stands for itself: `re` need not be there
        return text.startswith(wanted) or any_case and text.lower().startswith(wanted.lower())
    import re
    return re.match(wanted, text, re.I if any_case else 0) is not None


def _add_filter(entry, append):
    if append:
        if entry not in filters:
            filters.append(entry)
        return
    if entry in filters:
        filters.remove(entry)
    filters.insert(0, entry)
    _told.clear()


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """What to do with warnings like this."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """What to do with all warnings of a category."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings():
    """Forget all filters."""
    filters[:] = []
    _told.clear()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, placed at the caller (or `stacklevel - 1` callers further out)."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module = _place(stacklevel + 1)
    warn_explicit(message, category, filename, lineno, module, _told.setdefault(module, {}), source=source)


def _never_awaited(text, filename, lineno, source):
    """From the VM: a coroutine died that was never started."""
    _lines[filename, lineno] = source
    warn_explicit(text, RuntimeWarning, filename, lineno, _MAIN, _told.setdefault(_MAIN, {}),
                  source=True)


def _place(depth):
    """File, line and module of a caller: `_traceback.caller(depth)` is native."""
    try:
        from _traceback import caller
    except ImportError:
        return "<sys>", 0, _MAIN
    return caller(depth + 1)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning whose place is given."""
    lineno = int(lineno)
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = defaultaction
    for action_found, wanted, kind, wanted_module, line in filters:
        if (_fits(wanted, text, any_case=True) and issubclass(category, kind)
                and (wanted_module is None or _fits(wanted_module, module)) and (line == 0 or line == lineno)):
            action = action_found
            break
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[(text, category)] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[(text, category, 0)] = 1
    elif action == "default":
        registry[key] = 1
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Puts the filters back at the end of the block; `record=True` gives a list instead of text."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = filters[:]
        self._showwarning = showwarning
        showwarning = _plain_showwarning
        log = [] if self._record else None
        _recording.append(log if self._record else (_recording[-1] if _recording else None))
        if not self._record:
            showwarning = self._showwarning
        _told.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._filters
        showwarning = self._showwarning
        _recording.pop()
        _told.clear()


class deprecated:
    """Decorator: using this warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                return original(cls)

            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = message
            return arg
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
