"""The loop class that programs get, named as on Linux."""

from . import events, selector_events

__all__ = ("SelectorEventLoop", "EventLoop")


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """Signals can be subscribed to; in the simulated computer none ever comes."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def add_signal_handler(self, sig, callback, *args):
        self._check_closed()
        self._signal_handlers[int(sig)] = events.Handle(callback, args, self)

    def remove_signal_handler(self, sig):
        return self._signal_handlers.pop(int(sig), None) is not None

    def close(self):
        super().close()
        self._signal_handlers.clear()


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


class _UnixDefaultEventLoopPolicy(events._DefaultEventLoopPolicy):
    pass
