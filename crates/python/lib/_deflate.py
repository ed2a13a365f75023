"""Compression as zlib does it: the search for repetitions, and reading them back.

Source: zlib 1.3.1 `deflate.c`: hash chains, lazy matches and the levels' limits are the same, so
that the bytes are. Rejected: a faster search of our own, whose bytes would be others.
"""

from _deflate_trees import (BASE_DISTANCE, BASE_LENGTH, Bits, EXTRA_DISTANCE, EXTRA_LENGTH,
                            FIXED_DISTANCES, FIXED_LENGTHS, ORDER, put_block)

# Of each level: good length, lazy length, nice length, chain; the first three do not wait.
_LEVELS = ((4, 4, 8, 4), (4, 5, 16, 8), (4, 6, 32, 32), (4, 4, 16, 16), (8, 16, 32, 32),
           (8, 16, 128, 128), (8, 32, 128, 256), (32, 128, 258, 1024), (32, 258, 258, 4096))
_FARTHEST = 32768 - 262
_TOO_FAR = 4096
_BLOCK = 16383


class _Search:
    def __init__(self, data, level):
        self.size = len(data)
        self.data = data + bytes(300)
        self.good, self.lazy, self.nice, self.chain = _LEVELS[level - 1]
        self.heads = {}
        self.before = {}
        self.symbols = []
        self.start = 0
        self.bits = Bits()

    def insert(self, at):
        data = self.data
        key = (data[at] << 10 ^ data[at + 1] << 5 ^ data[at + 2]) & 0x7fff
        head = self.heads.get(key, 0)
        self.before[at & 0x7fff] = head
        self.heads[key] = at
        return head

    def longest(self, at, head, best):
        """The length of the best match, longer than `best` if there is one; its place is kept."""
        data, chain = self.data, self.chain
        left = self.size - at
        if best >= self.good:
            chain >>= 2
        nice = min(self.nice, left)
        limit = max(at - _FARTHEST, 0)
        while True:
            if (data[head + best] == data[at + best] and data[head + best - 1] == data[at + best - 1]
                    and data[head] == data[at] and data[head + 1] == data[at + 1]):
                length = 3
                while length < 258 and data[head + length] == data[at + length]:
                    length += 1
                if length > best:
                    self.found, best = head, length
                    if length >= nice:
                        break
            head = self.before[head & 0x7fff]
            chain -= 1
            if head <= limit or chain == 0:
                break
        return min(best, left)

    def tally(self, distance, value, at):
        """Notes a symbol; `at`: where the text is whose symbols are all noted."""
        self.symbols.append((distance, value))
        if len(self.symbols) == _BLOCK:
            self.flush(at, False)

    def flush(self, at, is_last):
        put_block(self.bits, self.symbols, self.data[self.start:at], is_last)
        self.symbols, self.start = [], at

    def run_greedy(self):
        at = length = 0
        while at < self.size:
            head = self.insert(at) if self.size - at >= 3 else 0
            if head and at - head <= _FARTHEST:
                length = self.longest(at, head, 2)
            if length >= 3:
                end = at + length
                distance, value = at - self.found, length - 3
                if length <= self.lazy and self.size - end >= 3:
                    for other in range(at + 1, end):
                        self.insert(other)
                at, length = end, 0
                self.tally(distance, value, at)
            else:
                at += 1
                self.tally(0, self.data[at - 1], at)

    def run_lazy(self):
        at, length, found, waits = 0, 2, 0, False
        while at < self.size:
            head = self.insert(at) if self.size - at >= 3 else 0
            before, before_found, length = length, found, 2
            if head and before < self.lazy and at - head <= _FARTHEST:
                self.found = found
                length = self.longest(at, head, before)
                found = self.found
                if length == 3 and at - found > _TOO_FAR:
                    length = 2
            if before >= 3 and length <= before:
                last = self.size - 3
                distance = at - 1 - before_found
                end = at + before - 1
                for other in range(at + 1, end):
                    if other <= last:
                        self.insert(other)
                at, waits, length = end, False, 2
                self.tally(distance, before - 3, at)
            elif waits:
                self.tally(0, self.data[at - 1], at)
                at += 1
            else:
                waits = True
                at += 1
        if waits:
            self.symbols.append((0, self.data[at - 1]))


