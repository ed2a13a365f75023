"""unittest.mock: objects that stand for others and remember how they were used.

Each mock has a class of its own (derived from the class that was called), so that special methods
can be set on one mock alone. A call is noted in the mock and, under a longer name, in every mock
that it hangs from.
"""

import asyncio as _asyncio
import contextlib as _contextlib
import functools as _functools
import importlib as _importlib
import inspect as _inspect
import sys as _sys

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

FILTER_DIR = True
_OLD = _sys.version_info < (3, 13)
_ACTUAL = "  Actual"


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        found = self.__dict__[name] = _Sentinel(name)
        return found


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_absent = sentinel.MISSING
_DELETED = sentinel.DELETED


class InvalidSpecError(Exception):
    """Something that is a mock cannot be a spec."""


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A call: name, arguments and keywords."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def _parts(self):
        return ("", *self) if len(self) == 2 else tuple(self)

    def __eq__(self, other):
        try:
            count = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = self._parts()
        if isinstance(other, _Call):
            if self._mock_parent and other._mock_parent and self._mock_parent != other._mock_parent:
                return False
            other_name, *rest = other._parts()
            if len(self) == 2 or len(other) == 2:
                other_name = name
            return (name, args, kwargs) == (other_name, *rest)
        if count > 3:
            return False
        other_name, other_args, other_kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                other_name = part
            elif isinstance(part, tuple):
                other_args = part
            else:
                other_kwargs = part
        if name and other_name != name:
            return False
        return (args, kwargs) == (other_args, other_kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, name):
        if name.startswith("_mock_") or (name.startswith("__") and name.endswith("__")):
            raise AttributeError(name)
        if self._mock_name is None:
            return _Call(name=name, from_kall=False)
        return _Call(name=f"{self._mock_name}.{name}", parent=self, from_kall=False)

    def __getattribute__(self, name):
        if name in ("count", "index"):
            raise AttributeError
        return tuple.__getattribute__(self, name)

    @property
    def args(self):
        return self._parts()[1]

    @property
    def kwargs(self):
        return self._parts()[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else "call." + name
        name, args, kwargs = self._parts()
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return _signature_text(name, args, kwargs)

    def call_list(self):
        found, thing = [], self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[at:at + len(value)] == value for at in range(len(self) - len(value) + 1))

    def __repr__(self):
        return list.__repr__(list(self))


