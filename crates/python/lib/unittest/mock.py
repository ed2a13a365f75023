"""unittest.mock: objects that stand for others and remember how they were used.

Each mock has a class of its own (derived from the class that was called), so that special methods
can be set on one mock alone. A call is noted in the mock and, under a longer name, in every mock
that it hangs from.
"""

import asyncio as _asyncio
import inspect as _inspect
import sys as _sys

from ._mock_calls import ANY, DEFAULT, InvalidSpecError, _absent, _Call, _CallList, _DELETED, _signature_text, call, sentinel

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

FILTER_DIR = True
_OLD = _sys.version_info < (3, 13)
_ACTUAL = "  Actual"


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


from ._mock_patching import create_autospec, mock_open, patch
