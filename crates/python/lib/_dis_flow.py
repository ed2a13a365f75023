"""The flow of a function as CPython lays it out: from the machine's own instructions to theirs.

The machine's are near to CPython's, above all to 3.11's. What differs is done here: jumps lead
past jumps, small ends of a function are copied to where they are reached from, a loop's test
stands at its end as well (3.11), and a jump back has no condition (since 3.12).
An instruction whose line is None has no place of its own: it belongs to the one before.
"""

_NEGATED = {"IF_FALSE": "IF_TRUE", "IF_TRUE": "IF_FALSE", "IF_NONE": "IF_NOT_NONE",
            "IF_NOT_NONE": "IF_NONE"}
# A block of at most so many instructions is copied.
_COPIED = 4


class Instruction:
    def __init__(self, name, arg=None, shown="", line=None, target=None, value=None):
        self.name, self.arg, self.shown, self.line, self.target = name, arg, shown, line, target
        self.value = value
        self.label = None
        # Of the jump at a loop's end: the line of the loop's test.
        self.loop_line = None

    def copy(self):
        return Instruction(self.name, self.arg, self.shown, self.line, self.target, self.value)

    @property
    def is_condition(self):
        return self.name.startswith("POP_JUMP_")

    @property
    def ends_function(self):
        return self.name in ("RETURN_VALUE", "RAISE_VARARGS", "RERAISE")

    @property
    def ends_block(self):
        return self.ends_function or self.name == "JUMP"


def negated(name):
    return "POP_JUMP_" + _NEGATED[name[len("POP_JUMP_"):]]


class Flow:
    def __init__(self, out, is_old):
        self.out, self.is_old = out, is_old

    def run(self):
        self.or_pop()
        if self.is_old:
            self.repeat_tests()
        self.drop_unreachable()
        self.thread()
        self.copy_ends()
        self.drop_unreachable()
        self.split_ends()
        if not self.is_old:
            self.turn_back_jumps()
        self.drop_jumps_to_next()
        self.give_lines()
        self.drop_nops()
        return self.out

    def after(self, one):
        """The instruction behind another one."""
        return self.out[self.place(one) + 1]

    def place(self, wanted):
        for at, one in enumerate(self.out):
            if one is wanted:
                return at
        raise AssertionError(wanted.name)

    def targets(self):
        return {id(one.target) for one in self.out if one.target is not None}

    def retarget(self, old, new):
        for one in self.out:
            if one.target is old:
                one.target = new

    def or_pop(self):
        """`a and b or c`: what keeps the value for a test of the other kind drops it."""
        kinds = "JUMP_IF_FALSE_OR_POP", "JUMP_IF_TRUE_OR_POP"
        for one in self.out:
            while one.name in kinds and one.target.name == one.name:
                one.target = one.target.target
            if self.is_old and one.name in kinds and one.target.name in kinds:
                one.name = "POP_" + one.name[:-len("_OR_POP")]
                one.target = self.after(one.target)

    def repeat_tests(self):
        """3.11: the end of a `while` tests again instead of jumping to the test."""
        for one in list(self.out):
            if one.loop_line is None:
                continue
            head = self.place(one.target)
            tests, test = [], head
            while self.out[test].line == one.loop_line and self.out[test] is not one:
                if self.out[test].is_condition:
                    tests.append(test)
                test += 1
            if not tests:
                one.line = one.loop_line
                continue
            test = tests[-1]
            copied = [inner.copy() for inner in self.out[head:test + 1]]
            copied[-1].name = negated(copied[-1].name)
            copied[-1].target = self.out[test + 1]
            at = self.place(one)
            self.retarget(one, copied[0])
            self.out[at:at + 1] = copied

    def drop_unreachable(self):
        places = {id(one): at for at, one in enumerate(self.out)}
        reached, waiting = set(), [0]
        while waiting:
            at = waiting.pop()
            while at < len(self.out) and at not in reached:
                reached.add(at)
                one = self.out[at]
                if one.target is not None:
                    waiting.append(places[id(one.target)])
                if one.ends_block:
                    break
                at += 1
        self.out = [one for at, one in enumerate(self.out) if at in reached]

    def thread(self):
        for one in self.out:
            if one.target is None or self.is_old and one.name != "JUMP":
                continue
            if one.name != "JUMP" and not one.is_condition:
                continue
            for _ in self.out:
                next = one.target
                if next.name != "JUMP" or next.line not in (None, one.line) or next.target is next:
                    break
                one.target = next.target

    def end_at(self, first):
        """The instructions from here to the function's end, if they are few and straight."""
        at = self.place(first)
        found = []
        for one in self.out[at:at + _COPIED]:
            found.append(one)
            if one.ends_function:
                return found
            if one.target is not None or one.ends_block:
                break
        return None

    def copy_ends(self):
        for one in list(self.out):
            if one.name != "JUMP":
                continue
            end = self.end_at(one.target)
            if end is None or self.is_old and end[0].line is not None:
                continue
            copied = [inner.copy() for inner in end]
            if one.line is not None:
                nop = Instruction("NOP", line=one.line)
                copied.insert(0, nop)
            at = self.place(one)
            self.retarget(one, copied[0])
            self.out[at:at + 1] = copied

    def split_ends(self):
        """An end without a line is there once for each way that leads to it."""
        for first in list(self.out):
            if first.line is not None or self.end_at(first) is None:
                continue
            ways = [one for one in self.out if one.target is first]
            at = self.place(first)
            falls = at > 0 and not self.out[at - 1].ends_block
            for way in reversed(ways if falls else ways[1:]):
                end = self.end_at(first)
                copied = [inner.copy() for inner in end]
                copied[0].line = way.line
                way.target = copied[0]
                behind = self.place(end[-1]) + 1
                self.out[behind:behind] = copied

    def turn_back_jumps(self):
        places = {id(one): at for at, one in enumerate(self.out)}
        for one in list(self.out):
            if one.is_condition and places[id(one.target)] < places[id(one)]:
                at = self.place(one)
                back = Instruction("JUMP", line=one.line, target=one.target)
                one.name, one.target = negated(one.name), self.out[at + 1]
                self.out.insert(at + 1, back)

    def drop_jumps_to_next(self):
        for one in list(self.out):
            at = self.place(one)
            if one.name == "JUMP" and at + 1 < len(self.out) and one.target is self.out[at + 1]:
                if one.line is None:
                    self.retarget(one, one.target)
                    del self.out[at]
                else:
                    one.name, one.target = "NOP", None

    def give_lines(self):
        for at, one in enumerate(self.out):
            if one.line is not None:
                continue
            before = self.out[at - 1]
            ways = [other for other in self.out if other.target is one]
            if before.ends_block and ways:
                one.line = ways[0].line
            else:
                one.line = before.line

    def drop_nops(self):
        for one in list(self.out):
            if one.name != "NOP":
                continue
            at = self.place(one)
            before = self.out[at - 1].line if at else None
            behind = self.out[at + 1] if at + 1 < len(self.out) else None
            if behind is not None and one.line in (before, behind.line):
                self.retarget(one, behind)
                del self.out[at]
