"""The loop class that programs get, named as on Linux."""

import sys

from . import coroutines, events, selector_events, tasks

__all__ = ("SelectorEventLoop", "EventLoop")


def _sighandler_noop(signum, frame):
    """What `getsignal` says of a signal that a loop handles."""


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """Signals can be subscribed to; they come from the program itself (`signal.raise_signal`)."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}
        if "logging" in sys.modules:
            from .log import logger
            logger.debug("Using selector: %s", "EpollSelector")

    def add_signal_handler(self, sig, callback, *args):
        import _signal as signal
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_signal(sig)
        self._check_closed()
        if not signal._is_main():
            raise RuntimeError("set_wakeup_fd only works in main thread of the main interpreter")
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(f"sig {sig} cannot be caught")
        handle = events.Handle(callback, args, self)
        self._signal_handlers[sig] = handle
        signal._add_for_loop(sig, self, callback, args, _sighandler_noop)

    def remove_signal_handler(self, sig):
        import _signal as signal
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal._remove_for_loop(sig)
        return True

    async def connect_read_pipe(self, protocol_factory, pipe):
        """A transport that reads from a file at the end of a pipe, and its protocol."""
        from .pipes import ReadPipe
        protocol = protocol_factory()
        transport = ReadPipe(self, pipe, protocol)
        await tasks.sleep(0)
        return transport, protocol

    async def connect_write_pipe(self, protocol_factory, pipe):
        """A transport that writes to a file at the end of a pipe, and its protocol."""
        from .pipes import WritePipe
        protocol = protocol_factory()
        return WritePipe(self, pipe, protocol), protocol

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        import _signal as signal
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")

    def close(self):
        super().close()
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._DefaultEventLoopPolicy):
    pass
