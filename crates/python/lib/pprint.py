"""Values over several lines, as wide as wanted."""

from collections import (Counter, OrderedDict, UserDict, UserList, UserString, defaultdict,
                         deque)
from dataclasses import fields
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    text = saferepr(object)
    return "<" not in text


def isrecursive(object):
    return "<Recursion on" in saferepr(object)


class _Key:
    """An order for keys that have none among themselves."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return bool(self.value < other.value)
        except TypeError:
            a, b = self.value, other.value
            return (str(type(a)), id(a)) < (str(type(b)), id(b))


def _sorted_items(mapping):
    return sorted(mapping.items(), key=lambda item: (_Key(item[0]), _Key(item[1])))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = stream
        self._compact, self._sort, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is None:
            print(self.pformat(object))
        else:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, set(), 0)
        return "".join(out)

    def isreadable(self, object):
        return isreadable(object)

    def isrecursive(self, object):
        return isrecursive(object)

    # --- on one line

    def _repr(self, object, seen, level):
        kind = type(object)
        show = kind.__repr__
        if kind is int and self._underscores:
            return f"{object:_d}"
        is_dict = issubclass(kind, dict) and show is dict.__repr__
        is_list = issubclass(kind, list) and show is list.__repr__
        is_tuple = issubclass(kind, tuple) and show is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            return repr(object)
        if not object:
            return "{}" if is_dict else "[]" if is_list else "()"
        if self._depth and level >= self._depth:
            return "{...}" if is_dict else "[...]" if is_list else "(...)"
        if id(object) in seen:
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        seen.add(id(object))
        if is_dict:
            items = _sorted_items(object) if self._sort else object.items()
            inner = ", ".join([f"{self._repr(k, seen, level + 1)}: {self._repr(v, seen, level + 1)}"
                               for k, v in items])
        else:
            inner = ", ".join([self._repr(item, seen, level + 1) for item in object])
        seen.discard(id(object))
        if is_dict:
            return "{" + inner + "}"
        if is_list:
            return "[" + inner + "]"
        return "(" + inner + (",)" if len(object) == 1 else ")")

    # --- over lines

    def _format(self, object, out, indent, allowance, seen, level):
        if id(object) in seen:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, seen, level)
        room = self._width - indent - allowance
        if len(text) > room:
            method = self._method(object)
            if method is not None:
                seen.add(id(object))
                method(object, out, indent, allowance, seen, level + 1)
                seen.discard(id(object))
                return
        out.append(text)

    def _method(self, object):
        show = type(object).__repr__
        if show in (dict.__repr__, OrderedDict.__repr__, defaultdict.__repr__, Counter.__repr__,
                    MappingProxyType.__repr__):
            if not len(object):
                return None
            if show is OrderedDict.__repr__ and show is not dict.__repr__:
                return self._ordered_dict
            if show is defaultdict.__repr__ and show is not dict.__repr__:
                return self._default_dict
            if show is Counter.__repr__ and show is not dict.__repr__:
                return self._counter
            if show is MappingProxyType.__repr__ and show is not dict.__repr__:
                return self._proxy
            return self._dict
        for kind, method in ((list, self._list), (tuple, self._tuple), (set, self._set),
                             (frozenset, self._set), (str, self._str), (bytes, self._bytes),
                             (deque, self._deque), (SimpleNamespace, self._namespace)):
            if show is kind.__repr__:
                return method
        if show in (UserDict.__repr__, UserList.__repr__, UserString.__repr__):
            return lambda o, *rest: self._format(o.data, *rest[:-1], rest[-1] - 1)
        if hasattr(show, "_is_of_dataclass") and object.__dataclass_params__.repr:
            return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, seen, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        items = _sorted_items(object) if self._sort else list(object.items())
        self._dict_items(items, out, indent, allowance + 1, seen, level)
        out.append("}")

    def _dict_items(self, items, out, indent, allowance, seen, level):
        indent += self._indent
        between = ",\n" + " " * indent
        for at, (key, value) in enumerate(items):
            is_last = at == len(items) - 1
            shown = self._repr(key, seen, level)
            out.append(shown + ": ")
            self._format(value, out, indent + len(shown) + 2, allowance if is_last else 1, seen, level)
            if not is_last:
                out.append(between)

    def _ordered_dict(self, object, out, indent, allowance, seen, level):
        name = type(object).__name__
        out.append(name + "(")
        self._format(list(object.items()), out, indent + len(name) + 1, allowance + 1, seen, level)
        out.append(")")

    def _default_dict(self, object, out, indent, allowance, seen, level):
        factory = self._repr(object.default_factory, seen, level)
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, out, indent, allowance + 1, seen, level)
        out.append(")")

    def _counter(self, object, out, indent, allowance, seen, level):
        name = type(object).__name__
        out.append(name + "({")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        self._dict_items(object.most_common(), out, indent + len(name) + 1, allowance + 2, seen, level)
        out.append("})")

    def _proxy(self, object, out, indent, allowance, seen, level):
        out.append("mappingproxy(")
        self._format(object.copy(), out, indent + 13, allowance + 1, seen, level)
        out.append(")")

    def _list(self, object, out, indent, allowance, seen, level):
        out.append("[")
        self._items(object, out, indent, allowance + 1, seen, level)
        out.append("]")

    def _tuple(self, object, out, indent, allowance, seen, level):
        end = ",)" if len(object) == 1 else ")"
        out.append("(")
        self._items(object, out, indent, allowance + len(end), seen, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, seen, level):
        if not len(object):
            out.append(repr(object))
            return
        if type(object) is set:
            start, end = "{", "}"
        else:
            start, end = type(object).__name__ + "({", "})"
            indent += len(type(object).__name__) + 1
        out.append(start)
        self._items(sorted(object, key=_Key), out, indent, allowance + len(end), seen, level)
        out.append(end)

    def _deque(self, object, out, indent, allowance, seen, level):
        name = type(object).__name__ + "("
        indent += len(name)
        out.append(name + "[")
        if object.maxlen is None:
            self._items(list(object), out, indent, allowance + 2, seen, level)
            out.append("])")
        else:
            self._items(list(object), out, indent, 2, seen, level)
            out.append(f"],\n{' ' * indent}maxlen={object.maxlen!r})")

    def _items(self, items, out, indent, allowance, seen, level):
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        between = ",\n" + " " * indent
        separator = ""
        left = room = self._width - indent + 1
        items = list(items)
        for at, item in enumerate(items):
            is_last = at == len(items) - 1
            if is_last:
                left -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, seen, level)
                wide = len(text) + 2
                if left < wide:
                    left = room
                    if separator:
                        separator = between
                if left >= wide:
                    left -= wide
                    out.append(separator + text)
                    separator = ", "
                    continue
            out.append(separator)
            separator = between
            self._format(item, out, indent, allowance if is_last else 1, seen, level)

    def _str(self, object, out, indent, allowance, seen, level):
        import re
        if not object:
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = wide = self._width - indent
        for at, line in enumerate(lines):
            shown = repr(line)
            if at == len(lines) - 1:
                wide -= allowance
            if len(shown) <= wide:
                chunks.append(shown)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            limit = room
            current = ""
            for place, part in enumerate(parts):
                candidate = current + part
                if place == len(parts) - 1 and at == len(lines) - 1:
                    limit -= allowance
                if len(repr(candidate)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        out.append(f"({text})" if level == 1 else text)

    def _bytes(self, object, out, indent, allowance, seen, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        is_outer = level == 1
        if is_outer:
            indent += 1
            allowance += 1
            out.append("(")
        room = self._width - indent
        separator, current = "", b""
        last = len(object) // 4 * 4
        for at in range(0, len(object), 4):
            if at == last:
                room -= allowance
            candidate = current + object[at:at + 4]
            if len(repr(candidate)) > room:
                if current:
                    out.append(separator + repr(current))
                    separator = "\n" + " " * indent
                current = object[at:at + 4]
            else:
                current = candidate
        if current:
            out.append(separator + repr(current))
        if is_outer:
            out.append(")")

    def _namespace(self, object, out, indent, allowance, seen, level):
        name = "namespace" if type(object) is SimpleNamespace else type(object).__name__
        indent += len(name) + 1
        out.append(name + "(")
        self._named_items(list(object.__dict__.items()), out, indent, allowance, seen, level)
        out.append(")")

    def _dataclass(self, object, out, indent, allowance, seen, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        out.append(name + "(")
        self._named_items(items, out, indent, allowance, seen, level)
        out.append(")")

    def _named_items(self, items, out, indent, allowance, seen, level):
        between = ",\n" + " " * indent
        for at, (name, value) in enumerate(items):
            is_last = at == len(items) - 1
            out.append(name + "=")
            if id(value) in seen:
                out.append("...")
            else:
                self._format(value, out, indent + len(name) + 1, allowance if is_last else 1, seen, level)
            if not is_last:
                out.append(between)
