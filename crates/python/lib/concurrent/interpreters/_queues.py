"""Queues between interpreters.

Model: `concurrent.interpreters._queues` and `Modules/_interpqueuesmodule.c`, 3.14: who has to wait asks again every
ten milliseconds. A queue is a block of memory that all interpreters see, and each of its items another one.
"""

import pickle
import queue
import sys
import time

import _interpreters
import _shared

__all__ = ["UNBOUND", "create", "list_all", "Queue", "QueueError", "QueueNotFoundError", "QueueEmpty", "QueueFull"]

_DELAY = 0.01
# Of a queue: the number of its lock, of its first item and of the next one, the most items.
_NUMBERS = 4


class QueueError(RuntimeError):
    __module__ = "concurrent.interpreters"


class QueueNotFoundError(QueueError):
    __module__ = "concurrent.interpreters"


class QueueEmpty(QueueError, queue.Empty):
    """There is nothing to get."""


class QueueFull(QueueError, queue.Full):
    """There is no room for more."""


class _Unbound:
    def __repr__(self):
        return f"{__name__}.UNBOUND"

    def __reduce__(self):
        return "UNBOUND"


UNBOUND = _Unbound()


def _numbers(name):
    block = _shared.find_block(name)
    if block < 0:
        raise QueueNotFoundError(f"queue {name.rpartition(' ')[2]} not found")
    data = _shared.load(block, 0, 8 * _NUMBERS)
    return block, [int.from_bytes(data[at:at + 8], "little", signed=True) for at in range(0, len(data), 8)]


def _put_numbers(block, numbers, words=None):
    _shared.store(block, 0, b"".join([number.to_bytes(8, "little", signed=True) for number in numbers]), words)


def create(maxsize=0, *, unbounditems=UNBOUND):
    """A queue with a number of its own."""
    maxsize = maxsize.__index__() if hasattr(type(maxsize), "__index__") else _no_index(maxsize)
    if unbounditems is not UNBOUND:
        raise NotImplementedError("Interleave: unbounditems is always UNBOUND")
    number = 1
    lock = _shared.semaphore(1, 1, None)
    while (block := _shared.named_block(f"interpreter queue {number}", 8 * _NUMBERS)) < 0:
        number += 1
    _put_numbers(block, [lock, 0, 0, maxsize])
    return Queue(number)


def _no_index(value):
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def list_all():
    """All queues."""
    found = []
    while _shared.find_block(f"interpreter queue {len(found) + 1}") >= 0:
        found.append(Queue(len(found) + 1))
    return found


def _packed(obj):
    code = getattr(obj, "__code__", None)
    if code is not None:
        return _interpreters._packed(obj)
    try:
        return "pickle", pickle.dumps(obj)
    except Exception as error:
        raise _interpreters.NotShareableError("object could not be pickled") from error


def _forget_items_of(number):
    """The interpreter has ended: what it put is not bound to anything any more."""
    for one in list_all():
        one._unbind(number)


class _Numbered:
    """Stands for what has this number; there is one object for each number."""

    def __repr__(self):
        return f"{type(self).__name__}({self.id})"

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        return self._id


_known = {}


class Queue(_Numbered):
    """The same object for the same number."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f"id must be an int, got {id!r}")
        if id not in _known:
            self = super().__new__(cls)
            self._id = int(id)
            self._name = f"interpreter queue {id}"
            _numbers(self._name)
            _known[id] = self
        return _known[id]

    @property
    def unbounditems(self):
        return UNBOUND

    @property
    def maxsize(self):
        return _numbers(self._name)[1][3]

    def empty(self):
        return self.qsize() == 0

    def full(self):
        _, (_, first, end, most) = _numbers(self._name)
        return 0 < most <= end - first

    def qsize(self):
        _, (_, first, end, _) = _numbers(self._name)
        return end - first

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        """Appends a copy; waits for room."""
        if not block:
            return self.put_nowait(obj, unbounditems=unbounditems)
        self._retry(lambda: self.put_nowait(obj, unbounditems=unbounditems), QueueFull, timeout)

    def put_nowait(self, obj, *, unbounditems=None):
        if unbounditems not in (None, UNBOUND):
            raise NotImplementedError("Interleave: unbounditems is always UNBOUND")
        data = pickle.dumps((_interpreters._own, _packed(obj)))
        block, (lock, *_) = _numbers(self._name)
        _shared.acquire(lock, True, None)
        try:
            block, numbers = _numbers(self._name)
            _, first, end, most = numbers
            if 0 < most <= end - first:
                raise QueueFull(f"queue {self._id} is full")
            item = _shared.named_block(f"{self._name} item {end}", len(data))
            _shared.store(item, 0, data, obj)
            numbers[2] += 1
            _put_numbers(block, numbers)
        finally:
            _shared.release(lock)

    def get(self, block=True, timeout=None):
        """Takes the first one out; waits for one."""
        if not block:
            return self.get_nowait()
        return self._retry(self.get_nowait, QueueEmpty, timeout)

    def get_nowait(self):
        block, (lock, *_) = _numbers(self._name)
        _shared.acquire(lock, True, None)
        try:
            block, numbers = _numbers(self._name)
            _, first, end, _ = numbers
            if first == end:
                raise QueueEmpty(f"queue {self._id} is empty")
            _, kind, *parts = self._item(first)
            _shared.forget_block(f"{self._name} item {first}")
            numbers[1] += 1
            _put_numbers(block, numbers)
        finally:
            _shared.release(lock)
        if kind == "unbound":
            return UNBOUND
        main = sys.modules["__main__"]
        if kind == "pickle":
            return _interpreters._loaded(main, parts[0])
        return _interpreters._unpacked(main, (kind, *parts))

    def _item(self, number):
        block = _shared.find_block(f"{self._name} item {number}")
        owner, packed = pickle.loads(_shared.load(block, 0, _shared.size(block)))
        return owner, *packed

    def _unbind(self, owner):
        _, (_, first, end, _) = _numbers(self._name)
        for number in range(first, end):
            if self._item(number)[0] == owner:
                name = f"{self._name} item {number}"
                data = pickle.dumps((owner, ("unbound",)))
                _shared.forget_block(name)
                _shared.store(_shared.named_block(name, len(data)), 0, data, None)

    def _retry(self, act, expected, timeout):
        if timeout is not None:
            timeout = int(timeout)
            if timeout < 0:
                raise ValueError("timeout value must be non-negative")
            end = time.monotonic() + timeout
        while True:
            try:
                return act()
            except expected:
                if timeout is not None and time.monotonic() >= end:
                    raise
            time.sleep(_DELAY)
