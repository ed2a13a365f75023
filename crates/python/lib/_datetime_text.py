"""Dates and times as text: `strftime`, `strptime`, and the ISO 8601 forms."""

import sys
from _calendar_math import (DAY_NAMES, MONTH_NAMES, date_of, days_before_month, iso_week1_monday,
                            month_length, ordinal_of)

# --- strftime -------------------------------------------------------------


class _Shown:
    """One value with all that a format may ask of it."""

    def __init__(self, value):
        self.value = value
        self.year = getattr(value, "_year", 1900)
        self.month = getattr(value, "_month", 1)
        self.day = getattr(value, "_day", 1)
        self.hour = getattr(value, "_hour", 0)
        self.minute = getattr(value, "_minute", 0)
        self.second = getattr(value, "_second", 0)
        self.microsecond = getattr(value, "_microsecond", 0)
        self.ordinal = ordinal_of(self.year, self.month, self.day)
        self.weekday = (self.ordinal + 6) % 7
        self.in_year = days_before_month(self.year, self.month) + self.day

    def offset(self, colon):
        from datetime import _offset_text
        ask = getattr(self.value, "utcoffset", None)
        return _offset_text(ask() if ask is not None else None, colon)

    def zone_name(self):
        ask = getattr(self.value, "tzname", None)
        return (ask() if ask is not None else None) or ""

    def iso(self):
        year = self.year
        monday = iso_week1_monday(year)
        if self.ordinal < monday:
            year -= 1
            monday = iso_week1_monday(year)
        elif self.ordinal >= iso_week1_monday(year + 1):
            year += 1
            monday = iso_week1_monday(year)
        return year, (self.ordinal - monday) // 7 + 1


_SHOW = {
    "a": lambda s: DAY_NAMES[s.weekday][:3],
    "A": lambda s: DAY_NAMES[s.weekday],
    "w": lambda s: str((s.weekday + 1) % 7),
    "u": lambda s: str(s.weekday + 1),
    "d": lambda s: f"{s.day:02d}",
    "e": lambda s: f"{s.day:2d}",
    "b": lambda s: MONTH_NAMES[s.month][:3],
    "h": lambda s: MONTH_NAMES[s.month][:3],
    "B": lambda s: MONTH_NAMES[s.month],
    "m": lambda s: f"{s.month:02d}",
    "y": lambda s: f"{s.year % 100:02d}",
    "Y": lambda s: f"{s.year:04d}",
    "C": lambda s: f"{s.year // 100:02d}",
    "G": lambda s: f"{s.iso()[0]:04d}",
    "g": lambda s: f"{s.iso()[0] % 100:02d}",
    "V": lambda s: f"{s.iso()[1]:02d}",
    "H": lambda s: f"{s.hour:02d}",
    "k": lambda s: f"{s.hour:2d}",
    "I": lambda s: f"{s.hour % 12 or 12:02d}",
    "l": lambda s: f"{s.hour % 12 or 12:2d}",
    "p": lambda s: "AM" if s.hour < 12 else "PM",
    "P": lambda s: "am" if s.hour < 12 else "pm",
    "M": lambda s: f"{s.minute:02d}",
    "S": lambda s: f"{s.second:02d}",
    "f": lambda s: f"{s.microsecond:06d}",
    "z": lambda s: s.offset(""),
    "Z": lambda s: s.zone_name(),
    "j": lambda s: f"{s.in_year:03d}",
    "U": lambda s: f"{(s.in_year + 6 - (s.weekday + 1) % 7) // 7:02d}",
    "W": lambda s: f"{(s.in_year + 6 - s.weekday) // 7:02d}",
    "c": lambda s: _show(s, "%a %b %e %H:%M:%S %Y"),
    "x": lambda s: _show(s, "%m/%d/%y"),
    "X": lambda s: _show(s, "%H:%M:%S"),
    "D": lambda s: _show(s, "%m/%d/%y"),
    "F": lambda s: _show(s, "%Y-%m-%d"),
    "T": lambda s: _show(s, "%H:%M:%S"),
    "R": lambda s: _show(s, "%H:%M"),
    "r": lambda s: _show(s, "%I:%M:%S %p"),
    "s": lambda s: str(int(s.value.timestamp())),
    "n": lambda s: "\n",
    "t": lambda s: "\t",
    "%": lambda s: "%",
}


def _show(shown, format):
    pieces = []
    at = 0
    while at < len(format):
        c = format[at]
        if c != "%" or at + 1 == len(format):
            pieces.append(c)
            at += 1
            continue
        if format.startswith(":z", at + 1):
            pieces.append(shown.offset(":"))
            at += 3
            continue
        letter = format[at + 1]
        unpadded = letter == "-" and at + 2 < len(format)       # glibc's own: no leading zeros
        if unpadded:
            at += 1
            letter = format[at + 1]
        text = _SHOW[letter](shown) if letter in _SHOW else "%" + letter
        if unpadded:
            text = text.lstrip("0 ") or "0"
        pieces.append(text)
        at += 2
    return "".join(pieces)


