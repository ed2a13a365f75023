"""Copying and removing files and trees."""

import os
from collections import namedtuple


class Error(OSError):
    pass


class SameFileError(Error):
    pass


_Usage = namedtuple("usage", "total used free")


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or 262144):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copymode(src, dst, **options):
    os.stat(src)


copystat = copymode


def ignore_patterns(*patterns):
    import fnmatch

    def ignored(path, names):
        return {name for name in names for pattern in patterns if fnmatch.fnmatch(name, pattern)}

    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore else set()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            if os.path.isdir(inner):
                rmtree(inner, ignore_errors)
            else:
                os.remove(inner)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(dst):
            raise Error(f"Destination path '{dst}' already exists")
    os.rename(src, dst)
    return dst


def which(cmd, mode=1, path=None):
    return f"/usr/bin/{cmd}" if cmd in ("python3", "python", "sh", "ls", "cat", "echo") else None


def disk_usage(path):
    return _Usage(64 << 30, 16 << 30, 48 << 30)


def get_terminal_size(fallback=(80, 24)):
    return os.terminal_size(fallback)
