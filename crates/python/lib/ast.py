"""Python's syntax as trees.

Model: `ast`, 3.14. Simplified: what is compiled of a tree is its text, as `unparse` writes it.
"""

from sys import version_info as _version

from _ast import literal_code as _literal_code
from _ast import tree as _tree

# A class with its base, and its fields.
_CLASSES = """
mod
Module mod body* type_ignores*
Expression mod body
Interactive mod body*
stmt
FunctionDef stmt name args body* decorator_list* returns? type_comment? type_params*
AsyncFunctionDef stmt name args body* decorator_list* returns? type_comment? type_params*
ClassDef stmt name bases* keywords* body* decorator_list* type_params*
Return stmt value?
Delete stmt targets*
Assign stmt targets* value type_comment?
TypeAlias stmt name type_params* value
AugAssign stmt target op value
AnnAssign stmt target annotation value? simple
For stmt target iter body* orelse* type_comment?
AsyncFor stmt target iter body* orelse* type_comment?
While stmt test body* orelse*
If stmt test body* orelse*
With stmt items* body* type_comment?
AsyncWith stmt items* body* type_comment?
Match stmt subject cases*
Raise stmt exc? cause?
Try stmt body* handlers* orelse* finalbody*
TryStar stmt body* handlers* orelse* finalbody*
Assert stmt test msg?
Import stmt names*
ImportFrom stmt module? names* level?
Global stmt names*
Nonlocal stmt names*
Expr stmt value
Pass stmt
Break stmt
Continue stmt
expr
BoolOp expr op values*
NamedExpr expr target value
BinOp expr left op right
UnaryOp expr op operand
Lambda expr args body
IfExp expr test body orelse
Dict expr keys* values*
Set expr elts*
ListComp expr elt generators*
SetComp expr elt generators*
DictComp expr key value generators*
GeneratorExp expr elt generators*
Await expr value
Yield expr value?
YieldFrom expr value
Compare expr left ops* comparators*
Call expr func args* keywords*
FormattedValue expr value conversion format_spec?
Interpolation expr value str conversion format_spec?
JoinedStr expr values*
TemplateStr expr values*
Constant expr value kind?
Attribute expr value attr ctx
Subscript expr value slice ctx
Starred expr value ctx
Name expr id ctx
List expr elts* ctx
Tuple expr elts* ctx
Slice expr lower? upper? step?
expr_context
Load expr_context
Store expr_context
Del expr_context
boolop
And boolop
Or boolop
operator
Add operator
Sub operator
Mult operator
MatMult operator
Div operator
Mod operator
Pow operator
LShift operator
RShift operator
BitOr operator
BitXor operator
BitAnd operator
FloorDiv operator
unaryop
Invert unaryop
Not unaryop
UAdd unaryop
USub unaryop
cmpop
Eq cmpop
NotEq cmpop
Lt cmpop
LtE cmpop
Gt cmpop
GtE cmpop
Is cmpop
IsNot cmpop
In cmpop
NotIn cmpop
comprehension AST target iter ifs* is_async
excepthandler
ExceptHandler excepthandler type? name? body*
arguments AST posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
arg AST arg annotation? type_comment?
keyword AST arg? value
alias AST name asname?
withitem AST context_expr optional_vars?
match_case AST pattern guard? body*
pattern
MatchValue pattern value
MatchSingleton pattern value
MatchSequence pattern patterns*
MatchMapping pattern keys* patterns* rest?
MatchClass pattern cls patterns* kwd_attrs* kwd_patterns*
MatchStar pattern name?
MatchAs pattern pattern? name?
MatchOr pattern patterns*
type_ignore
type_param
TypeVar type_param name bound? default_value?
ParamSpec type_param name default_value?
TypeVarTuple type_param name default_value?
"""
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_PLACED = ("stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias")


class AST:
    """A node."""

    _fields = _attributes = ()
    _optional, _lists = (), ()

    def __init__(self, *args, **kwargs):
        name = type(self).__name__
        if len(args) > len(self._fields):
            plural = "" if len(self._fields) == 1 else "s"
            raise TypeError(f"{name} constructor takes at most {len(self._fields)} positional argument{plural}")
        for field, value in zip(self._fields, args):
            setattr(self, field, value)
        for field, value in kwargs.items():
            if field in self._fields[:len(args)]:
                raise TypeError(f"{name} got multiple values for argument {field!r}")
            setattr(self, field, value)
        if _version >= (3, 13):
            for field in self._lists:
                self.__dict__.setdefault(field, [])
            if "ctx" in self._fields:
                self.__dict__.setdefault("ctx", Load())

    def __repr__(self):
        return _shown(self, 3) if _version >= (3, 14) else object.__repr__(self)

    def __reduce_ex__(self, protocol):
        return _made, (type(self), self.__dict__)


def _made(cls, names):
    node = cls.__new__(cls)
    node.__dict__.update(names)
    return node


def _shown(node, depth):
    if isinstance(node, list):
        if len(node) > 2:
            return f"[{_shown(node[0], depth)}, ..., {_shown(node[-1], depth)}]"
        return f"[{', '.join([_shown(one, depth) for one in node])}]"
    if not isinstance(node, AST):
        return repr(node)
    if depth <= 0:
        return f"{type(node).__name__}(...)"
    parts = [f"{field}={_shown(getattr(node, field, None), depth - 1)}" for field in node._fields]
    return f"{type(node).__name__}({', '.join(parts)})"


