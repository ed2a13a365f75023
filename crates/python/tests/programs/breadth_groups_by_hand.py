def f():
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), OSError(2, "nope")])])

try:
    f()
except* ValueError as e:
    print("V", e.exceptions)
except* (TypeError, KeyError) as e:
    print("TK", e)
    print(len(e.exceptions))
except* OSError as e:
    print("OS", e.exceptions[0].exceptions[0].errno)

try:
    try:
        f()
    except* ValueError:
        raise RuntimeError("from handler")
except Exception as e:
    print(type(e), e, e.exceptions)
try:
    ExceptionGroup("x", [])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("x", [1])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e:
    print(e)
b = BaseExceptionGroup("b", [KeyboardInterrupt()])
print(type(b), type(BaseExceptionGroup("c", [ValueError()])))
class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "!", excs)
m = MyGroup("mine", [ValueError(1), TypeError(2)])
a, r = m.split(ValueError)
print(repr(a), repr(r))
try:
    raise ValueError("single")
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise ValueError("v")
    except* TypeError:
        print("no")
except ValueError as e:
    print("plain", repr(e))
e = ValueError("noted")
e.add_note("look here")
e.add_note("and there")
print(e.__notes__)
raise ExceptionGroup("top", [e, ExceptionGroup("nested", [TypeError("x")])]) from KeyError("why")
