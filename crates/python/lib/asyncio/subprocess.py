"""Other programs as processes whose pipes a loop reads.

Model: `asyncio.subprocess` and `asyncio.base_subprocess`, 3.14.
Simplified: a thread that the program does not see waits for each pipe and for the end of the process, where CPython's
loop watches descriptors.
"""

import subprocess
import sys
import _thread

from . import events, streams
from .pipes import WritePipe, _tell
from .tasks import gather

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE, STDOUT, DEVNULL = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL
_READ_BYTES = 65536


class _InputProtocol(streams.FlowControlMixin):
    def __init__(self, loop):
        super().__init__(loop=loop)
        self._closed = loop.create_future()

    def connection_lost(self, exc):
        super().connection_lost(exc)
        if not self._closed.done():
            self._closed.set_result(None)

    def _get_close_waiter(self, stream):
        return self._closed


class Process:
    """A program that runs, or has run."""

    def __init__(self, popen, loop, limit):
        self._popen = popen
        self._loop = loop
        self.pid = popen.pid
        self._returncode = None
        self._waiters = []
        self.stdin = self.stdout = self.stderr = None
        if popen.stdin is not None:
            protocol = _InputProtocol(loop)
            self.stdin = streams.StreamWriter(WritePipe(loop, popen.stdin, protocol), protocol, None, loop)
        for name in ("stdout", "stderr"):
            file = getattr(popen, name)
            if file is not None:
                reader = streams.StreamReader(limit=limit, loop=loop)
                setattr(self, name, reader)
                _thread.start_new_thread(self._read, (file, reader))
        _thread.start_new_thread(self._watch, ())

    def __repr__(self):
        return f"<{type(self).__name__} {self.pid}>"

    def __del__(self):
        popen = getattr(self, "_popen", None)
        if popen is not None and self._returncode is None and self._loop.is_closed():
            popen.kill()

    @property
    def returncode(self):
        return self._returncode

    def _read(self, file, reader):
        while data := file.read(_READ_BYTES):
            _tell(self._loop, reader.feed_data, data)
        file.close()
        _tell(self._loop, reader.feed_eof)

    def _watch(self):
        _tell(self._loop, self._ended, self._popen.wait())

    def _ended(self, code):
        self._returncode = code
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(code)

    async def wait(self):
        """Waits for its end; the exit code."""
        if self._returncode is None:
            waiter = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter
        return self._returncode

    def send_signal(self, signal):
        if self._returncode is not None:
            raise ProcessLookupError()
        self._popen.send_signal(signal)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed_stdin(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.stdin.close()

    async def _noop(self):
        return None

    async def _read_stream(self, reader):
        return await reader.read()

    async def communicate(self, input=None):
        """Gives the input, reads to the end, waits: (stdout, stderr), None where there is no pipe."""
        feeds = self.stdin is not None and (input is not None or sys.version_info >= (3, 12))
        first = self._feed_stdin(input) if feeds else self._noop()
        rest = [self._noop() if reader is None else self._read_stream(reader) for reader in (self.stdout, self.stderr)]
        _, stdout, stderr = await gather(first, *rest)
        await self.wait()
        return stdout, stderr


def _checked_options(options):
    for name in ("universal_newlines", "text", "encoding", "errors"):
        if options.get(name):
            raise ValueError(f"{'universal_newlines' if name == 'universal_newlines' else name} must be "
                             f"{'None' if name in ('encoding', 'errors') else 'False'}")
    if options.get("bufsize", 0) != 0:
        raise ValueError("bufsize must be 0")


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    """Starts a program."""
    loop = events.get_running_loop()
    _checked_options(kwds)
    if kwds.pop("shell", False):
        raise ValueError("shell must be False")
    kwds.pop("bufsize", None)
    popen = subprocess.Popen([program, *args], 0, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
    return Process(popen, loop, limit)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=2 ** 16, **kwds):
    """Starts `sh` with a line."""
    loop = events.get_running_loop()
    if not isinstance(cmd, (bytes, str)):
        raise ValueError("cmd must be a string")
    _checked_options(kwds)
    if not kwds.pop("shell", True):
        raise ValueError("shell must be True")
    kwds.pop("bufsize", None)
    popen = subprocess.Popen(cmd, 0, shell=True, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
    return Process(popen, loop, limit)
