"""Annotations given as text, evaluated without `eval`.

An annotation is made of few things: names with dots, subscripts, `|`, lists,
numbers, strings and `...`. Anything else is a TypeError, as a text that is no
type would be.
"""

import builtins


def evaluate(text, globals, locals):
    """The object that `text` names. NameError for a name that is not there."""
    return _Reader(text, globals, locals).whole()


def scope_of(obj):
    """The globals in which the annotations of `obj` were written."""
    import sys
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    found = getattr(obj, "__globals__", None)
    if found is not None:
        return found
    module = sys.modules.get(getattr(obj, "__module__", None))
    return {} if module is None else module.__dict__


class _Reader:
    def __init__(self, text, globals, locals):
        self.text = text
        self.at = 0
        self.globals = globals
        self.locals = locals

    def whole(self):
        value = self.union()
        self.spaces()
        if self.at != len(self.text):
            self.refuse()
        return value

    def refuse(self):
        raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")

    def spaces(self):
        while self.text[self.at:self.at + 1].isspace():
            self.at += 1

    def take(self, mark):
        self.spaces()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def union(self):
        value = self.primary()
        while self.take("|"):
            value = value | self.primary()
        return value

    def sequence(self, end):
        items = []
        trailing = False
        while not self.take(end):
            items.append(self.union())
            trailing = self.take(",")
            if not trailing and not self.text.startswith(end, self.at):
                self.spaces()
                if not self.text.startswith(end, self.at):
                    self.refuse()
        return items, trailing

    def primary(self):
        value = self.atom()
        while True:
            if self.take("["):
                items, trailing = self.sequence("]")
                value = value[items[0]] if len(items) == 1 and not trailing else value[tuple(items)]
            elif not self.text.startswith("...", self.at) and self.take("."):
                value = getattr(value, self.name())
            else:
                return value

    def name(self):
        start = self.at
        while self.at < len(self.text) and self.text[start:self.at + 1].isidentifier():
            self.at += 1
        if self.at == start:
            self.refuse()
        return self.text[start:self.at]

    def atom(self):
        self.spaces()
        if self.take("..."):
            return ...
        if self.take("["):
            return self.sequence("]")[0]
        if self.take("("):
            items, trailing = self.sequence(")")
            return items[0] if len(items) == 1 and not trailing else tuple(items)
        letter = self.text[self.at:self.at + 1]
        if letter in ("'", '"') and letter:
            end = self.text.find(letter, self.at + 1)
            if end < 0:
                self.refuse()
            value = self.text[self.at + 1:end]
            self.at = end + 1
            return value
        if letter.isdigit() or letter == "-":
            start = self.at
            self.at += 1
            while self.text[self.at:self.at + 1].isdigit():
                self.at += 1
            return int(self.text[start:self.at])
        name = self.name()
        if name in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[name]
        for scope in (self.locals, self.globals, builtins.__dict__):
            if name in scope:
                return scope[name]
        raise NameError(f"name {name!r} is not defined", name=name)
