from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR
import copy
import datetime as module


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


d = datetime(2024, 2, 29, 13, 5, 7, 1234)
print(d, repr(d), d.date(), repr(d.date()), d.time(), repr(d.time()), d.year, d.weekday(), d.isoweekday(), d.isocalendar())
print(d.isoformat(), d.isoformat(" ", "minutes"), d.isoformat(timespec="milliseconds"), datetime(2024, 1, 1), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 0, 0, 5)))
print(d.strftime("%Y-%m-%d %H:%M:%S.%f | %a %A %b %B %d %e %j %U %W %w %u %y %I %p %M %% %c %x %X %F %T %D %R %G-W%V"))
print(f"{d:%d/%m/%Y}", f"{d}", f"{d.date():%A}", f"{d.time():%H h}", "{:%H:%M}".format(d), d.ctime(), d.date().ctime())
print(d + timedelta(days=1), d - timedelta(hours=14), d - datetime(2024, 1, 1), (d - datetime(2023, 1, 1)).days, datetime(2024, 3, 1) - d)
print(d < datetime(2025, 1, 1), d == copy.copy(d), max(d, datetime(2020, 1, 1)), sorted([date(2024, 5, 1), date(2023, 1, 1)]), hash(d) == hash(copy.deepcopy(d)))
print(d.replace(year=2020, microsecond=0), date(2024, 1, 31).replace(day=5), d.timetuple()[:6], d.toordinal(), date.fromordinal(738000), d.timetuple().tm_yday)
print(datetime.min, datetime.max, date.min, date.max, time.min, time.max, timedelta.min, timedelta.max, timedelta.resolution, MINYEAR, MAXYEAR)
t = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, repr(-t), abs(-t), t * 2, t / 2, t // 3, t * 1.5, t / 0.7, t % timedelta(hours=1), divmod(t, timedelta(hours=1)), t // timedelta(hours=1), t / timedelta(hours=1))
print(timedelta(0), repr(timedelta(0)), timedelta(seconds=3661), timedelta(seconds=0.1), timedelta(days=-1, seconds=5), timedelta(weeks=2), timedelta(minutes=90), bool(timedelta(0)), timedelta(microseconds=1.5), timedelta(microseconds=2.5), timedelta(hours=1) > timedelta(minutes=59), timedelta(days=0.5, hours=0.1), sum([timedelta(1), timedelta(2)], timedelta()))
print(time(9, 30), repr(time(9, 30)), repr(time(1, 2, 3, 4)), time(9, 30) < time(10), time(23, 59).replace(hour=1), time(1, 2).isoformat("seconds"), time(tzinfo=UTC))
kst = timezone(timedelta(hours=9), "KST")
a = datetime(2024, 1, 1, 9, 0, tzinfo=kst)
print(a, repr(a), a.astimezone(UTC), a.astimezone(timezone.utc).isoformat(), a.utcoffset(), a.tzname(), a.timestamp(), kst, repr(kst), UTC, repr(UTC), timezone(timedelta(hours=-3, minutes=-30)), repr(timezone(timedelta(hours=1))))
print(a == datetime(2024, 1, 1, tzinfo=UTC), a - datetime(2024, 1, 1, tzinfo=UTC), a.strftime("%z %Z %:z"), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1700000000.5, timezone.utc), datetime.fromtimestamp(-1.25, UTC), a.timetz(), a.utctimetuple()[:5], timezone(timedelta(seconds=3601)), timezone.utc.utcoffset(None))
print(datetime.strptime("2024-02-29 13:05:07", "%Y-%m-%d %H:%M:%S"), datetime.strptime("1 Jan 24", "%d %b %y"), datetime.strptime("03:07 PM", "%I:%M %p"), datetime.strptime("2024-01-01T00:00:00+0900", "%Y-%m-%dT%H:%M:%S%z"), datetime.strptime("Monday, March 4, 2024", "%A, %B %d, %Y"), datetime.strptime("2024 060", "%Y %j"), datetime.strptime("12:00:00.25", "%H:%M:%S.%f"), datetime.strptime("2024 10 1", "%Y %W %w"), repr(datetime.strptime("+05:30", "%z")))
for text in ("2024-02-29", "2024-02-29T13:05", "2024-02-29 13:05:07.123", "20240229T130507", "2024-02-29T13:05:07+09:00", "2024-02-29T13:05:07Z", "2024-W09-4", "2024-02-29T24:00", "2024-02-29T13:05:07,5-03:30", "2024-02-29T13"):
    print(datetime.fromisoformat(text), end=" | ")
print(date.fromisoformat("2024-02-29"), date.fromisoformat("20240229"), time.fromisoformat("13:05:07.5"), repr(time.fromisoformat("T04:05Z")), date.fromisocalendar(2024, 9, 4))
for bad in (lambda: datetime(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: datetime(0, 1, 1), lambda: datetime(2024, 1, 1, 25), lambda: time(1, 60), lambda: date(2024, 1), lambda: datetime("x", 1, 1), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024-01-01 rest", "%Y-%m-%d"), lambda: datetime.strptime("1", "%Q"), lambda: datetime.fromisoformat("nope"), lambda: date.fromisoformat("2024-1-1"), lambda: d < a, lambda: d - a, lambda: d < 3, lambda: d + 3, lambda: d + d, lambda: timedelta("1"), lambda: timedelta(1) + 1, lambda: date(9999, 12, 31) + timedelta(1), lambda: timedelta(10 ** 9), lambda: timezone(3), lambda: timezone(timedelta(days=2)), lambda: timedelta(1) / 0, lambda: datetime.max + timedelta(1), lambda: datetime(2024, 1, 1, tzinfo=3), lambda: datetime.strptime("2024-02-30", "%Y-%m-%d"), lambda: datetime.fromisoformat(3), lambda: datetime.fromisoformat("2024-13-01"), lambda: time(1) < time(1, tzinfo=UTC), lambda: d == date(2024, 2, 29)):
    attempt(bad)
print(datetime.combine(date(2024, 1, 1), time(5, 6)), datetime.combine(date(2024, 1, 1), time(5, 6), tzinfo=kst), isinstance(d, date), date(2024, 1, 1) == datetime(2024, 1, 1), date(2024, 3, 1) - date(2024, 2, 1), date.today() <= datetime.now().date(), (datetime.now() - datetime.now()).total_seconds() <= 0, datetime.now(UTC).tzinfo)


class Eastern(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 10 else timedelta(0)

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"


print(datetime(2024, 7, 1, 12, tzinfo=UTC).astimezone(Eastern()), datetime(2024, 1, 1, 12, tzinfo=UTC).astimezone(Eastern()).tzname())


class Stamp(datetime):
    pass


print(repr(Stamp(2024, 1, 1) + timedelta(1)), repr(Stamp(2024, 1, 1).replace(day=4)), {date(2024, 1, 1): "x"}[date(2024, 1, 1)], module.datetime is datetime, datetime.__name__, datetime, [date(2024, 1, 29) + timedelta(days=i) for i in range(2)])
print(datetime(2024, 1, 1, 5, fold=1), repr(datetime(2024, 1, 1, 5, fold=1)), datetime(1, 1, 1).isocalendar(), date(2021, 1, 3).isocalendar(), date(2020, 12, 31).isocalendar().week, date(999, 1, 1).strftime("%Y"), date(2024, 1, 1).strftime("%H:%M"))
