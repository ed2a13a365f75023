"""Objects as bytes, and back: CPython's pickle protocols 0 to 5, byte for byte.

Native in CPython (`Modules/_pickle.c`), whose order of opcodes, memo and frames is
kept. Trees of plain data take a native way (`_pickle.encode`, `_pickle.decode`), which
gives the same bytes.
Simplified: no out-of-band buffers.
"""

import _codecs
import sys
from _collections import deque
from _asyncio import PYTHON_VERSION
from _imports import import_module
import _pickle
from _pickle import decode as _decode, encode as _encode, pack_double
from _pickle_load import Unpickler, UnpicklingError, PickleError
from copyreg import dispatch_table

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler",
           "dump", "dumps", "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5 if PYTHON_VERSION >= (3, 14) else 4
_NEWER = PYTHON_VERSION >= (3, 14)

_FRAME_TARGET = 64 * 1024
_FRAME_LEAST = 4
_BATCH = 1000


class PicklingError(PickleError):
    pass


PicklingError.__module__ = "_pickle"
_pickle.PickleError, _pickle.PicklingError, _pickle.UnpicklingError = PickleError, PicklingError, UnpicklingError

_Function = type(lambda: 0)
_Native = type(len)


def _kind(obj):
    return type(obj).__name__


def _note(exc, words):
    if _NEWER:
        exc.add_note(words)


def _integer_bytes(number):
    count = (number.bit_length() >> 3) + 1
    data = number.to_bytes(count, "little", signed=True)
    if number < 0 and count > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


