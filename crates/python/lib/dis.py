"""The instructions of a function, as CPython 3.14 or 3.11 lists them.

They are translated from the machine's own, which are near to CPython's; `_dis_flow` lays out
jumps as CPython does. Functions with blocks that handle exceptions, and those that wait, are
refused: CPython keeps them in another order.
"""

from _dis_flow import Flow, Instruction as _Instruction
from _prelude_natives import _is_old
from _traceback import instructions as _instructions

__all__ = ["dis", "disassemble", "get_instructions", "Bytecode", "Instruction", "opname", "opmap"]

_OPERATORS = {"+": 0, "&": 1, "//": 2, "<<": 3, "@": 4, "*": 5, "%": 6, "|": 7, "**": 8, ">>": 9,
              "-": 10, "/": 11, "^": 12}
_COMPARISONS = {"<": 2, "<=": 42, "==": 72, "!=": 103, ">": 132, ">=": 172}
_OLD_COMPARISONS = {"<": 0, "<=": 1, "==": 2, "!=": 3, ">": 4, ">=": 5}
_CACHES = {"LOAD_GLOBAL": 4, "BINARY_OP": 5, "LOAD_ATTR": 9, "STORE_ATTR": 4, "CALL": 3,
           "CALL_KW": 3, "COMPARE_OP": 1, "CONTAINS_OP": 1, "TO_BOOL": 3, "FOR_ITER": 1,
           "JUMP_BACKWARD": 1, "UNPACK_SEQUENCE": 1, "STORE_SUBSCR": 1, "POP_JUMP_IF_FALSE": 1,
           "POP_JUMP_IF_TRUE": 1, "POP_JUMP_IF_NONE": 1, "POP_JUMP_IF_NOT_NONE": 1}
_OLD_CACHES = {"LOAD_GLOBAL": 5, "BINARY_OP": 1, "LOAD_ATTR": 4, "LOAD_METHOD": 10, "STORE_ATTR": 4,
               "PRECALL": 1, "CALL": 4, "COMPARE_OP": 2, "BINARY_SUBSCR": 4, "STORE_SUBSCR": 1,
               "UNPACK_SEQUENCE": 1}
_BARE = ("POP_TOP", "RETURN_VALUE", "STORE_SUBSCR", "DELETE_SUBSCR", "GET_ITER", "UNARY_NEGATIVE",
         "UNARY_INVERT", "PUSH_NULL", "NOP")
_COUNTED = ("BUILD_TUPLE", "BUILD_LIST", "BUILD_SET", "BUILD_MAP", "BUILD_STRING", "UNPACK_SEQUENCE",
            "COPY", "SWAP", "LIST_EXTEND", "SET_UPDATE", "DICT_UPDATE", "RAISE_VARARGS", "BUILD_SLICE")
_CONVERSIONS = ("", "str", "repr", "ascii")
# What an instruction takes from the stack and leaves there.
_EFFECTS = {"POP_TOP": (1, 0), "RETURN_VALUE": (1, 0), "STORE_SUBSCR": (3, 0), "DELETE_SUBSCR": (2, 0),
            "GET_ITER": (1, 1), "STORE_ATTR": (2, 0), "DELETE_ATTR": (1, 0), "STORE_GLOBAL": (1, 0),
            "STORE_DEREF": (1, 0), "BINARY_OP": (2, 1), "COMPARE_OP": (2, 1), "IS_OP": (2, 1),
            "CONTAINS_OP": (2, 1), "TO_BOOL": (1, 1), "UNARY_NOT": (1, 1), "UNARY_NEGATIVE": (1, 1),
            "UNARY_INVERT": (1, 1), "CONVERT_VALUE": (1, 1), "FORMAT_SIMPLE": (1, 1),
            "FORMAT_WITH_SPEC": (2, 1), "BINARY_SLICE": (3, 1), "STORE_SLICE": (4, 0),
            "END_FOR": (1, 0), "POP_ITER": (1, 0), "FOR_ITER": (0, 1), "PUSH_NULL": (0, 1),
            "LOAD_CONST": (0, 1), "LOAD_SMALL_INT": (0, 1), "LOAD_DEREF": (0, 1),
            "LOAD_COMMON_CONSTANT": (0, 1)}
