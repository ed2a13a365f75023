"""Trees as text, for `ast.unparse`. Model: `Lib/_ast_unparse.py`, 3.14."""

import ast

# How tight a place is: what binds less needs parentheses there.
(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BITOR, _XOR, _BITAND, _SHIFT, _SUM, _TERM, _FACTOR, _POWER,
 _AWAIT, _ATOM) = range(18)
_BINARY = {"Add": ("+", _SUM), "Sub": ("-", _SUM), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
           "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BITOR),
           "BitXor": ("^", _XOR), "BitAnd": ("&", _BITAND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER)}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARISONS = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
                "In": "in", "NotIn": "not in"}


_QUOTES = ["'", '"', '"""', "'''"]


def _quoted(text, quotes, escapes_space):
    """The text as it stands between quotes, and the quotes that it can have, the best first."""
    def shown(letter):
        plain = letter != "\\" and letter.isprintable() or not escapes_space and letter in "\n\t"
        return letter if plain else letter.encode("unicode_escape").decode("ascii")
    escaped = "".join(map(shown, text))
    possible = [one for one in quotes if one not in escaped and (len(one) == 3 or "\n" not in escaped)]
    if not possible:
        text = repr(text)
        return text[1:-1], [next((one for one in quotes if text[0] in one), text[0])]
    if escaped:
        possible.sort(key=lambda one: one[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = escaped[:-1] + "\\" + escaped[-1]
    return escaped, possible


class Unparser:
    def __init__(self):
        self.lines, self.depth = [], 0

    def text(self):
        return "\n".join(self.lines)

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    # --- statements

    def body(self, statements):
        self.depth += 1
        for statement in statements:
            self.statement(statement)
        self.depth -= 1

    def documented(self, node):
        """A body whose first text is its docstring."""
        body = node.body
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and isinstance(
                body[0].value.value, str):
            text = self.docstring(body[0].value.value)
            before = "    " * self.depth
            self.lines.extend((before + text).split("\n"))
            body = body[1:]
        for statement in body:
            self.statement(statement)

    def docstring(self, text):
        text, quotes = _quoted(text, [one for one in _QUOTES if len(one) == 3], False)
        return quotes[0] + text + quotes[0]

    def statement(self, node):
        getattr(self, type(node).__name__)(node)

    def Module(self, node):
        self.documented(node)

    def Interactive(self, node):
        for statement in node.body:
            self.statement(statement)

    def Expression(self, node):
        self.line(self.expr(node.body))

    def definition(self, node, text):
        if self.lines:
            self.lines.append("")
        for decorator in node.decorator_list:
            self.line("@" + self.expr(decorator))
        self.line(text)
        self.depth += 1
        self.documented(node)
        self.depth -= 1

    def FunctionDef(self, node, word="def"):
        returns = f" -> {self.expr(node.returns)}" if node.returns else ""
        self.definition(node, f"{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}:")

    def AsyncFunctionDef(self, node):
        self.FunctionDef(node, "async def")

    def ClassDef(self, node):
        parts = [self.expr(base) for base in node.bases] + [self.keyword(word) for word in node.keywords]
        given = f"({', '.join(parts)})" if parts else ""
        self.definition(node, f"class {node.name}{self.type_params(node)}{given}:")

    def type_params(self, node):
        parts = []
        for one in getattr(node, "type_params", ()):
            stars = {"ParamSpec": "**", "TypeVarTuple": "*"}.get(type(one).__name__, "")
            bound = f": {self.expr(one.bound)}" if getattr(one, "bound", None) else ""
            default = f" = {self.expr(one.default_value)}" if one.default_value else ""
            parts.append(stars + one.name + bound + default)
        return f"[{', '.join(parts)}]" if parts else ""

    def Return(self, node):
        self.line("return" + (f" {self.expr(node.value)}" if node.value else ""))

    def Delete(self, node):
        self.line("del " + ", ".join([self.expr(target) for target in node.targets]))

    def Assign(self, node):
        targets = [self.expr(target, _TUPLE) + " = " for target in node.targets]
        self.line("".join(targets) + self.expr(node.value))

    def TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {_BINARY[type(node.op).__name__][0]}= {self.expr(node.value)}")

    def AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        value = f" = {self.expr(node.value)}" if node.value else ""
        self.line(f"{target}: {self.expr(node.annotation)}{value}")

    def orelse(self, node, word="else"):
        if node.orelse:
            self.line("else:")
            self.body(node.orelse)

    def For(self, node, word="for"):
        self.line(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter)}:")
        self.body(node.body)
        self.orelse(node)

    def AsyncFor(self, node):
        self.For(node, "async for")

    def While(self, node):
        self.line(f"while {self.expr(node.test)}:")
        self.body(node.body)
        self.orelse(node)

    def If(self, node, word="if"):
        self.line(f"{word} {self.expr(node.test)}:")
        self.body(node.body)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            self.If(node.orelse[0], "elif")
        else:
            self.orelse(node)

    def With(self, node, word="with"):
        items = [self.expr(item.context_expr) + (f" as {self.expr(item.optional_vars)}" if item.optional_vars else "")
                 for item in node.items]
        self.line(f"{word} {', '.join(items)}:")
        self.body(node.body)

    def AsyncWith(self, node):
        self.With(node, "async with")

    def Match(self, node):
        self.line(f"match {self.expr(node.subject)}:")
        self.depth += 1
        for case in node.cases:
            guard = f" if {self.expr(case.guard)}" if case.guard else ""
            self.line(f"case {self.pattern(case.pattern)}{guard}:")
            self.body(case.body)
        self.depth -= 1

    def Raise(self, node):
        cause = f" from {self.expr(node.cause)}" if node.cause else ""
        self.line("raise" + (f" {self.expr(node.exc)}" if node.exc else "") + cause)

    def Try(self, node, star=""):
        self.line("try:")
        self.body(node.body)
        for handler in node.handlers:
            kind = f" {self.expr(handler.type)}" if handler.type else ""
            name = f" as {handler.name}" if handler.name else ""
            self.line(f"except{star}{kind}{name}:")
            self.body(handler.body)
        self.orelse(node)
        if node.finalbody:
            self.line("finally:")
            self.body(node.finalbody)

    def TryStar(self, node):
        self.Try(node, "*")

    def Assert(self, node):
        self.line(f"assert {self.expr(node.test)}" + (f", {self.expr(node.msg)}" if node.msg else ""))

    def aliases(self, node):
        return ", ".join([one.name + (f" as {one.asname}" if one.asname else "") for one in node.names])

    def Import(self, node):
        self.line("import " + self.aliases(node))

    def ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {self.aliases(node)}")

    def Global(self, node):
        self.line("global " + ", ".join(node.names))

    def Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def Expr(self, node):
        self.line(self.expr(node.value, _YIELD))

    def Pass(self, node):
        self.line("pass")

    def Break(self, node):
        self.line("break")

    def Continue(self, node):
        self.line("continue")

    # --- expressions

    def expr(self, node, place=_TEST):
        text, binds = getattr(self, "e_" + type(node).__name__)(node)
        return f"({text})" if binds < place else text

    def list(self, items, place=_TEST):
        return ", ".join([self.expr(item, place) for item in items])

    def arguments(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        parts = []
        for at, (one, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.arg(one) + (f"={self.expr(default)}" if default else ""))
            if at == len(node.posonlyargs):
                parts.append("/")
        if node.vararg or node.kwonlyargs:
            parts.append("*" + (self.arg(node.vararg) if node.vararg else ""))
        for one, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.arg(one) + (f"={self.expr(default)}" if default else ""))
        if node.kwarg:
            parts.append("**" + self.arg(node.kwarg))
        return ", ".join(parts)

    def arg(self, node):
        return node.arg + (f": {self.expr(node.annotation)}" if node.annotation else "")

    def keyword(self, node):
        return f"**{self.expr(node.value)}" if node.arg is None else f"{node.arg}={self.expr(node.value)}"

    def generators(self, node):
        parts = []
        for one in node.generators:
            parts.append(f" {'async ' if one.is_async else ''}for {self.expr(one.target, _TUPLE)} in "
                         f"{self.expr(one.iter, _TEST + 1)}")
            parts.extend([f" if {self.expr(test, _TEST + 1)}" for test in one.ifs])
        return "".join(parts)

    def e_BoolOp(self, node):
        word, binds = ("and", _AND) if isinstance(node.op, ast.And) else ("or", _OR)
        # Each value binds more than the one before: `a and b and (not c)`.
        values = [self.expr(value, min(_ATOM, binds + at)) for at, value in enumerate(node.values, 1)]
        return f" {word} ".join(values), binds

    def e_NamedExpr(self, node):
        return f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}", _NAMED

    def e_BinOp(self, node):
        sign, binds = _BINARY[type(node.op).__name__]
        left, right = (binds + 1, binds) if sign == "**" else (binds, binds + 1)
        return f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}", binds

    def e_UnaryOp(self, node):
        sign, binds = _UNARY[type(node.op).__name__]
        return sign + self.expr(node.operand, binds), binds

    def e_Lambda(self, node):
        parameters = self.arguments(node.args)
        return f"lambda{' ' if parameters else ''}{parameters}: {self.expr(node.body, _TEST)}", _TEST

    def e_IfExp(self, node):
        return (f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else "
                f"{self.expr(node.orelse, _TEST)}"), _TEST

    def e_Dict(self, node):
        parts = [f"**{self.expr(value, _BITOR)}" if key is None else f"{self.expr(key)}: {self.expr(value)}"
                 for key, value in zip(node.keys, node.values)]
        return f"{{{', '.join(parts)}}}", _ATOM

    def e_Set(self, node):
        return f"{{{self.list(node.elts) or '*()'}}}", _ATOM

    def e_ListComp(self, node):
        return f"[{self.expr(node.elt)}{self.generators(node)}]", _ATOM

    def e_SetComp(self, node):
        return f"{{{self.expr(node.elt)}{self.generators(node)}}}", _ATOM

    def e_DictComp(self, node):
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{self.generators(node)}}}", _ATOM

    def e_GeneratorExp(self, node):
        return f"({self.expr(node.elt)}{self.generators(node)})", _ATOM

    def e_Await(self, node):
        return f"await {self.expr(node.value, _ATOM)}", _AWAIT

    def e_Yield(self, node):
        return "yield" + (f" {self.expr(node.value, _ATOM)}" if node.value else ""), _YIELD

    def e_YieldFrom(self, node):
        return f"yield from {self.expr(node.value, _ATOM)}", _YIELD

    def e_Compare(self, node):
        parts = [self.expr(node.left, _COMPARE + 1)]
        for op, value in zip(node.ops, node.comparators):
            parts += [_COMPARISONS[type(op).__name__], self.expr(value, _COMPARE + 1)]
        return " ".join(parts), _COMPARE

    def e_Call(self, node):
        parts = [self.expr(arg) for arg in node.args] + [self.keyword(word) for word in node.keywords]
        return f"{self.expr(node.func, _ATOM)}({', '.join(parts)})", _ATOM

    def e_Constant(self, node):
        value = node.value
        if isinstance(value, tuple):
            items = [self.expr(ast.Constant(item)) for item in value]
            return f"({', '.join(items)}{',' * (len(items) == 1)})", _ATOM
        if value is ...:
            return "...", _ATOM
        text = repr(value)
        if isinstance(value, (float, complex)):
            text = text.replace("inf", "1e309").replace("nan", "(1e309-1e309)")
        return ("u" if node.kind == "u" else "") + text, _ATOM

    def e_Attribute(self, node):
        space = " " if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int) else ""
        return f"{self.expr(node.value, _ATOM)}{space}.{node.attr}", _ATOM

    def e_Subscript(self, node):
        place = node.slice
        if isinstance(place, ast.Tuple) and place.elts:
            inside = self.list(place.elts) + "," * (len(place.elts) == 1)
        else:
            inside = self.expr(place)
        return f"{self.expr(node.value, _ATOM)}[{inside}]", _ATOM

    def e_Starred(self, node):
        return "*" + self.expr(node.value, _BITOR), _ATOM

    def e_Name(self, node):
        return node.id, _ATOM

    def e_List(self, node):
        return f"[{self.list(node.elts)}]", _ATOM

    def e_Tuple(self, node):
        if not node.elts:
            return "()", _ATOM
        return self.list(node.elts) + "," * (len(node.elts) == 1), _TUPLE

    def e_Slice(self, node):
        step = f":{self.expr(node.step)}" if node.step else ""
        return (f"{self.expr(node.lower) if node.lower else ''}:{self.expr(node.upper) if node.upper else ''}"
                f"{step}"), _ATOM

    def e_JoinedStr(self, node, prefix="f"):
        pieces = [self.piece(value) for value in node.values]
        quotes, parts = _QUOTES, []
        for text, is_literal in pieces:
            if is_literal:
                text, possible = _quoted(text, quotes, True)
                if not set(possible) & set(quotes):
                    quotes = ["'''"]
                    parts = [repr('"' + text)[2:-1] if is_literal else text for text, is_literal in pieces]
                    break
                quotes = possible
            else:
                if "\n" in text:
                    quotes = [one for one in quotes if len(one) == 3]
                quotes = [one for one in quotes if one not in text] or quotes
            parts.append(text)
        return f"{prefix}{quotes[0]}{''.join(parts)}{quotes[0]}", _ATOM

    def e_TemplateStr(self, node):
        return self.e_JoinedStr(node, "t")

    def piece(self, node):
        """(text, is it literal)"""
        if isinstance(node, ast.Constant):
            text = node.value.replace("{", "{{").replace("}", "}}")
            return text, True
        inner = self.expr(node.value, _TEST + 1)
        text = "{" + (" " if inner.startswith("{") else "") + inner
        if node.conversion != -1:
            text += "!" + chr(node.conversion)
        if node.format_spec:
            text += ":" + "".join([self.piece(value)[0] for value in node.format_spec.values])
        return text + "}", False

    # --- patterns

    def pattern(self, node, place=_TEST):
        name = type(node).__name__
        if name == "MatchValue":
            return self.expr(node.value)
        if name == "MatchSingleton":
            return repr(node.value)
        if name == "MatchSequence":
            return f"[{', '.join([self.pattern(one) for one in node.patterns])}]"
        if name == "MatchStar":
            return f"*{node.name or '_'}"
        if name == "MatchMapping":
            parts = [f"{self.expr(key)}: {self.pattern(one)}" for key, one in zip(node.keys, node.patterns)]
            return f"{{{', '.join(parts + [f'**{node.rest}'] * bool(node.rest))}}}"
        if name == "MatchClass":
            parts = [self.pattern(one) for one in node.patterns]
            parts += [f"{name}={self.pattern(one)}" for name, one in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.expr(node.cls, _ATOM)}({', '.join(parts)})"
        if name == "MatchOr":
            text = " | ".join([self.pattern(one, _BITOR + 1) for one in node.patterns])
            return f"({text})" if place > _BITOR else text
        if node.name is None:
            return "_"
        if node.pattern is None:
            return node.name
        text = f"{self.pattern(node.pattern, _BITOR)} as {node.name}"
        return f"({text})" if place > _TEST else text


def unparse(node):
    """The text of a tree, without its comments and its own layout."""
    unparser = Unparser()
    if isinstance(node, (ast.mod, ast.stmt)):
        unparser.statement(node)
        return unparser.text()
    if isinstance(node, ast.expr):
        return unparser.expr(node)
    if isinstance(node, ast.pattern):
        return unparser.pattern(node)
    if isinstance(node, ast.arguments):
        return unparser.arguments(node)
    if isinstance(node, ast.arg):
        return unparser.arg(node)
    raise NotImplementedError(f"Interleave writes no {type(node).__name__} alone as text")
