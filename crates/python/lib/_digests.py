"""Digests that are asked for less often: the rest of SHA-2, SHA-3 and BLAKE2. Slow and small."""

from _sha512 import sha512_from

_MASK32, _MASK64 = (1 << 32) - 1, (1 << 64) - 1


def _lanes(data):
    return [int.from_bytes(data[i:i + 8], "little") for i in range(0, len(data), 8)]


def _rotations():
    """rho and pi of Keccak: the lanes' places on their way, with their turns."""
    x, y, turn, way = 1, 0, 0, []
    for step in range(24):
        turn += step + 1
        x, y = y, (2 * x + 3 * y) % 5
        way.append((x + 5 * y, turn % 64))
    return way


def _round_constants():
    state, made = 1, []
    for _ in range(24):
        number = 0
        for bit in range(7):
            if state & 1:
                number |= 1 << (1 << bit) - 1
            state = state << 1 ^ (0x171 if state >> 7 else 0)
        made.append(number)
    return made


_WAY, _CONSTANTS = _rotations(), _round_constants()


def _keccak(a):
    for constant in _CONSTANTS:
        columns = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        for x in range(5):
            right = columns[(x + 1) % 5]
            change = columns[x - 1] ^ (right << 1 & _MASK64 | right >> 63)
            for place in range(x, 25, 5):
                a[place] ^= change
        moving = a[1]
        for place, turn in _WAY:
            a[place], moving = (moving << turn & _MASK64 | moving >> 64 - turn), a[place]
        for row in range(0, 25, 5):
            b = a[row:row + 5]
            for x in range(5):
                a[row + x] = b[x] ^ ~b[(x + 1) % 5] & b[(x + 2) % 5] & _MASK64
        a[0] ^= constant


def sha3(data, rate, mark, size):
    """The sponge, with the mark that ends the text: 6 for SHA-3, 31 for SHAKE."""
    state = [0] * 25
    padded = bytearray(data + bytes([mark]) + bytes(-(len(data) + 1) % rate))
    padded[-1] |= 0x80
    for start in range(0, len(padded), rate):
        for place, lane in enumerate(_lanes(padded[start:start + rate])):
            state[place] ^= lane
        _keccak(state)
    out = b""
    while True:
        out += b"".join([lane.to_bytes(8, "little") for lane in state[:rate // 8]])
        if len(out) >= size:
            return out[:size]
        _keccak(state)


_START64 = (0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
            0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179)
_SIGMA = [[int(digit, 16) for digit in row] for row in (
    "0123456789abcdef ea489fd61c02b753 b8c052fdae367194 7931dcbe265a40f8 905724afe1bc683d 2c6a0b834d75fe19 "
    "c51fed4a0763928b db7ec13950f4862a 6fe9b308c2d714a5 a2847615fb9e3cd0").split()]
_MIX = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13),
        (3, 4, 9, 14))


def blake2(data, big, size, key=b"", salt=b"", person=b""):
    """BLAKE2b, or (small) BLAKE2s."""
    word, bits, mask = (8, 64, _MASK64) if big else (4, 32, _MASK32)
    start = _START64 if big else [number >> 32 for number in _START64]
    turns, rounds, block = ((32, 24, 16, 63), 12, 128) if big else ((16, 12, 8, 7), 10, 64)
    first = bytes([size, len(key), 1, 1]) + bytes(28 if big else 12)
    first += salt.ljust(2 * word, b"\0") + person.ljust(2 * word, b"\0")
    state = [number ^ int.from_bytes(first[i * word:i * word + word], "little") for i, number in enumerate(start)]
    data = (key.ljust(block, b"\0") if key else b"") + data
    padded = data + bytes(-len(data) % block or (0 if data else block))
    for at in range(0, len(padded), block):
        last = at + block == len(padded)
        words = [int.from_bytes(padded[i:i + word], "little") for i in range(at, at + block, word)]
        v = state + list(start)
        count = len(data) if last else at + block
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if last:
            v[14] ^= mask
        for step in range(rounds):
            order = _SIGMA[step % 10]
            for place, (a, b, c, d) in enumerate(_MIX):
                for turn_d, turn_b, x in ((turns[0], turns[1], words[order[2 * place]]),
                                          (turns[2], turns[3], words[order[2 * place + 1]])):
                    v[a] = (v[a] + v[b] + x) & mask
                    v[d] ^= v[a]
                    v[d] = (v[d] >> turn_d | v[d] << bits - turn_d) & mask
                    v[c] = (v[c] + v[d]) & mask
                    v[b] ^= v[c]
                    v[b] = (v[b] >> turn_b | v[b] << bits - turn_b) & mask
        state = [number ^ v[i] ^ v[i + 8] for i, number in enumerate(state)]
    return b"".join([number.to_bytes(word, "little") for number in state])[:size]


def _primes():
    found, n = [], 2
    while len(found) < 64:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _sha224(data):
    from _sha512 import root_fraction
    constants = [root_fraction(p, 3) >> 32 for p in _primes()]
    state = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + (len(data) * 8).to_bytes(8, "big")

    def turn(x, n):
        return x >> n | x << 32 - n & _MASK32

    for start in range(0, len(padded), 64):
        w = [int.from_bytes(padded[i:i + 4], "big") for i in range(start, start + 64, 4)]
        for i in range(16, 64):
            x, y = w[i - 15], w[i - 2]
            s0, s1 = turn(x, 7) ^ turn(x, 18) ^ x >> 3, turn(y, 17) ^ turn(y, 19) ^ y >> 10
            w.append((w[i - 16] + s0 + w[i - 7] + s1) & _MASK32)
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + constants[i] + w[i]
            t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t1 + t2) & _MASK32, a, b, c, (d + t1) & _MASK32, e, f, g
        state = [(x + y) & _MASK32 for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([x.to_bytes(4, "big") for x in state])[:28]


_SHA384 = (0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31,
           0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4)


def digest(name, data, size, options):
    if name == "sha384":
        return sha512_from(_SHA384, data)[:48]
    if name == "sha224":
        return _sha224(data)
    if name.startswith("blake2"):
        return blake2(data, name == "blake2b", size, **options)
    if name.startswith("shake"):
        return sha3(data, 168 if name == "shake_128" else 136, 31, size)
    return sha3(data, 200 - 2 * size, 6, size)
