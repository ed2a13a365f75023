import logging
import logging.handlers
import sys
import io


class ColorFormatter(logging.Formatter):
    CODES = {logging.DEBUG: "37", logging.INFO: "32", logging.WARNING: "33", logging.ERROR: "31"}

    def format(self, record):
        code = self.CODES.get(record.levelno, "0")
        return f"\x1b[{code}m{super().format(record)}\x1b[0m"


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage()))


root = logging.getLogger()
root.setLevel(logging.DEBUG)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(ColorFormatter("%(name)s:%(levelname)-8s %(message)s"))
root.addHandler(h)
lh = ListHandler()
root.addHandler(lh)

log = logging.getLogger("app.db")
log.debug("connect %s:%d", "localhost", 5432)
log.info("query %(n)d rows in %(t).2fs", {"n": 10, "t": 0.1234})
log.warning("slow")
try:
    {}["x"]
except KeyError:
    log.exception("lookup failed")
print(lh.records)
print(log.parent, log.getEffectiveLevel(), log.isEnabledFor(5))
child = log.getChild("pool")
print(child.name, child.handlers, child.propagate)
child.setLevel("ERROR")
child.warning("hidden")
child.error("shown")
logging.disable(logging.ERROR)
log.error("no")
log.critical("yes")
logging.disable(logging.NOTSET)
adapter = logging.LoggerAdapter(log, {"user": "kim"})
h.setFormatter(logging.Formatter("{levelname} {user} {message}", style="{"))
root.removeHandler(lh)
adapter.info("adapter")
h.setFormatter(logging.Formatter("$levelname|$message", style="$"))
log.info("dollar")
buf = io.StringIO()
mem = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=logging.StreamHandler(buf))
m = logging.getLogger("mem")
m.propagate = False
m.addHandler(mem)
m.info("1")
m.info("2")
print(repr(buf.getvalue()))
m.error("3")
print(repr(buf.getvalue()))


class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0


log.addFilter(OnlyEven())
for i in range(4):
    log.info("n=%d", i)
print(logging.getLevelName(35), logging.getLevelName("INFO"), logging.getLevelName(20))
logging.addLevelName(25, "NOTICE")
log.log(25, "notice %d", 2)
print(repr(log), repr(h.level), root)
