"""Signals that a program sends to itself; nobody outside sends any.

A handler runs at once, in the main thread, where CPython runs it between two instructions.
Simplified: an alarm is delivered by a daemon thread, so that it waits while the main thread works.
"""

import enum as _enum
import sys as _sys


class Signals(_enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGSYS = 31


class Handlers(_enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_enum.IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


globals().update({one.name: one for one in (*Signals, *Handlers, *Sigmasks)})
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
_IGNORED = (17, 18, 23, 28)
_NAMES = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 8: "Floating point exception",
          9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
          12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated",
          17: "Child exited", 18: "Continued", 19: "Stopped (signal)"}


def default_int_handler(signalnum, frame, /):
    """What SIGINT does unless the program says otherwise."""
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: Handlers.SIG_IGN, 25: Handlers.SIG_IGN}
_loops = {}
_alarm = None


def _number(signalnum):
    number = signalnum.__index__()
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def _named(number):
    try:
        return Signals(number)
    except ValueError:
        return number


def _is_main():
    import threading
    return threading.current_thread() is threading.main_thread()


def signal(signalnum, handler, /):
    """Set what a signal does; gives what it did before."""
    if not callable(handler) and not isinstance(handler, int):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if not _is_main():
        raise ValueError("signal only works in main thread of the main interpreter")
    number = _number(signalnum)
    if number in (9, 19):
        raise OSError(22, "Invalid argument")
    before = getsignal(number)
    if not callable(handler):
        handler = Handlers(handler)
    _handlers[number] = handler
    return before


def getsignal(signalnum, /):
    return _handlers.get(_number(signalnum), Handlers.SIG_DFL)


def raise_signal(signalnum, /):
    """Send a signal to this process."""
    number = _number(signalnum)
    added = _loops.get(number)
    if added is not None:
        loop, callback, args = added
        loop.call_soon_threadsafe(callback, *args)
        return
    handler = getsignal(number)
    if handler is default_int_handler and "asyncio.runners" in _sys.modules:
        running = _sys.modules["asyncio.runners"]._running
        if running:
            if _is_main():
                running[-1]._on_sigint()
            else:
                running[-1]._loop.call_soon_threadsafe(running[-1]._on_sigint)
            return
    if callable(handler):
        handler(number, _sys._getframe(1))
    elif handler == Handlers.SIG_DFL and number not in _IGNORED:
        import _processes
        _processes.kill(_processes.getpid(), number)


def _add_for_loop(number, loop, callback, args):
    _loops[_number(number)] = loop, callback, args


def _remove_for_loop(number):
    return _loops.pop(_number(number), None) is not None


def strsignal(signalnum, /):
    return _NAMES.get(_number(signalnum))


def valid_signals():
    return {_named(number) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def pause():
    import threading
    threading.Event().wait()


def alarm(seconds, /):
    """Have SIGALRM sent after so many seconds; 0 takes it back."""
    return int(setitimer(ITIMER_REAL, seconds)[0] + 0.999)


def setitimer(which, seconds, interval=0.0, /):
    global _alarm
    import threading
    import time
    before = getitimer(which)
    if _alarm is not None:
        _alarm[0].cancel()
        _alarm = None
    if seconds:
        def ring():
            raise_signal(14)
            if interval:
                setitimer(which, interval, interval)
        timer = threading.Timer(seconds, ring)
        timer.daemon = True
        _alarm = timer, time.monotonic() + seconds, interval
        timer.start()
    return before


def getitimer(which, /):
    import time
    if _alarm is None:
        return 0.0, 0.0
    return max(0.0, _alarm[1] - time.monotonic()), _alarm[2]


def pthread_sigmask(how, mask, /):
    return set()


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


class ItimerError(OSError):
    pass
