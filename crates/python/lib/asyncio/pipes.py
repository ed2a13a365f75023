"""Ends of pipes as transports.

Model: `_UnixReadPipeTransport` and `_UnixWritePipeTransport` of `asyncio.unix_events`, 3.14.
Simplified: a thread that the program does not see waits for the pipe, where CPython's loop watches the descriptor.
"""

import collections
import os
import sys
import _thread

from . import transports
from .log import logger

_READ_BYTES = 65536


def _tell(loop, function, *args):
    try:
        loop.call_soon_threadsafe(function, *args)
    except RuntimeError:
        pass                    # the loop was closed meanwhile


class WritePipe(transports._FlowControlMixin):
    """An end of a pipe that is written to."""

    def __init__(self, loop, file, protocol):
        super().__init__({"pipe": file}, loop)
        self._file = file
        self._protocol = protocol
        self._pending = collections.deque()
        self._size = 0
        self._is_writing = self._closing = False
        protocol.connection_made(self)

    def __repr__(self):
        return f"<_UnixWritePipeTransport {'closing' if self._closing else 'open'}>"

    def get_write_buffer_size(self):
        return self._size

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def write(self, data):
        if not data:
            return
        if self._closing:
            logger.warning("pipe closed by peer or os.write(pipe, data) raised exception.")
            return
        self._pending.append(bytes(data))
        self._size += len(data)
        if not self._is_writing:
            self._is_writing = True
            _thread.start_new_thread(self._write_out, ())
        self._maybe_pause_protocol()

    def _write_out(self):
        error = None
        while self._pending and error is None:
            data = self._pending.popleft()
            if self._file in (sys.stdout, sys.stderr):
                self._file.write(data.decode())
                self._file.flush()
                _tell(self._loop, self._written, len(data), None)
                continue
            try:
                os.write(self._file.fileno(), data)
            except OSError as raised:
                error = raised
            _tell(self._loop, self._written, len(data), error)

    def _written(self, count, error):
        self._size -= count
        self._is_writing = bool(self._size) and error is None
        if error is not None:
            self._closing = True
            self._end(error)
            return
        if self._pending:
            self._is_writing = True
            _thread.start_new_thread(self._write_out, ())
        self._maybe_resume_protocol()
        if self._closing and not self._size:
            self._end(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self._closing:
            return
        self._closing = True
        if not self._size:
            self._loop.call_soon(self._end, None)

    def close(self):
        self.write_eof()

    def abort(self):
        self._pending.clear()
        self._size = 0
        self.write_eof()

    def _end(self, error):
        self._file.close()
        protocol, self._protocol = self._protocol, None
        if protocol is not None:
            protocol.connection_lost(error)


class ReadPipe(transports.ReadTransport):
    """An end of a pipe that is read from."""

    def __init__(self, loop, file, protocol):
        super().__init__({"pipe": file})
        self._loop = loop
        self._file = file
        self._protocol = protocol
        self._held = None               # what came while reading was paused
        self._closing = False
        loop.call_soon(protocol.connection_made, self)
        _thread.start_new_thread(self._read, ())

    def __repr__(self):
        return f"<_UnixReadPipeTransport {'closing' if self._closing else 'open'}>"

    def _read(self):
        is_stdin = self._file is sys.stdin
        while not self._closing:
            try:
                data = self._file.readline().encode() if is_stdin else os.read(self._file.fileno(), _READ_BYTES)
            except (OSError, ValueError):
                data = b""              # it was closed meanwhile
            _tell(self._loop, self._came, data)
            if not data:
                return

    def _came(self, data):
        if self._closing:
            return
        if self._held is not None:
            self._held.append(data)
        elif data:
            self._protocol.data_received(data)
        else:
            self._closing = True
            self._protocol.eof_received()
            self._loop.call_soon(self._end, None)

    def is_reading(self):
        return self._held is None and not self._closing

    def pause_reading(self):
        if self.is_reading():
            self._held = []

    def resume_reading(self):
        if self._held is not None and not self._closing:
            held, self._held = self._held, None
            for data in held:
                self._came(data)

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def close(self):
        if not self._closing:
            self._closing = True
            self._loop.call_soon(self._end, None)

    def _end(self, error):
        if self._file is not sys.stdin:
            self._file.close()
        protocol, self._protocol = self._protocol, None
        if protocol is not None:
            protocol.connection_lost(error)
