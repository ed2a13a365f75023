"""From the text of a regular expression to a tree of tuples.

A node: ("char", code), ("any",), ("set", negated, items), ("at", place), ("seq", nodes),
("alt", branches), ("repeat", greed, least, most, node), ("group", number, on, off, node),
("look", kind, node), ("atomic", node), ("ref", number), ("cond", number, yes, no).
Words of errors and their positions are those of CPython 3.14, Lib/re/_parser.py.
"""

from _prelude_natives import _is_old

I, L, M, S, U, X, A = 2, 4, 8, 16, 32, 64, 256
FLAGS = {"i": I, "L": L, "m": M, "s": S, "x": X, "a": A, "u": U}
NO_MAX = 0xFFFFFFFF
DIGITS = "0123456789"
OCTAL = "01234567"
HEX = "0123456789abcdefABCDEF"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
CONTROLS = {"a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
CATEGORIES = {"d": (2, 0), "D": (3, 0), "s": (2, 1), "S": (3, 1), "w": (2, 2), "W": (3, 2)}
PLACES = {"A": 0, "b": 5, "B": 6, "Z": 4}
if not _is_old():
    PLACES["z"] = 4


class PatternError(Exception):
    """A pattern, or the template of a replacement, that has no meaning."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


if _is_old():
    PatternError.__name__ = PatternError.__qualname__ = "error"


class Source:
    """The text, one character or escape at a time."""

    def __init__(self, text):
        self.original = text
        self.is_text = isinstance(text, str)
        self.text = text if self.is_text else str(text, "latin1")
        self.at = 0
        self.advance()

    def advance(self):
        text, at = self.text, self.at
        self.start = at
        if at >= len(text):
            self.next = None
            return
        char = text[at]
        if char == "\\":
            if at + 1 >= len(text):
                raise PatternError("bad escape (end of pattern)", self.original, len(text) - 1)
            char += text[at + 1]
        self.next = char
        self.at = at + len(char)

    def match(self, char):
        if self.next == char:
            self.advance()
            return True
        return False

    def get(self):
        this = self.next
        self.advance()
        return this

    def get_while(self, most, charset):
        found = ""
        while len(found) < most and self.next is not None and self.next in charset:
            found += self.get()
        return found

    def get_until(self, terminator, name):
        found = ""
        while True:
            char = self.get()
            if char is None:
                if not found:
                    raise self.error("missing " + name)
                raise self.error(f"missing {terminator}, unterminated name", len(found))
            if char == terminator:
                if not found:
                    raise self.error("missing " + name, 1)
                return found
            found += char

    def error(self, msg, back=0):
        if not self.is_text:
            msg = msg.encode("ascii", "backslashreplace").decode("ascii")
        return PatternError(msg, self.original, self.start - back)

    def check_name(self, name, back):
        if not (self.is_text or name.isascii()):
            raise self.error(f"bad character in group name {ascii(name)}", len(name) + back)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + back)


class State:
    def __init__(self, flags):
        self.flags = flags
        self.groups = 1
        self.names = {}
        self.open = set()
        self.closed = set()
        self.behind = None
        self.conditions = []

    def open_group(self, name):
        number = self.groups
        self.groups += 1
        if name is not None:
            if name in self.names:
                raise PatternError(f"redefinition of group name {name!r} as group {number}; "
                                   f"was group {self.names[name]}")
            self.names[name] = number
        self.open.add(number)
        return number

    def check_reference(self, number, source, back):
        if number in self.open:
            raise source.error("cannot refer to an open group", back)
        if self.behind is not None and number >= self.behind:
            raise source.error("cannot refer to group defined in the same lookbehind subpattern",
                               back)


def hex_escape(source, escape, digits):
    escape += source.get_while(digits, HEX)
    if len(escape) != digits + 2:
        raise source.error(f"incomplete escape {escape}", len(escape))
    code = int(escape[2:], 16)
    if code > 0x10FFFF:
        raise source.error(f"bad escape {escape}", len(escape))
    return code


def named_escape(source):
    import unicodedata
    if not source.match("{"):
        raise source.error("missing {")
    name = source.get_until("}", "character name")
    try:
        return ord(unicodedata.lookup(name))
    except KeyError:
        raise source.error(f"undefined character name {name!r}", len(name) + 4) from None


def common_escape(source, escape):
    """What an escape means in and outside of sets: a code, or None."""
    char = escape[1]
    if char == "x":
        return hex_escape(source, escape, 2)
    if char == "u" and source.is_text:
        return hex_escape(source, escape, 4)
    if char == "U" and source.is_text:
        return hex_escape(source, escape, 8)
    if char == "N" and source.is_text:
        return named_escape(source)
    return CONTROLS.get(char)


def octal_code(source, escape):
    code = int(escape[1:], 8)
    if code > 0o377:
        raise source.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
    return code


def set_escape(source, escape):
    char = escape[1]
    if char in CATEGORIES:
        return CATEGORIES[char]
    if char == "b":
        return (0, 8)
    code = common_escape(source, escape)
    if code is not None:
        return (0, code)
    if char in OCTAL:
        return (0, octal_code(source, escape + source.get_while(2, OCTAL)))
    if char in LETTERS or char in DIGITS:
        raise source.error(f"bad escape {escape}", len(escape))
    return (0, ord(char))


def escape_node(source, escape, state):
    char = escape[1]
    if char in PLACES:
        return ("at", PLACES[char])
    if char in CATEGORIES:
        return ("set", False, [CATEGORIES[char]])
    code = common_escape(source, escape)
    if code is not None:
        return ("char", code)
    if char == "0":
        return ("char", octal_code(source, escape + source.get_while(2, OCTAL)))
    if char in DIGITS:
        if source.next is not None and source.next in DIGITS:
            escape += source.get()
            if (escape[1] in OCTAL and escape[2] in OCTAL
                    and source.next is not None and source.next in OCTAL):
                return ("char", octal_code(source, escape + source.get()))
        number = int(escape[1:])
        if number < state.groups:
            state.check_reference(number, source, len(escape))
            return ("ref", number)
        raise source.error(f"invalid group reference {number}", len(escape) - 1)
    if char in LETTERS:
        raise source.error(f"bad escape {escape}", len(escape))
    return ("char", ord(char))


def parse_set(source):
    begin = source.start - 1
    negated = source.match("^")
    items = []
    first = True
    while True:
        this = source.get()
        if this is None:
            raise source.error("unterminated character set", source.start - begin)
        if this == "]" and not first:
            break
        first = False
        one = set_escape(source, this) if this[0] == "\\" else (0, ord(this))
        if source.match("-"):
            that = source.get()
            if that is None:
                raise source.error("unterminated character set", source.start - begin)
            if that == "]":
                items += [one, (0, 45)]
                break
            two = set_escape(source, that) if that[0] == "\\" else (0, ord(that))
            if one[0] or two[0] or two[1] < one[1]:
                back = len(this) + 1 + len(that)
                raise source.error(f"bad character range {this}-{that}", back)
            items.append((1, one[1], two[1]))
        else:
            items.append(one)
    if len(items) == 1 and items[0][0] == 0 and not negated:
        return ("char", items[0][1])
    return ("set", negated, items)


def parse_alternatives(source, state, verbose, nested):
    begin = source.start
    branches = []
    while True:
        branches.append(parse_sequence(source, state, verbose, nested,
                                       not nested and not branches))
        if not source.match("|"):
            break
        if not nested:
            verbose = state.flags & X
    return branches[0] if len(branches) == 1 else ("alt", branches)


def bounds(source, this, here):
    """Least and most of a repetition; None: the brace stands for itself."""
    if this == "?":
        return 0, 1
    if this == "*":
        return 0, NO_MAX
    if this == "+":
        return 1, NO_MAX
    if source.next == "}":
        return None
    least, most = 0, NO_MAX
    low = high = ""
    while source.next is not None and source.next in DIGITS:
        low += source.get()
    if source.match(","):
        while source.next is not None and source.next in DIGITS:
            high += source.get()
    else:
        high = low
    if not source.match("}"):
        source.at = here
        source.advance()
        return None
    if low:
        least = int(low)
        if least >= NO_MAX:
            raise OverflowError("the repetition number is too large")
    if high:
        most = int(high)
        if most >= NO_MAX:
            raise OverflowError("the repetition number is too large")
        if most < least:
            raise source.error("min repeat greater than max repeat", source.start - here)
    return least, most


def parse_sequence(source, state, verbose, nested, first):
    nodes = []
    while True:
        this = source.next
        if this is None or this in "|)":
            break
        source.advance()
        if verbose:
            if this in " \t\n\r\v\f":
                continue
            if this == "#":
                while True:
                    this = source.get()
                    if this is None or this == "\n":
                        break
                continue
        if this[0] == "\\":
            nodes.append(escape_node(source, this, state))
        elif this == ".":
            nodes.append(("any",))
        elif this == "[":
            nodes.append(parse_set(source))
        elif this == "^":
            nodes.append(("at", 0, "^"))
        elif this == "$":
            nodes.append(("at", 2, "$"))
        elif this in "*+?{":
            here = source.start
            found = bounds(source, this, here)
            if found is None:
                nodes.append(("char", 123))
                continue
            repeat(source, nodes, found, here)
        elif this == "(":
            node = parse_group(source, state, verbose, nested, first and not nodes)
            if node == "verbose":
                verbose = True
            elif node is not None:
                nodes.append(node)
        else:
            nodes.append(("char", ord(this)))
    return nodes[0] if len(nodes) == 1 else ("seq", nodes)


def repeat(source, nodes, found, here):
    item = nodes[-1] if nodes else None
    if item is None or item[0] == "at":
        raise source.error("nothing to repeat", source.start - here + 1)
    if item[0] == "repeat":
        raise source.error("multiple repeat", source.start - here + 1)
    greed = 0 if source.match("?") else 2 if source.match("+") else 1
    nodes[-1] = ("repeat", greed, found[0], found[1], item)


def group_number(source, state, name, back):
    if name.isdecimal() and name.isascii():
        number = int(name)
        if not number:
            raise source.error("bad group number", len(name) + back)
        state.conditions.append((number, source.start - len(name) - back))
        return number
    source.check_name(name, back)
    if name not in state.names:
        raise source.error(f"unknown group name {name!r}", len(name) + back)
    return state.names[name]


def parse_group(source, state, verbose, nested, first):
    start = source.start - 1
    name, captures, on, off = None, True, 0, 0
    if source.match("?"):
        char = source.get()
        if char is None:
            raise source.error("unexpected end of pattern")
        if char == "P":
            if source.match("<"):
                name = source.get_until(">", "group name")
                source.check_name(name, 1)
            elif source.match("="):
                name = source.get_until(")", "group name")
                source.check_name(name, 1)
                if name not in state.names:
                    raise source.error(f"unknown group name {name!r}", len(name) + 1)
                state.check_reference(state.names[name], source, len(name) + 1)
                return ("ref", state.names[name])
            else:
                char = source.get()
                if char is None:
                    raise source.error("unexpected end of pattern")
                raise source.error(f"unknown extension ?P{char}", len(char) + 2)
        elif char == ":":
            captures = False
        elif char == "#":
            while True:
                if source.next is None:
                    raise source.error("missing ), unterminated comment", source.start - start)
                if source.get() == ")":
                    return None
        elif char in "=!<":
            return parse_look(source, state, verbose, char, start)
        elif char == "(":
            return parse_condition(source, state, verbose, start)
        elif char == ">":
            node = parse_alternatives(source, state, verbose, True)
            end_group(source, start)
            return ("atomic", node)
        elif char in FLAGS or char == "-":
            flags = parse_flags(source, state, char)
            if flags is None:
                if not first:
                    raise source.error("global flags not at the start of the expression",
                                       source.start - start)
                return "verbose" if state.flags & X else None
            on, off = flags
            captures = False
            verbose = (verbose or on & X) and not off & X
        else:
            raise source.error(f"unknown extension ?{char}", len(char) + 1)
    number = None
    if captures:
        try:
            number = state.open_group(name)
        except PatternError as problem:
            raise source.error(problem.msg, len(name) + 1) from None
    node = parse_alternatives(source, state, verbose, True)
    end_group(source, start)
    if number is not None:
        state.open.discard(number)
    return ("group", number, on, off, node)


def end_group(source, start):
    if not source.match(")"):
        raise source.error("missing ), unterminated subpattern", source.start - start)


def parse_look(source, state, verbose, char, start):
    kind = 0
    behind = state.behind
    if char == "<":
        char = source.get()
        if char is None:
            raise source.error("unexpected end of pattern")
        if char not in "=!":
            raise source.error(f"unknown extension ?<{char}", len(char) + 2)
        kind = 2
        if behind is None:
            state.behind = state.groups
    node = parse_alternatives(source, state, verbose, True)
    state.behind = behind
    end_group(source, start)
    return ("look", kind + (char == "!"), node)


def parse_condition(source, state, verbose, start):
    name = source.get_until(")", "group name")
    number = group_number(source, state, name, 1)
    state.check_reference(number, source, len(name) + 1)
    yes = parse_sequence(source, state, verbose, True, False)
    no = None
    if source.match("|"):
        no = parse_sequence(source, state, verbose, True, False)
        if source.next == "|":
            raise source.error("conditional backref with more than two branches")
    end_group(source, start)
    return ("cond", number, yes, no)


def parse_flags(source, state, char):
    """Flags for a group: (on, off); None when they were for the whole pattern."""
    on = off = 0
    if char != "-":
        while True:
            flag = FLAGS[char]
            if source.is_text and char == "L":
                raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
            if not source.is_text and char == "u":
                raise source.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
            on |= flag
            if flag & (A | L | U) and on & (A | L | U) != flag:
                raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            char = source.get()
            if char is None:
                raise source.error("missing -, : or )")
            if char in ")-:":
                break
            if char not in FLAGS:
                msg = "unknown flag" if char.isalpha() else "missing -, : or )"
                raise source.error(msg, len(char))
    if char == ")":
        state.flags |= on
        return None
    if on & ~(I | M | S | X | A | L | U):
        raise source.error("bad inline flags: cannot turn on global flag", 1)
    if char == "-":
        char = source.get()
        if char is None:
            raise source.error("missing flag")
        if char not in FLAGS:
            raise source.error("unknown flag" if char.isalpha() else "missing flag", len(char))
        while True:
            flag = FLAGS[char]
            if flag & (A | L | U):
                raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            off |= flag
            char = source.get()
            if char is None:
                raise source.error("missing :")
            if char == ":":
                break
            if char not in FLAGS:
                raise source.error("unknown flag" if char.isalpha() else "missing :", len(char))
    if on & off:
        raise source.error("bad inline flags: flag turned on and off", 1)
    return on, off


def parse(pattern, flags):
    """The tree, and the state with flags, groups and names."""
    source = Source(pattern)
    state = State(flags)
    tree = parse_alternatives(source, state, flags & X, False)
    if source.next is not None:
        raise source.error("unbalanced parenthesis")
    flags = state.flags
    if source.is_text:
        if flags & L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & A and flags & U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not flags & A:
            state.flags |= U
    elif flags & U:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    for number, place in state.conditions:
        if number >= state.groups:
            raise PatternError(f"invalid group reference {number}", pattern, place)
    return tree, state


def parse_template(source, groups, names):
    """Pieces of a replacement: texts and group numbers in turn."""
    s = Source(source)
    pieces = []
    text = ""

    def group(number, back):
        nonlocal text
        if number > groups:
            raise s.error(f"invalid group reference {number}", back)
        pieces.append(text)
        pieces.append(number)
        text = ""

    while True:
        this = s.get()
        if this is None:
            break
        if this[0] != "\\":
            text += this
            continue
        char = this[1]
        if char == "g":
            if not s.match("<"):
                raise s.error("missing <")
            name = s.get_until(">", "group name")
            if name.isdecimal() and name.isascii():
                group(int(name), len(name) + 1)
            else:
                s.check_name(name, 1)
                if name not in names:
                    raise IndexError(f"unknown group name {name!r}")
                group(names[name], len(name) + 1)
        elif char == "0":
            text += chr(int((this + s.get_while(2, OCTAL))[1:], 8) & 0xFF)
        elif char in DIGITS:
            if s.next is not None and s.next in DIGITS:
                this += s.get()
                if (char in OCTAL and this[2] in OCTAL
                        and s.next is not None and s.next in OCTAL):
                    text += chr(octal_code(s, this + s.get()))
                    continue
            group(int(this[1:]), len(this) - 1)
        elif char in CONTROLS:
            text += chr(CONTROLS[char])
        elif char == "b":
            text += "\b"
        elif char in LETTERS:
            raise s.error(f"bad escape {this}", len(this))
        else:
            text += this
    pieces.append(text)
    if not s.is_text:
        pieces = [p.encode("latin1") if isinstance(p, str) else p for p in pieces]
    return pieces
