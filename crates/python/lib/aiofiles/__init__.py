"""`aiofiles`: files whose calls run in the loop's default executor, so that the loop goes on.

Model: aiofiles 24: every call is one `run_in_executor`.
"""

import asyncio
import builtins

from . import os


class _AsyncFile:
    def __init__(self, file):
        self._file = file

    async def _call(self, name, *args):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, getattr(self._file, name), *args)

    async def read(self, *args):
        return await self._call("read", *args)

    async def readline(self, *args):
        return await self._call("readline", *args)

    async def readlines(self, *args):
        return await self._call("readlines", *args)

    async def write(self, data):
        return await self._call("write", data)

    async def writelines(self, lines):
        return await self._call("writelines", lines)

    async def seek(self, *args):
        return await self._call("seek", *args)

    async def tell(self):
        return await self._call("tell")

    async def truncate(self, *args):
        return await self._call("truncate", *args)

    async def flush(self):
        return await self._call("flush")

    async def close(self):
        return await self._call("close")

    def fileno(self):
        return self._file.fileno()

    @property
    def closed(self):
        return self._file.closed

    @property
    def name(self):
        return self._file.name

    @property
    def mode(self):
        return self._file.mode

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration


class _Opening:
    """What `open` gives: awaited or entered, it is the file."""

    def __init__(self, args, kwargs):
        self._args, self._kwargs = args, kwargs

    async def _open(self):
        from functools import partial
        loop = asyncio.get_running_loop()
        call = partial(builtins.open, *self._args, **self._kwargs)
        self._file = _AsyncFile(await loop.run_in_executor(None, call))
        return self._file

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *args):
        await self._file.close()


def open(*args, **kwargs):
    return _Opening(args, kwargs)
