import logging
import logging.config
import sys

logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"brief": {"format": "%(levelname)-8s|%(name)s|%(funcName)s|%(message)s"}},
    "filters": {},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "brief", "level": "INFO"},
    },
    "loggers": {"app": {"handlers": ["out"], "level": "DEBUG", "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})
log = logging.getLogger("app.service")


def serve():
    log.debug("hidden")
    log.info("요청 %s", "/index")
    logging.getLogger("other").info("hidden too")
    logging.getLogger("other").warning("shown")
    try:
        1 / 0
    except ZeroDivisionError:
        log.error("boom", exc_info=True)
    log.info("no args %d%%")
    log.warning("stack", stack_info=False, extra={"user": "kim"})
    log.info("bad %d", "x")


serve()
h = logging.FileHandler("pyb_test.log", mode="w", encoding="utf-8")
h.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(h)
log.info("파일에 기록")
h.close()
print(open("pyb_test.log", encoding="utf-8").read(), end="")
import os
os.remove("pyb_test.log")
print(logging.getLogger("app").handlers, logging.getLogger().handlers)
class ContextFilter(logging.Filter):
    def filter(self, r):
        r.request = "r1"
        return True
log.addFilter(ContextFilter())
out = logging.getLogger("app").handlers[0]
out.setFormatter(logging.Formatter("%(request)s %(levelno)d %(lineno)d %(module)s %(filename)s %(message)s"))
log.info("with filter")
logging.shutdown()
