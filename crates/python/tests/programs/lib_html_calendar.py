import calendar, base64
c = calendar.HTMLCalendar(); print(c.formatmonth(2024, 2)); print(c.formatyear(2023, width=4)); print(c.formatyearpage(2024)); print(c.formatyear(2023, 5) == c.formatyear(2023, width=5), c.formatyearpage(2024, css=None)[:300])
class Mine(calendar.HTMLCalendar):
    cssclasses = ["w"] * 7
    def formatday(self, day, weekday): return f"<td>{day or '-'}</td>"
print(Mine(6).formatmonth(2024, 12, withyear=False), Mine(6).formatweekheader())
for data in [b"", b"a", b"ab", b"abc", b"abcd", b"hello world", bytes(8), b"    x", bytes(range(40)), bytes(3), b"\xff" * 9]:
    for kw in [{}, {"adobe": True}, {"foldspaces": True}, {"pad": True}, {"wrapcol": 7}, {"wrapcol": 5, "adobe": True}]:
        e = base64.a85encode(data, **kw); d = {k: v for k, v in kw.items() if k in ("adobe", "foldspaces")}
        print(kw, e, base64.a85decode(e, **d)[:len(data)] == data)
    print(base64.b85encode(data))
for bad in [b"x~", b"zz!z", b"uuuuu", b"!!!\x80"]:
    try: print(base64.a85decode(bad))
    except ValueError as e: print(e)
try: base64.a85decode(b"abc", adobe=True)
except ValueError as e: print(e)
