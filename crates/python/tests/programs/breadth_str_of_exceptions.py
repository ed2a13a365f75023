"""Exceptions with a `__str__` of their own, wherever a traceback is made."""
import contextlib
import io
import logging
import sys
import threading
import traceback


class AppError(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f"code {self.code}"


class Quiet(AppError):
    def __str__(self):
        raise RuntimeError("no text")


def fail(code, kind=AppError):
    raise kind(code)


try:
    fail(1)
except AppError as error:
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception(error)[-1], end="")
    print(traceback.format_exception_only(error))
    print(list(traceback.TracebackException.from_exception(error).format())[-1], end="")
try:
    try:
        fail(2)
    except AppError as error:
        raise KeyError("outer") from error
except KeyError as error:
    print([line for line in "".join(traceback.format_exception(error)).splitlines() if line and line[0] != " "])
try:
    fail(3, Quiet)
except AppError:
    print(traceback.format_exc().splitlines()[-1])
err = io.StringIO()
with contextlib.redirect_stderr(err):
    try:
        fail(4)
    except AppError:
        traceback.print_exc()
        sys.__excepthook__(*sys.exc_info())
    thread = threading.Thread(target=fail, args=(5,), name="T")
    thread.start()
    thread.join()
print([line for line in err.getvalue().splitlines() if not line.startswith(" ")])
handler = logging.StreamHandler(out := io.StringIO())
logging.getLogger().addHandler(handler)
try:
    fail(6)
except AppError:
    logging.exception("logged")
print(out.getvalue().splitlines()[-1])
try:
    raise ExceptionGroup("several", [AppError(7), ValueError("v")])
except ExceptionGroup as group:
    print([line for line in traceback.format_exc().splitlines() if "code" in line or "Error" in line])
sys.__excepthook__(AppError, AppError(8), None)
fail(9)
