"""Builtins that are written in Python: `exit`, `quit`, `help` and `memoryview`."""

import builtins


class Quitter:
    """Ends the program when it is called."""

    __module__ = "_sitebuiltins"

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f"Use {self.name}() or {self.eof} to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


class Helper:
    """Prints what there is to know of an object."""

    __module__ = "_sitebuiltins"
    __qualname__ = "_Helper"

    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *things):
        if not things:
            raise NotImplementedError("help() has no prompt here: give it a function or a class")
        from pydoc import help
        help(*things)


class memoryview:
    """A view of the bytes of another object, of format B."""

    __module__ = "builtins"
    format, itemsize, ndim = "B", 1, 1
    contiguous = c_contiguous = f_contiguous = True
    suboffsets = ()

    def __init__(self, object):
        if isinstance(object, memoryview):
            self.obj, self._range = object.obj, object._range
        elif isinstance(object, (bytes, bytearray)):
            self.obj, self._range = object, range(len(object))
        elif hasattr(type(object), "__buffer__"):
            self.obj = object.__buffer__(0)
            self._range = range(len(self.obj))
        else:
            kind = type(object).__name__
            raise TypeError(f"memoryview: a bytes-like object is required, not '{kind}'")

    def _check(self):
        if self._range is None:
            raise ValueError("operation forbidden on released memoryview object")

    @property
    def readonly(self):
        return isinstance(self.obj, bytes)

    @property
    def nbytes(self):
        return len(self)

    @property
    def shape(self):
        return (len(self),)

    @property
    def strides(self):
        return (self._range.step,)

    def __len__(self):
        self._check()
        return len(self._range)

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            part = object.__new__(memoryview)
            part.obj, part._range = self.obj, self._range[key]
            return part
        if key is Ellipsis:
            return self
        try:
            return self.obj[self._range[key]]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        except TypeError:
            raise TypeError("memoryview: invalid slice key") from None

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            value = bytes(value)
            places = self._range[key]
            if len(places) != len(value):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, byte in zip(places, value):
                self.obj[place] = byte
            return
        try:
            place = self._range[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        if not isinstance(value, int):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        self.obj[place] = value

    def __iter__(self):
        self._check()
        for place in self._range:
            yield self.obj[place]

    def __contains__(self, value):
        return value in self.tobytes()

    def __bytes__(self):
        return self.tobytes()

    def __buffer__(self, flags):
        return self.tobytes()

    def tobytes(self, order="C"):
        self._check()
        if order is not None and not isinstance(order, str):
            raise TypeError(f"tobytes() argument 'order' must be str or None, not {type(order).__name__}")
        if order not in (None, "C", "F", "A"):
            raise ValueError("order must be 'C', 'F' or 'A'")
        r = self._range
        if r.step == 1:
            return bytes(self.obj[r.start:r.stop])
        return bytes([self.obj[place] for place in r])

    def tolist(self):
        return list(self)

    def hex(self, *args, **kwargs):
        return self.tobytes().hex(*args, **kwargs)

    def toreadonly(self):
        return memoryview(self.tobytes())

    def cast(self, format, shape=None):
        if format not in ("B", "b", "c"):
            raise NotImplementedError("Interleave has memoryviews of format 'B' only")
        return self

    def release(self):
        self._range = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.release()

    def __eq__(self, other):
        if isinstance(other, memoryview):
            return self.tobytes() == other.tobytes()
        if isinstance(other, (bytes, bytearray)):
            return self.tobytes() == other
        return NotImplemented

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        if self._range is None:
            return f"<released memory at 0x{id(self):x}>"
        return f"<memory at 0x{id(self):x}>"


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    from importlib import import_module
    module = import_module(name)
    if fromlist or "." not in name:
        return module
    return import_module(name.partition(".")[0])


builtins.__import__ = __import__
builtins.memoryview = memoryview
builtins.exit = Quitter("exit", "Ctrl-D (i.e. EOF)")
builtins.help = Helper()
builtins.quit = Quitter("quit", "Ctrl-D (i.e. EOF)")
