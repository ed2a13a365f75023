"""The Huffman trees of a compressed block, and its bits.

Source: zlib 1.3.1 `trees.c`: the heap, its ties and the lengths' limits are the same, so that the
bytes are.
"""

EXTRA_LENGTH = [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4 + [0]
EXTRA_DISTANCE = [max(0, code // 2 - 1) for code in range(30)]
EXTRA_REPEAT = [0] * 16 + [2, 3, 7]
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
END = 256


def _bases(extra):
    base, found = 0, []
    for bits in extra:
        found.append(base)
        base += 1 << bits
    return found


BASE_LENGTH = _bases(EXTRA_LENGTH)
BASE_LENGTH[28] = 255
BASE_DISTANCE = _bases(EXTRA_DISTANCE)
LENGTH_CODE = [0] * 256
for _code in range(28):
    for _at in range(BASE_LENGTH[_code], min(256, BASE_LENGTH[_code] + (1 << EXTRA_LENGTH[_code]))):
        LENGTH_CODE[_at] = _code
LENGTH_CODE[255] = 28
FIXED_LENGTHS = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8
FIXED_DISTANCES = [5] * 30


def distance_code(distance):
    """Of a distance less one."""
    if distance < 4:
        return distance
    bits = distance.bit_length() - 1
    return 2 * bits + (distance >> bits - 1 & 1)


def codes_of(lengths):
    """The codes, with their bits reversed as they are sent."""
    counts = [0] * 16
    for length in lengths:
        counts[length] += 1
    counts[0] = code = 0
    following = [0] * 16
    for bits in range(1, 16):
        code = code + counts[bits - 1] << 1
        following[bits] = code
    codes = [0] * len(lengths)
    for at, length in enumerate(lengths):
        if length:
            code, turned = following[length], 0
            following[length] += 1
            for _ in range(length):
                turned = turned << 1 | code & 1
                code >>= 1
            codes[at] = turned
    return codes


FIXED_CODES = codes_of(FIXED_LENGTHS)
FIXED_DISTANCE_CODES = codes_of(FIXED_DISTANCES)


class Tree:
    """The code lengths for counted symbols, none longer than `limit`."""

    def __init__(self, counts, extra, first_extra, limit):
        self.size = len(counts)
        self.counts = counts + [0] * (self.size + 1)
        self.lengths = [0] * (2 * self.size + 1)
        self._depths = [0] * (2 * self.size + 1)
        self._build(limit)
        self.last = self._last
        self.lengths = self.lengths[:self.size]
        self.counts = counts = self.counts[:self.size]
        self.bits = sum([count * (self.lengths[at] + (extra[at - first_extra] if at >= first_extra else 0))
                         for at, count in enumerate(counts) if count and at not in self._added])

    def _is_smaller(self, a, b):
        counts = self.counts
        return counts[a] < counts[b] or counts[a] == counts[b] and self._depths[a] <= self._depths[b]

    def _sink(self, heap, at):
        value, count = heap[at], len(heap) - 1
        below = at * 2
        while below <= count:
            if below < count and self._is_smaller(heap[below + 1], heap[below]):
                below += 1
            if self._is_smaller(value, heap[below]):
                break
            heap[at] = heap[below]
            at, below = below, below * 2
        heap[at] = value

    def _build(self, limit):
        counts = self.counts
        heap = [0] + [at for at in range(self.size) if counts[at]]
        self._last = heap[-1] if len(heap) > 1 else -1
        self._added = set()
        while len(heap) < 3:
            if self._last < 2:
                self._last += 1
                new = self._last
            else:
                new = 0
            heap.append(new)
            counts[new] = 1
            self._added.add(new)
        for at in range((len(heap) - 1) // 2, 0, -1):
            self._sink(heap, at)
        parents = [0] * (2 * self.size + 1)
        removed = []
        node = self.size
        while True:
            least = heap[1]
            heap[1] = heap[-1]
            heap.pop()
            self._sink(heap, 1)
            other = heap[1]
            removed += [least, other]
            counts[node] = counts[least] + counts[other]
            self._depths[node] = max(self._depths[least], self._depths[other]) + 1
            parents[least] = parents[other] = node
            heap[1] = node
            node += 1
            self._sink(heap, 1)
            if len(heap) <= 2:
                break
        removed.append(heap[1])
        removed.reverse()
        self._limit(removed, parents, limit)

    def _limit(self, nodes, parents, limit):
        """Lengths from the root down; those that are too long are given back to others."""
        lengths = self.lengths
        per_length = [0] * 16
        lengths[nodes[0]] = over = 0
        for node in nodes[1:]:
            bits = lengths[parents[node]] + 1
            if bits > limit:
                bits = limit
                over += 1
            lengths[node] = bits
            if node <= self._last:
                per_length[bits] += 1
        if not over:
            return
        while over > 0:
            bits = limit - 1
            while per_length[bits] == 0:
                bits -= 1
            per_length[bits] -= 1
            per_length[bits + 1] += 2
            per_length[limit] -= 1
            over -= 2
        at = len(nodes)
        for bits in range(limit, 0, -1):
            left = per_length[bits]
            while left:
                at -= 1
                if nodes[at] <= self._last:
                    lengths[nodes[at]] = bits
                    left -= 1


def repeats(lengths, last):
    """The lengths as (symbol, bits, how many bits): runs are told by 16, 17 and 18."""
    before, following, count = -1, lengths[0], 0
    most, least = (138, 3) if following == 0 else (7, 4)
    for at in range(last + 1):
        current = following
        following = lengths[at + 1] if at < last else -1
        count += 1
        if count < most and current == following:
            continue
        if count < least:
            for _ in range(count):
                yield current, 0, 0
        elif current:
            if current != before:
                yield current, 0, 0
                count -= 1
            yield 16, count - 3, 2
        elif count <= 10:
            yield 17, count - 3, 3
        else:
            yield 18, count - 11, 7
        count, before = 0, current
        if following == 0:
            most, least = 138, 3
        elif current == following:
            most, least = 6, 3
        else:
            most, least = 7, 4


class Bits:
    """Bits in a row, the lowest of a byte first."""

    def __init__(self):
        self.out = bytearray()
        self._value = self._count = 0

    def put(self, value, count):
        self._value |= value << self._count
        self._count += count
        while self._count >= 8:
            self.out.append(self._value & 255)
            self._value >>= 8
            self._count -= 8

    def align(self):
        if self._count:
            self.out.append(self._value & 255)
        self._value = self._count = 0


def put_block(bits, symbols, stored, is_last):
    """One block: symbols are (distance, byte or length less 3); `stored` is the text that they stand for."""
    counts, distances = [0] * 286, [0] * 30
    counts[END] = 1
    for distance, value in symbols:
        if distance == 0:
            counts[value] += 1
        else:
            counts[LENGTH_CODE[value] + 257] += 1
            distances[distance_code(distance - 1)] += 1
    fixed = sum([count * (FIXED_LENGTHS[at] + (EXTRA_LENGTH[at - 257] if at > 256 else 0))
                 for at, count in enumerate(counts)])
    fixed += sum([count * (5 + EXTRA_DISTANCE[at]) for at, count in enumerate(distances)])
    literal, distance_tree = Tree(counts, EXTRA_LENGTH, 257, 15), Tree(distances, EXTRA_DISTANCE, 0, 15)
    runs = [*repeats(literal.lengths, literal.last), *repeats(distance_tree.lengths, distance_tree.last)]
    run_counts = [0] * 19
    for symbol, _, _ in runs:
        run_counts[symbol] += 1
    run_tree = Tree(run_counts, EXTRA_REPEAT, 0, 7)
    shown = 18
    while shown >= 3 and run_tree.lengths[ORDER[shown]] == 0:
        shown -= 1
    own = literal.bits + distance_tree.bits + run_tree.bits + 3 * (shown + 1) + 14
    own_bytes, fixed_bytes = own + 10 >> 3, fixed + 10 >> 3
    if len(stored) + 4 <= min(own_bytes, fixed_bytes):
        bits.put(int(is_last), 3)
        bits.align()
        bits.out += len(stored).to_bytes(2, "little") + (len(stored) ^ 0xffff).to_bytes(2, "little") + stored
        return
    if fixed_bytes <= own_bytes:
        bits.put(2 + is_last, 3)
        codes = FIXED_CODES, FIXED_LENGTHS, FIXED_DISTANCE_CODES, FIXED_DISTANCES
    else:
        bits.put(4 + is_last, 3)
        bits.put(literal.last - 256, 5)
        bits.put(distance_tree.last, 5)
        bits.put(shown - 3, 4)
        for rank in range(shown + 1):
            bits.put(run_tree.lengths[ORDER[rank]], 3)
        run_codes = codes_of(run_tree.lengths)
        for symbol, value, count in runs:
            bits.put(run_codes[symbol], run_tree.lengths[symbol])
            bits.put(value, count)
        codes = (codes_of(literal.lengths), literal.lengths,
                 codes_of(distance_tree.lengths), distance_tree.lengths)
    _put_symbols(bits, symbols, *codes)


def _put_symbols(bits, symbols, codes, lengths, distance_codes, distance_lengths):
    put = bits.put
    for distance, value in symbols:
        if distance == 0:
            put(codes[value], lengths[value])
            continue
        code = LENGTH_CODE[value]
        put(codes[code + 257], lengths[code + 257])
        put(value - BASE_LENGTH[code], EXTRA_LENGTH[code])
        code = distance_code(distance - 1)
        put(distance_codes[code], distance_lengths[code])
        put(distance - 1 - BASE_DISTANCE[code], EXTRA_DISTANCE[code])
    put(codes[END], lengths[END])
