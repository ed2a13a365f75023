import traceback
import sys


class ConfigError(Exception):
    def __init__(self, key, *, hint=None):
        super().__init__(f"missing {key}")
        self.key = key
        self.hint = hint


def load(cfg, key):
    try:
        return cfg[key]
    except KeyError as e:
        raise ConfigError(key, hint="check env") from e


def outer():
    return load({}, "DB_URL")


try:
    outer()
except ConfigError:
    traceback.print_exc(file=sys.stdout)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        int("x")
except ValueError as e:
    print("".join(traceback.format_exception(e)))
    print(traceback.format_exception_only(e), e.__context__, e.__cause__, e.__suppress_context__)
try:
    raise TypeError("a") from None
except TypeError as e:
    e.add_note("note 1")
    e.add_note("두 번째 줄\nthird")
    traceback.print_exception(e, file=sys.stdout)


def rec(n):
    if n == 0:
        raise RuntimeError("bottom")
    rec(n - 1)


try:
    rec(8)
except RuntimeError:
    print(traceback.format_exc())
try:
    raise ExceptionGroup("many", [ValueError(1), ExceptionGroup("in", [TypeError("t"), OSError(2, "no file", "f.txt")])])
except* ValueError as g:
    print(g.exceptions)
except* OSError as g:
    print(repr(g))
except* TypeError as g:
    traceback.print_exception(g, file=sys.stdout)
for f in traceback.extract_stack():
    print(f.name, f.line)


def where():
    tb = sys.exc_info()[2]
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next


try:
    outer()
except Exception:
    where()
te = traceback.TracebackException.from_exception(ValueError("x"))
print(list(te.format()), str(te), te.exc_type)
print(traceback.format_list([("a.py", 3, "f", "x = 1")]))
a = {"b": {"c": [1, 2]}}
x = None
for expr in ["a['b']['d'] + 1", "x.foo.bar", "(1 + 2) / 0 * 3", "[1, 2][10]", "undefined_name + 1", "'a' + 1", "len(5)"]:
    try:
        eval(expr)
    except Exception as e:
        print(type(e).__name__, e)
value = (
    a["b"]
    ["zzz"]
)
