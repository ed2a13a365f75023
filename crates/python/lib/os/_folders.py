"""The part of `os` about files and folders, over the kernel's files."""

import _disk
import _net

from . import path as _path
from .path import _text

O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
O_NONBLOCK, O_CLOEXEC = 2048, 524288
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

_FIELDS = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
           "st_mtime", "st_ctime")


class stat_result(tuple):
    """What is known of a file."""

    def __new__(cls, values, nanoseconds=0):
        made = super().__new__(cls, values)
        made._nanoseconds = nanoseconds
        return made

    def __repr__(self):
        shown = ", ".join(f"{name}={value}" for name, value in zip(_FIELDS, self))
        return f"os.stat_result({shown})"

    @property
    def st_mode(self):
        return self[0]

    @property
    def st_ino(self):
        return self[1]

    @property
    def st_nlink(self):
        return self[3]

    @property
    def st_uid(self):
        return self[4]

    @property
    def st_gid(self):
        return self[5]

    @property
    def st_size(self):
        return self[6]

    @property
    def st_mtime(self):
        return self._nanoseconds / 1e9

    st_atime = st_ctime = st_mtime

    @property
    def st_mtime_ns(self):
        return self._nanoseconds


stat_result.__module__ = "os"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        size = _disk.size(path)
        return stat_result((0o100644, path, 2049, 1, 1000, 1000, size, 0, 0, 0))
    status = _disk.status(_text(path))
    if status is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    is_folder, size, date, number = status
    seconds = date // 10**9
    mode = 0o40755 if is_folder else 0o100644
    return stat_result((mode, number, 2049, 2 if is_folder else 1, 1000, 1000, size, seconds,
                        seconds, seconds), date)


lstat = stat


def fstat(fd):
    return stat(fd)


def access(path, mode, **options):
    return _path.exists(path) and not (mode & X_OK and _path.isfile(path))


def listdir(path="."):
    return _disk.list(_text(path))


class DirEntry:
    """One name of a folder."""

    def __init__(self, folder, name):
        self.name = name
        self.path = _path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    path = _text(path)
    return _Scan([DirEntry(path, name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Folders below `top`: path, names of folders, names of files."""
    top = _text(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if _path.isdir(_path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(_path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def mkdir(path, mode=0o777, *, dir_fd=None):
    _disk.make_folder(_text(path))


def makedirs(name, mode=0o777, exist_ok=False):
    name = _text(name)
    head, tail = _path.split(name)
    if not tail:
        head, tail = _path.split(head)
    if head and tail and not _path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name)
    except OSError:
        if not exist_ok or not _path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _disk.remove_folder(_text(path))


def removedirs(name):
    rmdir(name)
    head = _path.dirname(_text(name).rstrip("/"))
    while head:
        try:
            rmdir(head)
        except OSError:
            break
        head = _path.dirname(head)


def remove(path, *, dir_fd=None):
    _disk.remove_file(_text(path))


unlink = remove


def rename(src, dst, **options):
    try:
        _disk.rename(_text(src), _text(dst))
    except OSError as error:
        raise OSError(error.errno, error.strerror, src, None, dst) from None


replace = rename


def renames(old, new):
    head = _path.dirname(_text(new))
    if head:
        makedirs(head, exist_ok=True)
    rename(old, new)


def truncate(path, length):
    with open_file(path, "r+b") as file:
        file.truncate(length)


def open_file(path, mode):
    import io
    return io.open(path, mode)


def getcwd():
    return _disk.working_folder()


def getcwdb():
    return getcwd().encode()


def chdir(path):
    _disk.change_folder(_text(path))


def chmod(path, mode, **options):
    stat(path)


def utime(path, times=None, **options):
    stat(path)


# --- descriptors -------------------------------------------------------------


def open(path, flags, mode=0o777, *, dir_fd=None):
    kind = flags & 3
    return _disk.open(_text(path), kind in (O_RDONLY, O_RDWR), kind in (O_WRONLY, O_RDWR),
                      bool(flags & O_APPEND), bool(flags & O_CREAT), bool(flags & O_EXCL),
                      bool(flags & O_TRUNC), "os.open")


def _is_socket(fd):
    try:
        _net.local(fd)
        return True
    except OSError:
        return False


_nonblocking = set()


def read(fd, length, /):
    if fd == 0:
        import sys
        return sys.stdin.readline().encode()
    if _is_socket(fd):
        return _net.receive(fd, length, False, 0 if fd in _nonblocking else None)[0]
    return _disk.read(fd, length)


def write(fd, data, /):
    if fd in (1, 2):
        import sys
        (sys.stdout if fd == 1 else sys.stderr).write(data.decode())
        return len(data)
    if _is_socket(fd):
        return _net.send(fd, data, 0 if fd in _nonblocking else None)
    return _disk.write(fd, data)


def close(fd):
    _nonblocking.discard(fd)
    _net.close(fd)


def lseek(fd, position, whence, /):
    return _disk.seek(fd, position, whence)


def ftruncate(fd, length, /):
    _disk.truncate(fd, length)


def fsync(fd):
    pass


def dup(fd, /):
    return _net.duplicate(fd)


def pipe():
    """Simplified: both ends are those of a socket pair, each shut in one direction."""
    reader, writer = _net.pair(1, 1)
    _net.shutdown(reader, 1)
    _net.shutdown(writer, 0)
    return reader, writer


def set_blocking(fd, blocking, /):
    if blocking:
        _nonblocking.discard(fd)
    else:
        _nonblocking.add(fd)


def get_blocking(fd, /):
    return fd not in _nonblocking


def isatty(fd, /):
    return False


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def urandom(size, /):
    """From the scenario's seed."""
    import _os
    return _os.random(size)


def get_terminal_size(fd=1):
    return terminal_size((80, 24))


class terminal_size(tuple):
    @property
    def columns(self):
        return self[0]

    @property
    def lines(self):
        return self[1]

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"