class Pickler:
    """Writes objects to a file as pickles; remembers what it has written (`memo`)."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self.proto = _protocol(protocol)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.bin = self.proto >= 1
        self.fast = False
        self.clear_memo()

    def clear_memo(self):
        self.memo = {}

    def dump(self, obj):
        self._out = bytearray()
        self._frame = bytearray() if self.proto >= 4 else self._out
        if self.proto >= 2:
            self._out += bytes((0x80, self.proto))
        self.save(obj)
        self._frame += b"."
        self._end_frame()
        self._file.write(bytes(self._out))

    def persistent_id(self, obj):
        return None

    # --- bytes ----------------------------------------------------------------

    def _end_frame(self):
        frame = self._frame
        if frame is self._out or not frame:
            return
        if len(frame) >= _FRAME_LEAST:
            self._out += b"\x95" + len(frame).to_bytes(8, "little")
        self._out += frame
        self._frame = bytearray()

    def _write_large(self, header, payload):
        """Long texts stand outside of frames."""
        if self._frame is not self._out and len(payload) >= _FRAME_TARGET:
            self._end_frame()
            self._out += header
            self._out += payload
        else:
            self._frame += header
            self._frame += payload

    def _memoize(self, obj):
        if self.fast:
            return
        place = len(self.memo)
        self.memo[id(obj)] = place, obj
        if self.proto >= 4:
            self._frame += b"\x94"
        elif self.bin:
            self._frame += (b"q" + bytes((place,)) if place < 256
                            else b"r" + place.to_bytes(4, "little"))
        else:
            self._frame += b"p%d\n" % place

    def _get(self, place):
        if not self.bin:
            self._frame += b"g%d\n" % place
        elif place < 256:
            self._frame += b"h" + bytes((place,))
        else:
            self._frame += b"j" + place.to_bytes(4, "little")

    # --- any object -------------------------------------------------------------

    def save(self, obj):
        self._save(obj)
        frame = self._frame
        if frame is not self._out and len(frame) >= _FRAME_TARGET:
            self._end_frame()

    def _save(self, obj):
        if type(self).persistent_id is not Pickler.persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save(pid)
                self._frame += b"Q"
                return
        kind = type(obj)
        atom = _ATOMS.get(kind)
        if atom is not None:
            atom(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        saver = _SAVERS.get(kind)
        if saver is not None:
            saver(self, obj)
            return
        self._save_other(obj, kind)

    def _save_other(self, obj, kind):
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            table = getattr(self, "dispatch_table", dispatch_table)
            reducer = table.get(kind) or _REDUCERS.get(kind)
            if reducer is not None:
                reduced = reducer(obj)
            elif issubclass(kind, type):
                self._save_type(obj)
                return
            elif issubclass(kind, BaseException) and kind.__reduce__ is BaseException.__reduce__ \
                    and kind.__reduce_ex__ is object.__reduce_ex__:
                state = getattr(obj, "__dict__", None)
                reduced = (kind, obj.args, dict(state)) if state else (kind, obj.args)
            else:
                reduced = obj.__reduce_ex__(self.proto)
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        try:
            self._save_reduced(obj, reduced)
        except BaseException as exc:
            _note(exc, f"when serializing {_kind(obj)} object")
            raise

    def _save_reduced(self, obj, reduced):
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple"
                                + (f", not {_kind(reduced)}" if _NEWER else ""))
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_call(obj, *reduced)

    def _save_call(self, obj, func, args, state=None, items=None, pairs=None, setter=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable"
                                + (f", not {_kind(func)}" if _NEWER else ""))
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple"
                                + (f", not {_kind(args)}" if _NEWER else ""))
        name = getattr(func, "__name__", "")
        if self.proto >= 4 and name == "__newobj_ex__":
            self.save(args[0])
            self.save(args[1])
            self.save(args[2])
            self._frame += b"\x92"
        elif self.proto >= 2 and name == "__newobj__":
            self.save(args[0])
            self._save_arguments(obj, args[1:])
            self._frame += b"\x81"
        else:
            try:
                self.save(func)
            except BaseException as exc:
                _note(exc, f"when serializing {_kind(obj)} reconstructor")
                raise
            self._save_arguments(obj, args)
            self._frame += b"R"
        known = self.memo.get(id(obj))
        if known is not None:           # it contains itself
            self._frame += b"0"
            self._get(known[0])
        else:
            self._memoize(obj)
        if items is not None:
            self._append_all(items, obj)
        if pairs is not None:
            self._set_all(pairs, obj)
        if state is not None:
            self._save_state(obj, state, setter)

    def _save_arguments(self, obj, args):
        try:
            self.save(args)
        except BaseException as exc:
            _note(exc, f"when serializing {_kind(obj)} reconstructor arguments")
            raise

    def _save_state(self, obj, state, setter):
        if type(state) is dict:
            state = {sys.intern(key) if type(key) is str else key: value
                     for key, value in state.items()}
        try:
            if setter is None:
                self.save(state)
                self._frame += b"b"
            else:
                self.save(setter)
                self.save(obj)
                self.save(state)
                self._frame += b"\x86R0"
        except BaseException as exc:
            _note(exc, f"when serializing {_kind(obj)} state")
            raise

    # --- atoms --------------------------------------------------------------------

    def _save_none(self, obj):
        self._frame += b"N"

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._frame += b"\x88" if obj else b"\x89"
        else:
            self._frame += b"I01\n" if obj else b"I00\n"

    def _save_int(self, obj):
        frame = self._frame
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if 0 <= obj < 256:
                frame += b"K" + bytes((obj,))
            elif 0 <= obj < 65536:
                frame += b"M" + obj.to_bytes(2, "little")
            else:
                frame += b"J" + obj.to_bytes(4, "little", signed=True)
        elif self.proto >= 2:
            data = _integer_bytes(obj)
            if len(data) < 256:
                frame += b"\x8a" + bytes((len(data),)) + data
            else:
                frame += b"\x8b" + len(data).to_bytes(4, "little") + data
        elif -0x80000000 <= obj <= 0x7fffffff:
            frame += f"I{obj}\n".encode()
        else:
            frame += f"L{obj}L\n".encode()

    def _save_float(self, obj):
        self._frame += b"G" + pack_double(obj) if self.bin else f"F{obj!r}\n".encode()

    # --- texts ----------------------------------------------------------------------

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            size = len(data)
            if size < 256 and self.proto >= 4:
                self._frame += b"\x8c" + bytes((size,)) + data
            elif size > 0xffffffff and self.proto >= 4:
                self._write_large(b"\x8d" + size.to_bytes(8, "little"), data)
            else:
                self._write_large(b"X" + size.to_bytes(4, "little"), data)
        else:
            self._frame += b"V" + _escaped(obj) + b"\n"
        self._memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self._save_call(obj, _codecs.encode, (obj.decode("latin-1"), "latin1"))
            else:
                self._save_call(obj, bytes, ())
            return
        size = len(obj)
        if size < 256:
            self._frame += b"C" + bytes((size,)) + obj
        elif size > 0xffffffff and self.proto >= 4:
            self._write_large(b"\x8e" + size.to_bytes(8, "little"), obj)
        else:
            self._write_large(b"B" + size.to_bytes(4, "little"), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_call(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._write_large(b"\x96" + len(obj).to_bytes(8, "little"), bytes(obj))
        self._memoize(obj)

    # --- containers -------------------------------------------------------------------

    def _save_item(self, obj, item, word, number):
        try:
            self.save(item)
        except BaseException as exc:
            _note(exc, f"when serializing {_kind(obj)} {word} {number}")
            raise

    def _save_tuple(self, obj):
        if not obj:
            self._frame += b")" if self.bin else b"(t"
            return
        short = len(obj) <= 3 and self.proto >= 2
        if not short:
            self._frame += b"("
        for number, item in enumerate(obj):
            self._save_item(obj, item, "item", number)
        known = self.memo.get(id(obj))
        if known is not None:           # it contains itself
            if short:
                self._frame += b"0" * len(obj)
            else:
                self._frame += b"1" if self.bin else b"0" * (len(obj) + 1)
            self._get(known[0])
            return
        self._frame += (b"\x85", b"\x86", b"\x87")[len(obj) - 1] if short else b"t"
        self._memoize(obj)

    def _save_list(self, obj):
        self._frame += b"]" if self.bin else b"(l"
        self._memoize(obj)
        if not self.bin or len(obj) == 1:
            for number, item in enumerate(obj):
                self._save_item(obj, item, "item", number)
                self._frame += b"a"
            return
        for start in range(0, len(obj), _BATCH):
            self._frame += b"("
            for number in range(start, min(start + _BATCH, len(obj))):
                self._save_item(obj, obj[number], "item", number)
            self._frame += b"e"

    def _append_all(self, items, obj):
        """The items of a list's subclass, from an iterator."""
        items = list(items)
        for start in range(0, len(items), _BATCH):
            part = items[start:start + _BATCH]
            if len(part) == 1 or not self.bin:
                for number, item in enumerate(part, start):
                    self._save_item(obj, item, "item", number)
                    self._frame += b"a"
                continue
            self._frame += b"("
            for number, item in enumerate(part, start):
                self._save_item(obj, item, "item", number)
            self._frame += b"e"

    def _save_dict(self, obj):
        self._frame += b"}" if self.bin else b"(d"
        self._memoize(obj)
        self._pairs(list(obj.items()), obj, exact=True)

    def _set_all(self, pairs, obj):
        self._pairs(list(pairs), obj, exact=False)

    def _pairs(self, pairs, obj, exact):
        for start in range(0, len(pairs), _BATCH):
            part = pairs[start:start + _BATCH]
            single = not self.bin or len(part) == 1 and (not exact or len(pairs) == 1)
            if not single:
                self._frame += b"("
            for key, value in part:
                self.save(key)
                self._save_item(obj, value, "item", repr(key) if _NEWER else "")
                if single:
                    self._frame += b"s"
            if not single:
                self._frame += b"u"

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_call(obj, set, (list(obj),))
            return
        self._frame += b"\x8f"
        self._memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self._frame += b"("
            for item in items[start:start + _BATCH]:
                self._save_element(obj, item)
            self._frame += b"\x90"

    def _save_element(self, obj, item):
        try:
            self.save(item)
        except BaseException as exc:
            _note(exc, f"when serializing {_kind(obj)} element")
            raise

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_call(obj, frozenset, (list(obj),))
            return
        self._frame += b"("
        for item in obj:
            self._save_element(obj, item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._frame += b"1"
            self._get(known[0])
            return
        self._frame += b"\x91"
        self._memoize(obj)

    # --- functions and classes, by name --------------------------------------------------

    def _save_type(self, obj):
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                self._save_call(obj, type, (single,))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None)
        if module is None:
            module = _module_of(obj, name)
        if obj is open and _NEWER:
            module = "_io"
        _check_global(obj, module, name)
        module, name = sys.intern(module), sys.intern(name)
        if self.proto >= 4:
            self.save(module)
            self.save(name)
            self._frame += b"\x93"
        else:
            if self.proto < 3 and module == "builtins":
                module = "exceptions" if isinstance(obj, type) and issubclass(obj, Exception) else "__builtin__"
                name = {"str": "unicode", "range": "xrange", "int": "long"}.get(name, name)
            self._frame += b"c" + module.encode() + b"\n" + name.encode() + b"\n"
        self._memoize(obj)


