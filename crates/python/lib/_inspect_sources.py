"""Frames and source texts, for `inspect`."""

import sys
from collections import namedtuple

Traceback = namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    import linecache
    lineno = getattr(frame, "tb_lineno", None)
    if lineno is None:
        lineno = frame.f_lineno
    else:
        frame = frame.tb_frame
    code = frame.f_code
    lines = linecache.getlines(code.co_filename)
    if context > 0 and lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        shown, index = lines[start:start + context], lineno - 1 - start
    else:
        shown = index = None
    return Traceback(code.co_filename, lineno, code.co_name, shown, index)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The callers, the innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(exc.__traceback__ if exc is not None else None, context)


def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    varargs = keywords = None
    rest = names[count:]
    if code.co_flags & 4:
        varargs = rest.pop(0)
    if code.co_flags & 8:
        keywords = rest.pop(0)
    return ArgInfo(names[:count], varargs, keywords, frame.f_locals)


def _code_of(object):
    for name in ("__wrapped__",):
        while hasattr(object, name):
            object = getattr(object, name)
    object = getattr(object, "__func__", object)
    for name in ("__code__", "gi_code", "cr_code", "ag_code", "tb_frame", "f_code"):
        if hasattr(object, name):
            object = getattr(object, name)
    return object if hasattr(object, "co_firstlineno") else None


def getfile(object):
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    module = object if hasattr(object, "__file__") else sys.modules.get(getattr(object, "__module__", None))
    if getattr(module, "__file__", None):
        return module.__file__
    if isinstance(object, type):
        raise TypeError(f"{object!r} is a built-in class")
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    f"expected, got {type(object).__name__}")


getsourcefile = getfile


def findsource(object):
    import linecache
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, type):
        line = getattr(object, "__firstlineno__", 0)
        if line:
            return lines, line - 1
        wanted = f"class {object.__name__}"
        for at, line in enumerate(lines):
            text = line.strip()
            if text.startswith(wanted) and not text[len(wanted):len(wanted) + 1].isidentifier():
                while at > 0 and lines[at - 1].strip().startswith("@"):
                    at -= 1
                return lines, at
        raise OSError("could not find class definition")
    code = _code_of(object)
    return lines, (code.co_firstlineno - 1 if code is not None else 0)


def getblock(lines):
    """The first statement with its block: up to the next line that is not indented deeper."""
    depth = 0
    indent = None
    last = 0
    quote = None
    in_header = True
    for at, line in enumerate(lines):
        text = line.strip()
        if depth == 0 and quote is None:
            if not text or text.startswith("#"):
                continue
            here = len(line) - len(line.lstrip())
            if indent is None:
                indent = here
            elif not in_header and here <= indent:
                break
        place = 0
        while place < len(line):
            char = line[place]
            if quote is not None:
                if char == "\\":
                    place += 1
                elif line.startswith(quote, place):
                    place += len(quote) - 1
                    quote = None
            elif char == "#":
                break
            elif char in "\"'":
                quote = char * 3 if line.startswith(char * 3, place) else char
                place += len(quote) - 1
            elif char in "([{":
                depth += 1
            elif char in ")]}":
                depth -= 1
            place += 1
        if quote is not None and len(quote) == 1:
            quote = None
        last = at
        if in_header and depth == 0 and quote is None and not text.startswith("@"):
            in_header = False
            if not text.split("#")[0].rstrip().endswith(":") and not text.startswith(
                    ("def ", "async def ", "class ")):
                break
            if text.startswith(("def ", "async def ", "class ")) and not text.split("#")[0].rstrip().endswith(":"):
                break
    return lines[:last + 1]


def getsourcelines(object):
    lines, start = findsource(object)
    if hasattr(object, "__path__") or type(object) is type(sys):
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    """The text of a function, class, method or module."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    found = []
    while start > 0 and lines[start - 1].strip().startswith("#"):
        start -= 1
        found.insert(0, lines[start].lstrip())
    return "".join(found) or None


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None
