"""`@dataclass(slots=True)`: the same class once more, with `__slots__`.

A class cannot get slots after it was made, so a second one is made from the
first one's contents.
"""


def _inherited_slots(cls):
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        if slots is None:
            continue
        yield from (slots,) if isinstance(slots, str) else slots


def _getstate(self):
    return [getattr(self, name) for name in type(self)._slot_fields]


def _setstate(self, state):
    for name, value in zip(type(self)._slot_fields, state):
        object.__setattr__(self, name, value)


def _point_super_at(new_cls, old_cls):
    """Methods with a bare `super()` remember the class in a cell: update it."""
    for value in new_cls.__dict__.values():
        value = getattr(value, "fget", None) or getattr(value, "__func__", None) or value
        while hasattr(value, "__wrapped__"):
            value = value.__wrapped__
        closure = getattr(value, "__closure__", None)
        names = getattr(getattr(value, "__code__", None), "co_freevars", ())
        if closure and "__class__" in names:
            cell = closure[names.index("__class__")]
            if cell.cell_contents is old_cls:
                cell.cell_contents = new_cls


def with_slots(cls, names, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    contents = dict(cls.__dict__)
    inherited = set(_inherited_slots(cls))
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    contents["__slots__"] = tuple(slots)
    for name in names:
        contents.pop(name, None)
    contents.pop("__dict__", None)
    contents.pop("__weakref__", None)
    if frozen:
        contents["_slot_fields"] = tuple(names)
        contents.setdefault("__getstate__", _getstate)
        contents.setdefault("__setstate__", _setstate)
    qualname = getattr(cls, "__qualname__", None)
    new_cls = type(cls)(cls.__name__, cls.__bases__, contents)
    if qualname is not None:
        new_cls.__qualname__ = qualname
    _point_super_at(new_cls, cls)
    return new_cls