def deflate(data, level):
    """The compressed text without header and checksum."""
    if level == 0:
        raise NotImplementedError("zlib's level 0 is not available here: the data would be stored as they are")
    search = _Search(bytes(data), level)
    if level < 4:
        search.run_greedy()
    else:
        search.run_lazy()
    search.flush(search.size, True)
    search.bits.align()
    return bytes(search.bits.out)


class Inflated:
    """A compressed text, read: `data`, and where the rest begins."""

    def __init__(self, source, at, error):
        self.source, self.at, self.error = source, at, error
        self.value = self.count = 0
        self.data = bytearray()
        is_last = False
        while not is_last:
            is_last = self.bits(1)
            kind = self.bits(2)
            if kind == 0:
                self.stored()
            elif kind == 1:
                self.block(_table(FIXED_LENGTHS), _table(FIXED_DISTANCES))
            elif kind == 2:
                self.block(*self.trees())
            else:
                raise error("invalid block type")
        self.at -= self.count // 8

    def bits(self, count):
        while self.count < count:
            if self.at >= len(self.source):
                raise self.error(None)
            self.value |= self.source[self.at] << self.count
            self.at += 1
            self.count += 8
        found = self.value & (1 << count) - 1
        self.value >>= count
        self.count -= count
        return found

    def stored(self):
        self.at -= self.count // 8
        self.value = self.count = 0
        size, check = self.bits(16), self.bits(16)
        if size ^ check != 0xffff:
            raise self.error("invalid stored block lengths")
        if self.at + size > len(self.source):
            raise self.error(None)
        self.data += self.source[self.at:self.at + size]
        self.at += size

    def symbol(self, table):
        code, length = 1, 0
        while length < 16:
            code = code << 1 | self.bits(1)
            length += 1
            if code in table:
                return table[code]
        raise self.error("invalid code")

    def trees(self):
        literals, distances, shown = self.bits(5) + 257, self.bits(5) + 1, self.bits(4) + 4
        lengths = [0] * 19
        for rank in range(shown):
            lengths[ORDER[rank]] = self.bits(3)
        table, lengths = _table(lengths), []
        while len(lengths) < literals + distances:
            symbol = self.symbol(table)
            if symbol < 16:
                lengths.append(symbol)
            elif symbol == 16:
                if not lengths:
                    raise self.error("invalid bit length repeat")
                lengths += [lengths[-1]] * (3 + self.bits(2))
            else:
                lengths += [0] * (3 + self.bits(3) if symbol == 17 else 11 + self.bits(7))
        return _table(lengths[:literals]), _table(lengths[literals:literals + distances])

    def block(self, literals, distances):
        data = self.data
        while (symbol := self.symbol(literals)) != 256:
            if symbol < 256:
                data.append(symbol)
                continue
            length = 3 + BASE_LENGTH[symbol - 257] + self.bits(EXTRA_LENGTH[symbol - 257])
            code = self.symbol(distances)
            if code > 29:
                raise self.error("invalid distance code")
            distance = 1 + BASE_DISTANCE[code] + self.bits(EXTRA_DISTANCE[code])
            if distance > len(data):
                raise self.error("invalid distance too far back")
            for _ in range(length):
                data.append(data[-distance])


def _table(lengths):
    """Symbols by their codes, each with a 1 in front."""
    table, code = {}, 0
    for bits in range(1, 16):
        code <<= 1
        for symbol, length in enumerate(lengths):
            if length == bits:
                table[1 << bits | code] = symbol
                code += 1
    return table
