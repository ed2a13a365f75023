"""Dates and times: date, time, datetime, timedelta, tzinfo, timezone.

The text forms (`strftime`, `strptime`, `fromisoformat`) live in
`_datetime_text`. What time it is comes from `time`, so from the simulated
clock and the scenario's date; the local time zone is what `time.localtime`
says it is.
Source of the rules: `Lib/_pydatetime.py`, `Modules/_datetimemodule.c`, 3.14.
"""

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

from _prelude_natives import _is_old
from _calendar_math import (DAY_NAMES, MONTH_NAMES, ORDINAL_MAX, date_of, days_before_year,
                            days_before_month, iso_week1_monday, month_length, ordinal_of)

MINYEAR = 1
MAXYEAR = 9999

_DAY_US = 24 * 3600 * 1_000_000


def _whole(value):
    if isinstance(value, float):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    twice = rest * 2
    if twice > denominator or (twice == denominator and quotient % 2):
        quotient += 1
    return quotient


class timedelta:
    """A length of time. Kept as days, seconds (0..86399) and microseconds (0..999999)."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is int and type(seconds) is int and type(microseconds) is int and type(milliseconds) is int
                and type(minutes) is int and type(hours) is int and type(weeks) is int):
            return cls._of_microseconds(
                (weeks * 7 + days) * _DAY_US + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000
                + milliseconds * 1000 + microseconds)
        total, rest = 0, 0.0        # whole microseconds, and the fractions of floats
        for name, value, unit in (("days", days, _DAY_US), ("seconds", seconds, 1_000_000),
                                  ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                  ("minutes", minutes, 60_000_000), ("hours", hours, 3_600_000_000),
                                  ("weeks", weeks, 7 * _DAY_US)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)      # as C does: the integer part exactly, the rest as a float
                total += whole * unit
                fraction = (value - whole) * unit
                whole = int(fraction)
                total += whole
                rest += fraction - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            whole = round(rest)
            if abs(rest - whole) == 0.5 and (total + whole) % 2:
                whole = 2 * rest - whole
            total += int(whole)
        return cls._of_microseconds(total)

    @classmethod
    def _of_microseconds(cls, total):
        days, rest = divmod(total, _DAY_US)
        if not -2 ** 31 <= days < 2 ** 31:
            raise OverflowError("Python int too large to convert to C int")
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1_000_000)
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1_000_000 + self._microseconds

    def total_seconds(self):
        """The whole length in seconds."""
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_class_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_microseconds(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_microseconds(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_microseconds(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of_microseconds(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of_microseconds(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of_microseconds(_half_even(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of_microseconds(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if other < 0:
                return timedelta._of_microseconds(_half_even(-self._total(), -other))
            return timedelta._of_microseconds(_half_even(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if a < 0:
                a, b = -a, -b
            return timedelta._of_microseconds(_half_even(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of_microseconds(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._of_microseconds(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


def _class_name(value):
    # CPython's own are known by their dotted names, subclasses by their own.
    cls = type(value)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


def _check_date(year, month, day):
    if (type(year) is int and type(month) is int and type(day) is int
            and MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= 28):
        return year, month, day
    for value, name, place in ((month, "month", 2), (day, "day", 3)):
        if value is None:
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
    year, month, day = _whole(year), _whole(month), _whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range" if _is_old()
                         else f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12" + ("" if _is_old() else f", not {month}"))
    length = month_length(year, month)
    if not 1 <= day <= length:
        if _is_old():
            raise ValueError("day is out of range for month")
        raise ValueError(f"day {day} must be in range 1..{length} for month {month} in year {year}")
    return year, month, day


class date:
    """A day of the calendar."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        import time as clock
        t = clock.localtime(timestamp)
        return cls(t.tm_year, t.tm_mon, t.tm_mday)

    @classmethod
    def today(cls):
        import time as clock
        return cls.fromtimestamp(clock.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        if not 1 <= ordinal:
            raise ValueError("ordinal must be >= 1")
        if ordinal > ORDINAL_MAX:
            raise ValueError("year must be in 1..9999, not " + str(date_of(ordinal)[0]))
        return cls(*date_of(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        from _datetime_text import parse_iso_date
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        return cls(*parse_iso_date(date_string))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_date_of_iso(year, week, day))

    @classmethod
    def strptime(cls, date_string, format):
        from _datetime_text import parse
        fields, _ = parse(date_string, format)
        return cls(*fields[:3])

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_class_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        return (f"{DAY_NAMES[self.weekday()][:3]} {MONTH_NAMES[self._month][:3]} "
                f"{self._day:2d} 00:00:00 {self._year:04d}")

    def strftime(self, format):
        from _datetime_text import show
        return show(self, format)

    def __format__(self, format_spec):
        if not isinstance(format_spec, str):
            raise TypeError(f"must be str, not {type(format_spec).__name__}")
        return self.strftime(format_spec) if format_spec else str(self)

    def timetuple(self):
        return _struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        return ordinal_of(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week and weekday."""
        year = self._year
        monday = iso_week1_monday(year)
        week, day = divmod(self.toordinal() - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(self.toordinal() - iso_week1_monday(year), 7)
        elif week >= 52 and self.toordinal() >= iso_week1_monday(year + 1):
            year += 1
            week = 0
        return _iso_calendar_date()(year, week + 1, day + 1)

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other._days
            if not 1 <= ordinal <= ORDINAL_MAX:
                raise OverflowError("date value out of range")
            return type(self)(*date_of(ordinal))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if self._comparable(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()


_iso_type = None


def _iso_calendar_date():
    global _iso_type
    if _iso_type is None:
        from collections import namedtuple
        plain = namedtuple("IsoCalendarDate", "year week weekday", module="datetime")
        _iso_type = type("IsoCalendarDate", (plain,), {
            "__slots__": (), "__module__": "datetime",
            "__repr__": lambda self: f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"})
    return _iso_type


def _date_of_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    weeks = (iso_week1_monday(year + 1) - iso_week1_monday(year)) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return date_of(iso_week1_monday(year) + (week - 1) * 7 + day - 1)


def _struct_time(year, month, day, hour, minute, second, dst):
    import time as clock
    weekday = (ordinal_of(year, month, day) + 6) % 7
    in_year = days_before_month(year, month) + day
    return clock.struct_time((year, month, day, hour, minute, second, weekday, in_year, dst))


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """Base of time zones: `utcoffset`, `dst` and `tzname` of a datetime."""

    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """A time given in UTC (but labelled with this zone), as this zone shows it."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - summer
        if delta:
            dt += delta
            summer = dt.dst()
        return dt + summer


def _offset_text(offset, colon=":"):
    """`+09:00`; seconds only where there are some."""
    if offset is None:
        return ""
    sign = "-" if offset._days < 0 else "+"
    total = abs(offset)._total()
    minutes, rest = divmod(total, 60_000_000)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if rest:
        text += f"{colon}{rest // 1_000_000:02d}"
        if rest % 1_000_000:
            text += f".{rest % 1_000_000:06d}"
    return text


class timezone(tzinfo):
    """A zone with one offset for all times."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None and not offset and cls is timezone and hasattr(cls, "utc"):
            return cls.utc
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_DAY_US < offset._total() < _DAY_US:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}")
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"{_class_name(self)}({self._offset!r})"
        return f"{_class_name(self)}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return self.__class__, (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _check_time(hour, minute, second, microsecond, fold):
    if (type(hour) is int and type(minute) is int and type(second) is int and type(microsecond) is int
            and 0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59 and 0 <= microsecond <= 999999
            and (fold == 0 or fold == 1)):
        return hour, minute, second, microsecond
    hour, minute, second, microsecond = _whole(hour), _whole(minute), _whole(second), _whole(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23" + ("" if _is_old() else f", not {hour}"))
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59" + ("" if _is_old() else f", not {minute}"))
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59" + ("" if _is_old() else f", not {second}"))
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(zone).__name__}'")


_TIMESPECS = ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec not in _TIMESPECS:
        raise ValueError("Unknown timespec value")
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    text = f"{hour:02d}"
    if timespec != "hours":
        text += f":{minute:02d}"
        if timespec != "minutes":
            text += f":{second:02d}"
            if timespec == "milliseconds":
                text += f".{microsecond // 1000:03d}"
            elif timespec == "microseconds":
                text += f".{microsecond:06d}"
    return text


class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        from _datetime_text import parse_iso_time
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        return cls(*parse_iso_time(time_string))

    @classmethod
    def strptime(cls, date_string, format):
        from _datetime_text import parse
        fields, zone = parse(date_string, format)
        return cls(*fields[3:7], tzinfo=zone)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        text = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_class_name(self)}({_clock_repr(self)}{_zone_repr(self)})"

    def strftime(self, format):
        from _datetime_text import show
        return show(self, format)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _total(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1_000_000 + self._microsecond

    def _key(self, other, for_order):
        """The two numbers to compare, or None."""
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if for_order:
                raise TypeError("can't compare offset-naive and offset-aware times")
            return 0, 1
        if mine is None or mine == theirs:
            return self._total(), other._total()
        return self._total() - mine._total(), other._total() - theirs._total()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other, False)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other, True)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other, True)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other, True)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other, True)
        return a >= b

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (offset._total() if offset else 0))

    def __reduce__(self):
        return self.__class__, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _clock_repr(value):
    if value._microsecond:
        return f"{value._hour}, {value._minute}, {value._second}, {value._microsecond}"
    if value._second:
        return f"{value._hour}, {value._minute}, {value._second}"
    return f"{value._hour}, {value._minute}"


def _zone_repr(value):
    text = "" if value._tzinfo is None else f", tzinfo={value._tzinfo!r}"
    return text + (", fold=1" if value._fold else "")


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)

from _datetime_datetime import datetime  # noqa: E402  (it needs all of the above)

for _cls in (timedelta, date, tzinfo, timezone, time, datetime):
    _cls.__module__ = "datetime"
