class E(Exception): pass
class A:
    class B(Exception): pass
try:
    raise E
except E as e:
    try:
        raise A.B("x")
    except A.B as b:
        raise e
