import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, member, nonmember, verify, UNIQUE, CONTINUOUS
import copy


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"

    @property
    def hex(self):
        return hex(self.value)

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def helper():
        return "static"


print(Color, Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON)
print(list(Color), len(Color), Color.RED is Color.CRIMSON, Color.RED == 1, Color.RED in Color, 2 in Color, 9 in Color)
print(Color.__members__, Color.RED.describe(), Color.BLUE.hex, Color.default(), Color.helper(), type(Color.RED))
print(isinstance(Color.RED, Color), hash(Color.RED) == hash(Color.RED), {Color.RED: "r"}[Color(1)], f"{Color.RED}", f"{Color.RED:>12}|", "%s" % Color.RED)
attempt(lambda: Color(9))
attempt(lambda: Color["PINK"])
attempt(lambda: Color.PINK)
attempt(lambda: setattr(Color, "RED", 5))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: Color.RED < Color.BLUE)
attempt(lambda: setattr(Color.RED, "value", 3))
attempt(lambda: setattr(Color.RED, "name", 3))
attempt(lambda: Color())
print(list(reversed(Color)), copy.deepcopy(Color.RED) is Color.RED, bool(Color.RED), Color.RED.BLUE)


def extend():
    class More(Color):
        PINK = 4


def reuse():
    class Twice(Enum):
        A = 1
        A = 2


def notunique():
    @unique
    class U(Enum):
        A = 1
        B = 1
        C = 1


def sunder():
    class S(Enum):
        _bad_ = 1


for f in (extend, reuse, notunique, sunder):
    attempt(f)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([m.value for m in Auto], list(Auto), repr(auto()))


class Num(IntEnum):
    ONE = 1
    TWO = 2


print(Num.ONE, repr(Num.ONE), Num.ONE + 1, Num.ONE < Num.TWO, Num.ONE == 1, sorted([Num.TWO, Num.ONE]), f"{Num.TWO:03d}", [10, 20][Num.ONE], int(Num.TWO), Num(1), "%d" % Num.ONE)
print(Num.ONE.name, max(Num), sum(Num), isinstance(Num.ONE, int), str(Num.TWO), {1: "x"}[Num.ONE])


class Level(StrEnum):
    LOW = auto()
    HIGH = "hi"


print(Level.LOW, repr(Level.LOW), Level.LOW == "low", Level.HIGH.upper(), f"{Level.HIGH:>4}", Level("hi"), "-".join(Level), isinstance(Level.LOW, str))
attempt(lambda: Level("x"))


class Mixed(str, Enum):
    A = "a"
    B = "b"


print(Mixed.A, repr(Mixed.A), Mixed.A == "a", f"{Mixed.A}", str(Mixed.B), Mixed("b"), Mixed.A.upper(), "a" in Mixed, "x" + Mixed.A)


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / self.radius ** 2, 2)


print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.gravity, Planet((3.303e+23, 2.4397e6)).name)


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord(1), Coord.PY.label)


class Missing(Enum):
    A = "a"
    UNKNOWN = "?"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for m in cls:
                if m.value == value.lower():
                    return m
            return cls.UNKNOWN
        return 5 if value == 5 else None


print(Missing("A"), Missing("zzz"))
attempt(lambda: Missing(5))
attempt(lambda: Missing(6))


class Next(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}"
    X = auto()
    Y = auto()


print([m.value for m in Next])
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT, Animal(2), list(Enum("T", {"a": 5, "b": 6})), list(IntEnum("I", ["p", "q"], start=5)), list(Enum("P", [("x", 1)])))


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7
    NONE = 0


print(Perm.R, repr(Perm.R), Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.RWX, repr(Perm.NONE), list(Perm), list(Perm.RWX), len(Perm.RWX))
print(Perm.R in Perm.RWX, Perm.W in (Perm.R | Perm.X), ~Perm.R, repr(Perm.R & Perm.W), Perm.R ^ Perm.RWX, bool(Perm.NONE), bool(Perm.R & Perm.W), Perm(6), Perm.R.value, (Perm.R | Perm.W).name, (Perm.R | Perm.W).value)
attempt(lambda: Perm(8))
attempt(lambda: 1 in Perm.RWX)
attempt(lambda: Perm.R | 1)
attempt(lambda: Perm("x"))
print(Perm(0), Perm, (Perm.R | Perm.W) is Perm(6), Perm.R | Perm.W == Perm.RWX, {Perm.R | Perm.X: 1}, Perm.__members__)


class Bits(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B


print([b.value for b in Bits], Bits.AB, Bits.A | Bits.C, repr(~Bits.B), list(Bits.AB), repr(Bits(0)), str(Bits(0)))


class IP(IntFlag):
    R = 4
    W = 2
    X = 1


print(IP.R | IP.W, repr(IP.R | IP.W), repr(IP.R | 8), IP.R + 1, repr(IP(0)), IP.R == 4, repr(~IP.R), 4 in IP.R | IP.W if False else IP.R in IP(6), repr(IP(6) & 2), f"{IP.R:b}", list(IP(5)))


class Mem(Enum):
    A = 1
    B = nonmember(2)

    @member
    def func():
        return 1

    class Inner:
        pass


print(list(Mem)[0], len(Mem), Mem.B, Mem.func.value(), Mem.Inner)


class Unhash(Enum):
    L = [1]
    M = {}


print(Unhash([1]), Unhash.L, [1] in Unhash)


class Ignored(Enum):
    _ignore_ = "tmp"
    tmp = 5
    A = 1


print(list(Ignored))


class Op(Enum):
    ADD = ("+", lambda a, b: a + b)

    def __init__(self, sign, fn):
        self.sign = sign
        self.fn = fn

    def __call__(self, a, b):
        return self.fn(a, b)

    def __str__(self):
        return self.sign


print(Op.ADD(1, 2), Op.ADD, f"{Op.ADD}", Op.ADD.sign)


class Ordered(Enum):
    LOW = 1
    HIGH = 2

    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return hash(self.value)


print(sorted([Ordered.HIGH, Ordered.LOW]), max(Ordered.LOW, Ordered.HIGH), Ordered.LOW < Ordered.HIGH)


def failing_verify():
    @verify(CONTINUOUS)
    class V(Enum):
        A = 1
        C = 3


attempt(failing_verify)
match Color.RED:
    case Color.GREEN:
        print("green")
    case Color.RED:
        print("red")
print(issubclass(Num, int), Num.__mro__[:3], Enum.__name__, type(Color), enum.EnumMeta is enum.EnumType, Color.__name__, Color.__qualname__)
print(dir(Color)[-4:], Color.RED.__class__, hasattr(Color, "name"), [c.name.title() for c in Color])
