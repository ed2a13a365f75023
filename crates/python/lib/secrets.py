"""Random values for passwords and tokens: here from the scenario's seed."""

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex",
           "token_urlsafe", "compare_digest"]

from random import SystemRandom

DEFAULT_ENTROPY = 32

_source = SystemRandom()
randbits = _source.getrandbits
choice = _source.choice


def randbelow(exclusive_upper_bound):
    """A number from 0 up to, and without, the bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _source._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return _source.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def token_urlsafe(nbytes=None):
    data = token_bytes(nbytes)
    bits = len(data) * 8
    padding = -bits % 6
    number = int.from_bytes(data, "big") << padding
    return "".join([_URL_SAFE[number >> shift & 63] for shift in range(bits + padding - 6, -1, -6)])


def compare_digest(a, b):
    """Equality that takes the same time wherever the difference is."""
    return a == b
