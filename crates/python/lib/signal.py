"""Signals that a program sends to itself or to its processes; nobody outside sends any.

What CPython has in C is in `_signal`.
"""

import _signal
from _signal import (ITIMER_PROF, ITIMER_REAL, ITIMER_VIRTUAL, NSIG, Handlers, ItimerError, Sigmasks, Signals, alarm,
                     default_int_handler, getitimer, pause, pthread_kill, raise_signal, set_wakeup_fd, setitimer,
                     siginterrupt, sigtimedwait, strsignal)

itimer_error = ItimerError
globals().update({name: one for kind in (Signals, Handlers, Sigmasks) for name, one in kind.__members__.items()})


def signal(signalnum, handler, /):
    """Set what a signal does; gives what it did before."""
    return _signal.signal(signalnum, handler)


def getsignal(signalnum, /):
    return _signal.getsignal(signalnum)


def pthread_sigmask(how, mask, /):
    """Which signals are held back. Simplified: of the process, not of one thread."""
    return _signal.pthread_sigmask(how, mask)


def sigpending():
    return _signal.sigpending()


def sigwait(sigset, /):
    """Wait for one of the signals, which are held back."""
    return _signal.sigwait(sigset)


def valid_signals():
    return _signal.valid_signals()
