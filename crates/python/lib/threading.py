"""Threads and what they wait for, on top of `_thread`.

Native: `allocate_lock`, `RLock`, `start_joinable_thread`, `get_ident`,
`_local`. Everything else is built from locks, as in CPython 3.14
(`Lib/threading.py`): a waiter of a Condition blocks on a lock of its own,
which notify releases, the oldest waiter first.
"""

import _thread
import sys
from _collections import deque
from _executor import polled as _polled
from itertools import count as _count
from time import monotonic as _now

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace",
           "get_native_id"]

Lock = _thread.allocate_lock
LockType = type(Lock())
if LockType.__name__ == "lock" and isinstance(getattr(_thread, "lock", None), type):
    Lock = LockType = _thread.lock
RLock = _thread.RLock
get_ident = _thread.get_ident
ThreadError = RuntimeError
TIMEOUT_MAX = _thread.TIMEOUT_MAX
stack_size = getattr(_thread, "stack_size", None)


def _warn_deprecated(name, instead):
    __import__("warnings")              # by this name, so that threads come without it
    sys.modules["warnings"].warn(f"{name}() is deprecated, {instead} instead", DeprecationWarning, stacklevel=3)


try:
    from _thread import get_native_id
except ImportError:
    get_native_id = get_ident

try:
    from _thread import _local as local
except ImportError:
    from _threading_local import local

_active = {}                # ident -> Thread, the living ones
_starting = {}              # threads between start() and their first step
_active_lock = Lock()
_name_counter = _count(1)


# --- waiting --------------------------------------------------------------

class Condition:
    """Lets threads wait until another one notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        if hasattr(lock, "locked"):
            self.locked = lock.locked
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        # A plain lock does not know its owner: held by anybody is enough.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release the lock, wait for a notify, take the lock again. False: the time ran out."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _thread._signal_lock()
        self._waiters.append(waiter)
        saved = self._release_save()
        got = False
        try:
            if timeout is None:
                waiter.acquire()
                got = True
            elif timeout > 0:
                got = waiter.acquire(True, timeout)
            else:
                got = waiter.acquire(False)
            return got
        finally:
            self._acquire_restore(saved)
            if not got:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate holds; returns what it said last."""
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _now() + left
                else:
                    left = end - _now()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n waiters, the oldest first."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass            # it timed out at this very moment
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake all waiters."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _warn_deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore:
    """Lets at most `value` threads in."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Count down; wait while the count is zero."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _now() + timeout
                    else:
                        timeout = end - _now()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Count up by n and wake as many."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that does not grow beyond its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return _polled("Event.is_set", self._flag)

    def set(self):
        """Raise the flag; everybody who waits goes on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait for the flag; returns it."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """The barrier was reset, aborted, or somebody's time ran out."""


class Barrier:
    """Holds threads until `parties` of them have come.

    `_state`: 0 filling, 1 draining, -1 resetting, -2 broken.
    """

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1 and sys.version_info >= (3, 12):
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
        if self.broken:
            return where + "broken>"
        return where + f"waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait for the others; returns 0 .. parties - 1, a different one for each."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                self._exit()

    def _enter(self):
        while self._state in (-1, 1):
            self._cond.wait()
        if self._state < 0:
            raise BrokenBarrierError

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _exit(self):
        if self._count == 0 and self._state in (-1, 1):
            self._state = 0
            self._cond.notify_all()

    def reset(self):
        """Start afresh; those who wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for everybody."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


# --- threads --------------------------------------------------------------

def _newname(template="Thread-%d"):
    return template % next(_name_counter)


class Thread:
    """A thread of control: give a `target`, or override `run`."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = daemon if daemon is not None else current_thread().daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._handle = None
        self._initialized = True

    def __repr__(self):
        if not getattr(self, "_initialized", False):
            raise AssertionError("Thread.__init__() was not called")
        status = "initial"
        if self._started._flag:
            status = "started"
        if self._handle is not None and self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread; returns when it has begun to run."""
        if not getattr(self, "_initialized", False):
            raise RuntimeError("thread.__init__() not called")
        if self._started._flag:
            raise RuntimeError("threads can only be started once")
        with _active_lock:
            _starting[self] = self
        if self._context is None:
            flags = getattr(sys.flags, "thread_inherit_context", 0)
            from _contextvars import Context, copy_context
            self._context = copy_context() if flags else Context()
        try:
            self._handle = _start(self._bootstrap, self._daemonic)
        except Exception:
            with _active_lock:
                del _starting[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does: call the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            self._started.set()
            with _active_lock:
                _active[self._ident] = self
                _starting.pop(self, None)
            try:
                _set_hooks()
                self._context.run(self.run)
            except BaseException:
                invoke_excepthook(self)
        finally:
            with _active_lock:
                _active.pop(self._ident, None)

    def join(self, timeout=None):
        """Wait until the thread has ended."""
        if not getattr(self, "_initialized", False):
            raise RuntimeError("Thread.__init__() not called")
        if not self._started._flag:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            self._handle.join()
        else:
            self._handle.join(max(timeout, 0))

    def is_alive(self):
        """Has it started, and not ended?"""
        if not self._started._flag:
            return False
        return not _polled("Thread.is_alive", self._handle.is_done())

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._native_id

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("Thread.__init__() not called")
        if self._started._flag:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _warn_deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _warn_deprecated("setName", "set the name attribute")
        self.name = name


def _start(function, daemon):
    return _thread.start_joinable_thread(function, daemon=daemon)


class _ForeverAlive:
    """The handle of a thread that `start` did not start."""

    def is_done(self):
        return False

    def join(self, timeout=-1):
        if timeout is not None and timeout >= 0:
            return
        Lock().acquire()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        ask = getattr(_thread, "_get_main_thread_ident", None)
        self._adopt(None if ask is None else ask())

    def _adopt(self, ident=None):
        self._started._flag = True
        self._ident = get_ident() if ident is None else ident
        self._native_id = get_native_id()
        self._handle = _ForeverAlive()
        _active[self._ident] = self


class _DummyThread(_MainThread):
    """Stands for a thread that something else started."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._adopt()

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


