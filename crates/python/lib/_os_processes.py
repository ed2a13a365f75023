"""The part of `os` that is about processes, pipes and signals to them."""

import _processes
from _asyncio import PYTHON_VERSION

__all__ = ["EX_OK", "WEXITSTATUS", "WIFEXITED", "WIFSIGNALED", "WNOHANG", "WTERMSIG",
           "WUNTRACED", "_exit", "abort", "close", "dup", "fork", "getpid", "getppid", "kill", "pipe", "read",
           "register_at_fork", "wait", "waitpid", "waitstatus_to_exitcode", "write"]

WNOHANG = 1
WUNTRACED = 2
EX_OK = 0

getpid = _processes.getpid
getppid = _processes.getppid

_before, _after_parent, _after_child = [], [], []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Functions that `fork` calls: `before` the last registered first."""
    if before is after_in_child is after_in_parent is None:
        raise TypeError("At least one argument is required.")
    if before is not None:
        _before.insert(0, before)
    if after_in_parent is not None:
        _after_parent.append(after_in_parent)
    if after_in_child is not None:
        _after_child.append(after_in_child)


def _checked(answer):
    """What the kernel answers: minus an errno is an error."""
    if type(answer) is int and answer < 0:
        from os import strerror
        raise OSError(-answer, strerror(-answer))
    return answer


def _fork(name, forkserver=False):
    for function in _before:
        function()
    pid = _processes.fork(name, forkserver)
    if pid == 0:
        _after_fork_in_child()
    else:
        for function in _after_parent:
            function()
    return _checked(pid)


def _after_fork_in_child():
    import sys
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._after_fork()
    random = sys.modules.get("random")
    if random is not None:
        random._inst.seed()
    for function in _after_child:
        function()


def fork():
    """A copy of this process: gives 0 in the copy, and the copy's number here."""
    if PYTHON_VERSION >= (3, 12) and _processes.thread_count() > 1:
        import warnings
        warnings.warn(f"This process (pid={getpid()}) is multi-threaded, use of fork() may lead to "
                      "deadlocks in the child.", DeprecationWarning, stacklevel=2)
    return _fork("fork")


def _exit(status):
    """Ends the process at once: nothing is flushed, nothing is cleaned up."""
    _processes.exit(status)


def abort():
    kill(getpid(), 6)


def kill(pid, signal, /):
    number = int(signal)
    if number > 0 and pid == getpid():
        # The program's own handlers are Python functions: `signal` knows them.
        from _signal import raise_signal
        return raise_signal(number)
    _checked(_processes.kill(pid, number))


def _status(code):
    return -code if code < 0 else code << 8


def waitpid(pid, options, /):
    """Waits until a child has ended; its number and status."""
    ended, code = _checked(_processes.wait(pid if pid > 0 else -1, bool(options & WNOHANG)))
    return ended, _status(code)


def wait():
    return waitpid(-1, 0)


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    return status & 0x7f != 0


def WTERMSIG(status):
    return status & 0x7f


def waitstatus_to_exitcode(status):
    return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)


# --- descriptors ---------------------------------------------------------------

def pipe():
    """The reading and the writing end.

    Simplified: only a program that forks gets a pipe that processes share; any other gets
    a pair of sockets, which an event loop can watch.
    """
    if _processes.program_forks():
        return _processes.pipe("os.pipe()")
    from os._folders import pipe
    return pipe()


def read(fd, length, /):
    if _processes.is_pipe(fd):
        return _checked(_processes.read(fd, length))
    from os._folders import read
    return read(fd, length)


def write(fd, data, /):
    if _processes.is_pipe(fd):
        return _checked(_processes.write(fd, bytes(data)))
    from os._folders import write
    written = write(fd, data)
    if fd in (1, 2):
        import sys
        (sys.stdout if fd == 1 else sys.stderr).flush()
    return written


def close(fd):
    if _processes.is_pipe(fd):
        _checked(_processes.close(fd))
    else:
        from os._folders import close
        close(fd)


def dup(fd, /):
    if _processes.is_pipe(fd):
        return _checked(_processes.duplicate(fd))
    from os._folders import dup
    return dup(fd)
