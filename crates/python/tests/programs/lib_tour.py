#PRE
import sys, string, datetime, copy, operator, types, functools, itertools, collections, contextlib, json, math, random, statistics, textwrap, uuid, secrets, time, weakref, gc, abc, enum, dataclasses, typing, io, os
from datetime import timedelta, timezone

def p1():
    print(string.Template('$a ${b} $$').substitute(a=1, b=2), string.Template('$a $c').safe_substitute(a=1), string.capwords('ab cd'), string.ascii_letters[:5], string.punctuation)

def p2():
    string.Template('$a').substitute()

def p3():
    string.Template('$1').substitute()

def p4():
    print(datetime.datetime(2024,2,29,12,30).strftime('%Y-%m-%d %H:%M:%S %j %U %a %A %b %B %p %I %y %%'), datetime.datetime(2024,1,1) + timedelta(days=1.5), timedelta(seconds=3661, microseconds=5), repr(timedelta(hours=25)), timedelta(days=-1), datetime.date(2024,1,31).isoformat(), datetime.date(2024,1,1).weekday(), datetime.date(2024,1,1).isocalendar())

def p5():
    d = datetime.datetime(2024,1,1,tzinfo=timezone.utc); print(d, d.astimezone(timezone(timedelta(hours=9))), d.timestamp(), d.isoformat(), repr(d), datetime.datetime.fromisoformat('2024-01-01T10:00:00+09:00'), datetime.datetime.strptime('2024-01-02 03:04', '%Y-%m-%d %H:%M'))

