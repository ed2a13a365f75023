"""Futures are native; here is how two of them are tied together."""

from _asyncio import (Future, PYTHON_VERSION, future_add_to_awaited_by,
                      future_discard_from_awaited_by)

from . import events, exceptions

__all__ = ("Future", "wrap_future", "isfuture")


def isfuture(obj):
    """True for Future, Task and anything that behaves like them."""
    return (hasattr(type(obj), "_asyncio_future_blocking")
            and obj._asyncio_future_blocking is not None)


def _get_loop(fut):
    return fut.get_loop() if hasattr(fut, "get_loop") else fut._loop


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _as_asyncio_exception(exc):
    """A pool's own exceptions become asyncio's."""
    from concurrent import futures as pool
    kind = type(exc)
    if kind is pool.CancelledError:
        changed = exceptions.CancelledError(*exc.args)
    elif kind is pool.InvalidStateError:
        changed = exceptions.InvalidStateError(*exc.args)
    else:
        return exc
    return changed.with_traceback(exc.__traceback__)


def _finish_asyncio_future(destination, source):
    if destination.cancelled():
        return
    if source.cancelled():
        destination.cancel()
        return
    exc = source.exception()
    if exc is None:
        destination.set_result(source.result())
    else:
        destination.set_exception(_as_asyncio_exception(exc))


def _finish_pool_future(destination, source):
    if source.cancelled():
        destination.cancel()
    if not destination.set_running_or_notify_cancel():
        return
    exc = source.exception()
    if exc is None:
        destination.set_result(source.result())
    else:
        destination.set_exception(_as_asyncio_exception(exc))


def _chain_future(source, destination):
    """Result of `source` goes to `destination`, cancellation the other way.

    Either may be a pool's future; each is only touched in its own thread.
    """
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if dest_loop is None:
            _finish_pool_future(future, other)
        else:
            _finish_asyncio_future(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        here = dest_loop is None or dest_loop is source_loop
        if not here and PYTHON_VERSION >= (3, 14):
            # The job was done before anybody could wait (R88).
            here = dest_loop is events._get_running_loop()
        if here:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """An asyncio future for a pool's future."""
    if isfuture(future):
        return future
    if loop is None:
        loop = events.get_event_loop()
    twin = loop.create_future()
    _chain_future(future, twin)
    return twin
