"""What `help` prints of the program's functions, classes and their members.

Of builtins and of the library nothing is known here: their docstrings are left out.
"""

import inspect
import re
import sys
from reprlib import Repr

_HIDDEN = {
    "__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__file__",
    "__spec__", "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__",
    "__slots__", "__version__", "__static_attributes__", "__firstlineno__", "__annotate_func__",
    "__annotations_cache__", "__annotations__",
}
_PLAIN = {
    "__dict__": "dictionary for instance variables",
    "__weakref__": "list of weak references to the object",
}
_KINDS = ("Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors",
          "Data and other attributes")


class _Repr(Repr):
    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr_instance(self, x, level):
        try:
            return _cut(re.sub(" at 0x[0-9a-f]{6,16}(>+)$", r"\1", repr(x)), self.maxstring)
        except Exception:
            return f"<{type(x).__name__} instance>"

    def repr_str(self, x, level):
        return _cut(repr(x), self.maxstring)


def _cut(text, room):
    if len(text) <= room:
        return text
    before = max(0, (room - 3) // 2)
    return text[:before] + "..." + text[len(text) - max(0, room - 3 - before):]


_repr = _Repr().repr


def _is_ours(thing):
    """Is it the program's, and no builtin or part of the library?"""
    module = sys.modules.get(getattr(thing, "__module__", None) or "")
    file = getattr(module, "__file__", None)
    return file is not None and not file.startswith("/usr/lib/python")


def _require_ours(thing):
    name = getattr(thing, "__name__", type(thing).__name__)
    if not _is_ours(thing):
        raise NotImplementedError(f"help() knows the program's own functions and classes only here, not {name}")


def getdoc(thing):
    """The docstring, or the comment above."""
    doc = inspect.cleandoc(thing.__doc__ or "") if isinstance(thing, type) else inspect._known_doc(thing)
    return (doc or _comment(thing) or "").rstrip()


def _comment(thing):
    is_code = inspect.isfunction(thing) or inspect.ismethod(thing) or inspect.isclass(thing)
    return inspect.getcomments(thing) if is_code else None


def describe(thing):
    """Its kind and name."""
    for test, words in ((inspect.ismodule, "module"), (inspect.isbuiltin, "built-in function"),
                        (inspect.isclass, "class"), (inspect.isfunction, "function"),
                        (inspect.ismethod, "method")):
        if test(thing):
            return f"{words} {thing.__name__}"
    return type(thing).__name__


def _class_name(cls, module):
    return cls.__qualname__ if cls.__module__ == module else f"{cls.__module__}.{cls.__qualname__}"


def _indented(text, prefix="    "):
    return "\n".join([(prefix + line).rstrip() for line in text.split("\n")]) if text else ""


def _signature(thing):
    from annotationlib import Format, get_annotations
    try:
        found = inspect.signature(thing)
        function = thing
        if isinstance(thing, type):
            function = thing.__init__ if inspect.isfunction(thing.__init__) else thing.__new__
        texts = get_annotations(getattr(function, "__func__", function), format=Format.STRING)
    except (ValueError, TypeError):
        return ""
    parameters = [parameter.replace(annotation=texts.get(name, parameter.annotation))
                  for name, parameter in found.parameters.items()]
    found = found.replace(parameters=parameters)
    if "return" in texts:
        found = found.replace(return_annotation=texts["return"])
    return found.format(quote_annotation_strings=False)


def _routine(thing, name=None, module=None, cls=None, home=None):
    realname = thing.__name__
    name = name or realname
    home = home or cls
    function, note, is_other = thing, "", False
    if inspect.ismethod(thing):
        function = None
        if thing.__self__ is cls:
            function = thing.__func__
        elif inspect.isclass(thing.__self__):
            note = f" class method of {_class_name(thing.__self__, module)}"
        else:
            note = f" method of {_class_name(type(thing.__self__), module)} instance"
    if inspect.isfunction(function) and home is not None and (
            function.__module__ != home.__module__
            or function.__qualname__ != f"{home.__qualname__}.{realname}"):
        parent = function.__qualname__.rpartition(".")[0]
        if function.__module__ != module:
            parent = f"{function.__module__}.{parent}" if parent else function.__module__
        note = f" from {parent}" if parent and parent != home.__qualname__ else note
    title = name
    if name != realname:
        title = f"{name} = {realname}"
        if cls is not None and inspect.getattr_static(cls, realname, None) is thing:
            is_other = True
            note = "" if note.startswith(" from ") else note
    parameters = _signature(thing) or "(...)"
    if realname == "<lambda>":
        title, parameters = f"{name} lambda ", parameters[1:-1]
    is_async = inspect.iscoroutinefunction(thing) or inspect.isasyncgenfunction(thing)
    text = f"{'async ' * is_async}{title}{parameters}{note}\n"
    doc = "" if is_other else getdoc(thing)
    return text + (_indented(doc).rstrip() + "\n" if doc else "")


def _descriptor(value, name):
    doc = _PLAIN.get(name) if value is _PLAIN else inspect._known_doc(value)
    return f"{name}\n" + (_indented(doc) + "\n" if doc else "")


def _data(value, name, room=70):
    text = _repr(value)
    over = len(f"{name} = {text}") - room
    return f"{name} = {text[:-over] + '...' if over > 0 else text}"


def _members(cls):
    """Each shown attribute: its name, its kind's place in `_KINDS`, the class that defines it, its value."""
    seen = {}
    for home in cls.__mro__:
        names = dict(home.__dict__)
        if home is not object and home.__bases__ == (object,) and "__slots__" not in names:
            names.update(__dict__=_PLAIN, __weakref__=_PLAIN)
        for name in names.get("__slots__", ()):
            names.setdefault(name, _PLAIN)
        for name, value in names.items():
            seen.setdefault(name, (home, value))
    for name, (home, value) in seen.items():
        is_special = name.startswith("__") and name.endswith("__")
        is_field = name.startswith("_") and hasattr(cls, "_fields")
        if name in _HIDDEN or not is_special and name.startswith("_") and not is_field:
            continue
        if value is _PLAIN or inspect.isdatadescriptor(value):
            kind = 3 if isinstance(value, property) and value.fset is None else 4
        elif isinstance(value, classmethod):
            kind = 1
        elif isinstance(value, staticmethod):
            kind = 2
        else:
            kind = 0 if inspect.isroutine(value) else 5
        yield name, kind, home, value


def _class(cls, name=None):
    module = cls.__module__
    for base in cls.__mro__[:-1]:
        _require_ours(base)
    name = name or cls.__name__
    title = f"class {name}" if name == cls.__name__ else f"{name} = class {cls.__name__}"
    title += f"({', '.join([_class_name(base, module) for base in cls.__bases__])})"
    lines = []
    parameters = _signature(cls)
    if parameters and parameters != "()":
        lines.append(name + parameters + "\n")
    doc = getdoc(cls)
    if doc:
        lines.append(doc + "\n")
    if len(cls.__mro__) > 2:
        lines.append("Method resolution order:")
        lines += ["    " + _class_name(base, module) for base in cls.__mro__]
        lines.append("")
    members = sorted(_members(cls), key=lambda member: member[0])
    is_first = True
    for home in cls.__mro__[:-1]:
        where = "defined here" if home is cls else f"inherited from {_class_name(home, module)}"
        for kind, words in enumerate(_KINDS):
            chosen = [member for member in members if member[1] == kind and member[2] is home]
            if not chosen:
                continue
            if not is_first:
                lines.append("-" * 70)
            is_first = False
            lines.append(f"{words} {where}:\n")
            for label, _, _, value in chosen:
                if kind < 3:
                    lines.append(document(getattr(cls, label), label, module, cls, home))
                elif kind < 5:
                    lines.append(_descriptor(value, label))
                else:
                    lines.append(_data(getattr(cls, label), label) + "\n")
    text = "\n".join(lines)
    return title + "\n" + (_indented(text.rstrip(), " |  ") + "\n" if text else "")


def document(thing, name=None, module=None, cls=None, home=None):
    """The text about one thing."""
    if inspect.isclass(thing):
        return _class(thing, name)
    if inspect.isroutine(thing):
        return _routine(thing, name, module, cls, home)
    if inspect.isdatadescriptor(thing):
        return _descriptor(thing, name)
    return _data(thing, name)


def render_doc(thing, title="Python Library Documentation: %s"):
    """All that `help` prints of a thing."""
    if isinstance(thing, str) or inspect.ismodule(thing):
        raise NotImplementedError("help() knows the program's own functions and classes only here, no topics and modules")
    name = getattr(thing, "__name__", None)
    words = describe(thing)
    module = inspect.getmodule(thing)
    if module is not None and module is not thing:
        words += f" in module {module.__name__}"
    if isinstance(thing, property):
        return f"{title % words}\n\n{_descriptor(thing, name)}"
    if not (inspect.isclass(thing) or inspect.isroutine(thing) or inspect.isdatadescriptor(thing)):
        thing = type(thing)
        words = f"{thing.__name__} in module {thing.__module__} object"
    _require_ours(thing)
    return f"{title % words}\n\n{document(thing, None)}"


def help(thing):
    """Prints it."""
    sys.stdout.write(render_doc(thing, "Help on %s:") + "\n")
