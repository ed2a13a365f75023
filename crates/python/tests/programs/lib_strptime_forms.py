# strptime of time and datetime: backtracking, leap days without a year, the warning of 3.13.
from datetime import datetime, date, time as T
import time
for s,f in [("112024","%d%m%Y"),("915","%H%M"),("Tue 5 Mar 2024","%a %d %b %Y"),("2024-W10-2","%G-W%V-%u"),("2024 10 2","%Y %W %w"),("2024 100","%Y %j"),("29 Feb","%d %b"),("Feb 29","%b %d"),
  ("12:30:45.5","%H:%M:%S.%f"),("2024-01-01T00:00:00Z","%Y-%m-%dT%H:%M:%S%z"),("2024-01-01 +09:30","%Y-%m-%d %z"),("2024-01-01 UTC","%Y-%m-%d %Z"),("2024-01-01 KST","%Y-%m-%d %Z"),
  ("24","%H"),("30/02/2024","%d/%m/%Y"),("1 PM","%I %p"),("13 PM","%I %p"),("x","%Q"),("x","%"),("  5","%d"),("5  ","%d"),("2024-1-1 extra","%Y-%m-%d"),("Monday","%A"),("mon","%a"),("70","%y"),("5 2024","%V %Y"),("2024","%G"),("2024 5 1","%Y %V %u"),
  ("100%","%j%%"),("01/02/03","%x"),("Mon Jan  1 00:00:00 2024","%c"),("10:00 AM","%I:%M %p"),("٣","%d"),("2024-366","%Y-%j"),("2023-366","%Y-%j"),("1:2:3","%X"),("12 30","%H %M"),("+0930","%z"),("-09:30:15.25","%z"),("2024-01-01 12","%Y-%m-%d%t%H"),("60","%S"),("61","%S"),("1 2 3","%n%d %m %y"),("May","%B"),("Sept","%b"),("2024 00 1","%Y %U %a"),("2024 1 Mon","%Y %U %a")]:
    for name,fn in (("dt",lambda: datetime.strptime(s,f)),("time",lambda: tuple(time.strptime(s,f)))):
        try: print(name,repr(s),repr(f),repr(fn()))
        except Exception as e: print(name,repr(s),repr(f),type(e).__name__,e)
for a in ((1,"%d"),("1",2)):
    for fn in (datetime.strptime, time.strptime):
        try: print(fn(*a))
        except Exception as e: print(type(e).__name__,e)
print(repr(date.strptime("2024-03-01","%Y-%m-%d")), repr(T.strptime("10:11","%H:%M")))
try: date.strptime("2024-03-01 10","%Y-%m-%d %H")
except Exception as e: print(type(e).__name__,e)
