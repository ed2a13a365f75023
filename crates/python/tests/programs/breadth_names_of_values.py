"""Mistakes with values of the library: errors call them by the name that C knows."""
import collections, datetime, decimal, functools, io, itertools, json, queue, re, threading
from datetime import date, datetime as dt, timedelta

now = dt(2024, 5, 6, 7, 8, 9)
attempts = {
    "hours of a timedelta": lambda: timedelta(hours=3).hours,
    "text and a date": lambda: "Today is " + now,
    "a date and text": lambda: now + " is today",
    "a date and a number": lambda: date(2024, 1, 1) + 7,
    "dates in order": lambda: date(2024, 1, 1) < 5,
    "len of a deque": lambda: collections.deque([1]).length,
    "a deque is no list": lambda: [1] + collections.deque([2]),
    "a match called": lambda: re.match("a", "a")(1),
    "a pattern's search": lambda: re.compile("a").find("a"),
    "money": lambda: decimal.Decimal("1.5") + 0.5,
    "money in text": lambda: "Total: " + decimal.Decimal("2"),
    "money and None": lambda: decimal.Decimal(3) * None,
    "a lock called": lambda: threading.Lock()(),
    "a file's name": lambda: io.StringIO("x").readlines_all(),
    "a count by index": lambda: itertools.count()[0],
    "chain's length": lambda: len(itertools.chain([1], [2])),
    "an ordered dict called": lambda: collections.OrderedDict(a=1)("a"),
    "a partial": lambda: functools.partial(print).nothing,
    "an index": lambda: [1, 2, 3][decimal.Decimal(1)],
    "datetime's own": lambda: datetime.datetime.today_(),
    "a simple queue": lambda: len(queue.SimpleQueue()),
    "a counter": lambda: collections.Counter("a")(1),
    "not serializable": lambda: json.dumps({"when": now}),
    "minus a datetime": lambda: -now,
    "int of a date": lambda: int(now),
    "a cached function": lambda: functools.lru_cache(len)[0],
}
for name, attempt in attempts.items():
    try:
        print(name, "->", attempt())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")
datetime.timedelta(days=1).total_second()
