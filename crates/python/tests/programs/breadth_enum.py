from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum, member, nonmember, verify, UNIQUE, CONTINUOUS
import enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def hex(self):
        return {1: "#f00", 2: "#0f0"}.get(self.value, "#00f")

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, Color.RED.hex)
print(list(Color), Color.__members__, len(Color), Color.default().name)
for bad in (lambda: Color(9), lambda: Color["X"], lambda: Color.RED < Color.GREEN, lambda: setattr(Color, "RED", 5), lambda: Color.PINK, lambda: setattr(Color.RED, "value", 3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm(0)), Perm.W in Perm.RW, ~Perm.R, list(Perm.RW), bool(Perm(0)), Perm(7))
try:
    Perm(8)
except ValueError as e:
    print(e)


class I(IntFlag):
    A = 1
    B = 4


print(I.A | I.B, repr(I.A | 8), I(5), I.A + 1, repr(I(2)))


class Weekday(IntEnum):
    MON = 1
    TUE = 2

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls[value.upper()]
        return None


print(Weekday("tue"), Weekday.MON < 5, f"{Weekday.MON} {Weekday.MON:>5} {Weekday.MON!r}", Weekday.MON + 1, str(Weekday.TUE), [10, 20, 30][Weekday.MON])


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / (self.radius ** 2), 3)


print([(p.name, p.gravity) for p in Planet])
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)


class S(StrEnum):
    HELLO = auto()
    WORLD = "w"


print(S.HELLO, repr(S.HELLO), S.HELLO == "hello", S.WORLD.upper(), "-".join(S))
try:
    class More(Color):
        PURPLE = 4
except TypeError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal(1), Animal.CAT.__class__, type(Animal))


class Auto(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower()[::-1]
    ABC = auto()
    DEF = auto()


print([a.value for a in Auto], {Color.RED: 1}, Color.RED in Color, hash(Color.RED) == hash("RED"))
try:
    print(3 in Color)
except TypeError as e:
    print(e)
match Color(3):
    case Color.RED:
        print("red")
    case Color.BLUE:
        print("blue matched")
