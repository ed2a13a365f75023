"""A dict whose values are kept in a file. Model: `shelve`, 3.14.

The file is one of the simulated computer; it has all keys and pickled values, and is written when the shelf is closed
or synced.
"""

import collections.abc
import os
import pickle

__all__ = ["Shelf", "DbfilenameShelf", "open"]

_open = open


class _Closed(collections.abc.MutableMapping):
    def closed(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = closed

    def __repr__(self):
        return "<Closed Dictionary>"


class Shelf(collections.abc.MutableMapping):
    """Keys are texts; values can be whatever can be pickled."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict = dict
        self._protocol = pickle.DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        if key.encode(self.keyencoding) in self.dict:
            return self[key]
        return default

    def __getitem__(self, key):
        if key in self.cache:
            return self.cache[key]
        value = pickle.loads(self.dict[key.encode(self.keyencoding)])
        if self.writeback:
            self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = pickle.dumps(value, self._protocol)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        """Keeps what there is; nothing more can be done with it."""
        if self.dict is None or isinstance(self.dict, _Closed):
            return
        self.sync()
        if hasattr(self.dict, "close"):
            self.dict.close()
        self.dict = _Closed()

    def __del__(self):
        if hasattr(self, "writeback"):
            self.close()

    def sync(self):
        if self.writeback and self.cache:
            self.writeback = False
            for key, value in self.cache.items():
                self[key] = value
            self.writeback = True
            self.cache = {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class _File(dict):
    """The pickled values of a file, by key."""

    def __init__(self, path, flag):
        self.path, self.flag = path, flag
        if flag in ("r", "w") and not os.path.exists(path):
            raise FileNotFoundError(2, "No such file or directory", path)
        if flag != "n" and os.path.exists(path):
            with _open(path, "rb") as file:
                self.update(pickle.load(file))
        else:
            self.sync()

    def _check(self):
        if self.flag == "r":
            raise OSError("the shelf was opened for reading only")

    def __setitem__(self, key, value):
        self._check()
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self._check()
        super().__delitem__(key)

    def sync(self):
        if self.flag != "r":
            with _open(self.path, "wb") as file:
                pickle.dump(dict(self), file)

    close = sync


class DbfilenameShelf(Shelf):
    """One of a file."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        if flag not in ("r", "w", "c", "n"):
            raise ValueError(f"Flag must be one of 'r', 'w', 'c', or 'n', not {flag!r}")
        super().__init__(_File(os.fspath(filename), flag), protocol, writeback)


def open(filename, flag="c", protocol=None, writeback=False):
    """The shelf of a file."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
