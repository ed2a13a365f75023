"""The instructions of a function, as CPython 3.14 lists them.

They are translated from the machine's own, which are near to CPython's. Functions that branch or
wait (`if`, `while`, `with`, `try`, `await`) are laid out in another order there: they are refused.
"""

from _prelude_natives import _is_old
from _traceback import instructions as _instructions

__all__ = ["dis", "disassemble", "opname", "opmap"]

_OPERATORS = {"+": 0, "&": 1, "//": 2, "<<": 3, "@": 4, "*": 5, "%": 6, "|": 7, "**": 8, ">>": 9,
              "-": 10, "/": 11, "^": 12}
_COMPARISONS = {"<": 2, "<=": 42, "==": 72, "!=": 103, ">": 132, ">=": 172}
_CACHES = {"LOAD_GLOBAL": 4, "BINARY_OP": 5, "LOAD_ATTR": 9, "STORE_ATTR": 4, "CALL": 3,
           "CALL_KW": 3, "COMPARE_OP": 1, "CONTAINS_OP": 1, "TO_BOOL": 3, "FOR_ITER": 1,
           "JUMP_BACKWARD": 1, "UNPACK_SEQUENCE": 1, "STORE_SUBSCR": 1}
_PLAIN = ("POP_TOP", "RETURN_VALUE", "STORE_SUBSCR", "DELETE_SUBSCR", "GET_ITER", "UNARY_NEGATIVE",
          "UNARY_INVERT", "BUILD_TUPLE", "BUILD_LIST", "BUILD_SET", "BUILD_MAP", "BUILD_STRING",
          "UNPACK_SEQUENCE", "COPY", "SWAP", "CALL", "LIST_EXTEND", "SET_UPDATE", "DICT_UPDATE",
          "BINARY_SLICE", "STORE_SLICE", "PUSH_NULL")
opmap, opname = {}, []


class _Instruction:
    def __init__(self, name, arg, shown, line, target=None):
        self.name, self.arg, self.shown, self.line, self.target = name, arg, shown, line, target
        self.label = None

    @property
    def size(self):
        return 1 + _CACHES.get(self.name, 0)


def _refuse(name):
    raise NotImplementedError("Interleave's dis lists functions without branches, with blocks and "
                              f"waiting only: {name} is not listed")


