import sys
import traceback


def fail(n):
    if n == 0:
        raise ValueError("bottom")
    fail(n - 1)


def collect():
    errors = []
    for n in (0, 2):
        try:
            fail(n)
        except ValueError as e:
            e.add_note(f"depth {n}")
            errors.append(e)
    try:
        raise ExceptionGroup("inner", [TypeError("t")])
    except ExceptionGroup as e:
        errors.append(e)
    errors.append(KeyError("never raised"))
    raise ExceptionGroup("all", errors)


try:
    collect()
except ExceptionGroup as eg:
    traceback.print_exception(eg, limit=1)
    sys.stderr.write("".join(traceback.TracebackException.from_exception(eg, limit=2).format()))
    traceback.print_exception(eg)
