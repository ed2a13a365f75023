from decimal import *
import random, threading
def flags(): 
    c = getcontext(); out = [s.__name__ for s in (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Inexact, Rounded, Clamped) if c.flags[s]]; c.clear_flags(); return out
D = Decimal
cases = ["D(1)/3", "D(1)/8", "D('1.10')+D('2.20')", "D(2).sqrt()", "D(4).sqrt()", "D('0.25').sqrt()", "D(2)**100", "D(2)**200", "D('1.5')**3", "D(2)**D('0.5')", "D(1).exp()", "D(2).ln()", "D(100).log10()", "D(0.1)", "D.from_float(0.1)", "D('1.2345').quantize(D('0.01'))", "D('1.20').quantize(D('0.1'))", "D('1.2').quantize(D('0.01'))", "round(D('1.255'), 2)", "round(D('1.5'))", "D('12345678901234567890123456789')+1", "+D('1.0000000000000000000000000000000')", "D('1e999999')*1", "D('1')*3", "D(7)//2", "D(7)%3", "D('7.5')%2", "divmod(D(7), D(2))", "D('2.50').normalize()", "D('2.5').to_integral_value()", "D('2.5').to_integral_exact()", "D('2.0').to_integral_exact()", "-D('1.23')", "abs(D('-1.2345678901234567890123456789012'))", "D(10)**-2", "D(3)**-1", "D(1)/D(7)*7", "sum([D('0.1')]*10)", "D('1e-30')+1", "D(1)-D('1e-40')", "D(1).scaleb(2)", "getcontext().create_decimal('1.234567890123456789012345678901234')", "D('123').fma(2, 3)", "max(D(1), D(2))", "D(5).compare(3)", "getcontext().divide(1, 3)","D('3.14')*D('2.71')", "D(22)/D(7)"]
for c in cases:
    try: r = eval(c)
    except Exception as e: r = type(e).__name__
    print(c, r, flags())
for bad in ["D(1)/0", "D(0)/0", "D('abc')", "D('9e999999')*10", "D('NaN')+1", "D('sNaN')+1", "D(-1).sqrt()"]:
    try: print(eval(bad))
    except DecimalException as e: print(bad, type(e).__name__, flags())
c = getcontext(); c.prec = 5; D(1)/3; print(c)
cc = c.copy(); print(cc.flags[Inexact], Context(prec=3, flags=[Rounded]))
with localcontext() as l:
    l.prec = 3; print(D(2)/3, l.flags[Inexact]); l.traps[Inexact] = True
    try: D(1)/3
    except Inexact as e: print("Inexact", e)
    l.traps[Inexact] = False; l.traps[FloatOperation] = True
    try: D(0.5)
    except FloatOperation as e: print("FloatOperation")
getcontext().clear_flags(); print(getcontext())
def w(): D(1)/3; out.append(str(getcontext()))
out = []; t = threading.Thread(target=w); t.start(); t.join(); print(out, getcontext().flags[Inexact])
random.seed(5); c.prec = 9
for i in range(400):
    a, b = [D(random.choice("123456789")) * D(10) ** random.randint(-6, 6) + D(str(round(random.random(), random.randint(0, 6)))) for _ in "ab"]
    getcontext().clear_flags()
    op = random.choice("+-*/"); r = {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[op]()
    print(a, op, b, r, flags())
