"""Calls of `os` in the default executor."""

import asyncio
import os


def _wrapped(function):
    async def call(*args, **kwargs):
        from functools import partial
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, partial(function, *args, **kwargs))

    return call


stat, rename, replace, remove = map(_wrapped, (os.stat, os.rename, os.replace, os.remove))
unlink, mkdir, makedirs, rmdir = map(_wrapped, (os.unlink, os.mkdir, os.makedirs, os.rmdir))
listdir, scandir, access, getcwd = map(_wrapped, (os.listdir, os.scandir, os.access, os.getcwd))


class path:
    exists = staticmethod(_wrapped(os.path.exists))
    isfile = staticmethod(_wrapped(os.path.isfile))
    isdir = staticmethod(_wrapped(os.path.isdir))
    getsize = staticmethod(_wrapped(os.path.getsize))
