"""`inspect.signature`: the parameters of a callable, as objects.

A Python function's parameters are read from its code object: `co_argcount`,
`co_posonlyargcount`, `co_kwonlyargcount`, `co_varnames`, `co_flags`. Methods
made at run time (dataclass, namedtuple) carry a `_parameters`.
"""

import types
from collections import OrderedDict

from annotationlib import type_repr


class _empty:
    """Marks what is not there: no default, no annotation."""


_KIND_NAMES = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
_KIND_TEXTS = ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
               "variadic keyword")


class _ParameterKind(int):
    @property
    def name(self):
        return _KIND_NAMES[self]

    @property
    def description(self):
        return _KIND_TEXTS[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple([_ParameterKind(n) for n in range(5)])


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, str):
        return repr(annotation) if quote_annotation_strings else annotation
    return type_repr(annotation)


class Parameter:
    """One parameter: name, kind, default, annotation."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        if default is not _empty and kind in (2, 4):
            raise ValueError(f"{_KIND_TEXTS[kind]} parameters cannot have default values")
        self.name = name
        self.kind = _KINDS[kind]
        self.default = default
        self.annotation = annotation

    def replace(self, *, name=None, kind=None, annotation=..., default=...):
        return type(self)(self.name if name is None else name, self.kind if kind is None else kind,
                          default=self.default if default is ... else default,
                          annotation=self.annotation if annotation is ... else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, quote_annotation_strings=True):
        text = self.name
        if self.annotation is not _empty:
            shown = formatannotation(self.annotation, quote_annotation_strings=quote_annotation_strings)
            text += f": {shown}"
        if self.default is not _empty:
            text += f" = {self.default!r}" if self.annotation is not _empty else f"={self.default!r}"
        return {2: "*", 4: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    """The arguments of one call, sorted to their parameters."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        values = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                values.extend(self.arguments[name])
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        values = {}
        by_keyword = False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                by_keyword = True
            if not by_keyword or name not in self.arguments:
                continue
            if parameter.kind == 4:
                values.update(self.arguments[name])
            else:
                values[name] = self.arguments[name]
        return values

    def apply_defaults(self):
        """Fill in what was not given."""
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == 2:
                filled[name] = ()
            elif parameter.kind == 4:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{n}={v!r}' for n, v in self.arguments.items()])})>"


