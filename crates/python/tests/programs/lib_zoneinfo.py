from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo
seoul = ZoneInfo("Asia/Seoul"); ny = ZoneInfo("America/New_York"); utc = ZoneInfo("UTC"); ldn = ZoneInfo("Europe/London")
d = datetime(2024, 1, 15, 12, 0, tzinfo=utc)
for z in (seoul, ny, ldn, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Paris"), ZoneInfo("Australia/Sydney"), ZoneInfo("Asia/Kolkata")):
    print(z, d.astimezone(z), d.astimezone(z).tzname(), d.replace(month=7).astimezone(z).strftime("%Y-%m-%d %H:%M %Z%z"))
print(datetime(2024, 3, 10, 2, 30, tzinfo=ny).utcoffset(), datetime(2024, 11, 3, 1, 30, tzinfo=ny).utcoffset(), datetime(2024, 11, 3, 1, 30, fold=1, tzinfo=ny).utcoffset())
a = datetime(2024, 3, 9, 12, tzinfo=ny); b = a + timedelta(days=1); print(b, (b.astimezone(utc) - a.astimezone(utc)))
print(repr(seoul), seoul.key, ZoneInfo("Asia/Seoul") is seoul, datetime(2024, 7, 1, tzinfo=ldn).dst())
try: ZoneInfo("Mars/Base")
except Exception as e: print(type(e).__name__, e)
