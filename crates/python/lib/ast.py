"""ast, as far as `literal_eval`: there is no tree to look at here."""

from sys import version_info as _version

from _ast import literal_code as _literal_code


def literal_eval(node_or_string):
    """The value of a text that is a literal."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    found = _literal_code(node_or_string.lstrip(" \t"))
    if isinstance(found, str):
        text = node_or_string.strip()
        if found == "Name" and text.isidentifier() and _version >= (3, 14):
            raise ValueError(f"malformed node or string on line 1: Name(id={text!r}, ctx=Load())")
        node = object()
        place = object.__repr__(node).rsplit(" ", 1)[1]
        raise ValueError(f"malformed node or string on line 1: <ast.{found} object at {place}")
    return eval(found, {})
