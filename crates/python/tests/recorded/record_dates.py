"""python3 record_dates.py > ../fixtures/dates.jsonl (Python 3.13, of glibc)."""

import random
import warnings
from datetime import date, datetime, time, timedelta, timezone

from recording import record

warnings.simplefilter("ignore")
chance = random.Random(8)


def parts(moment):
    offset = moment.utcoffset()
    micros = None if offset is None else offset // timedelta(microseconds=1)
    if isinstance(moment, time):
        moment = datetime.combine(date(1900, 1, 1), moment)
    return [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond, micros]


days = [1, 2, 365, 366, 367, 146097, 146098, 719162, 719163, 719164, 730119, 730120, 738521, 3652058, 3652059] + [chance.randrange(1, 3652060) for _ in range(150)]
days += [date(year, month, day).toordinal() for year in (1900, 1999, 2000, 2004, 2015, 2020, 2021, 2024, 2026, 2027) for month, day in ((1, 1), (1, 3), (1, 4), (2, 28), (3, 1), (12, 28), (12, 31))]
for ordinal in days + [0, -1]:
    record("from_ordinal", lambda n: [date.fromordinal(n).year, date.fromordinal(n).month, date.fromordinal(n).day], ordinal)
for ordinal in days:
    day = date.fromordinal(ordinal)
    record("ordinal", lambda y, m, d: date(y, m, d).toordinal(), day.year, day.month, day.day)
    record("weekday", lambda n: date.fromordinal(n).weekday(), ordinal)
    record("iso_calendar", lambda y, m, d: list(date(y, m, d).isocalendar()), day.year, day.month, day.day)
    iso = day.isocalendar()
    record("from_iso_calendar", lambda y, w, d: [date.fromisocalendar(y, w, d).year, date.fromisocalendar(y, w, d).month, date.fromisocalendar(y, w, d).day], *iso)
for triple in [(2024, 53, 1), (2020, 53, 1), (2024, 0, 1), (2024, 1, 8), (0, 1, 1)]:
    record("from_iso_calendar", lambda y, w, d: [date.fromisocalendar(y, w, d).year, date.fromisocalendar(y, w, d).month, date.fromisocalendar(y, w, d).day], *triple)

moments = [datetime(2024, 1, 2, 3, 4, 5, 6), datetime(2024, 12, 31, 23, 59, 59, 999999), datetime(1999, 2, 28), datetime(2000, 2, 29, 12), datetime(2026, 11, 21, 0, 30), datetime(1987, 6, 5, 13, 14, 15, 160000)]
moments += [moment.replace(tzinfo=timezone(timedelta(seconds=seconds))) for moment, seconds in zip(moments, (0, 32400, -12600, 1, -86399, 3723))]
moments += [datetime.fromordinal(chance.choice(days)).replace(year=chance.randrange(1000, 9999), day=1) + timedelta(seconds=chance.randrange(86400)) for _ in range(30)]
for moment in moments:
    for directive in "aAwdbBmyYHIpMSfzZjUWcxX%GuVgDFTRehntCklrP":
        record("strftime", lambda p, form: moment.strftime(form), parts(moment) + [moment.tzname()], "%" + directive)
    for form in ("%Y-%m-%d %H:%M:%S.%f", "%-d %-H %-j", "%:z", "100%%", "%", "a%Qb", "%A, %d %B %Y", "가%Y년"):
        record("strftime", lambda p, form: moment.strftime(form), parts(moment) + [moment.tzname()], form)
    for timespec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
        record("isoformat", lambda p, t: moment.isoformat(timespec=t), parts(moment), timespec)
record("isoformat", lambda p, t: moments[0].isoformat(timespec=t), parts(moments[0]), "days")

texts = ["2024-01-02", "20240102", "2024-W01-2", "2024W012", "2024-W01", "2024-1-2", "2024-01-02 03:04", "2024-01-02T03:04:05.123", "2024-01-02T03:04:05,123456789", "2024-01-02T030405", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05+09:00",
         "2024-01-02T03:04+0900", "2024-01-02T03:04:05-00:30:15.5", "2024-01-02T03", "2024-01-02x03:04", "2024-01-02T", "2024-01-02T3:04", "2024-01-02T03:04:", "2024-01-02T03:04:05.", "20240102T030405.5Z", "2024-01-02T03:04:05+24:00",
         "2024-001", "2024-W53-1", "2024-01-02T03:0405", "", "x", "2024", "2024-01", "2024-01-0a", "2024-01-02가03:04", "2024-W01-1T10:00", "2024W0110:00", "2024-01-02T03:04:05+9"]
