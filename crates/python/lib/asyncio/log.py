"""asyncio's logger.

Simplified: programs meet it only through logging's last-resort handler, which
writes the bare message of warnings and errors to standard error.
"""

from _asyncio import log_error


class _Logger:
    name = "asyncio"

    def _write(self, message, args, exc_info):
        if args:
            message = message % args
        if exc_info is True:
            import sys
            exc_info = sys.exception()
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        log_error(message, exc_info or None)

    def warning(self, message, *args, exc_info=None):
        self._write(message, args, exc_info)

    error = critical = warning

    def exception(self, message, *args):
        self._write(message, args, True)

    def info(self, message, *args, **options):
        """Below the level that the last-resort handler shows."""

    debug = info

    def isEnabledFor(self, level):
        return level >= 30

    def setLevel(self, level):
        """Accepted: what is shown stays the last-resort handler's choice."""


logger = _Logger()
