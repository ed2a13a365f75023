"""Paths as text, in the POSIX way (`Lib/posixpath.py`, 3.14), and what is at them."""

import _disk

curdir, pardir, sep, pathsep, altsep, extsep = ".", "..", "/", ":", None, "."
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path if isinstance(path, str) else path.decode()
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return _text(method(path))


def normcase(path):
    return _text(path)


def join(first, *parts):
    result = _text(first)
    for part in parts:
        part = _text(part)
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(path):
    path = _text(path)
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitdrive(path):
    return "", _text(path)


def splitroot(path):
    path = _text(path)
    return ("", "/", path[1:]) if path.startswith("/") else ("", "", path)


def splitext(path):
    path = _text(path)
    dot = path.rfind(".")
    begin = path.rfind("/") + 1
    while begin < dot:
        if path[begin] != ".":
            return path[:dot], path[dot:]
        begin += 1
    return path, ""


def isabs(path):
    return _text(path).startswith("/")


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    kept = []
    absolute = path.startswith("/")
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and kept and kept[-1] != "..":
            kept.pop()
        elif part != ".." or not absolute:
            kept.append(part)
    return ("/" if absolute else "") + "/".join(kept) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_disk.working_folder(), path))


def realpath(path, *, strict=False):
    return abspath(path)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    for place, letter in enumerate(first):
        if letter != last[place]:
            return first[:place]
    return first


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    shared = commonprefix(split_paths) if min(map(len, split_paths)) else []
    return ("/" if paths[0].startswith("/") else "") + "/".join(shared)


def expanduser(path):
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        from . import environ
        return environ.get("HOME", "/home/learner") + path[1:]
    return path


def expandvars(path):
    from . import environ
    for name in sorted(environ, key=len, reverse=True):
        path = path.replace("${" + name + "}", environ[name]).replace("$" + name, environ[name])
    return path


def exists(path):
    return isinstance(path, int) or _disk.status(_text(path)) is not None


lexists = exists


def isfile(path):
    status = _disk.status(_text(path))
    return status is not None and not status[0]


def isdir(path):
    status = _disk.status(_text(path))
    return status is not None and status[0]


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(path):
    from . import stat
    return stat(path).st_size


def getmtime(path):
    from . import stat
    return stat(path).st_mtime


getctime = getatime = getmtime


def samefile(first, second):
    from . import stat
    return stat(first).st_ino == stat(second).st_ino
