import io
import logging
import sys

out = io.StringIO()


def show(title):
    print(title, repr(out.getvalue()))
    out.seek(0)
    out.truncate()


handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s|%(funcName)s" if False else "%(levelname)-8s|%(name)s|%(message)s"))
log = logging.getLogger("app")
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.debug("d %s", 1)
log.info("i %d %s", 2, "x")
log.warning("w %(k)s", {"k": 3})
log.error("e")
log.critical("c")
log.log(25, "custom")
show("levels")
child = logging.getLogger("app.db")
child.info("from child")
child.propagate = False
child.setLevel("ERROR")
child.info("hidden")
print(child.level, child.getEffectiveLevel(), child.isEnabledFor(logging.INFO), child.parent.name, child.name, log, child, logging.getLogger("app.db") is child)
show("child")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
print(out.getvalue().splitlines()[0], out.getvalue().splitlines()[-1])
out.seek(0)
out.truncate()
logging.basicConfig(stream=out, level=logging.INFO, format="%(asctime)s %(levelname)s:%(threadName)s:%(message)s", datefmt="DATE")
logging.info("root %s", "info")
logging.debug("no")
logging.getLogger("other").warning("propagated")
show("root")
logging.basicConfig(stream=out, force=True)
logging.warning("forced")
logging.info("dropped")
show("forced")
h2 = logging.StreamHandler(out)
h2.setLevel(logging.ERROR)
h2.setFormatter(logging.Formatter("{levelname}~{message}", style="{"))
log.addHandler(h2)
log.propagate = False
log.error("both")
log.info("one")
show("two handlers")


class Only(logging.Filter):
    def filter(self, record):
        record.extra = "E"
        return "ok" in record.getMessage()


log.removeHandler(h2)
handler.addFilter(Only())
handler.setFormatter(logging.Formatter("%(message)s %(extra)s"))
log.info("ok yes")
log.info("no")
log.addFilter(lambda r: r.levelno > 20)
log.info("ok but low")
log.error("ok high", extra={"user": "u"})
show("filters")
adapter = logging.LoggerAdapter(log, {"who": "adapter"})
adapter.error("ok adapted")
logging.disable(logging.ERROR)
log.error("ok disabled")
logging.disable(logging.NOTSET)
show("adapter")
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(33), logging.root, handler, logging.getLogger().name, logging.WARNING)
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25))
for bad in (lambda: log.setLevel("NOPE"), lambda: logging.basicConfig(force=True, nope=1), lambda: logging.Formatter("plain"), lambda: logging.getLogger(3), lambda: logging.Formatter("x", style="?"), lambda: log.error("ok", extra={"message": 1}), lambda: log.setLevel(1.5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
record = logging.makeLogRecord({"msg": "m %s", "args": (1,), "levelname": "L"})
print(record.getMessage(), logging.Formatter("%(levelname)s %(message)s").format(record))
logging.raiseExceptions = False
handler.filters.clear()
handler.setFormatter(None)
log.error("ok %d", "not a number")
show("bad format")


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append((record.levelno, self.format(record)))


lh = ListHandler()
quiet = logging.getLogger("quiet")
quiet.addHandler(lh)
quiet.propagate = False
quiet.warning("kept %s", [1])
print(lh.lines, quiet.handlers[0] is lh, quiet.hasHandlers(), logging.getLogger("a.b.c").parent.name, logging.getLogger("a.b") is logging.getLogger("a.b.c").parent)
sys.stderr = out
fresh = logging.getLogger("fresh")
logging.getLogger().handlers.clear()
fresh.warning("last resort")
fresh.info("nothing")
show("last")
