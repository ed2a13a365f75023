"""Is an example's output the one that was expected? The options of `doctest`, and its comparison."""

import difflib
import re

__all__ = [
    "OPTIONFLAGS_BY_NAME", "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1",
    "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST", "REPORTING_FLAGS", "BLANKLINE_MARKER",
    "ELLIPSIS_MARKER",
]

OPTIONFLAGS_BY_NAME = {}
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def register_optionflag(name):
    """A bit of its own for an option."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE
                    | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE
                   | FAIL_FAST)


def _indent(text, by=4):
    return re.sub("(?m)^(?!$)", " " * by, text)


def _exception_line(message):
    """The exception's class, without its modules and what it says."""
    head = message.split("\n", 1)[0].split(":", 1)[0]
    return head.rsplit(".", 1)[-1]


def _matches(want, got):
    """`...` in what is wanted stands for anything; the rest comes in order, without overlap."""
    parts = want.split(ELLIPSIS_MARKER)
    if len(parts) == 1:
        return want == got
    first, *middle, last = parts
    if len(first) + len(last) > len(got) or not got.startswith(first) or not got.endswith(last):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


class OutputChecker:
    """Compares what was wanted with what came."""

    def check_output(self, want, got, optionflags):
        # An escape in a docstring that is not raw is already the character.
        want, got = (ascii_text.encode("ascii", "backslashreplace").decode("ascii")
                     for ascii_text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        """What the report says of a failure."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._wants_diff(want, got, optionflags):
            old, new = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                kind = "unified diff with -expected +actual"
                lines = list(difflib.unified_diff(old, new, n=2))[2:]
            elif optionflags & REPORT_CDIFF:
                kind = "context diff with expected followed by actual"
                lines = list(difflib.context_diff(old, new, n=2))[2:]
            else:
                kind = "ndiff with -expected +actual"
                lines = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(old, new)
            return f"Differences ({kind}):\n{_indent(''.join(lines))}"
        wanted = f"Expected:\n{_indent(want)}" if want else "Expected nothing\n"
        return wanted + (f"Got:\n{_indent(got)}" if got else "Got nothing\n")

    def _wants_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or min(want.count("\n"), got.count("\n")) > 2
