"""Tables of a profile. Model: `pstats`, 3.14."""

import re
import sys
from enum import StrEnum

__all__ = ["Stats", "SortKey"]

# Of a sort: the columns (negative: the largest first), as rows have them, and its words.
_SORTS = {
    "calls": ((-2,), "call count"),
    "cumulative": ((-4,), "cumulative time"),
    "filename": ((5,), "file name"),
    "line": ((6,), "line number"),
    "name": ((7,), "function name"),
    "nfl": ((7, 5, 6), "name/file/line"),
    "pcalls": ((-1,), "primitive call count"),
    "stdname": ((8,), "standard name"),
    "time": ((-3,), "internal time"),
}
_ALIASES = {"ncalls": "calls", "cumtime": "cumulative", "module": "filename", "tottime": "time",
            -1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


class SortKey(StrEnum):
    """The names that `sort_stats` takes."""

    CALLS = "calls"
    CUMULATIVE = "cumulative"
    FILENAME = "filename"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time"


def _name(label):
    file, line, name = label
    if (file, line) == ("~", 0):
        return f"{{{name[1:-1]}}}" if name.startswith("<") else name
    return f"{file}:{line}({name})"


def _seconds(value):
    return f"{value:8.3f}"


class Stats:
    """What profiles counted, as tables."""

    def __init__(self, *profiles, stream=None):
        self.stream = sys.stdout if stream is None else stream
        self.stats, self.fcn_list, self.sort_type, self.files = {}, None, "", []
        for profile in profiles:
            if not hasattr(profile, "create_stats"):
                raise NotImplementedError("Interleave: profiles are not read from files")
        self.add(*profiles)

    def add(self, *profiles):
        for profile in profiles:
            if isinstance(profile, Stats):
                found = profile.stats
            else:
                profile.create_stats()
                found = profile.stats
                if not found:
                    raise TypeError(f"Cannot create or construct a {self.__class__!r} object from {profile!r}")
            self._merge(found)
        return self

    def _merge(self, found, rename=lambda label: label):
        for label, (*numbers, callers) in found.items():
            label = rename(label)
            *before, known = self.stats.get(label, (0, 0, 0, 0, {}))
            for caller, counts in callers.items():
                caller = rename(caller)
                known[caller] = tuple(map(sum, zip(known.get(caller, (0, 0, 0, 0)), counts)))
            self.stats[label] = (*map(sum, zip(before, numbers)), known)

    @property
    def total_calls(self):
        return sum(row[1] for row in self.stats.values())

    @property
    def prim_calls(self):
        return sum(row[0] for row in self.stats.values())

    @property
    def total_tt(self):
        return sum(row[2] for row in self.stats.values())

    def strip_dirs(self):
        """File names without their folders."""
        old, self.stats, self.fcn_list = self.stats, {}, None
        self._merge(old, lambda label: (label[0].rpartition("/")[2], *label[1:]))
        return self

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = None
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = (_ALIASES[field[0]],)
        columns, words = [], []
        for one in field:
            if not isinstance(one, str):
                raise TypeError("All arguments should be str or SortKey")
            found = [known for known in (*_SORTS, *filter(lambda known: isinstance(known, str), _ALIASES))
                     if known == one] or [known for known in _SORTS if known.startswith(one)]
            if not found:
                raise KeyError(one)
            ours, said = _SORTS[_ALIASES.get(found[0], found[0])]
            columns.extend(ours)
            words.append(said)
        rows = [(*row[:4], *label, _name(label), label) for label, row in self.stats.items()]
        for column in reversed(columns):
            rows.sort(key=lambda row: row[abs(column) - 1], reverse=column < 0)
        self.sort_type = ", ".join(words)
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def _print(self, *things, end="\n"):
        print(*things, end=end, file=self.stream)

    def _chosen(self, amount):
        """The width of their names, and the functions that are to be shown."""
        if self.fcn_list:
            labels, said = self.fcn_list[:], f"   Ordered by: {self.sort_type}\n"
        else:
            labels, said = list(self.stats), "   Random listing order was used\n"
        for one in amount:
            before = labels
            if isinstance(one, str):
                labels = [label for label in labels if re.search(one, _name(label))]
            elif isinstance(one, float) and 0.0 <= one < 1.0:
                labels = labels[:int(len(labels) * one + 0.5)]
            else:
                labels = labels[:one]
            if len(labels) != len(before):
                said += f"   List reduced from {len(before)} to {len(labels)} due to restriction <{one!r}>\n"
        self._print(said)
        return max([len(_name(label)) for label in labels], default=0) + 2, labels

    def print_stats(self, *amount):
        calls, primitive = self.total_calls, self.prim_calls
        more = f" ({primitive} primitive calls)" if calls != primitive else ""
        self._print(f"         {calls} function calls{more} in {self.total_tt:.3f} seconds\n")
        _, labels = self._chosen(amount)
        if labels:
            self._print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)")
            for label in labels:
                primitive, calls, own, every, _ = self.stats[label]
                number = f"{calls}/{primitive}" if calls != primitive else str(calls)
                self._print(f"{number:>9} {_seconds(own)} {_seconds(own / calls)} {_seconds(every)} "
                            f"{_seconds(every / primitive)} {_name(label)}")
            self._print("\n")
        return self

    def print_callers(self, *amount):
        width, labels = self._chosen(amount)
        if labels:
            self._heading(width, "was called by...")
            for label in labels:
                self._calls(width, label, self.stats[label][4], "<-")
            self._print("\n")
        return self

    def print_callees(self, *amount):
        width, labels = self._chosen(amount)
        if labels:
            callees = {label: {} for label in self.stats}
            for label, row in self.stats.items():
                for caller, counts in row[4].items():
                    callees.setdefault(caller, {})[label] = counts
            self._heading(width, "called...")
            for label in labels:
                self._calls(width, label, callees[label], "->")
            self._print("\n")
        return self

    def _heading(self, width, title):
        self._print("Function ".ljust(width) + title)
        if any(row[4] for row in self.stats.values()):
            self._print(" " * width + "    ncalls  tottime  cumtime")

    def _calls(self, width, label, others, arrow):
        self._print(_name(label).ljust(width) + arrow, end=" ")
        if not others:
            self._print()
        indent = ""
        for other in sorted(others):
            calls, primitive, own, every = others[other]
            number = f"{calls}/{primitive}" if calls != primitive else str(calls)
            self._print(indent * (width + 1) + f"{number:>{7 + 2 * len(indent)}} {_seconds(own)} {_seconds(every)}  "
                        + _name(other))
            indent = " "
