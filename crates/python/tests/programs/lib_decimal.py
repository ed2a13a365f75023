#PRE
from decimal import *
import decimal
D = Decimal

def p1():
    print(D('0.1') + D('0.2'), D(1) / D(3), D('1.10').normalize(), sum([D('1.1')] * 3), D(0.1) == 0.1, round(D('2.675'), 2), f"{D('1234567.891'):,.2f}", int(D('3.9')), D('-0'), D('1E+3'), D('NaN'), max(D(1), D(2)), abs(D('-1.5')), D('10') ** 2, D(7) // 2, D(7) % 2, repr(D('1.0')))

def p2():
    for x in ('1', '1.00', '0.000001', '1E-7', '123E5', '-1.5', 'Infinity', '0E-10', '1e400', '00.10', '.5', '5.', '1_000.5', ' 3 '): print(repr(D(x)), D(x).as_tuple(), hash(D(x)) == hash(float(x)) if 'e400' not in x and x not in ('1_000.5',) else '', D(x).adjusted(), bool(D(x)))

def p3():
    D('abc')

def p4():
    D(1) / 0

def p5():
    D(0) / 0

def p6():
    D(1) + 1.5

def p7():
    D('NaN') < 1

def p8():
    D([])

def p9():
    D(5) % 0

def p10():
    D(5) // 0

def p11():
    print(D('2').sqrt(), D('2').exp(), D(10).ln(), D(1000).log10(), D(2) ** D('0.5'), D(2) ** -1, D(2) ** 100, D('1.1') ** 50, D(-2) ** 3, D(3).sqrt() ** 2)

def p12():
    for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP): print(r, *[D(x).quantize(D('1'), rounding=r) for x in ('2.5', '-2.5', '1.1', '-1.1', '3.5')])

def p13():
    print(D('1.23456').quantize(D('.01')), D('10').quantize(D('1e1')), D('3.14').to_integral_value(), round(D('2.5')), round(D('3.5')), round(D('-1.25'), 1), D('7.325').quantize(D('.01'), ROUND_HALF_UP))

def p14():
    print(getcontext().prec); getcontext().prec = 6; print(D(1) / D(7), +D('3.1415926535'), D('1234567') + 1)
    with localcontext() as c: c.prec = 3; print(D(1) / 3)
    with localcontext(prec=2): print(D(1) / 3)
    print(D(1) / 3); getcontext().prec = 28

def p15():
    print(D(3) > 2, D('1.0') == D('1.00'), D('1.5') == 1.5, 2 < D(3), D(1) in [1.0], {D(1): 'a'}[1], sorted([D(3), D('1.5'), 2]), D(1) == 'a', D('0.1') == 0.1, D(1).compare(D(2)), D(1) != None)

def p16():
    for s in ('.2f', ',.2f', '10.3f', '<10', '>10', '^10.1f', '+.1f', 'e', '.3e', 'g', '.2%', '010.2f', ',', '.3g', '15,.2f', '0=12.1f', ''): print(s, '|' + format(D('-1234.5678'), s) + '|', f'{D("0.5"):{s}}')

def p17():
    print(D('1.5') * 2, 2 * D('1.5'), 1 - D('0.9'), divmod(D(7), D(2)), divmod(D(-7), 2), -D(3), +D('-0'), D(5) - 5, D('1.20') * 3, 10 / D(4), pow(D(2), 3), float(D('1.25')), D.from_float(0.5), D(1.1), D((0, (1, 2, 3), -2)), D(True))

def p18():
    print(D('1.5').as_integer_ratio(), D('100').normalize(), D('1E2'), int(D('1e3')), D('123.456').to_eng_string(), D('1E+5').to_eng_string(), str(D('0.00')), D('-Infinity'), D('sNaN'), D('inf') > 5, D('inf') - 1, D('1').is_zero(), D('-3').copy_sign(D(1)), D(3).max(5), D('0.1').is_signed())

def p19():
    import math; print(math.floor(D('2.7')), math.ceil(D('2.1')), math.trunc(D('-2.7')), math.sqrt(D(4)), sum([D('0.1')] * 10) == 1, type(D(1) + 1), D('1').__class__)

def p20():
    D('inf') - D('inf')

def p21():
    D(2).quantize(D('1e-30'))

def p22():
    int(D('nan'))

def p23():
    getcontext().prec = 0

def p24():
    try: D(1)/0
    except ZeroDivisionError as e: print(type(e), e.args, isinstance(e, decimal.DivisionByZero), issubclass(DivisionByZero, ArithmeticError))

def p25():
    import json; print(json.dumps({'a': float(D('1.5'))})); json.dumps(D(1))

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
