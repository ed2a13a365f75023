"""Locks and friends that work between processes, on the kernel's semaphores."""

import os
import sys
import threading
import time

import _shared

from . import context, process, finalizers

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"]

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
SEM_VALUE_MAX = 2**31 - 1


class _Semaphore:
    """`_multiprocessing.SemLock`: a semaphore with the count of what this process took."""

    SEM_VALUE_MAX = SEM_VALUE_MAX

    def __init__(self, kind, handle, maxvalue):
        self.kind = kind
        self.handle = handle
        self.maxvalue = maxvalue
        self.name = f"/mp-{handle}"
        self._taken = 0
        self._owner = None

    def _is_mine(self):
        return self._taken > 0 and self._owner == threading.get_ident()

    def _count(self):
        return self._taken

    def _get_value(self):
        return _shared.value(self.handle)

    def _is_zero(self):
        return _shared.value(self.handle) == 0

    def acquire(self, block=True, timeout=None):
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._taken += 1
            return True
        if not _shared.acquire(self.handle, bool(block), timeout):
            return False
        self._taken += 1
        self._owner = threading.get_ident()
        return True

    def release(self):
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._taken > 1:
                self._taken -= 1
                return
        elif _shared.value(self.handle) >= self.maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._taken -= 1
        _shared.release(self.handle)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        return self.release()

    def _after_fork(self):
        self._taken = 0


class SemLock:
    def __init__(self, kind, value, maxvalue, *, ctx, told=None):
        handle = _shared.semaphore(value, maxvalue, told)
        self._adopt(kind, handle, maxvalue)

    def _adopt(self, kind, handle, maxvalue):
        self._semlock = _Semaphore(kind, handle, maxvalue)
        self._make_methods()
        finalizers.register_after_fork(self._semlock, _Semaphore._after_fork)

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release

    def locked(self):
        return self._semlock._is_zero()

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__(*args)

    def __getstate__(self):
        context.assert_spawning(self)
        semaphore = self._semlock
        return semaphore.kind, semaphore.handle, semaphore.maxvalue

    def __setstate__(self, state):
        self._adopt(*state)

    def _owner_name(self):
        if self._semlock._is_mine():
            name = process.current_process().name
            if threading.current_thread().name != "MainThread":
                name += "|" + threading.current_thread().name
            return name
        if self._semlock._get_value() == 1:
            return "None"
        return "SomeOtherThread" if self._semlock._count() > 0 else "SomeOtherProcess"


class Semaphore(SemLock):
    def __init__(self, value=1, *, ctx, told="Semaphore"):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx, told=told)

    def get_value(self):
        return self._semlock._get_value()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._semlock._get_value()})>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx):
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx, told="BoundedSemaphore")

    def __repr__(self):
        value = self._semlock._get_value()
        return f"<{type(self).__name__}(value={value}, maxvalue={self._semlock.maxvalue})>"


class Lock(SemLock):
    def __init__(self, *, ctx, told="Lock"):
        SemLock.__init__(self, SEMAPHORE, 1, 1, ctx=ctx, told=told)

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._owner_name()})>"


class RLock(SemLock):
    def __init__(self, *, ctx, told="RLock"):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1, ctx=ctx, told=told)

    def __repr__(self):
        name = self._owner_name()
        count = self._semlock._count() if self._semlock._is_mine() else 0 if name == "None" else "nonzero"
        return f"<{type(self).__name__}({name}, {count})>"


class Condition:
    """Lets processes wait until another one notifies them."""

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or RLock(ctx=ctx)
        self._sleeping_count = Semaphore(0, ctx=ctx, told=None)
        self._woken_count = Semaphore(0, ctx=ctx, told=None)
        self._wait_semaphore = Semaphore(0, ctx=ctx, told=None)
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiters = self._sleeping_count._semlock._get_value() - self._woken_count._semlock._get_value()
        except Exception:
            waiters = "unknown"
        return f"<{type(self).__name__}({self._lock}, {waiters})>"

    def wait(self, timeout=None):
        assert self._lock._semlock._is_mine(), "must acquire() condition before using wait()"
        self._sleeping_count.release()
        levels = self._lock._semlock._count()
        for _ in range(levels):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(levels):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._semlock._is_mine(), "lock is not owned"
        assert not self._wait_semaphore.acquire(False), \
            "notify: Should not have been able to acquire " + "_wait_semaphore"
        # Those that gave up waiting are not counted any more.
        while self._woken_count.acquire(False):
            assert self._sleeping_count.acquire(False), \
                "notify: Bug in sleeping_count.acquire" + "- res should not be False"
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        if sleepers:
            for _ in range(sleepers):
                self._woken_count.acquire()
            # One of them may have timed out instead.
            while self._wait_semaphore.acquire(False):
                pass

    def notify_all(self):
        self.notify(n=sys.maxsize)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        endtime = None if timeout is None else time.monotonic() + timeout
        waittime = timeout
        while not result:
            if endtime is not None:
                waittime = endtime - time.monotonic()
                if waittime <= 0:
                    break
            self.wait(waittime)
            result = predicate()
        return result


class Event:
    def __init__(self, *, ctx):
        self._cond = Condition(Lock(ctx=ctx, told=None), ctx=ctx)
        self._flag = Semaphore(0, ctx=ctx, told="Event")

    def is_set(self):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
                return True
            return False

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
            else:
                self._cond.wait(timeout)
            if self._flag.acquire(False):
                self._flag.release()
                return True
            return False

    def __repr__(self):
        return f"<{type(self).__qualname__} at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


class Barrier(threading.Barrier):
    """A barrier whose state and count stand in shared memory."""

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        block = _shared.block(8, "Barrier")
        self.__setstate__((parties, action, timeout, Condition(ctx=ctx), block))
        self._state = 0
        self._count = 0

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._block = state

    def __getstate__(self):
        return self._parties, self._action, self._timeout, self._cond, self._block

    def _number(self, offset):
        return int.from_bytes(_shared.load(self._block, offset, 4), "little", signed=True)

    def _set_number(self, offset, number):
        _shared.store(self._block, offset, number.to_bytes(4, "little", signed=True), number)

    @property
    def _state(self):
        return self._number(0)

    @_state.setter
    def _state(self, value):
        self._set_number(0, value)

    @property
    def _count(self):
        return self._number(4)

    @_count.setter
    def _count(self, value):
        self._set_number(4, value)
