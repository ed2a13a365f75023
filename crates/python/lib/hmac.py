"""Keyed digests (RFC 2104)."""

import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = ((lambda data=b"": hashlib.new(digestmod, data))
                      if isinstance(digestmod, str) else digestmod)
        first = self._make()
        self.digest_size, self.block_size = first.digest_size, first.block_size
        self.name = "hmac-" + first.name
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key = bytes(key).ljust(self.block_size, b"\0")
        self._outer = bytes([byte ^ 0x5C for byte in key])
        self._inner = self._make(bytes([byte ^ 0x36 for byte in key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(self._outer + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b
