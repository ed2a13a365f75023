"""Compression and checksums. Other window sizes than 32 KB and the level 0 are refused."""

from _hash import crc32 as _crc32

Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY = Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = 1, 2, 3, 4
DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE = 8, 15, 8, 16384
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"


class error(Exception):
    pass


error.__module__ = "zlib"


def crc32(data, value=0, /):
    return _crc32(bytes(data), value)


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16
    for byte in bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def _bytes(data):
    if isinstance(data, str) or not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _level(level):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    return 6 if level == -1 else level


def _kind(wbits):
    """zlib's own header, gzip's, or none."""
    kinds = {15: "zlib", 31: "gzip", -15: "raw", 47: "any", 0: "zlib"}
    if wbits not in kinds:
        raise NotImplementedError(f"wbits={wbits} is not available here: only a window of 32 KB is")
    return kinds[wbits]


def _header(kind, level):
    if kind == "raw":
        return b""
    if kind == "gzip":
        return b"\x1f\x8b\x08" + bytes(5) + (b"\x02" if level == 9 else b"\x04" if level < 2 else b"\0") + b"\x03"
    head = 0x7800 | (0 if level < 2 else 1 if level < 6 else 2 if level == 6 else 3) << 6
    return (head + 31 - head % 31).to_bytes(2, "big")


def _trailer(kind, data):
    if kind == "gzip":
        return crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return adler32(data).to_bytes(4, "big") if kind == "zlib" else b""


def compress(data, /, level=-1, wbits=15):
    """The data in fewer bytes."""
    from _deflate import deflate
    data, level, kind = _bytes(data), _level(level), _kind(wbits)
    return _header(kind, level) + deflate(data, level) + _trailer(kind, data)


def _message(words):
    if words is None:
        return error("Error -5 while decompressing data: incomplete or truncated stream")
    return error(f"Error -3 while decompressing data: {words}")


def _gzip_start(data):
    """Where the compressed text begins, after gzip's header."""
    if len(data) < 10:
        raise _message(None)
    flags, at = data[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(data[at:at + 2], "little")
    for flag in 8, 16:
        if flags & flag:
            at = data.index(0, at) + 1
    return at + 2 if flags & 2 else at


def _inflated(data, wbits):
    """The data of the first stream, and where the next one begins."""
    from _deflate import Inflated
    kind, start = _kind(wbits), 0
    if kind == "any":
        kind = "gzip" if data[:2] == b"\x1f\x8b" else "zlib"
    if kind == "zlib":
        if len(data) < 2:
            raise _message(None)
        if int.from_bytes(data[:2], "big") % 31 or data[0] & 15 != 8:
            raise _message("incorrect header check")
        start = 2
    elif kind == "gzip":
        if data[:2] != b"\x1f\x8b":
            raise _message("incorrect header check")
        start = _gzip_start(data)
    found = Inflated(data, start, _message)
    check = _trailer(kind, found.data)
    given = data[found.at:found.at + len(check)]
    if given != check:
        if len(given) < len(check):
            raise _message(None)
        raise _message("incorrect data check")
    return bytes(found.data), found.at + len(check)


def decompress(data, /, wbits=15, bufsize=16384):
    """What `compress` was given."""
    return _inflated(_bytes(data), wbits)[0]


class Compress:
    """Takes the data piece by piece; the compressed text comes with `flush`."""

    def __init__(self, level, wbits):
        self._data, self._level, self._wbits = bytearray(), _level(level), wbits
        self._sent = 0

    def compress(self, data, /):
        self._data += _bytes(data)
        head = _header(_kind(self._wbits), self._level)[self._sent:]
        self._sent += len(head)
        return head

    def flush(self, mode=Z_FINISH, /):
        if mode != Z_FINISH:
            raise NotImplementedError("flush() finishes the data here: other modes are not available")
        return compress(bytes(self._data), self._level, self._wbits)[self._sent:]


class Decompress:
    """Takes the compressed text piece by piece."""

    def __init__(self, wbits):
        self._source, self._wbits = bytearray(), wbits
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += _bytes(data)
            return b""
        self._source += _bytes(data)
        try:
            found, end = _inflated(bytes(self._source), self._wbits)
        except error as problem:
            if "Error -5" in str(problem):
                return b""
            raise
        self.eof = True
        self.unused_data = bytes(self._source[end:])
        return found

    def flush(self, length=DEF_BUF_SIZE, /):
        return b""


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    if memLevel != DEF_MEM_LEVEL or strategy or zdict is not None:
        raise NotImplementedError("compressobj takes a level and wbits only here")
    return Compress(level, wbits)


def decompressobj(wbits=15, zdict=None):
    if zdict is not None:
        raise NotImplementedError("decompressobj takes wbits only here")
    return Decompress(wbits)