def _escaped(text):
    """Protocol 0: `\\uXXXX` for what is not Latin-1, or would end the line."""
    data = bytearray()
    for letter in text:
        code = ord(letter)
        if code > 0xffff:
            data += b"\\U%08x" % code
        elif code > 0xff or letter in "\\\0\n\r\x1a":
            data += b"\\u%04x" % code
        else:
            data.append(code)
    return bytes(data)


def _module_of(obj, name):
    for known, module in list(sys.modules.items()):
        if known not in ("__main__", "__mp_main__") and getattr(module, name, None) is obj:
            return known
    return "__main__"


def _check_global(obj, module, name):
    if "<locals>" in name.split("."):
        if _NEWER:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        raise AttributeError(f"Can't pickle local object {name!r}")
    try:
        found = import_module(module)
    except (ImportError, ValueError, KeyError) as exc:
        if _NEWER:
            raise PicklingError(f"Can't pickle {obj!r}: {exc}")
        raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} failed")
    try:
        for part in name.split("."):
            found = getattr(found, part)
    except AttributeError:
        if _NEWER:
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}")
        raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")


# --- what knows how to be remade natively ---------------------------------------------------

def _reduce_native(obj):
    owner = getattr(obj, "__self__", None)
    if owner is None or type(owner) is type(sys):
        return obj.__name__
    return getattr, (owner, obj.__name__)


