"""Paths as objects (`Lib/pathlib`, 3.14, the POSIX half)."""

import fnmatch
import io
import os
import sys

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath", "UnsupportedOperation"]


class UnsupportedOperation(NotImplementedError):
    pass


class _Parents:
    def __init__(self, path):
        self._path = path
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._made(self._path.root, self._tail[:len(self._tail) - index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path that is only looked at."""

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ "
                                f"returns a str, not {type(text).__name__!r}")
            texts.append(text)
        whole = os.path.join(*texts) if texts else ""
        self.root = "//" if whole.startswith("//") and not whole.startswith("///") else \
            "/" if whole.startswith("/") else ""
        self._tail = [part for part in whole.split("/") if part and part != "."]

    drive = ""

    def _made(self, root, tail):
        made = object.__new__(type(self))
        made.root, made._tail = root, list(tail)
        return made

    def with_segments(self, *args):
        return type(self)(*args)

    def __str__(self):
        return self.root + "/".join(self._tail) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return (self.root, *self._tail) if self.root else tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name.lstrip(".")
        at = name.rfind(".")
        return name[at:] if 0 < at else ""

    @property
    def suffixes(self):
        return ["." + suffix for suffix in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[:-len(suffix)] if suffix else self.name

    @property
    def parent(self):
        return self._made(self.root, self._tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def joinpath(self, *args):
        return type(self)(self, *args)

    def is_absolute(self):
        return bool(self.root)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self.root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith(".") or suffix == "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def relative_to(self, other, *more, walk_up=False):
        other = self.with_segments(other, *more)
        count = len(other.parts)
        if self.parts[:count] == other.parts:
            return self._made("", self.parts[count:])
        if walk_up and self.root == other.root:
            return type(self)(os.path.relpath(str(self), str(other)))
        more = ""
        if sys.version_info < (3, 12):
            more = " OR one path is relative and the other is absolute."
        raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}{more}")

    def is_relative_to(self, other, *more):
        other = self.with_segments(other, *more)
        return self.parts[:len(other.parts)] == other.parts

    def match(self, pattern, *, case_sensitive=None):
        wanted = [part for part in str(pattern).split("/") if part]
        if not wanted:
            raise ValueError("empty pattern")
        if len(wanted) > len(self._tail) or str(pattern).startswith("/") and len(wanted) != len(self._tail):
            return False
        return all(fnmatch.fnmatchcase(part, one)
                   for part, one in zip(reversed(self._tail), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether all of it matches; `**` stands for any number of names."""
        wanted = [part for part in str(pattern).split("/") if part]
        if str(pattern).startswith("/") != bool(self.root):
            return False
        return _matches(self._tail, wanted)


def _matches(parts, wanted):
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_matches(parts[skip:], wanted[1:]) for skip in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], wanted[0]) and _matches(parts[1:], wanted[1:])


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path of the computer's files."""

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return type(self)(os.path.abspath(str(self)))

    def expanduser(self):
        return type(self)(os.path.expanduser(str(self)))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_symlink

    def samefile(self, other):
        return os.path.samefile(self, other)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", -1, encoding, errors, newline) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(bytes(data))

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        self.open("a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Copies a file or a folder with all in it."""
        target = type(self)(target)
        if not self.is_dir():
            target.write_bytes(self.read_bytes())
            return target
        if target == self or self in target.parents:
            raise OSError(22, "Source path is a parent of target path" if target != self else
                          "Source and target are the same path", str(self), None, str(target))
        target.mkdir()
        for child in self.iterdir():
            child.copy(target / child.name)
        return target

    def copy_into(self, target_dir, **options):
        return self.copy(type(self)(target_dir) / self._own_name(), **options)

    def move(self, target):
        """Renames it, also into another folder."""
        target = type(self)(target)
        os.replace(self, target)
        return target

    def move_into(self, target_dir):
        return self.move(type(self)(target_dir) / self._own_name())

    def _own_name(self):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.name

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def owner(self):
        return "learner"

    group = owner

    def iterdir(self):
        for name in os.listdir(self):
            yield self._made(self.root, self._tail + [name])

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self, top_down, on_error):
            yield type(self)(folder), folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        parts = [part for part in str(pattern).split("/") if part]
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        yield from self._glob(parts)

    def _glob(self, parts):
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        if first == "**":
            yield from self._glob(rest) if rest else [self]
            for child in sorted(self.iterdir()):
                if child.is_dir():
                    yield from child._glob(parts)
            return
        if not self.is_dir():
            return
        for child in sorted(self.iterdir()):
            if fnmatch.fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                yield from child._glob(rest)

    def rglob(self, pattern, **options):
        return self.glob(f"**/{pattern}", **options)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class PosixPath(Path, PurePosixPath):
    pass


class PureWindowsPath(PurePath):
    def __init__(self, *args):
        raise UnsupportedOperation("cannot instantiate 'PureWindowsPath' on this system")
