"""Addresses and dates of messages. Model: `email.utils`, 3.14; addresses have a name and no groups or comments."""

import datetime
import re
import time

__all__ = ["format_datetime", "formataddr", "formatdate", "getaddresses", "localtime", "make_msgid", "mktime_tz",
           "parseaddr", "parsedate", "parsedate_to_datetime", "parsedate_tz", "unquote"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -400, "ADT": -300, "EST": -500, "EDT": -400, "CST": -600,
          "CDT": -500, "MST": -700, "MDT": -600, "PST": -800, "PDT": -700}
_DATE = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?"
                   r"(?:\s+([+-]\d{4}|[A-Za-z]+))?)?")


def quote(str):
    """For inside quotes."""
    return str.replace("\\", "\\\\").replace('"', '\\"')


def unquote(str):
    """Without its quotes."""
    if len(str) > 1:
        if str.startswith('"') and str.endswith('"'):
            return str[1:-1].replace("\\\\", "\\").replace('\\"', '"')
        if str.startswith("<") and str.endswith(">"):
            return str[1:-1]
    return str


def formataddr(pair, charset="utf-8"):
    """A name and an address as one text."""
    name, address = pair
    address.encode("ascii")
    if not name:
        return address
    if not name.isascii():
        raise NotImplementedError("Interleave: names in addresses are ASCII")
    quotes = '"' if re.search(r'[][\\()<>@,:;".]', name) else ""
    name = name.replace("\\", "\\\\").replace('"', '\\"')
    return f"{quotes}{name}{quotes} <{address}>"


def parseaddr(addr, *, strict=True):
    """(name, address); two empty texts if it is none."""
    found = re.fullmatch(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<>"@,]*?))\s*<([^<>@\s,]+@[^<>@\s,]+|[^<>@\s,]+)>\s*', addr)
    if found is not None:
        name = re.sub(r"\\(.)", r"\1", found[1]) if found[1] is not None else " ".join(found[2].split())
        return name, found[3]
    found = re.fullmatch(r"\s*([^<>\"@\s,()]+(?:@[^<>\"@\s,()]+)?)\s*(?:\(([^()]*)\))?\s*", addr)
    return ("", "") if found is None else (found[2] or "", found[1])


def getaddresses(fieldvalues, *, strict=True):
    parts = [part for value in fieldvalues for part in re.findall(r'(?:"(?:[^"\\]|\\.)*"|[^,"])+', value)]
    return [parseaddr(part) for part in parts]


def _text(parts, zone):
    day = f"{_DAYS[parts[6]]}, {parts[2]:02d} {_MONTHS[parts[1] - 1]} {parts[0]:04d}"
    return f"{day} {parts[3]:02d}:{parts[4]:02d}:{parts[5]:02d} {zone}"


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A time as messages and HTTP have it."""
    if timeval is None:
        timeval = time.time()
    now = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(now.astimezone())
    return format_datetime(now if usegmt else now.replace(tzinfo=None), usegmt)


def format_datetime(dt, usegmt=False):
    parts = dt.timetuple()
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError("usegmt option requires a UTC datetime")
        return _text(parts, "GMT")
    return _text(parts, "-0000" if dt.tzinfo is None else dt.strftime("%z"))


def parsedate_tz(data):
    """Ten numbers, the last its distance from UTC in seconds; None if it is no date."""
    found = _parsed(data)
    return found and (*found[:9], found[9] or 0)


def _parsed(data):
    """The same, None for a zone that nobody knows."""
    found = _DATE.match((data or "").strip())
    if found is None or found[2].title() not in _MONTHS:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    year = int(year)
    if year < 100:
        year += 1900 if year > 68 else 2000
    offset = None
    if zone in _ZONES:
        offset = _ZONES[zone]
    elif zone and zone[1:].isdigit():
        offset = None if zone == "-0000" else int(zone)
    seconds = offset
    if offset:
        hours, minutes = divmod(abs(offset), 100)
        seconds = (1 if offset > 0 else -1) * (hours * 3600 + minutes * 60)
    return (year, _MONTHS.index(month.title()) + 1, int(day), int(hour or 0), int(minute or 0), int(second or 0),
            0, 1, -1, seconds if zone and zone != "-0000" else 0 if zone is None else None)


def parsedate(data):
    """Nine numbers, as `time.mktime` takes them."""
    found = parsedate_tz(data)
    return None if found is None else found[:9]


def mktime_tz(data):
    """Ten numbers as seconds since 1970."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    import calendar
    return calendar.timegm(data) - data[9]


def parsedate_to_datetime(data):
    found = _parsed(data)
    if found is None:
        raise ValueError(f"Invalid date value or format \"{data}\"")
    *parts, offset = found
    zone = None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))
    return datetime.datetime(*parts[:6], tzinfo=zone)


def localtime(dt=None):
    """A time with the local zone."""
    return (datetime.datetime.now(datetime.timezone.utc) if dt is None else dt).astimezone()


def make_msgid(idstring=None, domain=None):
    """A text that no other message has."""
    import os
    import random
    import socket
    more = "" if idstring is None else "." + idstring
    host = socket.getfqdn() if domain is None else domain
    return f"<{int(time.time() * 100)}.{os.getpid()}.{random.getrandbits(64)}{more}@{host}>"
