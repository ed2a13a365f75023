"""Dates and times as text: `strftime`, `strptime`, and the ISO 8601 forms."""

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

_NUMBERS = {        # directive -> (most digits, least value, greatest value)
    "d": (2, 1, 31), "m": (2, 1, 12), "H": (2, 0, 23), "I": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "j": (3, 1, 366), "y": (2, 0, 99), "U": (2, 0, 53), "W": (2, 0, 53),
    "w": (1, 0, 6), "u": (1, 1, 7), "V": (2, 0, 53), "e": (2, 1, 31),
}
_EXPANDED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y",
             "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}


class _NoMatch(Exception):
    pass


def _number(text, at, most, least, greatest):
    """The longest number that fits, and where it ends."""
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    while end > at:
        value = int(text[at:end])
        if least <= value <= greatest:
            return value, end
        end -= 1
    raise _NoMatch


def _name(text, at, names):
    lowered = text[at:].lower()
    best = None
    for place, name in enumerate(names):
        if name and lowered.startswith(name.lower()) and (best is None or len(name) > len(names[best])):
            best = place
    if best is None:
        raise _NoMatch
    return best, at + len(names[best])


def _zone(text, at):
    """`+09:00`, `-0330`, `Z`: the offset in microseconds."""
    if text.startswith("Z", at):
        return 0, at + 1
    sign = text[at:at + 1]
    if sign not in ("+", "-") or not text[at + 1:at + 3].isdigit() or len(text) < at + 5:
        raise _NoMatch
    hours = int(text[at + 1:at + 3])
    end = at + 3
    colon = text[end:end + 1] == ":"
    end += colon
    if not (len(text[end:end + 2]) == 2 and text[end:end + 2].isdigit()):
        raise _NoMatch
    total = hours * 3600 + int(text[end:end + 2]) * 60
    end += 2
    microseconds = 0
    rest = text[end + colon:end + colon + 2]
    if (not colon or text[end:end + 1] == ":") and len(rest) == 2 and rest.isdigit():
        total += int(rest)
        end += colon + 2
        if text[end:end + 1] == ".":
            stop = end + 1
            while stop < len(text) and text[stop].isdigit() and stop - end <= 6:
                stop += 1
            microseconds = int(text[end + 1:stop].ljust(6, "0"))
            end = stop
    total = total * 1_000_000 + microseconds
    return -total if sign == "-" else total, end


def _match(text, format):
    """The fields that the text gives, by directive."""
    found = {}
    at = place = 0
    while place < len(format):
        c = format[place]
        place += 1
        if c.isspace():
            if not text[at:at + 1].isspace():
                raise _NoMatch
            while text[at:at + 1].isspace():
                at += 1
            while format[place:place + 1].isspace():
                place += 1
            continue
        if c != "%":
            if text[at:at + 1].lower() != c.lower():
                raise _NoMatch
            at += 1
            continue
        letter = format[place]
        place += 1
        if letter in ":":
            letter = format[place]
            place += 1
        value = None
        if letter == "%":
            if text[at:at + 1] != "%":
                raise _NoMatch
            at += 1
        elif letter == "Y":
            if not (len(text[at:at + 4]) == 4 and text[at:at + 4].isdigit()):
                raise _NoMatch
            value, at = int(text[at:at + 4]), at + 4
        elif letter == "G":
            value, at = _number(text, at, 4, 1000, 9999)
        elif letter == "f":
            end = at
            while end < len(text) and end - at < 6 and text[end].isdigit():
                end += 1
            if end == at:
                raise _NoMatch
            value, at = int(text[at:end].ljust(6, "0")), end
        elif letter in _NUMBERS:
            if letter in "de" and text[at:at + 1] == " ":
                at += 1
            value, at = _number(text, at, *_NUMBERS[letter])
        elif letter == "A":
            value, at = _name(text, at, DAY_NAMES)
        elif letter == "a":
            value, at = _name(text, at, [name[:3] for name in DAY_NAMES])
        elif letter == "B":
            value, at = _name(text, at, MONTH_NAMES)
        elif letter in "bh":
            value, at = _name(text, at, [name[:3] for name in MONTH_NAMES])
            letter = "b"
        elif letter == "p":
            value, at = _name(text, at, ["AM", "PM"])
        elif letter == "z":
            value, at = _zone(text, at)
        elif letter == "Z":
            value, at = _name(text, at, ["UTC", "GMT"])
        found["d" if letter == "e" else letter] = value
    return found, at


def _expanded(format):
    pieces = []
    at = 0
    while at < len(format):
        if format[at] != "%":
            pieces.append(format[at])
            at += 1
            continue
        letter = format[at + 1:at + 2]
        if not letter:
            raise ValueError(f"stray % in format {format!r}")
        if letter == ":" and format[at + 2:at + 3] == "z":
            pieces.append("%:z")
            at += 3
            continue
        if letter in _EXPANDED:
            pieces.append(_EXPANDED[letter])
        elif letter in _NUMBERS or letter in "YGfAaBbhpzZ%":
            pieces.append("%" + letter)
        else:
            raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
        at += 2
    return "".join(pieces)


def _day_of(found, year):
    """Month and day, from whatever the format had."""
    if "j" in found:
        _, month, day = date_of(ordinal_of(year, 1, 1) + found["j"] - 1)
        return year, month, day
    weekday = None
    if "w" in found:
        weekday = (found["w"] - 1) % 7
    elif "u" in found:
        weekday = found["u"] - 1
    elif "A" in found or "a" in found:
        weekday = found.get("A", found.get("a"))
    if "G" in found:
        monday = iso_week1_monday(found["G"])
        return date_of(monday + (found["V"] - 1) * 7 + weekday)
    week = found.get("U", found.get("W"))
    if week is not None and weekday is not None and "Y" in found:
        monday_first = "W" in found
        first = ordinal_of(year, 1, 1)
        first_weekday = (first + 6) % 7
        if not monday_first:
            first_weekday = (first_weekday + 1) % 7
            weekday = (weekday + 1) % 7
        into = (7 - first_weekday) % 7
        return date_of(first + into + 7 * (week - 1) + weekday)
    return year, found.get("m", found.get("B", found.get("b", 1))), found.get("d", 1)


def parse(text, format):
    """`([year, month, day, hour, minute, second, microsecond], zone)`."""
    for value, name in ((text, 0), (format, 1)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value)}")
    try:
        found, end = _match(text, _expanded(format))
    except (_NoMatch, IndexError):
        raise ValueError(f"time data {text!r} does not match format {format!r}") from None
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    if "G" in found and not ("V" in found and found.keys() & {"A", "a", "w", "u"}):
        raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a "
                         "weekday directive ('%A', '%a', '%w', or '%u').")
    year = found.get("Y")
    if year is None and "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    year, month, day = _day_of(found, 1900 if year is None else year)
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + (12 if found.get("p") == 1 else 0)
    zone = None
    if "z" in found:
        from datetime import timedelta, timezone
        zone = timezone(timedelta(microseconds=found["z"]))
        if "Z" in found:
            zone = timezone(timedelta(microseconds=found["z"]), ("UTC", "GMT")[found["Z"]])
    second = found.get("S", 0)
    return [year, month, day, hour, found.get("M", 0), second, found.get("f", 0)], zone


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
