"""SHA-512 (FIPS 180-4), for seeds given as text. Slow and small."""

_MASK = (1 << 64) - 1


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def root_fraction(n, power):
    """The first 64 bits behind the point of the square or cube root of n."""
    target = n << (64 * power)
    low, high = 0, 1 << 70
    while low < high:
        middle = (low + high + 1) >> 1
        if middle ** power <= target:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


def _turn(x, n):
    return (x >> n | x << (64 - n)) & _MASK


def sha512(data):
    """The 64 bytes of the digest."""
    return sha512_from([root_fraction(p, 2) for p in _primes(8)], data)


def sha512_from(state, data):
    """The same, from another state at the start."""
    constants = [root_fraction(p, 3) for p in _primes(80)]
    padded = data + b"\x80" + bytes((111 - len(data)) % 128) + (len(data) * 8).to_bytes(16, "big")
    for start in range(0, len(padded), 128):
        words = [int.from_bytes(padded[i:i + 8], "big") for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            s0 = _turn(x, 1) ^ _turn(x, 8) ^ x >> 7
            s1 = _turn(y, 19) ^ _turn(y, 61) ^ y >> 6
            words.append((words[i - 16] + s0 + words[i - 7] + s1) & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            s1 = _turn(e, 14) ^ _turn(e, 18) ^ _turn(e, 41)
            t1 = h + s1 + (e & f ^ ~e & g) + constants[i] + words[i]
            s0 = _turn(a, 28) ^ _turn(a, 34) ^ _turn(a, 39)
            t2 = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t1 + t2) & _MASK, a, b, c, (d + t1) & _MASK, e, f, g
        state = [(x + y) & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([x.to_bytes(8, "big") for x in state])
