"""Patching: putting a mock, or anything else, in the place of something for a while."""

import asyncio as _asyncio
import contextlib as _contextlib
import functools as _functools
import importlib as _importlib
import inspect as _inspect
import sys as _sys

from ._mock_calls import DEFAULT
from .mock import (_MAGIC, AsyncMock, CallableMixin, MagicMock, NonCallableMagicMock, NonCallableMock, _signature)


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
