"""Lines of source texts: of the program, of the library, and of the scenario's files."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

from _traceback import source as _source


def getlines(filename, module_globals=None):
    text = _source(filename)
    if text is None:
        try:
            with open(filename) as file:
                text = file.read()
        except (OSError, UnicodeDecodeError):
            return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def getline(filename, lineno, module_globals=None):
    """One line with its newline; '' if there is none."""
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    """Nothing is cached."""


def checkcache(filename=None):
    """Nothing is cached."""


def lazycache(filename, module_globals):
    return False
