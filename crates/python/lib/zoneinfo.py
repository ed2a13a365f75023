"""zoneinfo: some zones with their rules of today.

Simplified: a zone is known from the year on in which its present rule began; earlier times, and
zones that are not in the table, are refused.
"""

from datetime import datetime as _datetime, timedelta as _timedelta, tzinfo as _tzinfo

TZPATH = ()

# Key: minutes east of Greenwich, name, the rule of summer time, its name there, the first year.
_EU, _US, _AU, _NZ = "EU", "US", "AU", "NZ"
_ZONES = {}


def _zones(offset, name, rule, summer, since, keys):
    for key in keys.split():
        _ZONES[key] = (offset, name, rule, summer, since)


_zones(0, "UTC", None, None, 1, "UTC Etc/UTC Etc/UCT Universal Zulu UCT Etc/Universal Etc/Zulu")
_zones(0, "GMT", None, None, 1, "GMT Etc/GMT Etc/Greenwich")
_zones(0, "GMT", _EU, "BST", 1996, "Europe/London GB")
_zones(0, "WET", _EU, "WEST", 1996, "Europe/Lisbon WET Portugal")
_zones(60, "CET", _EU, "CEST", 1996,
       "Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Vienna Europe/Amsterdam Europe/Brussels "
       "Europe/Zurich Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Prague Europe/Warsaw Europe/Budapest CET "
       "Europe/Belgrade Europe/Luxembourg Europe/Zagreb Europe/Bratislava Europe/Ljubljana Europe/Monaco")
_zones(120, "EET", _EU, "EEST", 2003, "Europe/Athens Europe/Helsinki Europe/Bucharest Europe/Sofia Europe/Riga "
       "Europe/Vilnius Europe/Tallinn EET")
_zones(180, "MSK", None, None, 2015, "Europe/Moscow W-SU")
_zones(180, "+03", None, None, 2017, "Europe/Istanbul Asia/Istanbul Turkey")
_zones(-300, "EST", _US, "EDT", 1987, "America/New_York US/Eastern America/Detroit EST5EDT")
_zones(-300, "EST", _US, "EDT", 1987, "America/Toronto Canada/Eastern America/Montreal")
_zones(-360, "CST", _US, "CDT", 1987, "America/Chicago US/Central CST6CDT America/Winnipeg")
_zones(-420, "MST", _US, "MDT", 1987, "America/Denver US/Mountain MST7MDT America/Edmonton")
_zones(-480, "PST", _US, "PDT", 1987, "America/Los_Angeles US/Pacific PST8PDT America/Vancouver")
_zones(-540, "AKST", _US, "AKDT", 1987, "America/Anchorage US/Alaska")
_zones(-420, "MST", None, None, 1970, "America/Phoenix US/Arizona")
_zones(-600, "HST", None, None, 1970, "Pacific/Honolulu US/Hawaii")
_zones(-240, "AST", _US, "ADT", 1987, "America/Halifax")
_zones(-360, "CST", None, None, 2023, "America/Mexico_City")
_zones(-300, "-05", None, None, 1995, "America/Bogota America/Lima")
_zones(-180, "-03", None, None, 2020, "America/Sao_Paulo Brazil/East")
_zones(-180, "-03", None, None, 2010, "America/Argentina/Buenos_Aires America/Buenos_Aires")
_zones(120, "SAST", None, None, 1945, "Africa/Johannesburg")
_zones(60, "WAT", None, None, 1970, "Africa/Lagos")
_zones(180, "EAT", None, None, 1970, "Africa/Nairobi")
_zones(240, "+04", None, None, 1970, "Asia/Dubai")
_zones(300, "PKT", None, None, 2010, "Asia/Karachi")
_zones(330, "IST", None, None, 1946, "Asia/Kolkata Asia/Calcutta")
_zones(345, "+0545", None, None, 1987, "Asia/Kathmandu Asia/Katmandu")
_zones(360, "+06", None, None, 2010, "Asia/Dhaka")
_zones(420, "+07", None, None, 1976, "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon")
_zones(420, "WIB", None, None, 1970, "Asia/Jakarta")
_zones(480, "CST", None, None, 1992, "Asia/Shanghai PRC Asia/Chongqing")
_zones(480, "CST", None, None, 1980, "Asia/Taipei ROC")
_zones(480, "HKT", None, None, 1980, "Asia/Hong_Kong Hongkong")
_zones(480, "+08", None, None, 1983, "Asia/Singapore Singapore")
_zones(480, "+08", None, None, 1983, "Asia/Kuala_Lumpur")
_zones(480, "PST", None, None, 1991, "Asia/Manila")
_zones(480, "AWST", None, None, 2010, "Australia/Perth")
_zones(540, "KST", None, None, 1989, "Asia/Seoul ROK")
_zones(540, "JST", None, None, 1952, "Asia/Tokyo Japan")
_zones(600, "AEST", None, None, 1993, "Australia/Brisbane")
_zones(600, "AEST", _AU, "AEDT", 2008, "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra")
_zones(570, "ACST", _AU, "ACDT", 2008, "Australia/Adelaide")
_zones(720, "NZST", _NZ, "NZDT", 2008, "Pacific/Auckland NZ")

