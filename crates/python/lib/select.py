"""`select`, `poll` and `epoll` over the kernel's one poll.

Model: `Modules/selectmodule.c`, 3.14, on Linux.
"""

import _net

error = OSError

POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = 1, 2, 4, 8, 16
EPOLLRDHUP, EPOLLONESHOT, EPOLLET, EPOLLEXCLUSIVE = 0x2000, 1 << 30, 1 << 31, 1 << 28
PIPE_BUF = 4096


def _number(file):
    if isinstance(file, int):
        number = file
    else:
        method = getattr(file, "fileno", None)
        if method is None:
            raise TypeError("argument must be an int, or have a fileno() method")
        number = method()
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return number


def select(rlist, wlist, xlist, timeout=None, /):
    """Those of the lists that are ready, in the order of the lists."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    readers = [(_number(file), file) for file in rlist]
    writers = [(_number(file), file) for file in wlist]
    for file in xlist:
        _number(file)
    wanted = {}
    for number, _ in readers:
        wanted[number] = (True, False)
    for number, _ in writers:
        wanted[number] = (number in wanted, True)
    found = _net.poll([(number, reads, writes) for number, (reads, writes) in wanted.items()], timeout)
    ready = {row[0]: row for row in found}
    # An error and the other end's going count as something to read, and to write.
    return ([file for number, file in readers if number in ready and (ready[number][1] or any(ready[number][3:5]))],
            [file for number, file in writers if number in ready and (ready[number][2] or ready[number][4])],
            [])


def _flags(row):
    _, readable, writable, hung_up, failed, _ = row
    return (POLLIN if readable else 0) | (POLLOUT if writable else 0) \
        | (POLLHUP if hung_up else 0) | (POLLERR if failed else 0)


class poll:
    """Descriptors with event masks; `poll` gives those that are ready."""

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_number(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _number(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[fd] = eventmask

    def unregister(self, fd, /):
        del self._wanted[_number(fd)]

    def poll(self, timeout=None, /):
        """`timeout`: milliseconds."""
        seconds = None if timeout is None or timeout < 0 else timeout / 1000
        rows = [(fd, bool(mask & POLLIN), bool(mask & POLLOUT)) for fd, mask in self._wanted.items()]
        return [(row[0], _flags(row)) for row in _net.poll(rows, seconds)]


class epoll:
    """The same with a list of its own: who became ready first comes first."""

    def __init__(self, sizehint=-1, flags=0):
        self._wanted = {}
        self._since = {}
        self._ready = []
        self._fd = _net.reserve()
        self.closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        if not self.closed:
            self.closed = True
            _net.close(self._fd)

    def fileno(self):
        return self._fd

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed epoll object")

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        fd = _number(fd)
        if fd in self._wanted:
            raise FileExistsError(17, "File exists")
        _net.poll([(fd, True, True)], 0)
        self._wanted[fd] = eventmask
        self._since[fd] = _net.sequence()

    def modify(self, fd, eventmask):
        self._check()
        fd = _number(fd)
        if fd not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[fd] = eventmask
        self._since[fd] = _net.sequence()

    def unregister(self, fd):
        self._check()
        fd = _number(fd)
        if self._wanted.pop(fd, None) is None:
            raise FileNotFoundError(2, "No such file or directory")
        if fd in self._ready:
            self._ready.remove(fd)

    def poll(self, timeout=None, maxevents=-1):
        """`timeout`: seconds."""
        self._check()
        if timeout is not None and timeout < 0:
            timeout = None
        rows = [(fd, bool(mask & EPOLLIN), bool(mask & EPOLLOUT)) for fd, mask in self._wanted.items()]
        found = {row[0]: row for row in _net.poll(rows, timeout)}
        fresh = [row for fd, row in found.items() if fd not in self._ready]
        order = [fd for fd in self._ready if fd in found]
        order += [row[0] for row in sorted(fresh, key=lambda row: max(row[5], self._since[row[0]]))]
        self._ready = order
        return [(fd, _flags(found[fd])) for fd in (order if maxevents <= 0 else order[:maxevents])]
