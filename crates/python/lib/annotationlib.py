"""Annotations of classes, functions and modules, evaluated as far as they can be.

Since 3.14 an annotation is evaluated when somebody asks for it. Asking for
VALUE raises NameError for a name that does not exist (yet); FORWARDREF puts a
ForwardRef in its place; STRING gives the program text.

Here the compiler's own `__annotate__(format)` gives values and texts. FORWARDREF
is made from the texts: what cannot be evaluated alone stays a reference.
"""

__all__ = ["Format", "ForwardRef", "annotations_to_string", "call_annotate_function",
           "call_evaluate_function", "get_annotate_from_class_namespace",
           "get_annotations", "type_repr"]


class Format:
    """In what form annotations are wanted."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A type that is known by its text only."""

    __slots__ = ("__forward_arg__", "__forward_module__", "__forward_is_argument__",
                 "__forward_is_class__", "__owner__")

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        """The object that the text names: dotted names, `X[Y]`, `X | Y`."""
        from _annotation_text import evaluate
        return evaluate(self.__forward_arg__, globals or {}, locals or {})

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        parts = [repr(self.__forward_arg__)]
        if self.__forward_module__ is not None:
            parts.append(f"module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            parts.append("is_class=True")
        if self.__owner__ is not None:
            parts.append(f"owner={self.__owner__!r}")
        return f"ForwardRef({', '.join(parts)})"


def type_repr(value):
    """How an annotation is shown."""
    from types import BuiltinFunctionType, FunctionType, GenericAlias
    if isinstance(value, (type, FunctionType, BuiltinFunctionType)) and not isinstance(value, GenericAlias):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    return {name: value if isinstance(value, str) else type_repr(value)
            for name, value in annotations.items()}


def call_annotate_function(annotate, format, *, owner=None):
    """What `__annotate__` says in one of the formats."""
    if format != Format.FORWARDREF:
        return annotate(format)
    try:
        return annotate(Format.VALUE)
    except NameError:
        pass
    from _annotation_text import evaluate, scope_of
    names = {} if owner is None else scope_of(owner)
    values = {}
    for name, text in annotate(Format.STRING).items():
        try:
            values[name] = evaluate(text, names, {})
        except (NameError, SyntaxError, TypeError):
            values[name] = ForwardRef(text, owner=owner, is_class=isinstance(owner, type))
    return values


def call_evaluate_function(evaluate, format, *, owner=None):
    return evaluate(format)


def get_annotate_from_class_namespace(namespace):
    return namespace.get("__annotate__") or namespace.get("__annotate_func__")


def _values(obj):
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    return dict(annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """The annotations of `obj` itself (a class's bases are not asked)."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        annotations = _values(obj)
    elif format == Format.FORWARDREF:
        try:
            annotations = _values(obj)
        except NameError:
            annotations = call_annotate_function(obj.__annotate__, format, owner=obj)
    elif format == Format.STRING:
        annotate = getattr(obj, "__annotate__", None)
        if annotate is not None:
            annotations = dict(annotate(Format.STRING))
        else:
            annotations = annotations_to_string(_values(obj))
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if eval_str:
        from _annotation_text import evaluate, scope_of
        scope = globals if globals is not None else scope_of(obj)
        annotations = {name: evaluate(value, scope, locals or {}) if isinstance(value, str) else value
                       for name, value in annotations.items()}
    return annotations
