#PRE
import pprint, calendar, csv, io, dataclasses, collections, types

def p1():
    pprint.pprint({'name': 'x' * 30, 'list': list(range(30)), 'nested': {'b': [1, 2], 'a': ('t',) * 3, 'long': 'word ' * 30}, 1: None})

def p2():
    pprint.pprint(list(range(40)), compact=True, width=40); pprint.pprint([{'a': 1, 'b': 2}] * 3, width=20); pprint.pp({'z': 1, 'a': 2}); pprint.pprint({'z': 1, 'a': 2})

def p3():
    @dataclasses.dataclass
    class P:
        name: str
        tags: list
    pprint.pprint(P('n' * 40, ['tag'] * 12)); pprint.pprint(collections.defaultdict(list, {i: list(range(10)) for i in range(4)})); pprint.pprint(collections.OrderedDict((str(i) * 10, i) for i in range(6))); pprint.pprint(collections.Counter('abracadabra' * 3), width=20); pprint.pprint(collections.deque(range(30), maxlen=40)); pprint.pprint(set('abcdefghij'), width=20); pprint.pprint(types.SimpleNamespace(a='x' * 40, b='y' * 40)); pprint.pprint(('a' * 50, 'b' * 50)); pprint.pprint(b'abcdefgh' * 20)

def p4():
    print(pprint.pformat([[1, [2, [3, [4]]]]], depth=2), pprint.saferepr({'b': 1, 'a': 2}), pprint.isreadable([1]), pprint.pformat(1234567, underscore_numbers=True), pprint.pformat('a\nb' * 30, indent=4), pprint.pformat({'a': {'b': {'c': ['x' * 30, 'y' * 30]}}}, indent=2))

def p5():
    print(calendar.month(2024, 2)); print(calendar.isleap(1900), calendar.monthrange(2024, 2), calendar.monthcalendar(2024, 3)[0], calendar.day_name[0], calendar.month_abbr[12], calendar.weekday(2024, 1, 1), calendar.leapdays(2000, 2025)); print(calendar.TextCalendar(6).formatmonth(2023, 10)); print(calendar.calendar(2024)[:400]); import time; print(calendar.timegm(time.gmtime(12345)))

def p6():
    calendar.monthrange(2024, 13)

def p7():
    s = 'name,age\n"Smith, J",42\n"a ""q""",7\n\n"multi\nline",1\n'
    print(list(csv.reader(io.StringIO(s)))); print(list(csv.DictReader(io.StringIO('a,b\n1,2\n3\n4,5,6\n')))); o = io.StringIO(); w = csv.writer(o); w.writerow(['a', 1, 2.5, None, 'x,y', 'q"t', 'l\nn']); w.writerows([[1], ['']]); print(repr(o.getvalue())); o = io.StringIO(); d = csv.DictWriter(o, ['x', 'y'], lineterminator='\n'); d.writeheader(); d.writerow({'x': 1}); d.writerow({'x': 2, 'y': 'z'}); print(o.getvalue()); print(list(csv.reader(['a;b', "'c;d';e"], delimiter=';', quotechar="'"))); o = io.StringIO(); csv.writer(o, quoting=csv.QUOTE_NONNUMERIC, delimiter='\t').writerow(['a', 1]); print(repr(o.getvalue()))
    d.writerow({'q': 1})

for f in [p1, p2, p3, p4, p5, p6, p7]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
