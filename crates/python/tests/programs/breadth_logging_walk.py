import logging, logging.config, logging.handlers, sys, queue, io
logging.warning("root %s", "w"); logging.info("hidden")
log = logging.getLogger("app.db"); log.setLevel(logging.DEBUG); log.propagate = False
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")); log.addHandler(h)
def f(): log.debug("d %d", 1); log.info("i %(a)s", {"a": 5}); log.error("e", extra={"k": 1})
f()
try: 1 / 0
except ZeroDivisionError as e: log.error("boom: %r", e)
log.log(25, "custom"); logging.addLevelName(25, "NOTICE"); log.log(25, "named"); print(log, log.level, log.getEffectiveLevel(), log.isEnabledFor(10), log.handlers, logging.getLevelName(40), logging.getLevelName("INFO"), log.parent, log.name, log.hasHandlers())
class Flt(logging.Filter):
    def filter(self, r): r.user = "kim"; return "secret" not in r.getMessage()
h2 = logging.StreamHandler(sys.stdout); h2.setFormatter(logging.Formatter("{levelname:>7} {user} {message}", style="{")); h2.addFilter(Flt()); log.handlers[:] = [h2]
log.info("hello"); log.info("secret"); log.info("bad %d", "x") if 0 else None
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "formatters": {"f": {"format": "%(name)s-%(message)s"}}, "handlers": {"c": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout", "level": "INFO"}}, "loggers": {"cfg": {"handlers": ["c"], "level": "DEBUG"}}, "root": {"level": "WARNING"}})
logging.getLogger("cfg").info("from cfg"); logging.getLogger("cfg").debug("no"); logging.getLogger("cfg.child").error("kid")
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); ql = logging.handlers.QueueListener(q, logging.StreamHandler(sys.stdout)); lg = logging.getLogger("q"); lg.addHandler(qh); lg.setLevel(10); lg.propagate = False; ql.start(); lg.info("queued %s", 1); ql.stop()
mh = logging.handlers.MemoryHandler(10, target=h, flushLevel=logging.ERROR); lm = logging.getLogger("mem"); lm.addHandler(mh); lm.propagate = False; lm.setLevel(10); lm.info("a"); print("--"); lm.error("b")
ad = logging.LoggerAdapter(lg, {"u": 1}); ad.process("m", {}); lg.handlers = [h]; ad.info("adapted"); lg.disabled = True; lg.error("no"); 
try: log.setLevel("LOUD")
except ValueError as e: print(e)
try: logging.basicConfig(foo=1)
except ValueError as e: print(e)
s = io.StringIO(); logging.basicConfig(stream=s, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%Y", force=True); logging.info("x"); print(len(s.getvalue()), s.getvalue()[4:])
print(logging.LogRecord("n", 20, "p", 1, "m %s", ("a",), None).getMessage(), logging.root, logging.lastResort)
logging.getLogger("z").critical("to buffer %s"); logging.critical("args %s %s", 1)