def _make_classes():
    made = {"AST": AST}
    for line in _CLASSES.strip().splitlines():
        name, base, *fields = [*line.split(), "AST"] if " " not in line else line.split()
        names = {"__module__": "ast", "_fields": tuple([field.rstrip("*?") for field in fields]),
                 "_optional": tuple([field[:-1] for field in fields if field[-1] == "?"]),
                 "_lists": tuple([field[:-1] for field in fields if field[-1] == "*"])}
        names["__match_args__"] = names["_fields"]
        if name in _PLACED:
            names["_attributes"] = _PLACE
            names["end_lineno"] = names["end_col_offset"] = None
        names.update({field: None for field in names["_optional"]})
        made[name] = type(name, (made[base],), names)
    return made


globals().update(_make_classes())
PyCF_ONLY_AST = 1024


def _node(parts):
    """The objects for what the parser gives: tuples are nodes."""
    if type(parts) is list:
        return [_node(part) for part in parts]
    if type(parts) is not tuple:
        return parts
    name, *values, place = parts
    cls = globals()[name]
    node = cls.__new__(cls)
    if place is not None:
        node.__dict__.update(zip(_PLACE, place))
    fields = cls._fields
    node.__dict__.update(zip(fields, map(_node, values)))
    return node


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a text."""
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'" if mode != "func_type"
                         else "Interleave: func_type is not parsed")
    if isinstance(source, AST):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = source.decode()
    tree = _node(_tree(source, filename, mode == "eval"))
    if mode == "single":
        tree = Interactive(body=tree.body)
    return tree


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=_version < (3, 13)):
    """A text that shows the tree."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def shown(node, level):
        """(text, is it simple)"""
        if indent is not None:
            level += 1
            before, between = "\n" + indent * level, ",\n" + indent * level
        else:
            before, between = "", ", "
        if isinstance(node, AST):
            cls, parts, simple, names = type(node), [], True, annotate_fields
            held = []
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    names = True
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    names = True
                    continue
                if not show_empty and (value == [] or value is None and name in cls._optional):
                    if not isinstance(value, list) or True:
                        if value == []:
                            held.append((name, value))
                        continue
                if not names and held:
                    parts.extend([repr(one) for _, one in held])
                held = []
                text, plain = shown(value, level)
                simple = simple and plain
                parts.append(f"{name}={text}" if names else text)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    value = getattr(node, name, ...)
                    if value is ... or value is None and getattr(cls, name, ...) is None:
                        continue
                    text, plain = shown(value, level)
                    simple = simple and plain
                    parts.append(f"{name}={text}")
            if simple and len(parts) <= 3:
                return f"{cls.__name__}({', '.join(parts)})", not parts
            return f"{cls.__name__}({before}{between.join(parts)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{before}{between.join([shown(one, level)[0] for one in node])}]", False
        return repr(node), True
    return shown(node, 0)[0]


def iter_fields(node):
    """(name, value) of each field that the node has."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """The node and all below, level by level."""
    from collections import deque
    left = deque([node])
    while left:
        node = left.popleft()
        left.extend(iter_child_nodes(node))
        yield node


class NodeVisitor:
    """Calls `visit_CLASS` for nodes, or goes on below."""

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """Puts what `visit_CLASS` gives in the node's place; None takes it away."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for value in old:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new.extend(value)
                            continue
                    new.append(value)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Nodes without a place get their parent's."""
    def fix(node, place):
        for at, name in enumerate(_PLACE):
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, place[at])
                else:
                    place = (*place[:at], getattr(node, name), *place[at + 1:])
        for child in iter_child_nodes(node):
            fix(child, place)
    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if getattr(child, "end_lineno", 0) is not None and "end_lineno" in child._attributes:
            child.end_lineno += n
    return node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    text = node.body[0].value
    if not (isinstance(text, Constant) and isinstance(text.value, str)):
        return None
    if clean:
        import inspect
        return inspect.cleandoc(text.value)
    return text.value


def get_source_segment(source, node, *, padded=False):
    """The node's part of the text."""
    if getattr(node, "end_lineno", None) is None or getattr(node, "end_col_offset", None) is None:
        return None
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    first, last = node.lineno - 1, node.end_lineno - 1
    if first == last:
        return lines[first][node.col_offset:node.end_col_offset].decode()
    pad = " " * node.col_offset if padded else ""
    middle = b"".join(lines[first + 1:last]).decode()
    return pad + lines[first][node.col_offset:].decode() + middle + lines[last][:node.end_col_offset].decode()


def unparse(ast_obj):
    """The text of a tree."""
    from _ast_unparse import unparse
    return unparse(ast_obj)


def _value(node):
    """Of a node that is a literal."""
    if isinstance(node, Expression):
        node = node.body
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, (Tuple, List, Set)):
        items = [_value(item) for item in node.elts]
        return tuple(items) if isinstance(node, Tuple) else items if isinstance(node, List) else set(items)
    if isinstance(node, Dict) and None not in node.keys:
        return {_value(key): _value(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _value(node.operand)
        if type(operand) in (int, float, complex):
            return operand if isinstance(node.op, UAdd) else -operand
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _value(node.left), _value(node.right)
        if type(left) in (int, float) and type(right) is complex:
            return left + right if isinstance(node.op, Add) else left - right
    raise ValueError(f"malformed node or string on line {getattr(node, 'lineno', 1)}: {node!r}")


def literal_eval(node_or_string):
    """The value of a text, or of a tree, that is a literal."""
    if isinstance(node_or_string, AST):
        return _value(node_or_string)
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    found = _literal_code(text)
    return _value(parse(text, mode="eval")) if isinstance(found, str) else eval(found, {})
