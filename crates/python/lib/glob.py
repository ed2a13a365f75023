"""Names of files by patterns."""

import fnmatch
import os

__all__ = ["escape", "glob", "iglob"]


def has_magic(text):
    return any(letter in text for letter in "*?[")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    head = "/" if pathname.startswith("/") else ""
    parts = [part for part in pathname.split("/") if part]
    yield from _below(head, parts, root_dir, recursive, include_hidden)


def _below(head, parts, root, recursive, hidden):
    first, rest = parts[0], parts[1:]
    folder = os.path.join(root, head) if root else head or "."
    if not has_magic(first):
        path = os.path.join(head, first)
        there = os.path.join(root, path) if root else path
        if rest:
            yield from _below(path, rest, root, recursive, hidden)
        elif os.path.exists(there):
            yield path
        return
    if not os.path.isdir(folder):
        return
    if first == "**" and recursive:
        if rest:
            yield from _below(head, rest, root, recursive, hidden)
        for name in os.listdir(folder):
            path = os.path.join(head, name)
            if os.path.isdir(os.path.join(root, path) if root else path):
                yield from _below(path, parts, root, recursive, hidden)
            elif not rest:
                yield path
        return
    for name in os.listdir(folder):
        if not fnmatch.fnmatchcase(name, first) or name.startswith(".") and not (hidden or first.startswith(".")):
            continue
        path = os.path.join(head, name)
        if not rest:
            yield path
        elif os.path.isdir(os.path.join(root, path) if root else path):
            yield from _below(path, rest, root, recursive, hidden)


def escape(pathname):
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in pathname)
