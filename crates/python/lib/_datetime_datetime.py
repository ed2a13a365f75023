"""`datetime.datetime`: a day and a time of day, with or without a zone."""

import datetime as _parts
from _calendar_math import DAY_NAMES, MONTH_NAMES, ORDINAL_MAX, date_of, ordinal_of
from datetime import (date, time, timedelta, timezone, _check_date, _check_time, _check_zone, _class_name,
                      _clock_repr, _clock_text, _half_even, _offset_text, _struct_time, _zone_repr)

_DAY_US = 24 * 3600 * 1_000_000
_EPOCH_US = 719163 * _DAY_US        # 1 January 1970
_KEEP = object()


def _local_offset(seconds):
    """How far local time is from UTC at a moment, and the zone's name."""
    import time as clock
    local = clock.localtime(seconds)
    in_days = ordinal_of(local.tm_year, local.tm_mon, local.tm_mday) - 719163
    shown = in_days * 86400 + local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec
    return timedelta(seconds=shown - seconds), getattr(local, "tm_zone", None)


class datetime(date):
    """A moment of a day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # --- making one

    @classmethod
    def _of_total(cls, total, tzinfo=None, fold=0):
        """From microseconds since the beginning of year 1 (day 1 is 0 o'clock of day 1)."""
        ordinal, rest = divmod(total, _DAY_US)
        if not 1 <= ordinal <= ORDINAL_MAX:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1_000_000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*date_of(ordinal), hour, minute, second, microsecond, tzinfo, fold=fold)

    @classmethod
    def _of_epoch(cls, microseconds, tz):
        total = _EPOCH_US + microseconds
        try:
            if tz is not None:
                return tz.fromutc(cls._of_total(total, tz))
            offset, _ = _local_offset(microseconds // 1_000_000)
            return cls._of_total(total + offset._total())
        except OverflowError:
            year = 1970 + microseconds // (_DAY_US * 365)
            raise ValueError(f"year {year} is out of range") from None

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        return cls._of_epoch(_microseconds(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        from warnings import warn
        warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future "
             "version. Use timezone-aware objects to represent datetimes in UTC: "
             "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._of_total(_EPOCH_US + _microseconds(t))

    @classmethod
    def now(cls, tz=None):
        import time as clock
        _check_zone(tz)
        return cls._of_epoch(clock.time_ns() // 1000, tz)

    @classmethod
    def utcnow(cls):
        from warnings import warn
        import time as clock
        warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. "
             "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
             DeprecationWarning, stacklevel=2)
        return cls._of_total(_EPOCH_US + clock.time_ns() // 1000)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromordinal(cls, ordinal, /):
        return cls.combine(date.fromordinal(ordinal), time())

    @classmethod
    def combine(cls, date, time, tzinfo=_KEEP):
        if not isinstance(date, _parts.date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _parts.time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        zone = time.tzinfo if tzinfo is _KEEP else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, zone, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        from _datetime_text import parse_iso_datetime
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        return cls(*parse_iso_datetime(date_string))

    @classmethod
    def strptime(cls, date_string, format):
        from _datetime_text import parse
        fields, zone = parse(date_string, format)
        return cls(*fields, zone)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_parts._date_of_iso(year, week, day))

    # --- parts

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        summer = self.dst()
        flag = -1 if summer is None else 1 if summer else 0
        return _struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, flag)

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _struct_time(moment._year, moment._month, moment._day, moment._hour, moment._minute,
                            moment._second, 0)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=_KEEP, *, fold=None):
        given = [old if new is None else new for old, new in (
            (self._year, year), (self._month, month), (self._day, day), (self._hour, hour),
            (self._minute, minute), (self._second, second), (self._microsecond, microsecond))]
        return type(self)(*given, self._tzinfo if tzinfo is _KEEP else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _total(self):
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1_000_000 + self._microsecond

    def timestamp(self):
        """Seconds since 1970 in UTC; a time without zone is local."""
        offset = self.utcoffset()
        if offset is None:
            guess = (self._total() - _EPOCH_US) // 1_000_000
            offset, _ = _local_offset(guess)
            offset, _ = _local_offset(guess - offset._total() // 1_000_000)
        return (self._total() - offset._total() - _EPOCH_US) / 1_000_000

    def astimezone(self, tz=None):
        """The same moment, as another zone shows it."""
        offset = self.utcoffset()
        if tz is None:
            moment = self.timestamp() // 1
            local, name = _local_offset(int(moment))
            tz = timezone(local, name) if name else timezone(local)
        elif not isinstance(tz, _parts.tzinfo):
            raise TypeError(f"tz argument must be an instance of tzinfo, not {type(tz).__name__}")
        if tz is self._tzinfo:
            return self
        if offset is None:
            offset, _ = _local_offset(int(self.timestamp() // 1))
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    # --- text

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        return (f"{_class_name(self)}({self._year}, {self._month}, {self._day}, "
                f"{_clock_repr(self)}{_zone_repr(self)})")

    def ctime(self):
        return (f"{DAY_NAMES[self.weekday()][:3]} {MONTH_NAMES[self._month][:3]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    # --- comparison and arithmetic

    def _keys(self, other, for_order):
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if for_order:
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return 0, 1
        if mine is None:
            return self._total(), other._total()
        return self._total() - mine._total(), other._total() - theirs._total()

    def _refuse(self, sign, other):
        return NotImplemented

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, False)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return self._refuse("<", other)
        a, b = self._keys(other, True)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return self._refuse("<=", other)
        a, b = self._keys(other, True)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(">", other)
        a, b = self._keys(other, True)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(">=", other)
        a, b = self._keys(other, True)
        return a >= b

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (offset._total() if offset is not None else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_total(self._total() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_total(self._total() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        difference = self._total() - other._total()
        if mine is not None:
            difference -= mine._total() - theirs._total()
        return timedelta._of_microseconds(difference)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, self._hour, self._minute,
                                self._second, self._microsecond, self._tzinfo)


def _microseconds(timestamp):
    """Seconds to whole microseconds; ties go to the even one."""
    if isinstance(timestamp, int):
        return timestamp * 1_000_000
    a, b = timestamp.as_integer_ratio()
    return _half_even(a * 1_000_000, b)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