class _Translator:
    def __init__(self, code):
        self.code = code
        self.names, self.constants = [], []
        self.doc = code.co_consts[0] if code.co_consts and code.co_flags & 0x4000000 else None
        if self.doc is not None:
            self.constants.append(self.doc)
        self.out = []

    def name(self, text):
        if text not in self.names:
            self.names.append(text)
        return self.names.index(text)

    def constant(self, value, is_small):
        known = [type(one) is type(value) and repr(one) == repr(value) for one in self.constants]
        if True in known:
            return known.index(True)
        # The first place is never given up, even if a small int stood there.
        if not is_small or not self.constants:
            self.constants.append(value)
        return len(self.constants) - 1

    def add(self, name, arg, shown, line, target=None):
        self.out.append(_Instruction(name, arg, shown, line, target))

    def run(self):
        source = _instructions(self.code)
        places, ends = {}, {}
        at = 0
        while at < len(source):
            op, arg, line, meant = source[at]
            places[at] = len(self.out)
            following = source[at + 1][0] if at + 1 < len(source) else ""
            at += 1
            if op == "RESUME":
                self.add(op, 0, "", self.code.co_firstlineno)
            elif op == "NOP":
                continue
            elif op == "BUILD_TUPLE" and arg == 2 and following == "UNPACK_SEQUENCE":
                # a, b = b, a: two stores the other way round.
                stores = source[at + 1:at + 3]
                if [one[0] for one in stores] != ["STORE_FAST", "STORE_FAST"]:
                    _refuse(op)
                for _, slot, at_line, name in reversed(stores):
                    self.add("STORE_FAST", slot, name, at_line)
                at += 3
            elif op == "LOAD_FAST":
                self.add(op, arg, meant, line)
            elif op in ("STORE_FAST", "DELETE_FAST", "LOAD_DEREF", "STORE_DEREF"):
                self.add(op, arg, meant, line)
            elif op in ("LOAD_CONST", "LOAD_SMALL_INT"):
                value = arg if op == "LOAD_SMALL_INT" else meant
                if type(value) is type(self.code):
                    _refuse("a function inside")
                small = type(value) is int and 0 <= value < 256
                place = self.constant(value, small)
                if small:
                    self.add("LOAD_SMALL_INT", value, "", line)
                else:
                    self.add("LOAD_CONST", place, repr(value), line)
            elif op == "LOAD_GLOBAL":
                calls = following == "PUSH_NULL"
                self.add(op, self.name(meant) * 2 + calls, meant + " + NULL" * calls, line)
                at += calls
            elif op == "LOAD_ATTR":
                self.add(op, self.name(meant) * 2, meant, line)
            elif op == "LOAD_METHOD":
                self.add("LOAD_ATTR", self.name(meant) * 2 + 1, meant + " + NULL|self", line)
            elif op in ("STORE_ATTR", "DELETE_ATTR", "STORE_GLOBAL", "DELETE_GLOBAL"):
                self.add(op, self.name(meant), meant, line)
            elif op in ("BINARY_OP", "BINARY_OP_INPLACE"):
                sign = meant.rstrip("=") if op == "BINARY_OP_INPLACE" else meant
                place = _OPERATORS[sign] + (13 if op == "BINARY_OP_INPLACE" else 0)
                self.add("BINARY_OP", place, sign + ("=" if op == "BINARY_OP_INPLACE" else ""), line)
            elif op == "BINARY_SUBSCR":
                self.add("BINARY_OP", 26, "[]", line)
            elif op == "COMPARE_OP":
                self.add(op, _COMPARISONS[meant], meant, line)
            elif op == "IS_OP":
                self.add(op, arg, "is not" if arg else "is", line)
            elif op == "CONTAINS_OP":
                self.add(op, arg, "not in" if arg else "in", line)
            elif op == "UNARY_NOT":
                self.add("TO_BOOL", None, "", line)
                self.add(op, None, "", line)
            elif op == "CALL_KW":
                self.add(op, arg, "", line)
            elif op == "FORMAT_VALUE":
                if arg & 3:
                    self.add("CONVERT_VALUE", arg & 3, ("", "str", "repr", "ascii")[arg & 3], line)
                self.add("FORMAT_WITH_SPEC" if arg & 4 else "FORMAT_SIMPLE", None, "", line)
            elif op == "FOR_ITER":
                self.add(op, None, None, line, int(meant.split()[1]))
            elif op in ("JUMP", "JUMP_BACKWARD") and int(meant.split()[1]) < at:
                target = int(meant.split()[1])
                if source[target][0] != "FOR_ITER":
                    _refuse(op)
                self.add("JUMP_BACKWARD", None, None, self.out[-1].line, target)
                loop = source[target]
                ends[at] = len(self.out)
                self.add("END_FOR", None, "", loop[2])
                self.add("POP_ITER", None, "", loop[2])
            elif op in _PLAIN:
                has_arg = op not in ("POP_TOP", "RETURN_VALUE", "STORE_SUBSCR", "DELETE_SUBSCR",
                                     "GET_ITER", "UNARY_NEGATIVE", "UNARY_INVERT", "BINARY_SLICE",
                                     "STORE_SLICE", "PUSH_NULL")
                self.add(op, arg if has_arg else None, "", line)
            else:
                _refuse(op)
        for one in self.out:
            if one.target is not None:
                here = ends if one.name == "FOR_ITER" else places
                one.target = self.out[here[one.target]]
        self.merge()
        self.label()
        return self.out

    def merge(self):
        """Pairs of loads and stores on one line are one instruction."""
        targets = {id(one.target) for one in self.out if one.target is not None}
        out, at = [], 0
        borrowed = self.borrowed()
        while at < len(self.out):
            one = self.out[at]
            two = self.out[at + 1] if at + 1 < len(self.out) else None
            pair = None
            if two is not None and one.line == two.line and id(two) not in targets:
                kinds = one.name, two.name
                if kinds in (("LOAD_FAST", "LOAD_FAST"), ("STORE_FAST", "STORE_FAST"),
                             ("STORE_FAST", "LOAD_FAST")) and one.arg < 16 and two.arg < 16:
                    both = id(one) in borrowed and id(two) in borrowed
                    pair = "_".join(["LOAD_FAST_BORROW" if both else kind for kind in kinds]
                                    if kinds == ("LOAD_FAST", "LOAD_FAST") else kinds)
            if pair:
                new = _Instruction(pair, one.arg << 4 | two.arg, f"{one.shown}, {two.shown}", one.line)
                at += 2
            else:
                new = one
                if one.name == "LOAD_FAST" and id(one) in borrowed:
                    new.name = "LOAD_FAST_BORROW"
                at += 1
            for other in self.out:
                if other.target is one:
                    other.target = new
            out.append(new)
        self.out = out

    def borrowed(self):
        """Loads whose value no variable takes over."""
        found = {id(one) for one in self.out if one.name == "LOAD_FAST"}
        at = 0
        while at < len(self.out):
            count = 0
            while at + count < len(self.out) and self.out[at + count].name == "STORE_FAST":
                count += 1
            found -= {id(one) for one in self.out[max(at - count, 0):at]}
            at += count or 1
        return found

    def label(self):
        place, places = 0, {}
        for one in self.out:
            places[id(one)] = place
            place += one.size
        wanted = {id(one.target) for one in self.out if one.target is not None}
        number = 0
        for one in self.out:
            if id(one) in wanted:
                number += 1
                one.label = f"L{number}"
        for one in self.out:
            if one.target is not None:
                here = places[id(one)] + one.size
                one.arg = abs(places[id(one.target)] - here)
                one.shown = f"to {one.target.label}"


def _text(code):
    if _is_old():
        raise NotImplementedError("Interleave's dis has the instructions of Python 3.14 only")
    lines, last = [], None
    for one in _Translator(code).run():
        starts = one.line != last
        if starts and last is not None:
            lines.append("")
        last = one.line
        text = (str(one.line) if starts else "").rjust(3) + "   "
        text += (one.label + ":" if one.label else "").ljust(8)
        text += one.name.ljust(20)
        if one.arg is not None:
            text += " " + str(one.arg).rjust(5 - max(0, len(one.name) - 20))
            if one.shown:
                text += f" ({one.shown})"
        lines.append(text.rstrip())
    return "\n".join(lines) + "\n"


def disassemble(co, lasti=-1, *, file=None, **kwargs):
    print(_text(co), end="", file=file)


def dis(x=None, *, file=None, depth=None, **kwargs):
    """List the instructions of a function or method, or of those of a class."""
    x = getattr(x, "__func__", x)
    if isinstance(x, type):
        for name, member in sorted(x.__dict__.items()):
            member = getattr(member, "__func__", member)
            if hasattr(member, "__code__"):
                print(f"Disassembly of {name}:", file=file)
                dis(member, file=file)
                print(file=file)
        return
    code = getattr(x, "__code__", x)
    if not hasattr(code, "co_consts"):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    disassemble(code, file=file)