class Signature:
    """The parameters and the return annotation of a callable."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = OrderedDict()
        last = 0
        for parameter in parameters or ():
            if parameter.kind < last:
                raise ValueError(f"wrong parameter order: {_KIND_TEXTS[last]} parameter before "
                                 f"{_KIND_TEXTS[parameter.kind]} parameter")
            if parameter.name in found:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            last = parameter.kind
            found[parameter.name] = parameter
        self.parameters = types.MappingProxyType(found)
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(self.parameters.values() if parameters is ... else parameters,
                          return_annotation=self.return_annotation if return_annotation is ... else return_annotation)

    __replace__ = replace

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == 2:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == 4:
                continue
            elif kind != 3 and args:
                if name in kwargs and kind != 0:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and kind != 0:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                catches = any(p.kind == 2 for p in self.parameters.values())
                place = " keyword-only" if kind == 3 and not catches else ""
                raise TypeError(f"missing a required{place} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            catcher = next((n for n, p in self.parameters.items() if p.kind == 4), None)
            if catcher is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[catcher] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Sort arguments to parameters, as a call would; TypeError where it would fail."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        pieces = []
        slash_due = star_due = False
        star_due = True
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                slash_due = True
            elif slash_due:
                pieces.append("/")
                slash_due = False
            if parameter.kind == 2:
                star_due = False
            elif parameter.kind == 3 and star_due:
                pieces.append("*")
                star_due = False
            pieces.append(parameter._format(quote_annotation_strings))
        if slash_due:
            pieces.append("/")
        text = f"({', '.join(pieces)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(pieces) + "\n)"
        if self.return_annotation is not _empty:
            shown = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            text += f" -> {shown}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))


def _of_function(func):
    made = getattr(func, "_parameters", None)
    if made is not None:
        return _of_made(func, made)
    code = func.__code__
    names = code.co_varnames
    positional = names[:code.co_argcount]
    keyword_only = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    from annotationlib import get_annotations
    annotations = get_annotations(func, format=3)
    first_default = len(positional) - len(defaults)
    parameters = []
    for place, name in enumerate(positional):
        parameters.append(Parameter(
            name, 0 if place < code.co_posonlyargcount else 1,
            default=defaults[place - first_default] if place >= first_default else _empty,
            annotation=annotations.get(name, _empty)))
    rest = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & 4:
        parameters.append(Parameter(names[rest], 2, annotation=annotations.get(names[rest], _empty)))
        rest += 1
    for name in keyword_only:
        parameters.append(Parameter(name, 3, default=keyword_defaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & 8:
        parameters.append(Parameter(names[rest], 4, annotation=annotations.get(names[rest], _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _of_made(func, made):
    from _parameters import REQUIRED
    annotations = getattr(func, "_annotations", {})
    parameters = [Parameter("self" if made.hidden and annotations else "_cls", 1 if annotations else 1)]
    for kind, group in ((1, made.positional), (3, made.keyword_only)):
        for name, default in group:
            parameters.append(Parameter(name, kind, default=_empty if default is REQUIRED else default,
                                        annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=None if annotations else _empty)


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if parameters and parameters[0].kind in (0, 1):
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def _of_partial(obj):
    sig = signature(obj.func)
    bound = sig.bind_partial(*obj.args, **obj.keywords)
    parameters = []
    keyword_from_here = False
    for name, parameter in sig.parameters.items():
        if name in obj.keywords:
            parameters.append(parameter.replace(kind=3, default=obj.keywords[name]))
            keyword_from_here = True
        elif name in bound.arguments and parameter.kind in (0, 1):
            continue
        elif keyword_from_here and parameter.kind == 1:
            parameters.append(parameter.replace(kind=3))
        elif keyword_from_here and parameter.kind == 2:
            continue
        else:
            parameters.append(parameter)
    return sig.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
              annotation_format=1):
    """The signature of a function, method, class or callable instance."""
    from functools import partial
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    if follow_wrapped:
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, partial):
        return _of_partial(obj)
    if isinstance(obj, type):
        for name in ("__new__", "__init__"):
            for cls in obj.__mro__[:-1]:
                method = cls.__dict__.get(name)
                method = getattr(method, "__func__", method)
                if isinstance(method, types.FunctionType):
                    return _without_first(signature(method)).replace(return_annotation=_empty) \
                        if not getattr(method, "_annotations", None) else _without_first(signature(method))
        if type(obj) is type and obj.__init__ is object.__init__ and obj.__module__ != "builtins":
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType):
        return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


class FullArgSpec(tuple):
    """args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations."""

    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __getattr__(self, name):
        if name in FullArgSpec._fields:
            return self[FullArgSpec._fields.index(name)]
        raise AttributeError(name)

    def __repr__(self):
        return f"FullArgSpec({', '.join([f'{n}={v!r}' for n, v in zip(FullArgSpec._fields, self)])})"


def getfullargspec(func):
    """The parameters in the older form."""
    sig = signature(func.__func__ if isinstance(func, types.MethodType) else func, follow_wrapped=False)
    args, defaults, keyword_only, keyword_defaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for name, parameter in sig.parameters.items():
        if parameter.kind in (0, 1):
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif parameter.kind == 2:
            varargs = name
        elif parameter.kind == 3:
            keyword_only.append(name)
            if parameter.default is not _empty:
                keyword_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec((args, varargs, varkw, tuple(defaults) or None, keyword_only,
                        keyword_defaults or None, annotations))


def getcallargs(func, /, *positional, **named):
    """What each parameter would get from this call."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


for _cls in (_empty, Parameter, Signature, BoundArguments, FullArgSpec):
    _cls.__module__ = "inspect"
