"""From bytes to objects: the other half of `pickle`.

Native in CPython (`Modules/_pickle.c`): a stack machine whose program is the pickle.
"""

import sys
from _asyncio import PYTHON_VERSION
from _imports import import_module
from _pickle import unpack_double


class PickleError(Exception):
    pass


class UnpicklingError(PickleError):
    pass


PickleError.__module__ = UnpicklingError.__module__ = "_pickle"

_OLD_NAMES = {("__builtin__", "unicode"): ("builtins", "str"), ("__builtin__", "long"): ("builtins", "int"),
              ("__builtin__", "xrange"): ("builtins", "range"), ("__builtin__", "str"): ("builtins", "bytes")}


class _Stop(Exception):
    pass


class Unpickler:
    """Reads pickles from a file, one after another."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self.memo = {}

    @classmethod
    def _of(cls, data):
        made = cls.__new__(cls)
        made._file = None
        made._data = data
        made.memo = {}
        return made

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered" if PYTHON_VERSION >= (3, 13) else
                              "A load persistent id instruction was encountered, but no persistent_load "
                              "function was specified.")

    def load(self):
        if self._file is not None:
            self._data = _rest(self._file)
        self._at = 0
        self._stack = []
        self._marks = []
        self.proto = 0
        if not self._data:
            raise EOFError("Ran out of input")
        steps = _STEPS
        try:
            while True:
                if self._at >= len(self._data):
                    raise EOFError("Ran out of input")
                code = self._data[self._at]
                self._at += 1
                step = steps.get(code)
                if step is None:
                    raise UnpicklingError(f"invalid load key, {_key(code)}.")
                step(self)
        except _Stop:
            pass
        if self._file is not None:
            _give_back(self._file, len(self._data) - self._at)
        if not self._stack:
            raise UnpicklingError("pickle data was truncated")
        return self._stack.pop()

    # --- reading --------------------------------------------------------------

    def _take(self, count):
        start = self._at
        self._at = start + count
        if self._at > len(self._data):
            raise UnpicklingError("pickle data was truncated")
        return bytes(self._data[start:self._at])

    def _number(self, count, signed=False):
        return int.from_bytes(self._take(count), "little", signed=signed)

    def _line(self):
        end = self._data.find(b"\n", self._at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        line = bytes(self._data[self._at:end])
        self._at = end + 1
        return line

    def _push(self, value):
        self._stack.append(value)

    def _pop(self):
        if not self._stack:
            raise UnpicklingError("unexpected MARK found" if self._marks else "pickle data was truncated")
        return self._stack.pop()

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _since_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    # --- names -------------------------------------------------------------------

    def find_class(self, module, name):
        if self.proto < 3:
            module, name = _OLD_NAMES.get((module, name), (module, name))
            if module in ("__builtin__", "exceptions"):
                module = "builtins"
            elif module == "copy_reg":
                module = "copyreg"
        found = import_module(module)
        if self.proto < 4:
            return self._attribute(found, name)
        for part in name.split("."):
            found = self._attribute(found, part)
        return found

    def _attribute(self, owner, name):
        try:
            return getattr(owner, name)
        except AttributeError:
            if PYTHON_VERSION >= (3, 14):
                raise
            raise AttributeError(f"Can't get attribute {name!r} on {owner!r}") from None

    # --- opcodes -------------------------------------------------------------------

    def _protocol(self):
        self.proto = self._number(1)
        if self.proto > 5:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _frame(self):
        size = self._number(8)
        if self._at + size > len(self._data):
            raise UnpicklingError("pickle data was truncated" if self._file is None
                                  else "pickle exhausted before end of frame")

    def _stop(self):
        raise _Stop

    def _integer_line(self):
        line = self._line()
        if line in (b"00", b"01"):
            self._push(line == b"01")
        else:
            self._push(int(line))

    def _long(self, width):
        self._push(int.from_bytes(self._take(self._number(width)), "little", signed=True))

    def _text(self, width):
        self._push(self._take(self._number(width)).decode("utf-8", "surrogatepass"))

    def _raw(self, width):
        self._push(self._take(self._number(width)))

    def _tuple_of(self, count):
        items = [self._pop() for _ in range(count)]
        self._push(tuple(reversed(items)))

    def _append(self):
        value = self._pop()
        target = self._stack[-1]
        if type(target) is list:
            list.append(target, value)
        else:
            target.append(value)

    def _appends(self):
        items = self._since_mark()
        target = self._stack[-1]
        if isinstance(target, list):
            list.extend(target, items) if type(target) is list else target.extend(items)
            return
        if hasattr(target, "extend"):
            target.extend(items)
            return
        for item in items:
            target.append(item)

    def _set_item(self):
        value, key = self._pop(), self._pop()
        self._stack[-1][key] = value

    def _set_items(self):
        items = self._since_mark()
        target = self._stack[-1]
        for n in range(0, len(items), 2):
            target[items[n]] = items[n + 1]

    def _add_items(self):
        items = self._since_mark()
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _call(self):
        args, function = self._pop(), self._pop()
        self._push(function(*args))

    def _new_object(self):
        args, cls = self._pop(), self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        self._push(cls.__new__(cls, *args))

    def _new_object_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _build(self):
        state = self._pop()
        target = self._stack[-1]
        setter = getattr(target, "__setstate__", None)
        if setter is not None:
            setter(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            names = target.__dict__
            for key, value in state.items():
                names[sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(target, key, value)

    def _global_line(self):
        module, name = self._line().decode(), self._line().decode()
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _remember(self, place):
        self.memo[place] = self._stack[-1]

    def _recall(self, place):
        try:
            self._push(self.memo[place])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {place}") from None

    def _pop_mark(self):
        self._since_mark()

    def _drop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._since_mark()

    def _dict_of_mark(self):
        items = self._since_mark()
        self._push({items[n]: items[n + 1] for n in range(0, len(items), 2)})

    def _unicode_line(self):
        self._push(_unescaped(self._line().decode("latin-1")))


def _unescaped(text):
    """`\\uXXXX` and `\\UXXXXXXXX`"""
    parts = text.split("\\")
    found = [parts[0]]
    for part in parts[1:]:
        digits = {"u": 4, "U": 8}.get(part[:1], 0)
        if digits:
            found.append(chr(int(part[1:1 + digits], 16)) + part[1 + digits:])
        else:
            found.append("\\" + part)
    return "".join(found)


def _key(code):
    return f"'\\x{code:02x}'" if code < 32 or code > 126 else f"'{chr(code)}'"


def _rest(file):
    return file.read()


def _give_back(file, count):
    """What belongs to the next pickle stays in the file."""
    if count:
        file.seek(file.tell() - count)


_STEPS = {
    0x80: Unpickler._protocol, 0x95: Unpickler._frame, ord("."): Unpickler._stop,
    ord("N"): lambda u: u._push(None), 0x88: lambda u: u._push(True), 0x89: lambda u: u._push(False),
    ord("K"): lambda u: u._push(u._number(1)), ord("M"): lambda u: u._push(u._number(2)),
    ord("J"): lambda u: u._push(u._number(4, True)), ord("I"): Unpickler._integer_line,
    ord("L"): lambda u: u._push(int(u._line().rstrip(b"L"))),
    0x8a: lambda u: u._long(1), 0x8b: lambda u: u._long(4),
    ord("G"): lambda u: u._push(unpack_double(u._take(8))),
    ord("F"): lambda u: u._push(float(u._line().decode())),
    0x8c: lambda u: u._text(1), ord("X"): lambda u: u._text(4), 0x8d: lambda u: u._text(8),
    ord("V"): Unpickler._unicode_line,
    ord("C"): lambda u: u._raw(1), ord("B"): lambda u: u._raw(4), 0x8e: lambda u: u._raw(8),
    0x96: lambda u: u._push(bytearray(u._take(u._number(8)))),
    ord(")"): lambda u: u._push(()), 0x85: lambda u: u._tuple_of(1), 0x86: lambda u: u._tuple_of(2),
    0x87: lambda u: u._tuple_of(3), ord("t"): lambda u: u._push(tuple(u._since_mark())),
    ord("]"): lambda u: u._push([]), ord("l"): lambda u: u._push(u._since_mark()),
    ord("a"): Unpickler._append, ord("e"): Unpickler._appends,
    ord("}"): lambda u: u._push({}), ord("d"): Unpickler._dict_of_mark,
    ord("s"): Unpickler._set_item, ord("u"): Unpickler._set_items,
    0x8f: lambda u: u._push(set()), 0x90: Unpickler._add_items,
    0x91: lambda u: u._push(frozenset(u._since_mark())),
    ord("("): Unpickler._mark, ord("0"): Unpickler._drop, ord("1"): Unpickler._pop_mark,
    ord("2"): lambda u: u._push(u._stack[-1]),
    ord("c"): Unpickler._global_line, 0x93: Unpickler._stack_global,
    ord("R"): Unpickler._call, 0x81: Unpickler._new_object, 0x92: Unpickler._new_object_ex,
    ord("b"): Unpickler._build,
    0x94: lambda u: u._remember(len(u.memo)), ord("q"): lambda u: u._remember(u._number(1)),
    ord("r"): lambda u: u._remember(u._number(4)), ord("p"): lambda u: u._remember(int(u._line())),
    ord("h"): lambda u: u._recall(u._number(1)), ord("j"): lambda u: u._recall(u._number(4)),
    ord("g"): lambda u: u._recall(int(u._line())),
    ord("Q"): lambda u: u._push(u.persistent_load(u._pop())),
    ord("P"): lambda u: u._push(u.persistent_load(u._line().decode())),
}
