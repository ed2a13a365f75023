from email.utils import *
import email.utils, datetime
print(formatdate(0), formatdate(1700000000.5, usegmt=True), formatdate(1700000000, localtime=True))
d = datetime.datetime(2024, 2, 29, 12, 30, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
print(format_datetime(d), format_datetime(d.astimezone(datetime.timezone.utc), usegmt=True), format_datetime(d.replace(tzinfo=None)))
for s in ["Mon, 20 Nov 1995 19:12:08 -0500", "20 Nov 1995 19:12 GMT", "Fri, 09 Nov 2001 01:08:47 -0000", "nonsense", "Tue, 1 Jul 2003 10:52:37 +0200", "1 Jan 99 00:00:00 UTC", "Sun, 06-Nov-1994 08:49:37 GMT"]:
    t = parsedate_tz(s); print(t, parsedate(s), mktime_tz(t) if t else "")
    try: print(parsedate_to_datetime(s))
    except ValueError as e: print("ValueError", e)
for a in ["Tom <tom@example.com>", '"Last, First" <x@y.z>', "plain@x.y", "x@y.z (Joe)", "bad", "", "<a@b.c>", 'A  B <a@b>', "a@b, c@d"]:
    print(parseaddr(a))
print(formataddr(("Tom", "t@x")), formataddr(("", "t@x")), formataddr(("A. B", "t@x")), formataddr(('q"q', "t@x")))
print(email.utils.quote('a"b\\c'), unquote('"a\\"b"'), unquote("<x>"))
print(getaddresses(["Tom <t@x>, y@z", '"A, B" <c@d>']))
try: format_datetime(d, usegmt=True)
except ValueError as e: print(e)
m = make_msgid(domain="h.x"); print(m.startswith("<"), m.endswith("@h.x>"))
