"""Options of a command line, as C's getopt reads them."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(options with their values, what is left): stops at the first that is no option."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, where options and arguments may be mixed."""
    opts, left = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    all_first = shortopts.startswith("+")
    shortopts = shortopts[1:] if all_first else shortopts
    all_first = all_first or bool(os.environ.get("POSIXLY_CORRECT"))
    while args:
        if args[0] == "--":
            left += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _one(opts, args, shortopts, longopts)
        elif all_first:
            left += args
            break
        else:
            left.append(args[0])
            args = args[1:]
    return opts, left


def _one(opts, args, shortopts, longopts):
    if args[0].startswith("--"):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, opt, longopts, args):
    opt, equals, value = opt.partition("=")
    value = value if equals else None
    has_value, opt = _long_has_args(opt, longopts)
    if has_value:
        if value is None:
            if not args:
                raise GetoptError(f"option --{opt} requires argument", opt)
            value, args = args[0], args[1:]
    elif value is not None:
        raise GetoptError(f"option --{opt} must not have an argument", opt)
    opts.append(("--" + opt, value or ""))
    return args


def _long_has_args(opt, longopts):
    possible = [name for name in longopts if name.startswith(opt)]
    if not possible:
        raise GetoptError(f"option --{opt} not recognized", opt)
    if opt in possible:
        return False, opt
    if opt + "=" in possible:
        return True, opt
    if len(possible) > 1:
        raise GetoptError(f"option --{opt} not a unique prefix", opt)
    name = possible[0]
    return name.endswith("="), name.removesuffix("=")


def _short(opts, text, shortopts, args):
    while text:
        opt, text = text[0], text[1:]
        value = ""
        if _short_has_arg(opt, shortopts):
            if not text:
                if not args:
                    raise GetoptError(f"option -{opt} requires argument", opt)
                text, args = args[0], args[1:]
            value, text = text, ""
        opts.append(("-" + opt, value))
    return args


def _short_has_arg(opt, shortopts):
    for place, name in enumerate(shortopts):
        if opt == name != ":":
            return shortopts.startswith(":", place + 1)
    raise GetoptError(f"option -{opt} not recognized", opt)
