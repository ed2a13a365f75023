"""Blocks of shared memory with a name, and lists in them.

Simplified: `buf` is a view of our own, with the items and slices of a memoryview of bytes.
"""

import _shared

__all__ = ["SharedMemory", "ShareableList"]

_PREFIX = "psm_"


class _Buffer:
    """The bytes of a block."""

    def __init__(self, block, start, length):
        self._block, self._start, self._length = block, start, length

    def __len__(self):
        return self._length

    @property
    def nbytes(self):
        return self._length

    def _place(self, index):
        index = index.__index__()
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("index out of bounds on dimension 1")
        return self._start + index

    def _range(self, key):
        start, stop, step = key.indices(self._length)
        if step != 1:
            raise NotImplementedError("only slices with step 1")
        return self._start + start, max(0, stop - start)

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, length = self._range(key)
            return _Buffer(self._block, start, length)
        return _shared.load(self._block, self._place(key), 1)[0]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            start, length = self._range(key)
            data = bytes(value)
            if len(data) != length:
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            _shared.store(self._block, start, data, data)
            return
        if not isinstance(value, int):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        _shared.store(self._block, self._place(key), bytes([value]), value)

    def __bytes__(self):
        return _shared.load(self._block, self._start, self._length)

    def tobytes(self):
        return bytes(self)

    def tolist(self):
        return list(bytes(self))

    def __iter__(self):
        return iter(bytes(self))

    def __eq__(self, other):
        return bytes(self) == bytes(other)

    def release(self):
        pass


class SharedMemory:
    """A block that other processes find by its name."""

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create:
            if size == 0:
                raise ValueError("'size' must be a positive number different from zero")
            self._block = _shared.named_block(name or "", size)
            if self._block < 0:
                raise FileExistsError(17, "File exists", "/" + name)
            self._name = name or f"{_PREFIX}{self._block:08x}"
        else:
            if name is None:
                raise ValueError("'name' can only be None if create=True")
            self._block = _shared.find_block(name)
            if self._block < 0:
                raise FileNotFoundError(2, "No such file or directory", "/" + name)
            self._name = name
        self._size = _shared.size(self._block)
        self._buf = _Buffer(self._block, 0, self._size)

    def __reduce__(self):
        return self.__class__, (self.name, False, self.size)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.name!r}, size={self.size})"

    @property
    def buf(self):
        return self._buf

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    def close(self):
        """This process does not use it any more."""
        self._buf = None

    def unlink(self):
        """The name is gone; the block lives as long as somebody uses it."""
        _shared.forget_block(self._name)


class ShareableList:
    """A list of fixed length whose items stand in shared memory."""

    def __init__(self, sequence=None, *, name=None):
        if sequence is None:
            self.shm = SharedMemory(name)
        else:
            import pickle
            items = [pickle.dumps(_checked(item)) for item in sequence]
            width = max([8, *(len(item) for item in items)]) + 12
            self.shm = SharedMemory(name, create=True, size=16 + width * len(items))
            self.shm.buf[:8] = len(items).to_bytes(8, "little")
            self.shm.buf[8:16] = width.to_bytes(8, "little")
            for place, item in enumerate(sequence):
                self[place] = item

    def __len__(self):
        return int.from_bytes(bytes(self.shm.buf[:8]), "little")

    def _place(self, index):
        count = len(self)
        if index < 0:
            index += count
        if not 0 <= index < count:
            raise IndexError("index out of range")
        width = int.from_bytes(bytes(self.shm.buf[8:16]), "little")
        return 16 + index * width, width

    def __getitem__(self, index):
        import pickle
        start, width = self._place(index)
        data = bytes(self.shm.buf[start:start + width])
        return pickle.loads(data[4:4 + int.from_bytes(data[:4], "little")])

    def __setitem__(self, index, value):
        import pickle
        start, width = self._place(index)
        data = pickle.dumps(_checked(value))
        if len(data) + 4 > width:
            raise ValueError("bytes/str item exceeds available storage")
        self.shm.buf[start:start + 4] = len(data).to_bytes(4, "little")
        self.shm.buf[start + 4:start + 4 + len(data)] = data

    def __iter__(self):
        return (self[n] for n in range(len(self)))

    def __repr__(self):
        return f"{self.__class__.__name__}({list(self)}, name={self.shm.name!r})"

    def __reduce__(self):
        return _attached_list, (self.__class__, self.shm.name)

    def count(self, value):
        return sum(item == value for item in self)

    def index(self, value):
        for place, item in enumerate(self):
            if item == value:
                return place
        raise ValueError("ShareableList.index(x): x not in list")


def _attached_list(cls, name):
    return cls(name=name)


def _checked(item):
    if not isinstance(item, (int, float, bool, str, bytes, type(None))):
        raise ValueError(f"type {type(item)} is not supported by ShareableList")
    return item