def _signature_text(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _is_mock(thing):
    return isinstance(thing, NonCallableMock)


def _is_exception(thing):
    return isinstance(thing, BaseException) or isinstance(thing, type) and issubclass(thing, BaseException)


def _delegated(name):
    def read(self):
        other = self.__dict__.get("_mock_delegate")
        return self.__dict__[f"_mock_{name}"] if other is None else getattr(other, name)

    def write(self, value):
        other = self.__dict__.get("_mock_delegate")
        if other is None:
            self.__dict__[f"_mock_{name}"] = value
        else:
            setattr(other, name, value)
    return property(read, write)


_STATE = {"called": False, "call_count": 0, "call_args": None}
_LISTS = ("call_args_list", "mock_calls", "method_calls")
_AWAITS = {"await_count": 0, "await_args": None}
_TYPOS = ("assert", "assret", "asert", "aseert", "assrt", "called_")


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, *args, **kwargs):
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        if _new_parent is None:
            _new_parent = parent
        state.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name, _mock_new_parent=_new_parent,
                     _mock_sealed=False, _mock_children={}, _mock_wraps=wraps, _mock_delegate=None,
                     _mock_unsafe=unsafe, _mock_return_value=DEFAULT, _mock_side_effect=None, _spec_class=None,
                     _mock_methods=None, _spec_set=spec_set is not None, _spec_signature=None,
                     _mock_spec_asyncs=())
        for key, value in {**_STATE, **_AWAITS}.items():
            state[f"_mock_{key}"] = value
        for key in (*_LISTS, "await_args_list"):
            state[f"_mock_{key}"] = _CallList()
        spec = spec_set if spec_set is not None else spec
        if spec is not None:
            self._add_spec(spec, _spec_as_instance)
        if kwargs:
            self.configure_mock(**kwargs)

    def _add_spec(self, spec, as_instance=False):
        if _is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        state = self.__dict__
        if isinstance(spec, (list, tuple)):
            state["_mock_methods"] = list(spec)
            return
        names = dir(spec)
        state["_mock_methods"] = names
        state["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        state["_mock_spec_asyncs"] = tuple(
            name for name in names if _asyncio.iscoroutinefunction(_inspect.getattr_static(spec, name, None)))
        state["_spec_signature"] = _signature(spec, as_instance)

    def mock_add_spec(self, spec, spec_set=False):
        self._add_spec(spec)
        self.__dict__["_spec_set"] = spec_set

    def attach_mock(self, mock, attribute):
        state = mock.__dict__
        state.update(_mock_parent=None, _mock_new_parent=None, _mock_name="", _mock_new_name=None)
        setattr(self, attribute, mock)

    @property
    def __class__(self):
        return self.__dict__.get("_spec_class") or type(self)

    @property
    def return_value(self):
        state = self.__dict__
        if state["_mock_delegate"] is not None:
            return state["_mock_delegate"].return_value
        if state["_mock_return_value"] is DEFAULT:
            child = self._get_child_mock(_new_parent=self, _new_name="()")
            state["_mock_return_value"] = child
        return state["_mock_return_value"]

    @return_value.setter
    def return_value(self, value):
        state = self.__dict__
        if state["_mock_delegate"] is not None:
            state["_mock_delegate"].return_value = value
            return
        state["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        state = self.__dict__
        other = state["_mock_delegate"]
        return state["_mock_side_effect"] if other is None else other.side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        other = self.__dict__["_mock_delegate"]
        if other is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            other.side_effect = value

    called, call_count, call_args = map(_delegated, _STATE)
    call_args_list, mock_calls, method_calls = map(_delegated, _LISTS)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        for key, value in _STATE.items():
            setattr(self, key, value)
        for key in _LISTS:
            setattr(self, key, _CallList())
        state = self.__dict__
        if return_value:
            state["_mock_return_value"] = DEFAULT
        if side_effect:
            state["_mock_side_effect"] = None
        for child in state["_mock_children"].values():
            if _is_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        if _is_mock(state["_mock_return_value"]) and state["_mock_return_value"] is not self:
            state["_mock_return_value"].reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *way, last = path.split(".")
            thing = self
            for part in way:
                thing = getattr(thing, part)
            setattr(thing, last, value)

    def __getattr__(self, name):
        state = self.__dict__
        if name in ("_mock_methods", "_mock_unsafe") or "_mock_children" not in state:
            raise AttributeError(name)
        if state["_mock_methods"] is not None:
            if name not in state["_mock_methods"] or name in _MAGIC:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _MAGIC or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not state["_mock_unsafe"] and (not state["_mock_methods"] or name not in state["_mock_methods"]):
            if name.startswith(_TYPOS[:-1]) or name in ("called_once", "called_with", "called_once_with", "not_called",
                                                        "has_calls", "any_call", "called_any") and not _OLD:
                hint = f". Use a spec for the mock if {name!r} is meant to be an attribute."
                if name.startswith(_TYPOS[:-1]) and _OLD:
                    hint += ""
                raise AttributeError(f"{name!r} is not a valid assertion{hint}")
        found = state["_mock_children"].get(name, _absent)
        if found is _DELETED:
            raise AttributeError(name)
        if found is _absent:
            wraps = None if state["_mock_wraps"] is None else getattr(state["_mock_wraps"], name)
            found = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            state["_mock_children"][name] = found
        return found

    def __setattr__(self, name, value):
        state = self.__dict__
        own = type(self)
        if name in ("return_value", "side_effect", "called", "call_count", "call_args", "await_count", "await_args",
                    "await_args_list", *_LISTS):
            return object.__setattr__(self, name, value)
        if (state.get("_spec_set") and state["_mock_methods"] is not None and name not in state["_mock_methods"]
                and name not in state):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if state.get("_mock_sealed") and name not in state["_mock_children"]:
            raise AttributeError(f"Cannot set {self._full_name()}.{name}")
        if name in _MAGIC:
            if _is_mock(value):
                state["_mock_children"][name] = value
                _adopt(self, value, name, name)
                setattr(own, name, _Fixed(value))
            else:
                setattr(own, name, value if callable(value) else _Fixed(value))
            return None
        if isinstance(getattr(own, name, None), property):
            return object.__setattr__(self, name, value)
        if _adopt(self, value, name, name):
            state["_mock_children"][name] = value
        return object.__setattr__(self, name, value) if not _is_mock(value) else None

    def __delattr__(self, name):
        if name in _MAGIC and name in type(self).__dict__:
            delattr(type(self), name)
        children = self.__dict__["_mock_children"]
        if children.get(name) is _DELETED:
            raise AttributeError(name)
        self.__dict__.pop(name, None)
        children[name] = _DELETED

    def _full_name(self):
        parts, thing, joint = [], self, ""
        if thing._mock_new_name == "()":
            joint = "()"
        while thing is not None:
            name = thing.__dict__["_mock_new_name"]
            if name:
                parts.append((name, "" if name.startswith("(") else "."))
            root = thing
            thing = thing.__dict__["_mock_new_parent"]
        text = root.__dict__["_mock_name"] or "mock"
        if parts and root.__dict__["_mock_new_name"]:
            text, parts = parts[-1][0], parts[:-1]
        for name, dot in reversed(parts):
            text += dot + name
        return text

    def __repr__(self):
        state = self.__dict__
        name = ""
        full = self._full_name()
        if full not in ("mock", "mock."):
            name = f" name={full!r}"
        spec = state["_spec_class"]
        text = f" spec={spec.__name__!r}" if spec is not None else ""
        if spec is not None and state["_spec_set"]:
            text = f" spec_set={spec.__name__!r}"
        return f"<{type(self).__name__}{name}{text} id='{id(self)}'>"

    def __dir__(self):
        state = self.__dict__
        extras = state["_mock_methods"] or []
        children = [name for name, child in state["_mock_children"].items() if child is not _DELETED]
        own = [name for name in dir(type(self)) if not name.startswith("_")]
        return sorted(set(extras) | set(children) | set(own) | {n for n in state if not n.startswith("_")})

    def _get_child_mock(self, /, **kwargs):
        if self.__dict__["_mock_sealed"]:
            name = kwargs.get("name") or ""
            where = f"{self._full_name()}.{name}" if name else f"{self._full_name()}()"
            raise AttributeError(where)
        if kwargs.get("_new_name") in self.__dict__["_mock_spec_asyncs"]:
            return AsyncMock(**kwargs)
        cls = type(self).__mro__[1]
        if issubclass(cls, AsyncMock):
            known = self.__dict__["_mock_methods"]
            if kwargs.get("_new_name") == "()" or known and kwargs.get("_new_name") in known:
                return MagicMock(**kwargs)
            return AsyncMock(**kwargs)
        if not issubclass(cls, CallableMixin):
            cls = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        if issubclass(cls, PropertyMock):
            cls = MagicMock
        return cls(**kwargs)

    # ---- assertions

    def _own_name(self):
        return self.__dict__["_mock_name"] or "mock"

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def _bound(self, one):
        signature = self.__dict__["_spec_signature"]
        if signature is None:
            return one
        name, args, kwargs = one._parts() if isinstance(one, _Call) else ("", *one)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    def assert_not_called(self):
        """Raise an error if the mock was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._own_name()}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_text()}")

    def assert_called(self):
        """Raise an error if the mock was never called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called.")

    def assert_called_once(self):
        """Raise an error if the mock was not called exactly once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_text()}")

    def _mismatch(self, args, kwargs, actual, action="call"):
        expected = _signature_text(self._own_name(), args, kwargs)
        found = _signature_text(self._own_name(), *actual._parts()[1:])
        return f"expected {action} not found.\nExpected: {expected}\n{_ACTUAL}: {found}"

    def assert_called_with(self, /, *args, **kwargs):
        """Raise an error if the last call had other arguments."""
        if self.call_args is None:
            expected = _signature_text(self._own_name(), args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n{_ACTUAL}: not called.")
        expected = self._bound(_Call((args, kwargs), two=True))
        if expected != self._bound(self.call_args):
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._mismatch(args, kwargs, self.call_args)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Raise an error if the mock was not called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._own_name()}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_text()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Raise an error if no call had these arguments."""
        expected = self._bound(_Call((args, kwargs), two=True))
        if expected not in [self._bound(one) for one in self.call_args_list]:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(f"{_signature_text(self._own_name(), args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """Raise an error if these calls are not among those that were made."""
        if not any_order:
            if list(calls) not in self.mock_calls:
                raise AssertionError(f"Calls not found.\nExpected: {_CallList(calls)!r}{_actual_calls(self)}")
            return
        left, missing = list(self.mock_calls), []
        for one in calls:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._own_name()!r} does not contain all of {tuple(missing)!r} in its call list, "
                                 f"found {list(self.mock_calls)!r} instead")


def _actual_calls(mock):
    return f"\n{_ACTUAL}: {mock.mock_calls!r}" if mock.mock_calls else f"\n{_ACTUAL}: []"


def _adopt(parent, value, name, new_name):
    """A mock that nobody owns becomes another's child."""
    if not _is_mock(value):
        return False
    state = value.__dict__
    if state["_mock_name"] or state["_mock_new_name"] or state["_mock_parent"] or state["_mock_new_parent"]:
        return True
    thing = parent
    while thing is not None:
        if thing is value:
            return False
        thing = thing.__dict__["_mock_new_parent"]
    state["_mock_new_parent"], state["_mock_new_name"] = parent, new_name
    if name is not None:
        state["_mock_parent"], state["_mock_name"] = parent, name
    return True


def _signature(spec, as_instance=False):
    try:
        if isinstance(spec, type) and as_instance:
            return _inspect.signature(spec.__call__) if hasattr(spec, "__call__") else None
        return _inspect.signature(spec) if callable(spec) else None
    except (TypeError, ValueError):
        return None


class _Fixed:
    def __init__(self, value):
        self.value = value

    def __get__(self, obj, cls=None):
        return self.value


class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent)
        self.__dict__["_mock_return_value"] = return_value
        self.side_effect = side_effect
        if kwargs:
            self.configure_mock(**kwargs)

    def __call__(self, /, *args, **kwargs):
        self._mock_check(args, kwargs)
        self._note_call(args, kwargs)
        return self._answer(args, kwargs)

    def _mock_check(self, args, kwargs):
        check = self.__dict__.get("_mock_checks")
        if check is not None:
            check.bind(*args, **kwargs)

    def _note_call(self, args, kwargs):
        self.called = True
        self.call_count += 1
        noted = _Call((args, kwargs), two=True)
        self.call_args = noted
        self.call_args_list.append(noted)
        self.mock_calls.append(_Call(("", args, kwargs)))
        state = self.__dict__
        name, method = state["_mock_new_name"], state["_mock_name"]
        is_method = state["_mock_parent"] is not None
        parent = state["_mock_new_parent"]
        while parent is not None:
            above = parent.__dict__
            if is_method:
                parent.method_calls.append(_Call((method, args, kwargs)))
                is_method = above["_mock_parent"] is not None
                if is_method:
                    method = f"{above['_mock_name']}.{method}"
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if above["_mock_new_name"]:
                name = above["_mock_new_name"] + ("" if name.startswith("()") else ".") + name
            parent = above["_mock_new_parent"]

    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        state = self.__dict__
        if state["_mock_return_value"] is not DEFAULT or state["_mock_delegate"] is not None:
            return self.return_value
        if state["_mock_wraps"] is not None:
            return state["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    """A mock: any attribute is one too, and so is what a call returns."""


_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod"
_ALL = ("lt gt le ge eq ne int contains len exit complex float bool index iter str sizeof fspath enter getitem setitem "
        "delitem call hash round trunc floor ceil reversed missing format dir subclasses "
        "neg pos invert abs aenter aexit aiter anext "
        + _NUMERIC + " " + " ".join("r" + n for n in _NUMERIC.split()) + " "
        + " ".join("i" + n for n in _NUMERIC.split() if n != "divmod"))
_MAGIC = frozenset(f"__{name}__" for name in _ALL.split()) - {"__call__", "__dir__"}
_RETURNS = {"__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j,
            "__float__": 1.0, "__bool__": True, "__index__": 1, "__aexit__": False}
_NOT = ("__lt__", "__gt__", "__le__", "__ge__")
_LEFT_ALONE = {"__reversed__", "__missing__", "__format__", "__hash__", "__subclasses__", "__round__"}


class _Magic:
    """A special method of a MagicMock, made when it is first looked at."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        name, children = self.name, obj.__dict__["_mock_children"]
        methods = obj.__dict__["_mock_methods"]
        if methods is not None and name not in methods:
            raise AttributeError(name)
        if name not in children:
            made = AsyncMock if name in ("__aenter__", "__aexit__", "__anext__") else MagicMock
            child = children[name] = made(name=name, parent=obj, _new_name=name, _new_parent=obj)
            _set_default(child, obj, name)
        return children[name]

    def __set__(self, obj, value):
        setattr(type(obj), self.name, value)


def _set_default(child, obj, name):
    if name in _RETURNS:
        child.return_value = _RETURNS[name]
    elif name in _NOT:
        child.return_value = NotImplemented
    elif name == "__str__":
        child.side_effect = lambda: object.__str__(obj)
    elif name == "__eq__":
        child.side_effect = lambda other: (True if obj is other else NotImplemented) if _unset(child) else DEFAULT
    elif name == "__ne__":
        child.side_effect = lambda other: NotImplemented if _unset(child) else DEFAULT
    elif name == "__iter__":
        child.side_effect = lambda: iter([]) if _unset(child) else iter(child.__dict__["_mock_return_value"])
    elif name == "__aiter__":
        child.side_effect = lambda: _async_iterator([] if _unset(child) else child.__dict__["_mock_return_value"])
    elif name == "__fspath__":
        child.side_effect = lambda: f"{type(obj).__name__}/{obj._full_name()}/{id(obj)}"
    elif name == "__sizeof__":
        child.side_effect = lambda: object.__sizeof__(obj)


def _unset(child):
    return child.__dict__["_mock_return_value"] is DEFAULT


async def _async_iterator(items):
    for item in items:
        yield item


class NonCallableMagicMock(NonCallableMock):
    """A mock with the special methods, which cannot be called."""


class MagicMock(Mock, NonCallableMagicMock):
    """A mock with the special methods."""


for _name in sorted(_MAGIC - _LEFT_ALONE):
    setattr(NonCallableMagicMock, _name, _Magic(_name))
NonCallableMagicMock.__hash__ = object.__hash__


class AsyncMock(MagicMock):
    """A mock whose calls are to be awaited."""

    await_count, await_args, await_args_list = map(_delegated, ("await_count", "await_args", "await_args_list"))

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["_is_coroutine"] = getattr(_asyncio.coroutines, "_is_coroutine", True)

    def __call__(self, /, *args, **kwargs):
        self._mock_check(args, kwargs)
        self._note_call(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    async def _execute_mock_call(self, /, *args, **kwargs):
        noted = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = noted
        self.await_args_list.append(noted)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if _inspect.isawaitable(result):
                    result = await result
            if result is not DEFAULT:
                return result
        state = self.__dict__
        if state["_mock_return_value"] is DEFAULT and state["_mock_wraps"] is not None:
            result = state["_mock_wraps"](*args, **kwargs)
            return await result if _inspect.isawaitable(result) else result
        return self.return_value

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._own_name()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._own_name()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            expected = _signature_text(self._own_name(), args, kwargs)
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if _Call((args, kwargs), two=True) != self.await_args:
            raise AssertionError(self._mismatch(args, kwargs, self.await_args, "await"))

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._own_name()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.await_args_list:
            raise AssertionError(f"{_signature_text(self._own_name(), args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        left = list(self.await_args_list)
        if any_order and all(one in left for one in calls) or list(calls) in self.await_args_list:
            return
        raise AssertionError(f"Awaits not found.\nExpected: {_CallList(calls)!r}\nActual: {self.await_args_list!r}")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._own_name()} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")


class PropertyMock(Mock):
    """A mock to be used as a property of a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class ThreadingMock(MagicMock):
    """A mock that other threads can wait for."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=DEFAULT, **kwargs):
        import threading
        super().__init__(*args, **kwargs)
        self.__dict__["_mock_condition"] = threading.Condition()
        self.__dict__["_mock_timeout"] = self.DEFAULT_TIMEOUT if timeout is DEFAULT else timeout

    def __call__(self, /, *args, **kwargs):
        with self.__dict__["_mock_condition"] as _:
            self._note_call(args, kwargs)
            self.__dict__["_mock_condition"].notify_all()
        return self._answer(args, kwargs)

    def _wait_for(self, test, text, timeout):
        timeout = self.__dict__["_mock_timeout"] if timeout is DEFAULT else timeout
        condition = self.__dict__["_mock_condition"]
        with condition:
            if not condition.wait_for(test, timeout):
                raise AssertionError(text)

    def wait_until_called(self, *, timeout=DEFAULT):
        self._wait_for(lambda: self.called, f"{self._own_name()} was not called before timeout({timeout}).", timeout)

    def wait_until_any_call_with(self, *args, **kwargs):
        wanted = _Call((args, kwargs), two=True)
        self._wait_for(lambda: wanted in self.call_args_list,
                       f"{_signature_text(self._own_name(), args, kwargs)} call not found", DEFAULT)


def seal(mock):
    """No attribute that is not there yet can be got from now on."""
    mock.__dict__["_mock_sealed"] = True
    for child in mock.__dict__["_mock_children"].values():
        if _is_mock(child) and child.__dict__["_mock_new_parent"] is mock:
            seal(child)


# ---- patching


class _patch:
    """Puts something else in an attribute's place for a while."""

    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None and (new is not DEFAULT or autospec is not None):
            other = "'new'" if new is not DEFAULT else "'autospec'"
            raise ValueError(f"Cannot use {other} and 'new_callable' together")
        self.getter, self.attribute, self.new, self.spec = getter, attribute, new, spec
        self.create, self.spec_set, self.autospec, self.new_callable = create, spec_set, autospec, new_callable
        self.kwargs, self.additional_patchers, self.has_local = kwargs, [], False

    def copy(self):
        other = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                       self.new_callable, self.kwargs)
        other.attribute_name = self.attribute_name
        other.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return other

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and callable(value):
                    setattr(func, name, self.copy()(value))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if _asyncio.iscoroutinefunction(func):
            @_functools.wraps(func)
            async def patched(*args, **kwargs):
                with _patchings(patched, args, kwargs) as (all_args, all_kwargs):
                    return await func(*all_args, **all_kwargs)
        else:
            @_functools.wraps(func)
            def patched(*args, **kwargs):
                with _patchings(patched, args, kwargs) as (all_args, all_kwargs):
                    return func(*all_args, **all_kwargs)
        patched.patchings = [self]
        return patched

    def _original(self):
        target, name = self.target, self.attribute
        try:
            return target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        if original is DEFAULT and name == "open":
            import builtins
            original = builtins.open
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        self.target = self.getter()
        original, local = self._original()
        new, kwargs, spec = self.new, dict(self.kwargs), self.spec
        if new is DEFAULT and self.autospec is None:
            spec = original if spec is True else spec
            set_ = original if self.spec_set is True else self.spec_set
            shown = spec if spec is not None else set_ if set_ is not None else original
            factory = self.new_callable or (AsyncMock if _asyncio.iscoroutinefunction(shown) else MagicMock)
            if self.new_callable is None and (spec is not None or set_ is not None) and not callable(shown):
                factory = NonCallableMagicMock
            if isinstance(factory, type) and issubclass(factory, NonCallableMock):
                kwargs.setdefault("name", self.attribute)
            if spec is not None:
                kwargs["spec"] = spec
            if set_ is not None:
                kwargs["spec_set"] = set_
            new = factory(**kwargs)
            if spec is not None and isinstance(spec, type) and isinstance(new, CallableMixin):
                new.return_value = MagicMock(spec=spec, name="()", _new_name="()", _new_parent=new)
        elif self.autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            wanted = original if self.autospec is True else self.autospec
            new = create_autospec(wanted, spec_set=bool(self.spec_set), _name=self.attribute, **kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, local
        self._stack = _contextlib.ExitStack()
        setattr(self.target, self.attribute, new)
        if self.attribute_name is None:
            return new
        extra = {self.attribute_name: new} if self.new is DEFAULT else {}
        for patcher in self.additional_patchers:
            found = self._stack.enter_context(patcher)
            if patcher.new is DEFAULT:
                extra.update(found)
        return extra

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__")):
                setattr(self.target, self.attribute, self.temp_original)
        return self._stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


_active = []


@_contextlib.contextmanager
def _patchings(patched, args, kwargs):
    with _contextlib.ExitStack() as stack:
        extra = []
        for patching in patched.patchings:
            found = stack.enter_context(patching)
            if patching.attribute_name is not None:
                kwargs = {**kwargs, **found}
            elif patching.new is DEFAULT:
                extra.append(found)
        yield args + tuple(extra), kwargs


def _target(path):
    where, dot, attribute = path.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}")
    return lambda: _resolve(where), attribute


def _resolve(path):
    first, *rest = path.split(".")
    if first == "__main__":
        thing = _sys.modules["__main__"]
    else:
        thing = _importlib.import_module(first)
    way = first
    for part in rest:
        way += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            _importlib.import_module(way)
            thing = getattr(thing, part)
    return thing


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replaces what stands at a dotted path, for a function, a `with` or from `start` to `stop`."""
    getter, attribute = _target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _resolve(target)) if isinstance(target, str) else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for name, new in kwargs.items():
        patcher = _patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = name
        patchers.append(patcher)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict:
    """Changes a mapping for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, {**dict(values), **kwargs}, clear
        self._original = None

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and callable(value):
                    setattr(func, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return func
        if _asyncio.iscoroutinefunction(func):
            @_functools.wraps(func)
            async def inner(*args, **kwargs):
                with self:
                    return await func(*args, **kwargs)
        else:
            @_functools.wraps(func)
            def inner(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        self._original = dict(self.in_dict.items())
        if self.clear:
            self._empty()
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *args):
        if self._original is not None:
            self._empty()
            for key, value in self._original.items():
                self.in_dict[key] = value
            self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)
        return None


def _stopall():
    for one in reversed(list(_active)):
        one.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _stopall
patch.TEST_PREFIX = "test"


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of `spec` and the signatures of its methods."""
    is_type = isinstance(spec, type)
    arguments = {"spec_set": spec} if spec_set else {"spec": spec}
    is_function = _inspect.isfunction(spec) or _inspect.ismethod(spec) or _inspect.isbuiltin(spec)
    if _asyncio.iscoroutinefunction(spec):
        made = AsyncMock
    elif is_type and instance and not hasattr(spec, "__call__") or not callable(spec):
        made = NonCallableMagicMock
    else:
        made = MagicMock
    name = _name if _name is not None else "mock" if not is_function else getattr(spec, "__name__", "mock")
    mock = made(name=None if name == "mock" else name, parent=_parent, _new_parent=_parent, _new_name=_name or "",
                **arguments, **kwargs)
    signature = _signature(spec)
    if isinstance(mock, CallableMixin) and signature is not None and not (is_type and instance):
        mock.__dict__["_mock_checks"] = mock.__dict__["_spec_signature"] = signature
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, True, mock, "()")
    for entry in dir(spec):
        if entry in _MAGIC or entry.startswith("__"):
            continue
        original = getattr(spec, entry, None)
        static = _inspect.getattr_static(spec, entry, None)
        if not callable(original) or isinstance(original, type):
            continue
        child = create_autospec(original, False, False, mock, entry)
        own = child.__dict__.get("_spec_signature")
        if own is not None and is_type and _inspect.isfunction(static):
            parameters = list(own.parameters.values())[1:]
            child.__dict__["_mock_checks"] = child.__dict__["_spec_signature"] = own.replace(parameters=parameters)
        mock.__dict__["_mock_children"][entry] = child
    return _function_like(mock, spec) if is_function and _parent is None else mock


def _function_like(mock, spec):
    """A function that calls the mock, with the mock's attributes."""
    if _asyncio.iscoroutinefunction(spec):
        @_functools.wraps(spec)
        async def stands(*args, **kwargs):
            return await mock(*args, **kwargs)
    else:
        @_functools.wraps(spec)
        def stands(*args, **kwargs):
            return mock(*args, **kwargs)
    names = [name for name in dir(type(mock)) if name.startswith(("assert_", "reset_"))]
    for name in names:
        setattr(stands, name, getattr(mock, name))
    stands.mock = mock
    stands.return_value, stands.side_effect = mock.__dict__["_mock_return_value"], mock.side_effect
    stands.call_args_list, stands.mock_calls = mock.call_args_list, mock.mock_calls
    def check(*args, **kwargs):
        if stands.return_value is not mock.__dict__["_mock_return_value"]:
            mock.return_value = stands.return_value
        if callable(stands.side_effect) or stands.side_effect is not None:
            effect = stands.side_effect
            if effect is not mock.side_effect:
                mock.side_effect = effect
                stands.side_effect = mock.side_effect
        signature = _signature(spec)
        if signature is not None:
            signature.bind(*args, **kwargs)
    inner = mock._note_call
    def note(args, kwargs):
        inner(args, kwargs)
        stands.called, stands.call_count, stands.call_args = mock.called, mock.call_count, mock.call_args
    mock.__dict__["_note_call"] = note
    mock.__dict__["_mock_check"] = lambda args, kwargs: check(*args, **kwargs)
    stands.called, stands.call_count, stands.call_args = False, 0, None
    return stands


def mock_open(mock=None, read_data=""):
    """A mock for `open`, whose files read `read_data`."""
    import io
    state = [None]

    def fresh():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    state[0] = fresh()
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock()
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        def read(*args, _name=name, **kwargs):
            set_ = getattr(handle, _name).__dict__["_mock_return_value"]
            return getattr(state[0], _name)(*args, **kwargs) if set_ is DEFAULT else set_
        getattr(handle, name).side_effect = read
    handle.__iter__.side_effect = lambda: iter(state[0].readlines())
    handle.__next__ = lambda self: next(state[0])

    def reset(*args, **kwargs):
        state[0] = fresh()
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock
