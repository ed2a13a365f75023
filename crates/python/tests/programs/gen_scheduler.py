from collections import deque
import heapq, itertools

class Task:
    ids = itertools.count(1)
    def __init__(self, gen):
        self.id = next(Task.ids)
        self.gen = gen
        self.sendval = None
    def __repr__(self):
        return f"Task({self.id})"

class SystemCall:
    def handle(self, sched, task):
        raise NotImplementedError

class GetTid(SystemCall):
    def handle(self, sched, task):
        task.sendval = task.id
        sched.ready.append(task)

class NewTask(SystemCall):
    def __init__(self, gen): self.gen = gen
    def handle(self, sched, task):
        task.sendval = sched.new(self.gen)
        sched.ready.append(task)

class Sleep(SystemCall):
    def __init__(self, n): self.n = n
    def handle(self, sched, task):
        heapq.heappush(sched.sleeping, (sched.clock + self.n, next(sched.seq), task))

class Scheduler:
    def __init__(self):
        self.ready = deque(); self.sleeping = []; self.clock = 0; self.seq = itertools.count()
    def new(self, gen):
        t = Task(gen); self.ready.append(t); return t.id
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                when, _, t = heapq.heappop(self.sleeping)
                self.clock = when
                self.ready.append(t)
            t = self.ready.popleft()
            try:
                call = t.gen.send(t.sendval)
                t.sendval = None
            except StopIteration as e:
                print(f"[{self.clock}] {t!r} done -> {e.value!r}")
                continue
            except Exception as e:
                print(f"[{self.clock}] {t!r} crashed: {type(e).__name__}: {e}")
                continue
            if isinstance(call, SystemCall):
                call.handle(self, t)
            else:
                self.ready.append(t)

def child(n):
    me = yield GetTid()
    for i in range(n):
        print("child", me, i)
        yield Sleep(n)
    return n * 10

def main():
    kids = []
    for n in (3, 1, 2):
        tid = yield NewTask(child(n))
        kids.append(tid)
    print("spawned", kids)
    yield
    yield NewTask(iter_fail())
    return "main over"

def iter_fail():
    yield
    {}["missing"]

s = Scheduler(); s.new(main()); s.run()
