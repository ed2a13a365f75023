"""From the tree of a pattern to the words of the matcher (its operations: src/pure/regex/op.rs)."""

from _sre import fold
from re._parser import A, I, M, NO_MAX, S, PatternError, parse

(SUCCESS, FAIL, CHAR, CHAR_ANY_CASE, ANY, ANY_ALL, SET, SET_ANY_CASE, AT, JUMP, SPLIT, MARK, REF,
 REF_ANY_CASE, REPEAT_ONE, LOOP_INIT, LOOP, LOOK, ATOMIC, COND) = range(20)


def width(node, state):
    """Least and most number of characters of a match of the node."""
    kind = node[0]
    if kind in ("char", "any", "set"):
        return 1, 1
    if kind in ("at", "look"):
        return 0, 0
    if kind == "seq":
        widths = [width(part, state) for part in node[1]]
        return sum(w[0] for w in widths), min(sum(w[1] for w in widths), NO_MAX)
    if kind == "alt":
        widths = [width(part, state) for part in node[1]]
        return min(w[0] for w in widths), max(w[1] for w in widths)
    if kind == "repeat":
        least, most = width(node[4], state)
        return least * node[2], min(most * node[3], NO_MAX)
    if kind == "group":
        answer = width(node[4], state)
        if node[1] is not None:
            state.widths[node[1]] = answer
        return answer
    if kind == "atomic":
        return width(node[1], state)
    if kind == "ref":
        return state.widths.get(node[1], (0, NO_MAX))
    yes = width(node[2], state)
    no = width(node[3], state) if node[3] is not None else (0, 0)
    return min(yes[0], no[0]), max(yes[1], no[1])


class Writer:
    def __init__(self, state):
        self.words = []
        self.loops = 0
        self.state = state

    def node(self, node, flags):
        getattr(self, node[0])(node, flags)

    def char(self, node, flags):
        code = node[1]
        if flags & I:
            folded = fold(code)
            self.words += [CHAR_ANY_CASE, folded]
        else:
            self.words += [CHAR, code]

    def any(self, node, flags):
        self.words.append(ANY_ALL if flags & S else ANY)

    def set(self, node, flags):
        content = [int(node[1])]
        for item in node[2]:
            content += item
            if item[0] >= 2 and flags & A:
                content[-1] += 8
        self.words += [SET_ANY_CASE if flags & I else SET, len(content)]
        self.words += content

    def at(self, node, flags):
        place = node[1]
        if len(node) > 2 and flags & M:
            place += 1
        if place >= 5 and flags & A:
            place += 8
        self.words += [AT, place]

    def seq(self, node, flags):
        for part in node[1]:
            self.node(part, flags)

    def alt(self, node, flags):
        words = self.words
        jumps = []
        last = len(node[1]) - 1
        for n, branch in enumerate(node[1]):
            if n < last:
                split = len(words)
                words += [SPLIT, split + 3, 0]
            self.node(branch, flags)
            if n < last:
                jumps.append(len(words) + 1)
                words += [JUMP, 0]
                words[split + 2] = len(words)
        for jump in jumps:
            words[jump] = len(words)

    def repeat(self, node, flags):
        _, greed, least, most, body = node
        words = self.words
        if body[0] in ("char", "any", "set"):
            at = len(words)
            words += [REPEAT_ONE, greed, least, most, 0]
            self.node(body, flags)
            words[at + 4] = len(words)
            return
        if greed == 2:
            at = len(words)
            words += [ATOMIC, 0]
            self.repeat(("repeat", 1, least, most, body), flags)
            words.append(SUCCESS)
            words[at + 1] = len(words)
            return
        if (least, most) == (0, 1):
            at = len(words)
            words += [SPLIT, 0, 0]
            self.node(body, flags)
            ways = (at + 3, len(words))
            words[at + 1:at + 3] = ways if greed else ways[::-1]
            return
        which = self.loops
        self.loops += 1
        words += [LOOP_INIT, which]
        at = len(words)
        words += [LOOP, which, least, most, greed, 0]
        self.node(body, flags)
        words += [JUMP, at]
        words[at + 5] = len(words)

    def group(self, node, flags):
        _, number, on, off, body = node
        if on & (A | 4 | 32):
            flags &= ~(A | 4 | 32)
        flags = (flags | on) & ~off
        if number is None:
            self.node(body, flags)
            return
        self.words += [MARK, number * 2]
        self.node(body, flags)
        self.words += [MARK, number * 2 + 1]

    def look(self, node, flags):
        _, kind, body = node
        size = 0
        if kind & 2:
            size, most = width(body, self.state)
            if size != most:
                raise PatternError("look-behind requires fixed-width pattern")
        at = len(self.words)
        self.words += [LOOK, kind, size, 0]
        self.node(body, flags)
        self.words.append(SUCCESS)
        self.words[at + 3] = len(self.words)

    def atomic(self, node, flags):
        at = len(self.words)
        self.words += [ATOMIC, 0]
        self.node(node[1], flags)
        self.words.append(SUCCESS)
        self.words[at + 1] = len(self.words)

    def ref(self, node, flags):
        self.words += [REF_ANY_CASE if flags & I else REF, node[1]]

    def cond(self, node, flags):
        words = self.words
        at = len(words)
        words += [COND, node[1], 0]
        self.node(node[2], flags)
        if node[3] is not None:
            jump = len(words)
            words += [JUMP, 0]
            words[at + 2] = len(words)
            self.node(node[3], flags)
            words[jump + 1] = len(words)
        else:
            words[at + 2] = len(words)


def compile(pattern, flags):
    """(program, flags, groups, names, loops)"""
    tree, state = parse(pattern, flags)
    state.widths = {}
    width(tree, state)
    writer = Writer(state)
    if isinstance(pattern, bytes):
        writer.node(tree, state.flags | A)
    else:
        writer.node(tree, state.flags)
    writer.words.append(SUCCESS)
    program = b"".join([word.to_bytes(4, "little") for word in writer.words])
    return program, state.flags, state.groups - 1, state.names, writer.loops
