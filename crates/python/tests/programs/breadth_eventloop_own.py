"""나만의 이벤트 루프 만들기: 제너레이터 기반"""
import heapq
import time
from collections import deque
from types import coroutine


@coroutine
def sleep(sec):
    yield ("sleep", sec)


@coroutine
def spawn(coro):
    return (yield ("spawn", coro))


@coroutine
def join(task):
    yield ("join", task)


class Task:
    count = 0

    def __init__(self, coro):
        Task.count += 1
        self.id = Task.count
        self.coro = coro
        self.done = False
        self.waiters = []
        self.result = None

    def __lt__(self, o):
        return self.id < o.id

    def __repr__(self):
        return f"<Task#{self.id} {self.coro.__name__}>"


class Loop:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.now = 0.0

    def run(self, coro):
        main = Task(coro)
        self.ready.append((main, None))
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, task = heapq.heappop(self.sleeping)
                self.ready.append((task, None))
            task, value = self.ready.popleft()
            try:
                op, arg = task.coro.send(value)
            except StopIteration as e:
                task.done, task.result = True, e.value
                self.ready.extend((w, None) for w in task.waiters)
                print(f"{self.now:.2f} {task} 끝 -> {e.value!r}")
                continue
            match op:
                case "sleep":
                    heapq.heappush(self.sleeping, (self.now + arg, task))
                case "spawn":
                    t = Task(arg)
                    self.ready.append((t, None))
                    self.ready.append((task, t))
                case "join" if arg.done:
                    self.ready.append((task, None))
                case "join":
                    arg.waiters.append(task)
                case _:
                    raise ValueError(op)
        return main.result


async def child(name, n):
    for i in range(n):
        print(f"  {name} {i}")
        await sleep(0.1 * n)
    return name * n


async def main():
    ts = [await spawn(child(nm, k)) for nm, k in (("가", 2), ("나", 3))]
    for t in ts:
        await join(t)
    return [t.result for t in ts]


print(Loop().run(main()))
