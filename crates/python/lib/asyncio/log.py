"""asyncio's logger.

A program that imports `logging` gets its records there. For all others importing
it would be a waste: what they see is the last-resort handler, which writes the
bare message of warnings and errors to standard error.
"""

import sys

from _asyncio import log_error


class _Logger:
    name = "asyncio"

    def _write(self, level, message, args, exc_info):
        if exc_info is True:
            exc_info = sys.exc_info()[1]
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        logging = sys.modules.get("logging")
        if logging is not None:
            logging.getLogger(self.name).log(level, message, *args, exc_info=exc_info,
                                                 stacklevel=3)
        else:
            log_error(message % args if args else message, exc_info or None)

    def warning(self, message, *args, exc_info=None):
        self._write(30, message, args, exc_info)

    def error(self, message, *args, exc_info=None):
        self._write(40, message, args, exc_info)

    def critical(self, message, *args, exc_info=None):
        self._write(50, message, args, exc_info)

    def exception(self, message, *args):
        self._write(40, message, args, True)

    def info(self, message, *args, exc_info=None):
        if "logging" in sys.modules:        # else below what is shown
            self._write(20, message, args, exc_info)

    def debug(self, message, *args, exc_info=None):
        if "logging" in sys.modules:
            self._write(10, message, args, exc_info)


logger = _Logger()


def _slow(text):
    """Of the native turn: debug mode's word on a callback that took too long."""
    logger.warning("%s", text)