def show(value, format):
    """`value.strftime(format)`."""
    return _show(_Shown(value), format)


# --- strptime -------------------------------------------------------------

_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""
_warned = set()


def parse(text, format):
    """`([year, month, day, hour, minute, second, microsecond], zone)`."""
    from _strptime import _strptime
    for number, value in enumerate((text, format), 1):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {number} must be str, not {type(value).__name__}")
    *fields, offset, name, is_ambiguous = _strptime(text, format)
    if is_ambiguous and format not in _warned and sys.version_info >= (3, 13):
        import warnings
        _warned.add(format)
        warnings.warn(_AMBIGUOUS, DeprecationWarning, stacklevel=3)
    if offset is None:
        return fields, None
    from datetime import timedelta, timezone
    offset = timedelta(microseconds=offset)
    return fields, timezone(offset) if name is None else timezone(offset, name)


# --- ISO 8601 -------------------------------------------------------------

def _invalid(text):
    return ValueError(f"Invalid isoformat string: {text!r}")


def _digits(text):
    if not text.isdigit():
        raise ValueError
    return int(text)


def _iso_date(text):
    """A whole date: `2024-01-31`, `20240131`, `2024-W05-3`."""
    year = _digits(text[:4])
    if len(text) < 7 or not text.isascii():
        raise ValueError
    dashed = text[4] == "-"
    rest = text[4 + dashed:]
    if rest[:1] == "W":
        from datetime import _date_of_iso
        week = _digits(rest[1:3])
        day = 1
        if len(rest) > 3:
            if (rest[3] == "-") != dashed:
                raise ValueError("Inconsistent use of dash separator")
            if len(rest) != 4 + dashed:
                raise ValueError
            day = _digits(rest[3 + dashed:])
        return _date_of_iso(year, week, day)
    if len(rest) != 4 + dashed or (dashed and rest[2] != "-"):
        raise ValueError
    return year, _digits(rest[:2]), _digits(rest[2 + dashed:])


def parse_iso_date(text):
    try:
        if len(text) not in (7, 8, 10):
            raise ValueError
        return _iso_date(text)
    except ValueError as error:
        if str(error).startswith(("Invalid week", "year must")):
            raise
        raise _invalid(text) from None


def _clock_fields(text):
    """Hour, minute, second, microsecond of `12:30:05.25` or `123005`."""
    fields = [0, 0, 0, 0]
    colon = text[2:3] == ":"
    at = 0
    for place in range(3):
        if len(text) < at + 2:
            raise ValueError
        fields[place] = _digits(text[at:at + 2])
        at += 2
        if at == len(text):
            return fields
        mark = text[at]
        if place == 2 or mark in ".,":
            break
        if colon:
            if mark != ":":
                raise ValueError
            at += 1
    if place != 2 or text[at] not in ".,":
        raise ValueError
    fraction = text[at + 1:]
    if not fraction:
        raise ValueError
    _digits(fraction)
    fields[3] = int(fraction[:6].ljust(6, "0"))
    return fields


def _iso_time(text):
    """`[hour, minute, second, microsecond], zone, next_day`."""
    from datetime import timedelta, timezone
    zone = None
    sign_at = max(text.find("+"), text.find("-"), text.find("Z"))
    if sign_at >= 0:
        offset = text[sign_at + 1:]
        if text[sign_at] == "Z":
            if offset:
                raise ValueError
            zone = timezone.utc
        else:
            hour, minute, second, microsecond = _clock_fields(offset)
            delta = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
            zone = timezone(-delta if text[sign_at] == "-" else delta)
        text = text[:sign_at]
    fields = _clock_fields(text)
    next_day = fields[0] == 24
    if next_day:
        if any(fields[1:]):
            raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
        fields[0] = 0
    return fields, zone, next_day


def parse_iso_time(text):
    try:
        fields, zone, _ = _iso_time(text.removeprefix("T"))
    except ValueError:
        raise _invalid(text) from None
    return [*fields, zone]


def parse_iso_datetime(text):
    try:
        if len(text) < 7:
            raise ValueError
        length = 10 if text[4] == "-" else 8
        if text[4 + (text[4] == "-"):][:1] == "W":
            # A week date is shorter without its day.
            length = (8 if text[8:9] != "-" else 10) if text[4] == "-" else (8 if text[7:8].isdigit() else 7)
        day = _iso_date(text[:length])
        fields, zone, next_day = [0, 0, 0, 0], None, False
        if len(text) > length:
            fields, zone, next_day = _iso_time(text[length + 1:])
    except ValueError as error:
        if str(error).startswith(("Invalid week", "year must", "minute, second")):
            raise
        raise _invalid(text) from None
    if next_day:
        year, month, day_number = day
        if 1 <= month <= 12 and day_number <= month_length(year, month):
            day = date_of(ordinal_of(*day) + 1)
    return [*day, *fields, zone]
