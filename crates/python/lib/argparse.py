"""Arguments of the command line: options, positionals, subcommands, help.

Simplified: no prefixes of options, no argument files.
"""

import sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction",
           "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
           "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return "Namespace(" + ", ".join([f"{k}={v!r}" if k.isidentifier() else f"**{{{k!r}: {v!r}}}"
                                         for k, v in self.__dict__.items()]) + ")"

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument._name() if argument is not None else None
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}") from None


class Action:
    """One argument; `__call__` stores what was given."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required
        self.help, self.metavar, self.deprecated = help, metavar, deprecated

    def _name(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar if isinstance(self.metavar, str) else "/".join(self.metavar)
        if self.dest not in (None, SUPPRESS):
            return self.dest
        return "{" + ",".join(map(str, self.choices)) + "}" if self.choices else None

    def _shown(self):
        """The value in usage and help."""
        base = self.metavar
        if base is None:
            base = ("{" + ",".join(map(str, self.choices)) + "}" if self.choices is not None
                    else self.dest.upper() if self.option_strings else self.dest)
        names = base if isinstance(base, tuple) else (base,) * (self.nargs if isinstance(self.nargs, int) else 2)
        if self.nargs is None:
            return names[0]
        if self.nargs == OPTIONAL:
            return f"[{names[0]}]"
        if self.nargs == ZERO_OR_MORE:
            return f"[{names[0]} ...]"
        if self.nargs == ONE_OR_MORE:
            return f"{names[0]} [{names[1]} ...]"
        if self.nargs == REMAINDER:
            return "..."
        if self.nargs == PARSER:
            return f"{names[0]} ..."
        return " ".join(names)

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Const(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None,
                 metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _True(_Const):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help)


class _False(_Const):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False, **kw):
        negated = ["--no-" + one[2:] for one in option_strings if one.startswith("--")]
        super().__init__([x for pair in zip(option_strings, negated) for x in pair]
                         if len(negated) == len(option_strings) else list(option_strings) + negated,
                         dest, 0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Append(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])


class _Extend(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _Count(_Const):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(_Const):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, None, default, False, help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(_Help):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, default, help or "show program's version number and exit")
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print(self.version % {"prog": parser.prog})
        parser.exit()


class _Subparsers(Action):
    def __init__(self, parser, dest=SUPPRESS, required=False, help=None, metavar=None, title=None,
                 description=None, prog=None, parser_class=None):
        super().__init__([], dest, PARSER, choices={}, required=required, help=help, metavar=metavar)
        self._parser = parser
        self._helps = []

    def add_parser(self, name, *, help=None, aliases=(), **kwargs):
        positionals = [a._shown() for a in self._parser._actions if not a.option_strings and a is not self]
        kwargs.setdefault("prog", " ".join([self._parser.prog] + positionals + [name]))
        made = type(self._parser)(**kwargs)
        for one in (name, *aliases):
            self.choices[one] = made
        if help is not None:
            self._helps.append((name if not aliases else f"{name} ({', '.join(aliases)})", help))
        return made

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        inner = self.choices[name].parse_known_args(rest)
        vars(namespace).update(vars(inner[0]))
        parser._left_over += inner[1]


_ACTIONS = {None: _Store, "store": _Store, "store_const": _Const, "store_true": _True,
            "store_false": _False, "append": _Append, "extend": _Extend, "count": _Count,
            "help": _Help, "version": _Version}


class HelpFormatter:
    raw_description = raw_text = defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    raw_description = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    raw_text = True


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class _Group:
    """Arguments under a title; or of which one only may be given."""

    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser, self.title, self.description = parser, title, description
        self._exclusive, self.required = exclusive, required
        self._actions = []

    def add_argument(self, *args, **kwargs):
        action = self._parser._make(*args, **kwargs)
        self._parser._actions.append(action)
        self._actions.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True, **kwargs):
        self.prog = prog or (sys.argv[0].rsplit("/", 1)[-1] if sys.argv else "")
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.argument_default = formatter_class, argument_default
        self.exit_on_error = exit_on_error
        self._actions, self._groups, self._defaults, self._exclusive = [], [], {}, []
        self._subparsers = None
        self._left_over = []
        if add_help:
            self.add_argument("-h", "--help", action="help", help="show this help message and exit")
        for parent in parents:
            self._actions += [a for a in parent._actions if not isinstance(a, _Help)]
            self._defaults.update(parent._defaults)

    # --- building

    def _make(self, *flags, action=None, **kwargs):
        cls = _ACTIONS.get(action, action) if not isinstance(action, type) else action
        if isinstance(cls, str):
            raise ValueError(f'unknown action "{action}"')
        dest = kwargs.pop("dest", None)
        if not flags or not flags[0].startswith("-"):
            if flags and dest is not None:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            dest = flags[0] if flags else dest
            flags = []
            if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE, REMAINDER):
                kwargs["required"] = True
        else:
            taken = [f for a in self._actions for f in a.option_strings if f in flags]
            if taken:
                bad = "s" if len(taken) > 1 else ""
                raise ArgumentError(Action(list(flags), None),
                                    f"conflicting option string{bad}: {', '.join(taken)}")
            if dest is None:
                long = [one for one in flags if one.startswith("--")]
                dest = (long or flags)[0].lstrip("-").replace("-", "_")
        if "default" not in kwargs and self.argument_default is not None and cls is not _Help:
            kwargs["default"] = self.argument_default
        if cls in (_Help, _Version):
            made = cls(list(flags), **kwargs)
        else:
            made = cls(list(flags), dest, **kwargs)
        if made.type is not None and not callable(made.type):
            raise TypeError(f"{made.type!r} is not callable")
        return made

    def add_argument(self, *args, **kwargs):
        action = self._make(*args, **kwargs)
        self._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, **kwargs):
        self._subparsers = _Subparsers(self, **kwargs)
        self._sub_title = kwargs.get("title")
        self._sub_description = kwargs.get("description")
        self._actions.append(self._subparsers)
        return self._subparsers

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        args, left = self.parse_known_args(args, namespace)
        if left:
            self.error("unrecognized arguments: " + " ".join(left))
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS \
                    and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            return self._parse(args, namespace)
        except ArgumentError as problem:
            if not self.exit_on_error:
                raise
            self.error(str(problem))

    parse_intermixed_args = parse_args

    def _is_option(self, arg):
        if not arg.startswith("-") or arg == "-":
            return False
        if self._find(arg)[0] is not None:
            return True
        if arg[1:].replace(".", "", 1).isdecimal() and not any(
                o[1:2].isdecimal() for a in self._actions for o in a.option_strings):
            return False
        return " " not in arg

    def _find(self, arg):
        """(action, option, value that came with it)"""
        name, mark, value = arg.partition("=")
        known = {o: a for a in self._actions for o in a.option_strings}
        if arg in known:
            return known[arg], arg, None
        if mark and name in known:
            return known[name], name, value
        if arg.startswith("--"):
            near = [o for o in known if o.startswith(name)]
            if len(near) > 1:
                raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(near)}")
            if near:
                return known[near[0]], near[0], value if mark else None
        elif len(arg) > 2 and arg[:2] in known:
            return known[arg[:2]], arg[:2], arg[2:]
        return None, None, None

    def _parse(self, args, namespace):
        self._left_over = left = []
        positionals = [a for a in self._actions if not a.option_strings]
        seen, given = [], []
        at, only_positionals = 0, False
        kinds = []
        for arg in args:
            if arg == "--" and not only_positionals:
                only_positionals = True
                kinds.append("-")
            else:
                kinds.append("A" if only_positionals or not self._is_option(arg) else "O")
        while at < len(args):
            if kinds[at] == "O":
                at = self._option(args, kinds, at, namespace, seen, left)
                continue
            run = at
            while run < len(args) and kinds[run] != "O":
                run += 1
            words = [args[n] for n in range(at, run) if kinds[n] == "A"]
            if positionals and positionals[-1].nargs in (PARSER, REMAINDER) and \
                    len(words) >= len(positionals):
                words += args[run:]
                run = len(args)
            used = self._positionals(positionals, words, namespace, seen, run >= len(args))
            left += words[used:]
            at = run
        self._positionals(positionals, [], namespace, seen, True)
        missing = [a._name() for a in self._actions if a.required and a not in seen]
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        for group in self._exclusive:
            there = [a for a in group._actions if a in seen]
            if group.required and not there:
                names = " ".join([a._name() for a in group._actions])
                self.error(f"one of the arguments {names} is required")
        for action in self._actions:
            if (action not in seen and isinstance(action.default, str) and action.dest is not SUPPRESS
                    and action.default is getattr(namespace, action.dest, None)):
                setattr(namespace, action.dest, self._typed(action, action.default))
        return namespace, self._left_over

    def _option(self, args, kinds, at, namespace, seen, left):
        action, option, value = self._find(args[at])
        if action is None:
            left.append(args[at])
            return at + 1
        at += 1
        if action.nargs == 0 and value is not None:
            if not option.startswith("--"):
                # Short ones in a row: -vvx
                self._see(action, seen)
                action(self, namespace, [], option)
                args.insert(at, "-" + value)
                kinds.insert(at, "O")
                return at
            raise ArgumentError(action, f"ignored explicit argument {value!r}")
        if value is not None:
            words = [value]
        else:
            end = at
            while end < len(args) and kinds[end] == "A":
                end += 1
            words = args[at:end]
            words = words[:self._count(action, len(words))]
            at += len(words)
        values = self._values(action, words)
        self._see(action, seen)
        action(self, namespace, values, option)
        return at

    def _see(self, action, seen):
        """It was given: what excludes it must not have been."""
        for group in self._exclusive:
            if action in group._actions:
                for other in seen:
                    if other is not action and other in group._actions:
                        raise ArgumentError(action, f"not allowed with argument {other._name()}")
        seen.append(action)

    def _count(self, action, there):
        """How many words the action takes of those there are."""
        nargs = action.nargs
        if nargs is None:
            if not there:
                raise ArgumentError(action, "expected one argument")
            return 1
        if nargs == OPTIONAL:
            return min(there, 1)
        if nargs == ONE_OR_MORE:
            if not there:
                raise ArgumentError(action, "expected at least one argument")
            return there
        if nargs in (ZERO_OR_MORE, REMAINDER, PARSER):
            return there
        if there < nargs:
            raise ArgumentError(action, f"expected {nargs} argument{'s' if nargs != 1 else ''}")
        return nargs

    def _positionals(self, waiting, words, namespace, seen, is_end):
        used = 0
        while waiting:
            action = waiting[0]
            needed = [1 if a.nargs in (None, ONE_OR_MORE, PARSER) else a.nargs
                      if isinstance(a.nargs, int) else 0 for a in waiting]
            there = len(words) - used
            if there < needed[0] or (there == 0 and not is_end):
                break
            free = there - sum(needed[1:])
            if action.nargs is None:
                take = 1
            elif action.nargs == OPTIONAL:
                take = min(1, max(free, 0))
            elif isinstance(action.nargs, int):
                take = action.nargs
            else:
                take = max(free, needed[0])
            part = words[used:used + take]
            used += take
            waiting.pop(0)
            if part or action.nargs not in (OPTIONAL, ZERO_OR_MORE):
                values = self._values(action, part)
                self._see(action, seen)
                action(self, namespace, values)
            elif action.nargs == ZERO_OR_MORE and action.default is None:
                setattr(namespace, action.dest, [])
        return used

    def _values(self, action, words):
        if action.nargs == OPTIONAL and not words:
            return action.const if action.option_strings else action.default
        if action.nargs == PARSER:
            return [self._checked(action, words[0]), *words[1:]]
        values = [self._checked(action, word) for word in words]
        return values[0] if action.nargs in (None, OPTIONAL) else values

    def _typed(self, action, word):
        if action.type is None:
            return word
        name = getattr(action.type, "__name__", repr(action.type))
        try:
            return action.type(word)
        except ArgumentTypeError as problem:
            raise ArgumentError(action, str(problem)) from None
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {name} value: {word!r}") from None

    def _checked(self, action, word):
        value = self._typed(action, word)
        if action.choices is not None and value not in action.choices:
            from _prelude_natives import _is_old
            shown = value if _is_old() else str(value)
            show = repr if _is_old() else lambda choice: repr(str(choice))
            raise ArgumentError(action, f"invalid choice: {shown!r} (choose from "
                                        f"{', '.join(map(show, action.choices))})")
        return value

    # --- texts

    def _usage_parts(self):
        options, rest = [], []
        shown = [action for action in self._actions if action.help is not SUPPRESS]
        groups = {}
        for group in self._exclusive:
            members = [action for action in group._actions if action in shown]
            at = shown.index(members[0]) if members else 0
            if members and shown[at:at + len(members)] == members:
                groups[members[0]] = group, members
        skipped = set()
        for action in shown:
            if action in skipped:
                continue
            if not action.option_strings:
                rest.append(action._shown())
                continue
            if action in groups:
                group, members = groups[action]
                skipped.update(members)
                whole = " | ".join([self._option_text(member) for member in members])
                options.append(f"({whole})" if group.required else f"[{whole}]")
                continue
            text = self._option_text(action)
            options.append(text if action.required else f"[{text}]")
        return options, rest

    def _option_text(self, action):
        if isinstance(action, BooleanOptionalAction):
            return " | ".join(action.option_strings)
        text = action.option_strings[0]
        return text if action.nargs == 0 else text + " " + action._shown()

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog}}\n"
        options, rest = self._usage_parts()
        whole = " ".join([self.prog] + options + rest)
        if len("usage: " + whole) <= 78:
            return f"usage: {whole}\n"
        indent = " " * (len("usage: " + self.prog) + 1)
        lines = []
        for parts in (options, rest):
            line = indent[:-1]
            for part in parts:
                if len(line) + 1 + len(part) > 78 and line.strip():
                    lines.append(line)
                    line = indent[:-1]
                line += " " + part
            if line.strip():
                lines.append(line)
        lines[0] = "usage: " + self.prog + lines[0][len(indent) - 1:]
        return "\n".join(lines) + "\n"

    def _entry(self, action):
        if not action.option_strings:
            return action._shown() if action.nargs is None or isinstance(action, _Subparsers) else \
                (action.metavar or action.dest if not action.choices or action.metavar
                 else action._shown())
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        from _prelude_natives import _is_old
        value = action._shown()
        if _is_old():
            return ", ".join([f"{o} {value}" for o in action.option_strings])
        return ", ".join(action.option_strings) + " " + value

    def _help_text(self, action):
        text = action.help
        if self.formatter_class.defaults and "%(default)" not in text and action.default is not SUPPRESS \
                and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)) and action.nargs != 0 | 0:
            text += " (default: %(default)s)"
        values = dict(vars(action), prog=self.prog)
        if action.choices is not None:
            values["choices"] = ", ".join(map(str, action.choices))
        if hasattr(action.type, "__name__"):
            values["type"] = action.type.__name__
        return text % values

    def format_help(self):
        import textwrap
        parts = [self.format_usage(), "\n"]
        if self.description:
            text = self.description % {"prog": self.prog}
            parts.append((text if self.formatter_class.raw_description
                          else textwrap.fill(" ".join(text.split()), 78)) + "\n\n")
        grouped = [a for g in self._groups for a in g._actions]
        own = [a for a in self._actions if a.help is not SUPPRESS and a not in grouped]
        positionals = [a for a in own if not a.option_strings]
        if self._subparsers is not None and self._sub_title:
            positionals = [a for a in positionals if a is not self._subparsers]
        sections = [("positional arguments", None, positionals),
                    ("options", None, [a for a in own if a.option_strings])]
        if self._subparsers is not None and self._sub_title:
            sections.append((self._sub_title, self._sub_description, [self._subparsers]))
        sections += [(g.title, g.description, g._actions) for g in self._groups]
        rows = []
        for title, description, actions in sections:
            entries = []
            for action in actions:
                if isinstance(action, _Subparsers):
                    entries.append((2, self._entry(action) if action.metavar is None else action.metavar,
                                    action.help))
                    entries[-1] = (2, entries[-1][1].removesuffix(" ..."), action.help)
                    entries += [(4, name, text) for name, text in action._helps]
                else:
                    entries.append((2, self._entry(action),
                                    self._help_text(action) if action.help else None))
            rows.append((title, description, entries))
        widest = max([indent + len(text) for _, _, entries in rows for indent, text, _ in entries], default=0)
        column = min(widest + 2, 24)
        for title, description, entries in rows:
            if not entries and not description:
                continue
            if title:
                parts.append(title + ":\n")
            if description:
                parts.append("  " + description + "\n\n")
            for indent, text, words in entries:
                head = " " * indent + text
                if not words:
                    parts.append(head + "\n")
                    continue
                lines = (words.splitlines() if self.formatter_class.raw_text
                         else textwrap.wrap(" ".join(words.split()), max(78 - column, 11)))
                if len(head) <= column - 2:
                    parts.append(head.ljust(column) + lines[0] + "\n")
                    lines = lines[1:]
                else:
                    parts.append(head + "\n")
                parts += [" " * column + line + "\n" for line in lines]
            parts.append("\n")
        if self.epilog:
            text = self.epilog % {"prog": self.prog}
            parts.append((text if self.formatter_class.raw_description
                          else textwrap.fill(" ".join(text.split()), 78)) + "\n")
        return "".join(parts).rstrip("\n") + "\n"

    def print_usage(self, file=None):
        (file or sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