def p6():
    print(timedelta(minutes=90) / 2, timedelta(minutes=90) // timedelta(minutes=20), timedelta(1) > timedelta(hours=23), timedelta(days=2).total_seconds(), sum([timedelta(1), timedelta(2)], timedelta()), divmod(timedelta(hours=5), timedelta(hours=2)))

def p7():
    datetime.datetime(2024,1,1) < datetime.datetime(2024,1,1,tzinfo=timezone.utc)

def p8():
    print(json.dumps({'b': [1, 2.5, None, True], 'a': 'é"\n'}, indent=2, sort_keys=True), json.dumps({1: 2, None: 3, True: 1}), json.dumps([float('inf')]), json.dumps('é', ensure_ascii=False), json.dumps({'a':1}, separators=(',', ':')), json.loads('[1, 2.0, "x", null, {"k": 1e3}]'))

def p9():
    class E(json.JSONEncoder):
        def default(self, o): return list(o) if isinstance(o, set) else super().default(o)
    print(json.dumps({'s': {1}}, cls=E), json.dumps(datetime.date(2024,1,1), default=str), json.loads('{"a": 1}', object_hook=lambda d: tuple(d.items())), json.loads('1.5', parse_float=str))
    json.dumps(object)

def p10():
    json.loads('{"a": 1,}')

def p11():
    json.loads('{"a" 1}')

def p12():
    json.loads('nul')

def p13():
    json.loads('"abc')

def p14():
    json.loads('[1 2]')

def p15():
    json.dumps({(1,2): 3})

def p16():
    a = []; a.append(a); json.dumps(a)

def p17():
    print(functools.reduce(operator.mul, range(1, 6)), functools.partial(int, base=2)('101'), operator.itemgetter(1, 0)([5, 6]), operator.attrgetter('real')(5), operator.methodcaller('upper')('a'))

def p18():
    print(list(itertools.accumulate([1,2,3], operator.mul)), list(itertools.batched('abcde', 2)) if sys.version_info >= (3,12) else '', list(itertools.pairwise([1,2,3])), list(itertools.groupby('aab'))[0][0], list(itertools.zip_longest([1],[2,3], fillvalue=0)), list(itertools.combinations('abc', 2)), list(itertools.permutations([1,2,3], 2))[:3], list(itertools.product('ab', repeat=2)), list(itertools.starmap(pow, [(2,3)])), list(itertools.takewhile(lambda x: x<3, [1,2,3,1])), list(itertools.compress('abc', [1,0,1])), list(itertools.chain.from_iterable(['ab','c'])), list(itertools.islice(itertools.count(5,2), 3)), list(itertools.tee([1,2])[0]))

def p19():
    c = collections.Counter('mississippi'); print(c.most_common(2), c, c['z'], c + collections.Counter('ss'), c - collections.Counter('ss'), sorted(c.elements())[:3], c.total()); c.subtract('m'); print(c['m'], +c)

def p20():
    d = collections.defaultdict(list); d['a'].append(1); print(d, dict(d)); od = collections.OrderedDict(a=1, b=2); od.move_to_end('a'); print(od, od.popitem(last=False)); dq = collections.deque([1,2,3], maxlen=3); dq.append(4); dq.rotate(1); print(dq, dq.maxlen)
    P = collections.namedtuple('P', 'x y', defaults=[0]); p = P(1); print(p, p._replace(x=5), p._asdict(), P._fields, p == (1,0), *p); cm = collections.ChainMap({'a':1},{'b':2}); print(cm['b'], cm)

def p21():
    with contextlib.suppress(ZeroDivisionError): 1/0
    with contextlib.redirect_stdout(io.StringIO()) as f: print('hidden')
    print(f.getvalue())
    @contextlib.contextmanager
    def cm():
        print('in')
        try: yield 5
        finally: print('out')
    with cm() as x: print(x)
    with contextlib.ExitStack() as st:
        st.enter_context(cm()); st.callback(print, 'cb')
    print(contextlib.nullcontext(3).__enter__())

def p22():
    print(math.isclose(0.1+0.2, 0.3), math.comb(5,2), math.prod([1,2,3]), math.gcd(12,18), math.isqrt(17), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.hypot(3,4), math.log2(8), math.inf, math.degrees(math.pi), math.dist([0,0],[3,4]))

def p23():
    print(statistics.mean([1,2,3,4]), statistics.median([1,3,2]), statistics.stdev([1,2,3,4]), statistics.mode('aab'), statistics.quantiles([1,2,3,4,5]), statistics.pstdev([1,2]), statistics.fmean([1,2]), statistics.variance([1,2,3]))

def p24():
    print(textwrap.dedent('  a\n   b'), textwrap.fill('the quick brown fox', 10), textwrap.shorten('hello big world', 10), textwrap.indent('a\nb', '> '), textwrap.wrap('aaa bbb ccc', 7))

def p25():
    random.seed(42); print(random.random(), random.randint(1,10), random.choice('abc'), random.sample(range(10), 3), random.shuffle(l:=[1,2,3]), l, random.uniform(1,2), random.gauss(0,1), random.choices('ab', k=3), random.randrange(0,10,2))

def p26():
    x = [1,[2]]; y = copy.deepcopy(x); y[1].append(3); print(x, y, copy.copy(x)[1] is x[1])

def p27():
    print(uuid.UUID(int=5), len(str(uuid.uuid4())), uuid.UUID('12345678123456781234567812345678').hex, uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'))

def p28():
    print(len(secrets.token_hex(8)), secrets.compare_digest('a','a'), len(secrets.token_urlsafe()) > 10)

def p29():
    print(sys.version_info[:2], sys.maxsize, sys.byteorder, sys.getsizeof(1) > 0, sys.getrecursionlimit(), sys.platform, sys.implementation.name, sys.getswitchinterval(), type(sys.stdout).__name__, sys.getrefcount(object()) > 0, sys.executable != None, sys.intern('a'), sys.float_info.epsilon, sys.argv[0][-3:], sys.hexversion > 0, sys.flags.debug, sys.getdefaultencoding())

def p30():
    class Color(enum.Enum):
        RED = 1; GREEN = 2
        @property
        def nice(self): return self.name.title()
    print(Color.RED, repr(Color.RED), Color(2), Color['RED'].nice, list(Color), Color.RED in Color, Color.RED == 1, len(Color), Color.__members__)
    class F(enum.Flag): A = enum.auto(); B = enum.auto()
    print(F.A | F.B, F.A in (F.A|F.B), ~F.A, F(0), repr(F.A | F.B), list(F.A|F.B))
    class I(enum.IntEnum): X = 1
    print(I.X, I.X + 1, I.X == 1, f'{I.X}', repr(I.X)); 
    class S(enum.StrEnum): A = enum.auto()
    print(S.A, repr(S.A), S.A == 'a', S('a'))
    @enum.unique
    class U(enum.Enum): A = 1; B = 1

def p31():
    @dataclasses.dataclass(order=True)
    class P:
        x: int
        y: int = 0
        z: list = dataclasses.field(default_factory=list, compare=False, repr=False)
    p = P(1, 2); print(p, p == P(1,2), p < P(2), dataclasses.asdict(p), dataclasses.astuple(p), dataclasses.replace(p, x=9), [f.name for f in dataclasses.fields(p)])
    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Q: a: int
    q = Q(a=1); print(q, hash(q) == hash(Q(a=1)))
    try: q.a = 2
    except dataclasses.FrozenInstanceError as e: print(e)
    Q(1)

def p32():
    @dataclasses.dataclass
    class A:
        n: int
        sq: int = dataclasses.field(init=False)
        iv: dataclasses.InitVar[int] = 0
        cv: typing.ClassVar[int] = 3
        def __post_init__(self, iv): self.sq = self.n ** 2 + iv
    print(A(3, 1), A.cv)

def p33():
    print(types.SimpleNamespace(a=1, b='x'), types.MappingProxyType({'a': 1}), types.FunctionType, types.GeneratorType, isinstance(len, types.BuiltinFunctionType))

def p34():
    class R(abc.ABC):
        @property
        @abc.abstractmethod
        def v(self): ...
    class S(R): v = 5
    print(S().v, R.__abstractmethods__, issubclass(S, R))
    R()

def p35():
    class P(typing.Protocol):
        def f(self) -> int: ...
    @typing.runtime_checkable
    class RP(typing.Protocol):
        def f(self) -> int: ...
    class X:
        def f(self): return 1
    print(isinstance(X(), RP), typing.get_type_hints(X.f), typing.Optional[int], typing.Union[int, str], typing.List[int], list[int], int | None, typing.Callable[[int], str], typing.Literal['a'], typing.Any)
    class TD(typing.TypedDict, total=False): a: int
    print(TD(a=1), TD.__annotations__ if sys.version_info < (3,14) else '', TD.__total__)
    class NT(typing.NamedTuple):
        a: int
        b: str = 'x'
    print(NT(1), NT._field_defaults, typing.cast(int, 'a'), typing.get_origin(list[int]), typing.get_args(dict[str, int]))
    isinstance(X(), P)

def p36():
    s = io.StringIO(); s.write('a\nb\n'); s.seek(0); print(s.readline(), list(s), s.tell()); b = io.BytesIO(b'abc'); print(b.read(2), b.getvalue())

def p37():
    print(os.path.join('a', 'b'), os.path.basename('/x/y.py'), os.path.splitext('a.tar.gz'), os.getenv('NOPE', 'd'), os.sep, os.name, os.path.exists('/nonexistent'), isinstance(os.getpid(), int), os.cpu_count() > 0, os.path.dirname('/a/b'), os.linesep)

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
