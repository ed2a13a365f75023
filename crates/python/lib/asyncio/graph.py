"""The call graph of tasks (3.14): who runs where, and who awaits it.

Simplified: who awaits a future is found by looking at all tasks when it is asked for.
"""

import dataclasses
import sys
import types

from . import events, futures, tasks

__all__ = ("capture_call_graph", "format_call_graph", "print_call_graph", "FrameCallGraphEntry", "FutureCallGraph",
           "future_add_to_awaited_by", "future_discard_from_awaited_by")

_COROUTINE, _GENERATOR, _ASYNC_GENERATOR = 0x80, 0x20, 0x200
_added = {}


@dataclasses.dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    frame: types.FrameType


@dataclasses.dataclass(frozen=True, slots=True)
class FutureCallGraph:
    future: futures.Future
    call_stack: tuple["FrameCallGraphEntry", ...]
    awaited_by: tuple["FutureCallGraph", ...]


def future_add_to_awaited_by(fut, waiter, /):
    """Say that `waiter` awaits `fut`."""
    _added.setdefault(fut, []).append(waiter)


def future_discard_from_awaited_by(fut, waiter, /):
    if waiter in _added.get(fut, ()):
        _added[fut].remove(waiter)


def _awaiters(future):
    found = list(_added.get(future, ()))
    for task in tasks.all_tasks(future.get_loop()) if not future.get_loop().is_closed() else ():
        waited = getattr(task, "_fut_waiter", None)
        children = getattr(waited, "_children", ())
        if task is not future and (waited is future or any(child is future for child in children)):
            found.append(task)
    for callback, _ in getattr(future, "_callbacks", None) or ():
        parent = getattr(getattr(callback, "__self__", None), "_parent_task", None)
        if parent is not None and parent not in found:
            found.append(parent)
    return found


def _coroutine_frames(future):
    """Frames of the chain of awaits, the outermost first."""
    coro = getattr(future, "get_coro", lambda: None)()
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "ag_frame", None) or getattr(coro, "gi_frame", None)
        if frame is not None:
            yield frame
        coro = getattr(coro, "cr_await", None) or getattr(coro, "ag_await", None)


def _limited(frames, limit):
    if limit is None:
        return frames
    return [] if limit == 0 else frames[-limit:] if limit > 0 else frames[:-limit]


def _graph(future, limit, frames=None):
    if not isinstance(future, futures.Future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    if frames is None:
        frames = list(_coroutine_frames(future))[::-1]
    entries = tuple(FrameCallGraphEntry(frame) for frame in _limited(frames, limit))
    return FutureCallGraph(future, entries, tuple(_graph(other, limit) for other in _awaiters(future)))


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """The graph of a future, or of the running task."""
    loop = events._get_running_loop()
    current = tasks.current_task(loop) if loop is not None else None
    if future is None or future is current:
        if loop is None:
            raise RuntimeError("capture_call_graph() is called outside of a running event loop and "
                               "no *future* to introspect was provided")
        if current is None:
            return None
        frames, frame = [], sys._getframe(depth)
        while frame is not None:
            is_async = frame.f_code.co_flags & (_COROUTINE | _ASYNC_GENERATOR)
            back = frame.f_back
            frames.append(frame)
            if is_async and (back is None or not back.f_code.co_flags & (_COROUTINE | _ASYNC_GENERATOR)):
                break
            frame = back
        return _graph(current, limit, frames)
    return _graph(future, limit)


def _frame_line(frame):
    code = frame.f_code
    kind = ("async " if code.co_flags & _COROUTINE else "async generator " if code.co_flags & _ASYNC_GENERATOR
            else "generator " if code.co_flags & _GENERATOR else "")
    return f"  |   File {code.co_filename!r}, line {frame.f_lineno}, in {kind}{code.co_qualname}()"


def _lines(graph, indent):
    future, margin = graph.future, " " * indent
    if isinstance(future, tasks.Task):
        yield f"{margin}* Task(name={future.get_name()!r}, id={id(future):#x})"
    else:
        yield f"{margin}* Future(id={id(future):#x})"
    if graph.call_stack:
        yield f"{margin}  + Call stack:"
        for entry in graph.call_stack:
            yield margin + _frame_line(entry.frame)
    if graph.awaited_by:
        yield f"{margin}  + Awaited by:"
        for other in graph.awaited_by:
            yield from _lines(other, indent + 4)


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """The graph as text."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    return "" if graph is None else "\n".join(_lines(graph, 0))


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the graph of a future, or of the running task."""
    print(format_call_graph(future, depth=depth, limit=limit), file=file)
