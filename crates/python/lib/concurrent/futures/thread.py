"""ThreadPoolExecutor: workers that take jobs from one queue (R150-R157).

A worker is started by `submit`, and only if no worker is idle; it is never ended
before the shutdown. The marker None in the queue ends the worker that takes it,
which puts it back for the next one.
"""

import itertools
import queue
import threading
import weakref

import _executor
from _asyncio import PYTHON_VERSION, log_error

from . import _base

_threads_queues = {}                # every worker's queue, for the end of the program
_shutdown = False
_global_shutdown_lock = threading.Lock()


def _python_exit():
    """At the end of the main thread: queued jobs still run, then the workers end."""
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for thread, jobs in items:
        jobs.put(None)
    for thread, jobs in items:
        thread.join()


threading._register_atexit(_python_exit)


class WorkerContext:
    """Where a worker's jobs run: the worker's own interpreter."""

    def __init__(self, initializer, initargs):
        self.initializer = initializer
        self.initargs = initargs

    def initialize(self):
        if self.initializer is not None:
            self.initializer(*self.initargs)

    def finalize(self):
        pass

    def run(self, task):
        fn, args, kwargs = task
        return fn(*args, **kwargs)


class _WorkItem:
    def __init__(self, future, task):
        self.future = future
        self.task = task

    def run(self, ctx):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            if PYTHON_VERSION < (3, 14):
                fn, args, kwargs = self.task
                result = fn(*args, **kwargs)
            else:
                result = ctx.run(self.task)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None             # no cycle with the traceback
        else:
            self.future.set_result(result)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


def _next_job(executor_reference, work_queue):
    """The next job; says that this worker is idle if there is none."""
    if PYTHON_VERSION < (3, 12):
        return work_queue.get(block=True)
    try:
        return work_queue.get_nowait()
    except queue.Empty:
        _say_idle(executor_reference)
    return work_queue.get(block=True)


def _say_idle(executor_reference):
    executor = executor_reference()
    if executor is not None:
        executor._idle_semaphore.release()
        _executor.worker_idle(executor._number, executor._idle_semaphore._value)


def _may_end(executor_reference):
    executor = executor_reference()
    if not _shutdown and executor is not None and not executor._shutdown:
        return False
    if executor is not None:
        executor._shutdown = True
    return True


def _worker(executor_reference, ctx, work_queue, pool):
    _executor.worker_started(pool)
    try:
        try:
            if PYTHON_VERSION >= (3, 14):
                ctx.initialize()
            elif ctx.initializer is not None:
                ctx.initializer(*ctx.initargs)
        except BaseException as exc:
            log_error("Exception in initializer:", exc)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
        while True:
            work_item = _next_job(executor_reference, work_queue)
            if work_item is not None:
                work_item.run(ctx)
                del work_item       # the result may go before the next job comes
                if PYTHON_VERSION < (3, 12):
                    _say_idle(executor_reference)
            elif _may_end(executor_reference):
                work_queue.put(None)
                return
    finally:
        ctx.finalize()
        _executor.worker_stopped(pool)


class ThreadPoolExecutor(_base.Executor):
    """A pool of at most `max_workers` threads."""

    BROKEN = BrokenThreadPool
    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="",
                 initializer=None, initargs=()):
        if max_workers is None:
            import os
            if PYTHON_VERSION >= (3, 13):
                count = os.process_cpu_count()
            else:
                count = os.cpu_count()
            max_workers = min(32, (count or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = (thread_name_prefix
                                    or f"ThreadPoolExecutor-{self._counter()}")
        self._initializer = initializer
        self._initargs = initargs
        self._number = _executor.pool("thread", self._thread_name_prefix, max_workers)

    def submit(self, fn, /, *args, **kwargs):
        """Queues a job; its future."""
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after "
                                   "interpreter shutdown")
            future = _base.Future()
            future._pool = self._number
            future._job = _executor.submitted(self._number, fn, self._idle_semaphore._value)
            self._work_queue.put(_WorkItem(future, (fn, args, kwargs)))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return                  # an idle worker will take it
        count = len(self._threads)
        if count >= self._max_workers:
            return

        def wake_workers(_, work_queue=self._work_queue):
            work_queue.put(None)    # the pool was dropped: its workers end

        thread = threading.Thread(name=f"{self._thread_name_prefix}_{count}",
                                  target=_worker,
                                  args=(weakref.ref(self, wake_workers),
                                        self._make_context(), self._work_queue,
                                        self._number))
        thread.start()
        self._threads.append(thread)
        _threads_queues[thread] = self._work_queue

    def _make_context(self):
        """A new worker's."""
        return WorkerContext(self._initializer, self._initargs)

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = ("A thread initializer failed, the thread pool "
                            "is not usable anymore")
            while True:
                try:
                    work_item = self._work_queue.get_nowait()
                except queue.Empty:
                    break
                if work_item is not None:
                    work_item.future.set_exception(self.BROKEN(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """No more jobs. Those queued still run, unless `cancel_futures`."""
        with self._shutdown_lock:
            self._shutdown = True
            dropped = 0
            if cancel_futures:
                while True:
                    try:
                        work_item = self._work_queue.get_nowait()
                    except queue.Empty:
                        break
                    if work_item is not None:
                        work_item.future.cancel()
                        dropped += 1
            _executor.shutdown(self._number, wait, dropped)
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
                _threads_queues.pop(thread, None)
