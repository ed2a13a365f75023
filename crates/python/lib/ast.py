"""ast, as far as `literal_eval`: there is no tree to look at here."""

from _ast import literal_code as _literal_code


def literal_eval(node_or_string):
    """The value of a text that is a literal."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    found = _literal_code(node_or_string.lstrip(" \t"))
    if isinstance(found, str):
        node = object()
        place = object.__repr__(node).rsplit(" ", 1)[1]
        raise ValueError(f"malformed node or string on line 1: <ast.{found} object at {place}")
    return eval(found, {})