opmap, opname = {}, []


def _refuse(name):
    raise NotImplementedError("Interleave's dis lists functions without blocks that handle exceptions "
                              f"and without waiting: {name} is not listed")


class _Translator:
    def __init__(self, code):
        self.code = code
        self.is_old = _is_old()
        self.is_module = code.co_name == "<module>"
        self.names, self.constants, self.folded = [], [], []
        self.doc = code.co_consts[0] if code.co_consts and code.co_flags & 0x4000000 else None
        if self.doc is not None:
            self.constants.append(self.doc)
        elif self.is_old and not self.is_module:
            self.constants.append(None)
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

    def add(self, name, arg=None, shown="", line=None, target=None, value=None):
        self.out.append(_Instruction(name, arg, shown, line, target, value))

    def run(self):
        source = [one for one in _instructions(self.code)]
        # Where each of the machine's instructions begins here.
        places = []
        at = 0
        heads = self.endless(source)
        while at < len(source):
            if at in heads and self.is_old:
                self.constant(True, False)
                self.add("NOP", line=heads[at])
            places.append(len(self.out))
            if at in heads and not self.is_old:
                self.add("NOP", line=heads[at])
            taken = self.translate(source, at)
            places += [len(self.out)] * (taken - 1)
            at += taken
        self.out.append(_Instruction("END"))
        for one in self.out:
            if one.target is not None:
                one.target = self.out[places[one.target]]
        self.out.pop()
        self.place_constants()
        self.close_loops()
        self.own_lines()
        self.out = Flow(self.out, self.is_old).run()
        if self.is_old:
            self.name_old_jumps()
        else:
            self.name_jumps()
            self.merge()
        self.place()
        return self.out

    def endless(self, source):
        """Where the body of a `while True` begins, and the line of its test that is none."""
        found = {}
        for op, _, line, meant in source:
            if op == "JUMP_BACKWARD" and self.source_line(line).startswith(("while True", "while 1:")):
                found[int(meant.split()[1])] = line
        return found

    def translate(self, source, at):
        """Adds what stands for the instruction there; how many were taken."""
        op, arg, line, meant = source[at]
        following = source[at + 1][0] if at + 1 < len(source) else ""
        if op == "RESUME":
            self.add(op, 0, "", 0 if self.is_module else self.code.co_firstlineno)
        elif op == "NOP":
            self.add(op, None, "", line)
        elif op == "BUILD_TUPLE" and arg == 2 and following == "UNPACK_SEQUENCE":
            # a, b = b, a: two stores the other way round.
            stores = source[at + 2:at + 4]
            if [one[0] for one in stores] != ["STORE_FAST", "STORE_FAST"]:
                _refuse(op)
            for _, slot, at_line, name in reversed(stores):
                self.add("STORE_FAST", slot, name, at_line, value=name)
            return 4
        elif op in ("LOAD_FAST", "STORE_FAST", "DELETE_FAST", "LOAD_DEREF", "STORE_DEREF"):
            self.add(op, arg, meant, line, value=meant)
        elif op in ("LOAD_CONST", "LOAD_SMALL_INT"):
            return self.load_constant(source, at)
        elif op == "LOAD_GLOBAL":
            return self.load_global(source, at)
        elif op == "PUSH_NULL" and self.is_old:
            # It stands under the function.
            if self.out[-1].name not in ("LOAD_FAST", "LOAD_DEREF", "LOAD_NAME"):
                _refuse("a call of what a call gave")
            self.out.insert(len(self.out) - 1, _Instruction(op, None, "", line))
        elif op == "LOAD_ATTR":
            self.add(op, self.name(meant) * (1 if self.is_old else 2), meant, line, value=meant)
        elif op == "LOAD_METHOD":
            if self.is_old:
                self.add(op, self.name(meant), meant, line, value=meant)
            else:
                self.add("LOAD_ATTR", self.name(meant) * 2 + 1, meant + " + NULL|self", line, value=meant)
        elif op in ("STORE_ATTR", "DELETE_ATTR", "STORE_GLOBAL", "DELETE_GLOBAL"):
            kind = op.replace("GLOBAL", "NAME") if self.is_module else op
            self.add(kind, self.name(meant), meant, line, value=meant)
        elif op in ("BINARY_OP", "BINARY_OP_INPLACE"):
            sign = meant.rstrip("=") if op == "BINARY_OP_INPLACE" else meant
            place = _OPERATORS[sign] + (13 if op == "BINARY_OP_INPLACE" else 0)
            self.add("BINARY_OP", place, sign + ("=" if op == "BINARY_OP_INPLACE" else ""), line)
        elif op == "BINARY_SUBSCR":
            self.add(*((op, None, "") if self.is_old else ("BINARY_OP", 26, "[]")), line)
        elif op in ("BINARY_SLICE", "STORE_SLICE") and self.is_old:
            self.add("BUILD_SLICE", 2, "", line)
            self.add("BINARY_SUBSCR" if op == "BINARY_SLICE" else "STORE_SUBSCR", None, "", line)
        elif op in ("BINARY_SLICE", "STORE_SLICE"):
            if op == "BINARY_SLICE" and self.are_constants(2):
                self.add_slice(2, line)
                self.add("BINARY_OP", 26, "[]", line)
            else:
                self.add(op, None, "", line)
        elif op == "COMPARE_OP":
            tested = following in ("POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE") and not self.is_old
            numbers = _OLD_COMPARISONS if self.is_old else _COMPARISONS
            self.add(op, numbers[meant] + 16 * tested, f"bool({meant})" if tested else meant, line)
        elif op in ("IS_OP", "CONTAINS_OP"):
            words = ("is not", "is") if op == "IS_OP" else ("not in", "in")
            self.add(op, arg, "" if self.is_old else words[not arg], line)
        elif op == "UNARY_NOT":
            self.bool_of(line)
            self.add(op, None, "", line)
        elif op == "CALL":
            if self.is_old:
                self.add("PRECALL", arg, "", line)
            self.add(op, arg, "", line)
        elif op == "CALL_KW":
            if self.is_old:
                self.out[-1].name, self.out[-1].shown = "KW_NAMES", ""
                self.add("PRECALL", arg, "", line)
            self.add("CALL" if self.is_old else op, arg, "", line)
        elif op == "FORMAT_VALUE":
            self.format(arg, line)
        elif op == "LOAD_ASSERTION_ERROR":
            if self.is_old:
                self.add(op, None, "", line)
            else:
                self.add("LOAD_COMMON_CONSTANT", 0, "AssertionError", line)
        elif op == "FOR_ITER":
            self.add(op, None, None, line, int(meant.split()[1]))
        elif op in ("JUMP", "JUMP_FORWARD", "JUMP_BACKWARD"):
            self.jump(op, line, int(meant.split()[1]), source)
        elif op.startswith("POP_JUMP_IF_"):
            target = int(meant.split()[1])
            if op in ("POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE"):
                op = self.none_test(op)
                if op.endswith(("FALSE", "TRUE")) and self.out[-1].name not in (
                        "COMPARE_OP", "IS_OP", "CONTAINS_OP"):
                    self.bool_of(line)
            self.add(op, None, None, line, target)
        elif op.startswith("JUMP_IF_"):
            self.add(op, None, None, line, int(meant.split()[1]))
        elif op in _BARE:
            self.add(op, None, "", line)
        elif op == "BUILD_SLICE" and not self.is_old and self.are_constants(arg):
            self.add_slice(arg, line)
        elif op == "BUILD_LIST" and arg > 2 and self.are_constants(arg):
            self.add_constant_list(arg, line)
        elif op == "BUILD_SET" and arg > 2 and self.are_constants(arg) or \
                op == "BUILD_MAP" and arg > 1 and self.is_old:
            _refuse(op)
        elif op in _COUNTED:
            self.add(op, arg, "", line)
        else:
            _refuse(op)
        return 1

    def load_constant(self, source, at):
        op, arg, line, meant = source[at]
        following = source[at + 1][0] if at + 1 < len(source) else ""
        value = arg if op == "LOAD_SMALL_INT" else meant
        if type(value) is type(self.code):
            _refuse("a function inside")
        if value is None and following == "IS_OP" and at + 2 < len(source) and \
                source[at + 2][0] in ("POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE"):
            self.constant(None, False)
            self.add("IS_NONE", source[at + 1][1], "", line)
            return 2
        small = type(value) is int and 0 <= value < 256 and not self.is_old
        if type(value) is tuple and value and not self.is_old:
            for item in value:
                self.constant(item, type(item) is int and 0 <= item < 256)
            self.add_folded(value, line)
            return 1
        place = self.constant(value, small)
        if small:
            self.add("LOAD_SMALL_INT", value, "", line, value=value)
        else:
            self.add("LOAD_CONST", place, repr(value), line, value=value)
        return 1

    def are_constants(self, count):
        """Were so many constants loaded last?"""
        last = self.out[-count:]
        return len(last) == count and all(one.name in ("LOAD_CONST", "LOAD_SMALL_INT") for one in last)

    def take_constants(self, count):
        values = [one.value for one in self.out[-count:]]
        del self.out[-count:]
        return values

    def add_slice(self, count, line):
        value = slice(*self.take_constants(count))
        self.add("LOAD_CONST", self.constant(value, False), repr(value), line, value=value)

    def add_constant_list(self, count, line):
        values = tuple(self.take_constants(count))
        self.add("BUILD_LIST", 0, "", line)
        self.add_folded(values, line)
        self.add("LIST_EXTEND", 1, "", line)

    def add_folded(self, value, line):
        """A constant made of others: its place comes after theirs."""
        self.add("LOAD_CONST", None, repr(value), line, value=value)
        self.folded.append(self.out[-1])

    def place_constants(self):
        """Places for those that were folded; those that nobody loads any more lose theirs."""
        loads = [one for one in self.out if one.name in ("LOAD_CONST", "KW_NAMES")]
        for one in self.folded:
            one.arg = self.constant(one.value, False)
        used = {0} | {one.arg for one in loads}
        kept = [at for at in range(len(self.constants)) if at in used]
        if not self.is_old:
            for one in loads:
                one.arg = kept.index(one.arg)

    def load_global(self, source, at):
        op, _, line, meant = source[at]
        calls = at + 1 < len(source) and source[at + 1][0] == "PUSH_NULL"
        if self.is_module:
            if calls and self.is_old:
                self.add("PUSH_NULL", None, "", line)
            self.add("LOAD_NAME", self.name(meant), meant, line, value=meant)
            if calls and not self.is_old:
                self.add("PUSH_NULL", None, "", line)
            return 1 + calls
        words = ("NULL + " + meant) if self.is_old else (meant + " + NULL")
        self.add(op, self.name(meant) * 2 + calls, words if calls else meant, line, value=meant)
        return 1 + calls

    def none_test(self, op):
        """`x is None` and a jump are one instruction."""
        if self.out[-1].name != "IS_NONE":
            return op
        is_not = self.out.pop().arg
        return "POP_JUMP_IF_NONE" if (op == "POP_JUMP_IF_TRUE") != bool(is_not) else "POP_JUMP_IF_NOT_NONE"

    def bool_of(self, line):
        if not self.is_old:
            self.add("TO_BOOL", None, "", line)

    def format(self, arg, line):
        arg &= 7
        if self.is_old:
            words = [_CONVERSIONS[arg & 3]] * bool(arg & 3) + ["with format"] * bool(arg & 4)
            return self.add("FORMAT_VALUE", arg, ", ".join(words), line)
        if arg & 3:
            convert = _Instruction("CONVERT_VALUE", arg & 3, _CONVERSIONS[arg & 3], line)
            if arg & 4 and not self.are_constants(1):
                _refuse("a format that is computed")
            # Before the text of the format.
            self.out.insert(len(self.out) - bool(arg & 4), convert)
        self.add("FORMAT_WITH_SPEC" if arg & 4 else "FORMAT_SIMPLE", None, "", line)

    def jump(self, op, line, target, source):
        words = self.source_line(line)
        named = words.startswith(("break", "continue")) or words.endswith((" break", " continue"))
        self.add("JUMP", None, None, line if named else None, target)
        if op == "JUMP_BACKWARD" and not named and source[target][0] != "FOR_ITER":
            self.out[-1].loop_line = line

    def source_line(self, line):
        from linecache import getline
        return getline(self.code.co_filename, line).split("#")[0].strip()

    def close_loops(self):
        """Since 3.12 a loop's end drops the iterator."""
        for one in list(self.out):
            if one.name == "FOR_ITER" and not self.is_old:
                end = [_Instruction("END_FOR", line=one.line), _Instruction("POP_ITER", line=one.line)]
                for at, other in enumerate(self.out):
                    if other is one.target:
                        self.out[at:at] = end
                        break
                one.target = end[0]

    def own_lines(self):
        """The return at a function's end that nobody wrote has no line."""
        last = self.out[-2:]
        if [one.name for one in last] != ["LOAD_CONST", "RETURN_VALUE"] or last[0].value is not None:
            return
        words = self.source_line(last[0].line)
        if not words.startswith("return") and not words.endswith((": return", ": return None")):
            for one in last:
                one.line = None

    def name_old_jumps(self):
        places = {id(one): at for at, one in enumerate(self.out)}
        for at, one in enumerate(self.out):
            if one.target is None:
                continue
            way = "FORWARD" if places[id(one.target)] > at else "BACKWARD"
            if one.name == "JUMP":
                one.name = "JUMP_" + way
            elif one.is_condition:
                one.name = one.name.replace("POP_JUMP_", f"POP_JUMP_{way}_")

    def name_jumps(self):
        out, dropped, tests = [], {}, []
        places = {id(one): at for at, one in enumerate(self.out)}
        for at, one in enumerate(self.out):
            out.append(one)
            if one.name == "JUMP":
                one.name = "JUMP_FORWARD" if places[id(one.target)] > at else "JUMP_BACKWARD"
            elif one.is_condition:
                out.append(_Instruction("NOT_TAKEN", line=one.line))
            elif one.name.startswith("JUMP_IF_"):
                kind, line, target = "POP_" + one.name[:-len("_OR_POP")], one.line, one.target
                one.name, one.arg, one.shown, one.target = "COPY", 1, "", None
                out.append(_Instruction("TO_BOOL", line=line))
                out.append(_Instruction(kind, None, None, line, target))
                tests.append(out[-1])
                out.append(_Instruction("NOT_TAKEN", line=line))
                out.append(_Instruction("POP_TOP", line=line))
                dropped[id(one)] = out[-1]
        # A test of the other kind would only find that the value is dropped.
        for test in tests:
            test.target = dropped.get(id(test.target), test.target)
        self.out = out

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
                new = _Instruction(pair, one.arg << 4 | two.arg, f"{one.shown}, {two.shown}", one.line,
                                   value=(one.value, two.value))
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
        """Loads whose value is used up in their block, before their variable changes."""
        targets = {id(one.target) for one in self.out if one.target is not None}
        kept, stack = set(), []
        for one in self.out:
            if id(one) in targets:
                kept |= {id(load) for load in stack if load is not None}
                stack = []
            if one.name == "LOAD_FAST":
                stack.append(one)
                continue
            if one.name in ("STORE_FAST", "DELETE_FAST"):
                if one.name == "STORE_FAST" and stack and stack[-1] is not None:
                    kept.add(id(stack[-1]))
                del stack[-1:]
                kept |= {id(load) for load in stack if load is not None and load.arg == one.arg}
                continue
            if one.name == "COPY":
                stack.append(stack[-one.arg] if one.arg <= len(stack) else None)
                continue
            if one.name == "SWAP":
                stack = [None] * (one.arg - len(stack)) + stack
                stack[-1], stack[-one.arg] = stack[-one.arg], stack[-1]
                continue
            pops, pushes = self.effect(one)
            del stack[max(len(stack) - pops, 0):]
            stack += [None] * pushes
            if one.target is not None or one.ends_block:
                kept |= {id(load) for load in stack if load is not None}
                stack = []
        return {id(one) for one in self.out if one.name == "LOAD_FAST"} - kept

    def effect(self, one):
        name, arg = one.name, one.arg
        if name in ("BUILD_TUPLE", "BUILD_LIST", "BUILD_SET", "BUILD_STRING", "BUILD_SLICE"):
            return arg, 1
        if name == "BUILD_MAP":
            return 2 * arg, 1
        if name in ("CALL", "CALL_KW"):
            return arg + 2 + (name == "CALL_KW"), 1
        if name == "LOAD_ATTR":
            return 1, 1 + (arg & 1)
        if name == "LOAD_GLOBAL":
            return 0, 1 + (arg & 1)
        if name == "UNPACK_SEQUENCE":
            return 1, arg
        if name == "RAISE_VARARGS":
            return arg, 0
        if name in ("LIST_EXTEND", "SET_UPDATE", "DICT_UPDATE") or one.is_condition:
            return 1, 0
        return _EFFECTS.get(name, (0, 0))

    def place(self):
        """Offsets, labels, and how far jumps go."""
        caches = _OLD_CACHES if self.is_old else _CACHES
        wanted = {id(one.target) for one in self.out if one.target is not None}
        offset, number = 0, 0
        for one in self.out:
            one.offset = offset
            one.size = 2 * (1 + caches.get(one.name, 0))
            offset += one.size
            if id(one) in wanted:
                number += 1
                one.label = f"L{number}"
        for one in self.out:
            if one.target is not None:
                one.arg = abs(one.target.offset - one.offset - one.size) // 2
                one.shown = f"to {one.target.offset if self.is_old else one.target.label}"
                one.value = one.target.offset