_HOUR, _NONE = _timedelta(hours=1), _timedelta(0)


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that key."""


def _sunday(year, month, nth, hour):
    """The n-th Sunday of a month; -1: the last."""
    if nth < 0:
        following = _datetime(year + month // 12, month % 12 + 1, 1)
        day = following - _timedelta(days=1)
        day -= _timedelta(days=(day.weekday() + 1) % 7)
    else:
        day = _datetime(year, month, 1)
        day += _timedelta(days=(6 - day.weekday()) % 7 + 7 * (nth - 1))
    return day + _timedelta(hours=hour)


def _summer(rule, year, standard):
    """Begin and end of summer time in a year, in UTC."""
    if rule == _EU:
        return _sunday(year, 3, -1, 1), _sunday(year, 10, -1, 1)
    if rule == _US:
        if year >= 2007:
            begin, end = _sunday(year, 3, 2, 2), _sunday(year, 11, 1, 1)
        else:
            begin, end = _sunday(year, 4, 1, 2), _sunday(year, 10, -1, 1)
    elif rule == _AU:
        begin, end = _sunday(year, 10, 1, 2), _sunday(year, 4, 1, 2)
    else:
        begin, end = _sunday(year, 9, -1, 2), _sunday(year, 4, 1, 2)
    return begin - standard, end - standard


class ZoneInfo(_tzinfo):
    """A time zone by its IANA key."""

    _cache = {}

    def __new__(cls, key):
        found = cls._cache.get(key) if cls is ZoneInfo else None
        if found is None:
            found = cls.no_cache(key)
            cls._cache[key] = found
        return found

    @classmethod
    def no_cache(cls, key):
        if key not in _ZONES:
            error = ZoneInfoNotFoundError(f"No time zone found with key {key}")
            error.add_note(f"(zoneinfo has {len(_ZONES)} zones here: see zoneinfo.available_timezones())")
            raise error
        self = _tzinfo.__new__(cls)
        self.key = key
        minutes, self._name, self._rule, self._summer_name, self._since = _ZONES[key]
        self._standard = _timedelta(minutes=minutes)
        return self

    @classmethod
    def from_file(cls, file, /, key=None):
        raise NotImplementedError("zone files cannot be read here: use ZoneInfo(key)")

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        cls._cache.clear()

    def _is_summer(self, utc):
        if self._rule is None:
            return False
        begin, end = _summer(self._rule, (utc + self._standard).year, self._standard)
        return begin <= utc < end if begin < end else not end <= utc < begin

    def _state(self, dt):
        """Is it summer time at a local time?"""
        if dt.year < self._since:
            raise NotImplementedError(f"zoneinfo knows {self.key} since {self._since} here, not {dt.year}")
        local = dt.replace(tzinfo=None, fold=0)
        as_summer = self._is_summer(local - self._standard - _HOUR)
        as_standard = not self._is_summer(local - self._standard)
        if as_summer != as_standard:
            return as_summer
        # Twice, or never.
        return as_summer == (dt.fold == 0)

    def utcoffset(self, dt, /):
        if dt is None:
            return self._standard if self._rule is None else None
        return self._standard + (_HOUR if self._rule and self._state(dt) else self._check(dt))

    def _check(self, dt):
        if dt.year < self._since:
            self._state(dt)
        return _NONE

    def dst(self, dt, /):
        if dt is None:
            return _NONE if self._rule is None else None
        return _HOUR if self._rule and self._state(dt) else self._check(dt)

    def tzname(self, dt, /):
        if dt is None:
            return self._name if self._rule is None else None
        return self._summer_name if self._rule and self._state(dt) else self._name

    def fromutc(self, dt, /):
        if not isinstance(dt, _datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        utc = dt.replace(tzinfo=None)
        summer = self._is_summer(utc)
        local = utc + self._standard + (_HOUR if summer else _NONE)
        second = not summer and self._rule is not None and self._is_summer(local - self._standard - _HOUR)
        return local.replace(tzinfo=self, fold=int(second))

    def __str__(self):
        return self.key

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}(key={self.key!r})"

    def __reduce__(self):
        return type(self), (self.key,)


def available_timezones():
    """The keys that `ZoneInfo` knows."""
    return set(_ZONES)


def reset_tzpath(to=None):
    raise NotImplementedError("zone files cannot be read here")
