"""Digests of bytes, and those of passwords."""

from _hash import digest as _digest, pbkdf2 as _pbkdf2

__all__ = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
           "blake2b", "blake2s", "shake_128", "shake_256", "new", "algorithms_guaranteed", "algorithms_available",
           "pbkdf2_hmac", "file_digest"]

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha256": (32, 64), "sha512": (64, 128), "sha224": (28, 64),
          "sha384": (48, 128), "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104),
          "sha3_512": (64, 72), "blake2b": (64, 128), "blake2s": (32, 64), "shake_128": (0, 168),
          "shake_256": (0, 136)}
_NATIVE = ("md5", "sha1", "sha256", "sha512")
algorithms_guaranteed = algorithms_available = set(_SIZES)


class HASH:
    """A digest in the making."""

    __module__ = "_hashlib"

    def __init__(self, name, data, size=None, options={}):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        if size is not None:
            if not 1 <= size <= self.digest_size:
                raise ValueError(f"digest_size for {name[0].upper()}{name[1:]} must be between 1 and "
                                 f"{self.digest_size} bytes, here it is {size}")
            self.digest_size = size
        self._options = options
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(data)

    def digest(self):
        if self.name in _NATIVE:
            return _digest(self.name, self._data)
        from _digests import digest
        return digest(self.name, self._data, self.digest_size, self._options)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._data, self.digest_size or None, self._options)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ 0x{id(self):x}>"


class _Shake(HASH):
    """A digest of any length."""

    def digest(self, length, /):
        from _digests import digest
        return digest(self.name, self._data, length, self._options)

    def hexdigest(self, length, /):
        return self.digest(length).hex()


def _maker(name):
    kind = _Shake if name.startswith("shake") else HASH

    def make(data=b"", *, usedforsecurity=True, string=None):
        return kind(name, data if string is None else string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5, sha1, sha256, sha512, sha224, sha384, sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256 = map(
    _maker, (*_NATIVE, "sha224", "sha384", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"))


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return HASH("blake2b", data, digest_size, {"key": bytes(key), "salt": bytes(salt), "person": bytes(person)})


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return HASH("blake2s", data, digest_size, {"key": bytes(key), "salt": bytes(salt), "person": bytes(person)})


def new(name, data=b"", *, usedforsecurity=True, **options):
    kind = name.lower().replace("-", "_")
    kind = kind if kind in _SIZES else kind.replace("_", "")
    if kind not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[kind](data, **options)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _NATIVE:
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