def _text(code):
    lines, last = [], None
    is_old = _is_old()
    for one in _Translator(code).run():
        starts = one.line != last
        if starts and last is not None:
            lines.append("")
        last = one.line
        text = (str(one.line) if starts else "").rjust(3)
        if is_old:
            text += "     " + (">>" if one.label else "  ") + f" {one.offset:>4} "
        else:
            text += "   " + (one.label + ":" if one.label else "").ljust(8)
        text += one.name.ljust(20)
        if one.arg is not None:
            width = 5 if is_old else 5 - max(0, len(one.name) - 20)
            text += " " + str(one.arg).rjust(width)
            if one.shown:
                text += f" ({one.shown})"
        lines.append(text.rstrip())
    return "\n".join(lines) + "\n"


def _code_of(x):
    x = getattr(x, "__func__", x)
    if isinstance(x, str):
        try:
            x = compile(x, "<dis>", "eval")
        except SyntaxError:
            x = compile(x, "<dis>", "exec")
    code = getattr(x, "__code__", x)
    if not hasattr(code, "co_consts"):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    return code


class Instruction:
    """What `get_instructions` gives."""

    def __init__(self, one, starts, is_old):
        self.opname, self.arg, self.offset = one.name, one.arg, one.offset
        self.argrepr = one.shown or ""
        self.argval = one.value if one.value is not None or one.name == "LOAD_CONST" else \
            (one.shown if one.name in ("BINARY_OP", "COMPARE_OP") else one.arg)
        self.line_number = one.line
        self.starts_line = (one.line if starts else None) if is_old else starts
        self.is_jump_target = one.label is not None


def get_instructions(x, *, first_line=None, **kwargs):
    last = None
    for one in _Translator(_code_of(x)).run():
        yield Instruction(one, one.line != last, _is_old())
        last = one.line


class Bytecode:
    """The instructions of a piece of code, to be iterated over."""

    def __init__(self, x, **kwargs):
        self.codeobj, self._original = _code_of(x), x

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self):
        return f"Bytecode({self._original!r})"

    def dis(self):
        return _text(self.codeobj)


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
    disassemble(_code_of(x), file=file)