class Timer(Thread):
    """Calls a function after some time, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Do not call, if it has not happened yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    """The thread that is running."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def main_thread():
    return _main_thread


def enumerate():
    """The threads that are alive."""
    with _active_lock:
        return list(_active.values()) + list(_starting.values())


def active_count():
    with _active_lock:
        return len(_active) + len(_starting)


def currentThread():
    _warn_deprecated("currentThread", "use current_thread()")
    return current_thread()


def activeCount():
    _warn_deprecated("activeCount", "use active_count()")
    return active_count()


# --- exceptions nobody caught ---------------------------------------------

class _ExceptHookArgs(tuple):
    """What `excepthook` is told: exc_type, exc_value, exc_traceback, thread."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
                f"exc_traceback={self[2]!r}, thread={self[3]!r})")


_ExceptHookArgs.__module__ = "_thread"
ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    """Print an exception that ended a thread; SystemExit is silent."""
    if args.exc_type is SystemExit:
        return
    stderr = sys.stderr
    if stderr is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    from _traceback import format
    stderr.write(f"Exception in thread {name}:\n" + format(args.exc_value))
    stderr.flush()


__excepthook__ = excepthook


def invoke_excepthook(thread):
    try:
        excepthook(ExceptHookArgs((*sys.exc_info(), thread)))
    except Exception as error:
        error.__suppress_context__ = True
        from _traceback import format
        sys.stderr.write("Exception in threading.excepthook:\n" + format(error))


_profile_hook = _trace_hook = None


def _set_hooks():
    """In a new thread: it has the functions that `settrace` and `setprofile` were given."""
    if _trace_hook is not None:
        sys.settrace(_trace_hook)
    if _profile_hook is not None:
        sys.setprofile(_profile_hook)


def setprofile(func):
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


def settrace(func):
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


# --- the end of the program -----------------------------------------------

_shutdown_calls = []


def _register_atexit(func, *arg, **kwargs):
    """Call before the threads are joined (thread pools stop their workers here)."""
    _shutdown_calls.append((func, arg, kwargs))


def _shutdown():
    """What the end of the main thread does: pools first, then every non-daemon thread."""
    for func, args, kwargs in reversed(_shutdown_calls):
        func(*args, **kwargs)
    _shutdown_calls.clear()
    while True:
        waiting = [t for t in enumerate() if not t.daemon and t is not _main_thread and t is not current_thread()]
        if not waiting:
            return
        for thread in waiting:
            thread._started.wait()
            thread._handle.join()


_main_thread = _MainThread()


def _after_fork():
    """In the copy of a process only the thread that called `fork` goes on."""
    global _main_thread, _active_lock
    _active_lock = Lock()
    ident = get_ident()
    current = _active.get(ident)
    for thread in list(_active.values()):
        if thread is not current and hasattr(thread._handle, "_set_done"):
            thread._handle._set_done()
    _active.clear()
    _starting.clear()
    if current is None:
        current = _MainThread()
    _main_thread = current
    _active[ident] = current
