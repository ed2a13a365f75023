"""Paths as text, in the POSIX way."""

sep = "/"


def join(first, *parts):
    result = first
    for part in parts:
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(path):
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    dot = path.rfind(".")
    begin = path.rfind("/") + 1
    while begin < dot:
        if path[begin] != ".":
            return path[:dot], path[dot:]
        begin += 1
    return path, ""


def isabs(path):
    return path.startswith("/")


def normpath(path):
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
    return normpath(path if isabs(path) else join("/home/learner", path))


def expanduser(path):
    return "/home/learner" + path[1:] if path.startswith("~") else path


def exists(path):
    import _os
    return _os.has_file(path)


isfile = exists


def isdir(path):
    return False
