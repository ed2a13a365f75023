"""Orders in which what depends comes after what it depends on."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._waits = {}        # node: what it still waits for
        self._after = {}        # node: who waits for it
        self._ready = None
        self._out = self._done = 0
        self._given = set()
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        for one in (node, *predecessors):
            self._waits.setdefault(one, [])
            self._after.setdefault(one, [])
        self._waits[node].extend(predecessors)
        for one in predecessors:
            self._after[one].append(node)

    def prepare(self):
        if self._ready is not None and self._given:
            raise ValueError("cannot prepare() after starting iteration")
        self._left = {node: len(waits) for node, waits in self._waits.items()}
        self._ready = [node for node, left in self._left.items() if left == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        seen, stack, place = set(), [], {}
        iterators = []
        for node in self._waits:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in place:
                        return stack[place[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._after[node]))
                    place[node] = len(stack)
                    stack.append(node)
                while stack:
                    try:
                        node = next(iterators[-1])
                        break
                    except StopIteration:
                        del place[stack.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready = tuple(self._ready)
        self._ready.clear()
        self._given.update(ready)
        self._out += len(ready)
        return ready

    def is_active(self):
        self._check()
        return self._done < self._out or bool(self._ready)

    __bool__ = is_active

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._waits:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._given:
                if self._left[node] < 0:
                    raise ValueError(f"node {node!r} was already marked done")
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._given.discard(node)
            self._left[node] = -1
            self._done += 1
            for after in self._after[node]:
                self._left[after] -= 1
                if self._left[after] == 0:
                    self._ready.append(after)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
