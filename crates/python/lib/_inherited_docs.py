"""The docstring of a method that has none: a base class's, as `inspect.getdoc` finds it."""

import sys

# What CPython's `object` says of its own methods.
_OBJECT = {
    "__delattr__": "Implement delattr(self, name).",
    "__dir__": "Default dir() implementation.",
    "__eq__": "Return self==value.",
    "__format__": "Default object formatter.\n\n"
                  "Return str(self) if format_spec is empty. Raise TypeError otherwise.",
    "__ge__": "Return self>=value.",
    "__getattribute__": "Return getattr(self, name).",
    "__gt__": "Return self>value.",
    "__hash__": "Return hash(self).",
    "__init__": "Initialize self.  See help(type(self)) for accurate signature.",
    "__le__": "Return self<=value.",
    "__lt__": "Return self<value.",
    "__ne__": "Return self!=value.",
    "__new__": "Create and return a new object.  See help(type) for accurate signature.",
    "__reduce__": "Helper for pickle.",
    "__reduce_ex__": "Helper for pickle.",
    "__repr__": "Return repr(self).",
    "__setattr__": "Implement setattr(self, name, value).",
    "__sizeof__": "Size of object in memory, in bytes.",
    "__str__": "Return str(self).",
}


def _owner(function):
    owner = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    return owner if isinstance(owner, type) else None


def inherited(member):
    """The first docstring of that name in the class's bases."""
    function = getattr(member, "fget", None) or getattr(member, "__func__", member)
    owner = _owner(function)
    if owner is None:
        return None
    name = function.__name__
    for base in owner.__mro__[:-1]:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return _OBJECT.get(name)
