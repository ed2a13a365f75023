"""Files and folders for a while; their names come from the scenario's seed."""

import io
import os

template = "tmp"
tempdir = None
TMP_MAX = 10000
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    return tempdir or "/tmp"


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def _candidate(suffix, prefix, folder):
    while True:
        letters = "".join([_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(8)])
        path = os.path.join(os.path.abspath(folder or gettempdir()),
                            f"{template if prefix is None else prefix}{letters}{suffix or ''}")
        if not os.path.exists(path):
            return path


def mktemp(suffix="", prefix=template, dir=None):
    return _candidate(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _candidate(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _candidate(suffix, prefix, dir)
    os.mkdir(path)
    return path


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object at {id(self):#x}>"

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                       dir=None, delete=True, *, errors=None, delete_on_close=True):
    path = _candidate(suffix, prefix, dir)
    made = mode.replace("r", "w") if "+" in mode or "w" in mode else mode
    file = io.open(path, made, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete)


TemporaryFile = NamedTemporaryFile


class SpooledTemporaryFile(_TemporaryFileWrapper):
    def __init__(self, max_size=0, mode="w+b", *args, **kwargs):
        file = io.BytesIO() if "b" in mode else io.StringIO()
        super().__init__(file, None, False)


class TemporaryDirectory:
    """A folder that is removed with everything in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        import shutil
        shutil.rmtree(self.name, ignore_errors=True)
