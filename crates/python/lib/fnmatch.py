"""Names that match patterns of the shell."""

import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    found = []
    at = 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not found or found[-1] != ".*":
                found.append(".*")
        elif char == "?":
            found.append(".")
        elif char == "[":
            end = pat.find("]", at + (pat[at:at + 1] in ("!", "]")) + (pat[at:at + 2] == "!]"))
            if end < 0:
                found.append("\\[")
            else:
                stuff = pat[at:end].replace("\\", "\\\\")
                at = end + 1
                if stuff[0] == "!":
                    stuff = "^" + stuff[1:]
                elif stuff[0] in "^[":
                    stuff = "\\" + stuff
                found.append(f"[{stuff}]")
        else:
            found.append(re.escape(char))
    return f"(?s:{''.join(found)})\\Z"


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    match = re.compile(translate(pat)).match
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    match = re.compile(translate(pat)).match
    return [name for name in names if not match(name)]
