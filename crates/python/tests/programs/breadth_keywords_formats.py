"""Calls by keyword and from dicts, and numbers as text."""


def area(width, height=2, *, unit="cm", scale=1):
    return f"{width * height * scale}{unit}"


class Meter:
    def __init__(self, name, **rest):
        self.name = name
        self.rest = rest

    def __format__(self, spec):
        return f"<{self.name}:{spec}>"


class Price(float):
    def __format__(self, spec):
        return f"EUR {float(self):{spec}}"


options = {"height": 3, "unit": "m"}
print(area(2), area(2, scale=3), area(width=1, height=1), area(4, **options))
print(Meter("a", b=1, **{"c d": 2}).rest)
for call in (
    lambda: area(),
    lambda: area(1, widht=2),
    lambda: area(1, 2, 3),
    lambda: area(1, width=2),
    lambda: area(1, **{1: 2}),
    lambda: area(1, unit="m", **options),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
for number in (0.0, -0.0, 2.5, 0.125, 0.375, 2.675, 1e22, 1e-7, 123456789.987654321, float("inf"), float("-inf"), float("nan")):
    print(f"{number:.0f} {number:.1f} {number:.2f} {number:.9f}", "%.2f" % number, "{:.3f}".format(number), format(number, ".2f"))
print(f"{True:.1f} {3:.2f} {Price(2.345):.1f} {Meter('m'):.2f}")
print(str(5), str(-12), str(2**70), str(True), str(3.0), repr(10**18), str(-(2**63)))


class Named(str):
    pass


print(type(Named(7)).__name__, Named(7), str(Named("x")))
