import contextlib
import io
import logging
import sys
import threading
import traceback


def misspelt():
    prnt("x")


buffer = io.StringIO()
with contextlib.redirect_stderr(buffer):
    try:
        1 / 0
    except ZeroDivisionError:
        sys.__excepthook__(*sys.exc_info())
    thread = threading.Thread(target=lambda: [].popp(), name="T")
    thread.start()
    thread.join()
lines = buffer.getvalue().splitlines()
print([line for line in lines if not line.startswith(" ")])

# The module traceback of 3.11 knows no "Did you mean".
try:
    misspelt()
except NameError as error:
    print(traceback.format_exc().splitlines()[-1])
    print(traceback.format_exception_only(error))
    print(traceback.TracebackException.from_exception(error).exc_type.__name__)
logging.basicConfig(stream=sys.stdout, format="%(message)s")
try:
    "abc".uper()
except AttributeError as error:
    logging.error("".join(traceback.format_exception_only(error)))



class Outside:
    """Shows what is written to it, without the lines that name files."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        lines, self.text = self.text.splitlines(), ""
        for line in lines:
            if not line.startswith(" "):
                print("|", line)


sys.stderr = Outside()
try:
    misspelt()
except NameError as error:
    raise RuntimeError("on standard output") from error
