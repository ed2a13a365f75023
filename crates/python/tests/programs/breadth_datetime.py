from datetime import datetime, date, time, timedelta, timezone
import calendar

d = datetime(2024, 2, 29, 13, 5, 9, 123456)
print(d, repr(d), d.isoformat(timespec="minutes"), d.ctime())
print(d.strftime("%Y년 %m월 %d일 %H:%M:%S.%f %A %a %B %b %p %I %j %U %W %w %y %% %x %X %c"))
print(f"{d:%Y/%m/%d}", format(d, "%H"), str(d.date()), d.time())
print(d + timedelta(days=366), d - datetime(2023, 1, 1), (d - timedelta(weeks=1)).weekday())
td = timedelta(days=1, hours=25, minutes=-3, microseconds=5)
print(td, repr(td), td.total_seconds(), td // timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(hours=7)))
print(-td, abs(-td), td * 1.5, td / 2, timedelta(seconds=-1))
print(datetime.strptime("2024-12-25 08:30", "%Y-%m-%d %H:%M"), datetime.strptime("Mon Jan 5 2015", "%a %b %d %Y"))
for text, fmt in [("2024-13-01", "%Y-%m-%d"), ("abc", "%Y"), ("2024-01-01 x", "%Y-%m-%d"), ("2024", "%Q")]:
    try:
        datetime.strptime(text, fmt)
    except ValueError as e:
        print(e)
kst = timezone(timedelta(hours=9), "KST")
a = datetime(2024, 1, 1, 9, tzinfo=kst)
print(a, a.astimezone(timezone.utc), a.tzname(), a.utcoffset(), a.strftime("%z %Z"), repr(a))
print(a == datetime(2024, 1, 1, 0, tzinfo=timezone.utc), a.timestamp())
try:
    a < datetime(2024, 1, 1)
except TypeError as e:
    print(e)
try:
    a - datetime(2024, 1, 1)
except TypeError as e:
    print(e)
for args in [(2023, 2, 29), (2023, 13, 1), (0, 1, 1), (2023, 1, 1, 25)]:
    try:
        datetime(*args)
    except ValueError as e:
        print(e)
print(date(2024, 12, 30).isocalendar(), date.fromisocalendar(2025, 1, 1), date(2024, 3, 1).toordinal(), date.fromordinal(738946))
print(datetime.fromisoformat("2024-05-06T07:08:09+09:00"), datetime.fromisoformat("20240506T070809Z"), date.fromisoformat("2024-W01-1"))
print(datetime.fromtimestamp(0, timezone.utc), datetime.min, datetime.max, date.resolution)
print(time(23, 59).replace(second=3), time(1, 2) < time(1, 3), time.fromisoformat("04:05:06.789"))
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.month_name[3])
print(calendar.month(2024, 2))
print(d.replace(year=2023, day=1), d.timetuple()[:6], d.date() - date(2000, 1, 1))
try:
    datetime.fromisoformat("2024/01/01")
except ValueError as e:
    print(e)
bd = date(1990, 7, 15)
today = date(2024, 7, 14)
print(today.year - bd.year - ((today.month, today.day) < (bd.month, bd.day)))
