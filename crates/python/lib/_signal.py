"""Signals: their numbers, handlers and delivery (C in CPython).

A handler runs in the main thread, between two instructions or in the middle of a wait.
Simplified: an alarm is delivered by a daemon thread, so that it is late while the main thread works.
"""

import enum as _enum
import sys as _sys
import _thread

import _processes
from _processes import default_int_handler


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
    SIGSTKFLT = 16
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
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64
    SIGIOT = SIGABRT
    SIGCLD = SIGCHLD
    SIGPOLL = SIGIO


class Handlers(_enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_enum.IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


globals().update({name: one for kind in (Signals, Handlers, Sigmasks) for name, one in kind.__members__.items()})
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
_IGNORED = (17, 18, 23, 28)
_NAMES = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 8: "Floating point exception",
          9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
          12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated",
          17: "Child exited", 18: "Continued", 19: "Stopped (signal)"}


_handlers = {2: default_int_handler, 13: Handlers.SIG_IGN, 25: Handlers.SIG_IGN}
_loops = {}
_alarm = None
_blocked, _pending, _pausing = set(), set(), []


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
    if not callable(handler) and handler not in (0, 1):
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
    _tell_kernel(number)
    return before


def _tell_kernel(number):
    handler = getsignal(number)
    handled = callable(handler) or number in _loops or number in _blocked
    _processes.handle(number, handled, handler == Handlers.SIG_IGN
                      or handler == Handlers.SIG_DFL and number in _IGNORED)


def getsignal(signalnum, /):
    handler = _handlers.get(_number(signalnum), Handlers.SIG_DFL)
    if handler is default_int_handler:
        # While it runs a coroutine, the runner of the main thread handles it.
        runners = _sys.modules.get("asyncio.runners")
        if runners is not None and runners._running:
            return runners._running[-1]._sigint_handler
    return handler


def raise_signal(signalnum, /):
    """Send a signal to this process."""
    number = _number(signalnum)
    handler = getsignal(number)
    if _is_main() and (callable(handler) or number in _loops or number in _blocked):
        frame = _sys._getframe()
        _deliver(number, frame.f_back if frame.f_code.co_name == "kill" else frame)
    else:
        _processes.kill(_processes.getpid(), number)


def _deliver(number, frame=None):
    """In the main thread: what is to be done about a signal that has come."""
    if number in _blocked:
        _pending.add(number)
        _wake_the_pausing()
        return
    added = _loops.get(number)
    if added is not None:
        loop, callback, args = added
        loop.call_soon_threadsafe(callback, *args)
        return
    handler = getsignal(number)
    try:
        if callable(handler):
            if _wakeup_fd != -1:
                import os
                os.write(_wakeup_fd, bytes([number]))
            handler(number, frame or _sys._getframe())
    finally:
        _wake_the_pausing()


def _add_for_loop(number, loop, callback, args, handler):
    _loops[_number(number)] = loop, callback, args
    _handlers[number] = handler
    _tell_kernel(number)


def _remove_for_loop(number):
    if _loops.pop(_number(number), None) is not None:
        _handlers[number] = default_int_handler if number == 2 else Handlers.SIG_DFL
        _tell_kernel(number)


def strsignal(signalnum, /):
    return _NAMES.get(_number(signalnum))


def valid_signals():
    return {_named(number) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def pause():
    """Wait until a signal's handler has run."""
    _wait(lambda: True)


def _wait(done, timeout=-1):
    lock = _thread.allocate_lock()
    lock.acquire()
    _pausing.append(lock)
    try:
        while lock.acquire(True, timeout):
            if done():
                return True
        return False
    finally:
        _pausing.remove(lock)


def _wake_the_pausing():
    for lock in _pausing:
        if lock.locked():
            lock.release()


def alarm(seconds, /):
    """Have SIGALRM sent after so many seconds; 0 takes it back."""
    return int(setitimer(ITIMER_REAL, seconds)[0] + 0.999)


def setitimer(which, seconds, interval=0.0, /):
    global _alarm
    import time
    before = getitimer(which)
    if _alarm is not None:
        _alarm[0].release()
        _alarm = None
    if seconds:
        cancelled = _thread.allocate_lock()
        cancelled.acquire()

        def ring():
            global _alarm
            if cancelled.acquire(True, seconds):
                return
            _alarm = None
            if interval:
                setitimer(which, interval, interval)
            raise_signal(14)
        _alarm = cancelled, time.monotonic() + seconds, interval
        _thread.start_new_thread(ring, ())
    return before


def getitimer(which, /):
    import time
    if _alarm is None:
        return 0.0, 0.0
    return max(0.0, _alarm[1] - time.monotonic()), _alarm[2]


def pthread_sigmask(how, mask, /):
    """Which signals are held back. Simplified: of the process, not of one thread."""
    before = {_named(number) for number in _blocked}
    numbers = {_number(one) for one in mask}
    wanted = {0: _blocked | numbers, 1: _blocked - numbers, 2: numbers}[int(how)]
    changed = _blocked ^ wanted
    _blocked.clear()
    _blocked.update(wanted)
    for number in sorted(changed):
        _tell_kernel(number)
        if number not in wanted and number in _pending:
            _pending.discard(number)
            raise_signal(number)
    return before


def sigpending():
    return {_named(number) for number in _pending}


def sigwait(sigset, /):
    """Wait for one of the signals, which are held back."""
    numbers = {_number(one) for one in sigset}
    while not numbers & _pending:
        _wait(lambda: numbers & _pending)
    number = min(numbers & _pending)
    _pending.discard(number)
    return _named(number)


def sigtimedwait(sigset, timeout, /):
    numbers = {_number(one) for one in sigset}
    if not numbers & _pending and not _wait(lambda: numbers & _pending, timeout):
        return None
    return sigwait(sigset)


def pthread_kill(thread_id, signalnum, /):
    """Send a signal to a thread of this process; the main thread runs its handler."""
    import threading
    number = _number(signalnum)
    if thread_id not in [thread.ident for thread in threading.enumerate()]:
        raise ProcessLookupError(3, "No such process")
    raise_signal(number)


_wakeup_fd = -1


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """A signal that is handled writes its number there; gives the descriptor before."""
    global _wakeup_fd
    if not _is_main():
        raise ValueError("set_wakeup_fd only works in main thread of the main interpreter")
    before, _wakeup_fd = _wakeup_fd, fd
    return before


class ItimerError(OSError):
    pass