def _reduce_method(obj):
    return getattr, (obj.__self__, obj.__func__.__name__)


_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
          float: Pickler._save_float}

def _save_method(pickler, obj):
    """A method of a builtin class."""
    pickler._save_call(obj, getattr, (obj.__objclass__, obj.__name__))


_SAVERS = {str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray,
           tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict,
           set: Pickler._save_set, frozenset: Pickler._save_frozenset, type: Pickler._save_type,
           _Function: Pickler._save_global, type(str.split): _save_method}


class _Bound:
    def method(self):
        pass


_REDUCERS = {
    _Native: _reduce_native,
    type(_Bound().method): _reduce_method,
    range: lambda obj: (range, (obj.start, obj.stop, obj.step)),
    slice: lambda obj: (slice, (obj.start, obj.stop, obj.step)),
    deque: lambda obj: (deque, () if obj.maxlen is None else ((), obj.maxlen), None, iter(obj)),
    complex: lambda obj: (complex, (obj.real, obj.imag)),
    type(...): lambda obj: "Ellipsis",
    type(NotImplemented): lambda obj: "NotImplemented",
}


# --- the module's functions -----------------------------------------------------------------

def _protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return protocol


class _Sink:
    def write(self, data):
        self.data = data


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The object as bytes."""
    protocol = _protocol(protocol)
    if protocol >= 4:
        data = _encode(obj, protocol)
        if data is not None:
            return data
    sink = _Sink()
    Pickler(sink, protocol).dump(obj)
    return sink.data


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """The object that the bytes describe."""
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    found = _decode(data)
    if found is not None:
        return found[0]
    return Unpickler._of(data).load()
