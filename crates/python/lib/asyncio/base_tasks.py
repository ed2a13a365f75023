"""What tasks and their frames look like in text."""

import sys

from _asyncio import current_task


def _own_frame(task):
    """The frame of the task's coroutine; with its callers if it runs."""
    coro = task.get_coro()
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(coro, name):
            frame = getattr(coro, name)
            break
    else:
        return None
    if frame is not None and current_task(task.get_loop()) is task:
        running = sys._getframe()
        while running is not None and running.f_code != frame.f_code:
            running = running.f_back
        frame = running or frame
    return frame


def _task_get_stack(task, limit):
    """Frames, the outermost first: of a task that waits or runs, or of the exception that ended it."""
    frame, frames = _own_frame(task), []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        place = task._exception.__traceback__
        while place is not None and (limit is None or len(frames) < limit):
            frames.append(place.tb_frame)
            place = place.tb_next
    return frames


def _task_print_stack(task, limit, file):
    import linecache
    import traceback
    places = []
    for frame in task.get_stack(limit=limit):
        path, line = frame.f_code.co_filename, frame.f_lineno
        places.append((path, line, frame.f_code.co_name, linecache.getline(path, line)))
    error = task._exception
    what = "No stack" if not places else "Stack" if error is None else "Traceback"
    print(f"{what} for {task!r}" + (" (most recent call last):" if places else ""), file=file)
    traceback.print_list(places, file=file)
    if error is not None:
        print("".join(traceback.format_exception_only(error)), end="", file=file)