for text in texts:
    record("parse_datetime", lambda text: parts(datetime.fromisoformat(text)), text)
    if "T" not in text and ":" not in text and "W53" not in text:
        record("parse_date", lambda text: parts(datetime.combine(date.fromisoformat(text), time())), text)
for text in ["03:04", "T03:04", "0304", "03", "03:04:05.6+01:00", "03:04Z", "x", "", "03:04:05.123456", "3:04", "030405.25", "03:04:05.6:7"]:
    record("parse_time", lambda text: parts(time.fromisoformat(text)), text)

forms = [("2024-01-02", "%Y-%m-%d"), ("2024-01-02 03:04:05.678", "%Y-%m-%d %H:%M:%S.%f"), ("2 Jan 24", "%d %b %y"), ("Tuesday, 02 January 2024", "%A, %d %B %Y"), ("03:04 PM", "%I:%M %p"), ("12:04 AM", "%I:%M %p"), ("12:04 pm", "%I:%M %p"),
         ("2024 060", "%Y %j"), ("2024 366", "%Y %j"), ("2023 366", "%Y %j"), ("x", "%Y"), ("2024x", "%Y"), ("2024", "%"), ("2024", "%Q"), ("2024-01-02T03:04:05+0900", "%Y-%m-%dT%H:%M:%S%z"), ("2024-01-02T03:04:05-09:30", "%Y-%m-%dT%H:%M:%S%z"),
         ("2024Z", "%Y%z"), ("Tue Jan  2 03:04:05 2024", "%c"), ("01/02/24", "%x"), ("03:04:05", "%X"), ("202412", "%Y%m%d"), ("2024111", "%Y%m%d"), ("111", "%d%m"), ("2024 01 2", "%G %V %u"), ("2024 01", "%G %V"), ("2024 01 2", "%Y %V %u"), ("2024 05 Mon", "%Y %W %a"),
         ("2024 05 Sun", "%Y %U %a"), ("2024 00 Mon", "%Y %W %a"), ("2024 05", "%Y %W"), ("100%", "100%%"), ("  a   b", " a b"), ("ab", "a b"), ("70", "%y"), ("68", "%y"), ("69", "%y"), ("13", "%m"), ("32", "%d"), ("24", "%H"), ("JAN", "%b"), ("may", "%b"), ("May", "%B"), ("UTC", "%Z"), ("2024-01-02 ", "%Y-%m-%d"),
         ("", ""), ("", "%Y"), ("2024년 1월", "%Y년 %m월"), ("1.5", "%S.%f"), ("+0900 5", "%z %d"), ("+09:00:30.25", "%z"), ("2024 2", "%G %u"), ("2024 5 5", "%G %j %V")]
for text, form in forms:
    record("strptime", lambda text, form: parts(datetime.strptime(text, form)), text, form)

micros = [0, 1, -1, 999999, 10**6, -(10**6), 86400 * 10**6, -86400 * 10**6 - 1, 90061000001, 10**18, -(10**18), 86399999999999999999, -86399999913600000000, 86400000000000000000] + [chance.randrange(-10**15, 10**15) for _ in range(30)]
for number in micros:
    record("duration", lambda n: [timedelta(microseconds=n).days, timedelta(microseconds=n).seconds, timedelta(microseconds=n).microseconds, str(timedelta(microseconds=n)), repr(timedelta(microseconds=n)), timedelta(microseconds=n).total_seconds()], number)
    for factor in (0.1, 0.5, 1 / 3, -2.5, 1e-6):
        record("scaled", lambda n, top, bottom: (timedelta(microseconds=n) * factor) // timedelta(microseconds=1), number, *factor.as_integer_ratio())
for given in [(0.5, 0.0, 0.0), (0.0, 0.1, 0.0), (0.0, 1e-6, 0.0), (0.0, 0.0, 0.5), (0.0, 0.0, 1.5), (0.0, 0.0, 2.5), (0.0, 0.0, -0.5), (0.0, 5e-7, 0.0), (0.0, 1.5e-6, 0.5), (1.1, 2.2, 3.3), (-1.5, 0.25, 0.75), (1e9, 0.0, 0.0), (float("nan"), 0.0, 0.0), (0.0, float("inf"), 0.0)] + [
    (chance.uniform(-5, 5), chance.uniform(-1e5, 1e5), chance.uniform(-1e7, 1e7)) for _ in range(60)
]:
    record("duration_sum", lambda d, s, u: timedelta(days=d, seconds=s, microseconds=u) // timedelta(microseconds=1), *given)
