"""Digests: md5, sha1, sha256 and sha512, and those of passwords."""

from _hash import digest as _digest, pbkdf2 as _pbkdf2

__all__ = ["md5", "sha1", "sha256", "sha512", "new", "algorithms_guaranteed",
           "algorithms_available", "pbkdf2_hmac", "file_digest"]

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha256": (32, 64), "sha512": (64, 128)}
algorithms_guaranteed = algorithms_available = set(_SIZES)


class HASH:
    """A digest in the making."""

    __module__ = "_hashlib"

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(data)

    def digest(self):
        return _digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ 0x{id(self):x}>"


def _maker(name):
    def make(data=b"", *, usedforsecurity=True, string=None):
        return HASH(name, data if string is None else string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5, sha1, sha256, sha512 = map(_maker, ("md5", "sha1", "sha256", "sha512"))


def new(name, data=b"", *, usedforsecurity=True):
    kind = name.lower().replace("-", "")
    if kind not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(kind, data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _SIZES:
        raise ValueError(f"unsupported hash type {hash_name}")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = _SIZES[hash_name][0]
    return _pbkdf2(hash_name, bytes(password), bytes(salt), iterations, dklen)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made


def __getattr__(name):
    if name in ("sha224", "sha384", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b",
                "blake2s", "shake_128", "shake_256", "scrypt"):
        raise NotImplementedError(f"Interleave has no hashlib.{name}: use sha256")
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
