"""Frames as objects, and telling trace functions of them."""


class FrameLocalsProxy(dict):
    """The variables of a function's frame, since 3.13."""

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError("Interleave: the variables of a frame can be read, not set")

    __setitem__ = __delitem__ = __ior__ = setdefault = update = _refuse


class frame:
    """A frame as it was when somebody asked for it."""

    f_back = f_trace = None
    f_trace_lines = True
    f_trace_opcodes = False

    def __init__(self, code, line, lasti, locals, globals):
        self.f_code = code
        self.f_lineno = line
        self.f_lasti = lasti
        import sys
        # A function's: no module has CO_OPTIMIZED.
        is_proxy = code.co_flags & 1 and sys.version_info >= (3, 13)
        self.f_locals = FrameLocalsProxy(locals) if is_proxy else locals
        self.f_globals = globals

    @property
    def f_builtins(self):
        import builtins
        return builtins.__dict__

    def clear(self):
        self.f_locals = {}

    def __repr__(self):
        return f"<frame, file '{self.f_code.co_filename}', line {self.f_lineno}, code {self.f_code.co_name}>"


def frame_of(code, line, lasti, locals, globals):
    return frame(code, line, lasti, locals, globals)


def frames_of(parts):
    """Frames from the innermost on, each with its caller."""
    back = None
    for part in reversed(parts):
        new = frame(*part)
        new.f_back = back
        back = new
    return back


def trace_event(function, parts, event, about, line):
    """Tells a trace or profile function; what it gives."""
    top = frames_of(parts)
    top.f_lineno = line
    if event == "exception":
        about = (type(about), about, about.__traceback__)
    return function(top, event, about)


def frames_of_threads(rows):
    return {ident: frames_of(parts) for ident, parts in rows}
