import multiprocessing as mp, os, time
def square(x): return x * x
def add(a, b): return a + b
def fail(x):
    if x == 2: raise ValueError(f"cannot {x}")
    return x
class Proc(mp.Process):
    def __init__(self, n): super().__init__(name=f"P{n}"); self.n = n
    def run(self):
        print("in", self.name, mp.current_process().name); raise SystemExit(self.n)
def child(q, v, a, e):
    e.wait(); 
    with v.get_lock(): v.value += 1
    a[0] = 9; q.put(("from", os.getpid() != os.getppid()))
def crash(): raise KeyError("lost")
if __name__ == "__main__":
    with mp.Pool(2) as p:
        print(p.map(square, range(5)), p.starmap(add, [(1, 2), (3, 4)]))
        print(list(p.imap(square, [3, 1])), sorted(p.imap_unordered(square, [3, 1])))
        r = p.apply_async(add, (1,), {"b": 5}); print(r.get(timeout=2), r.ready(), r.successful())
        print(p.apply(add, (2, 2)))
        try: p.map(fail, [1, 2, 3])
        except ValueError as e: print("VE", e, type(e.__cause__).__name__)
        r = p.map_async(square, [1, 2], callback=lambda x: print("cb", x)); r.wait(); print(r.get())
        p.apply_async(fail, (2,), error_callback=lambda e: print("ecb", repr(e))).wait()
        try: p.apply_async(time.sleep, (1,)).get(0.01)
        except mp.TimeoutError as e: print("TO", repr(e))
    ps = [Proc(i) for i in range(2)]
    for x in ps: x.start(); x.join()
    print([x.exitcode for x in ps], ps[0], )if 0 else print([x.exitcode for x in ps], ps[0].is_alive())
    q, v, a, e = mp.Queue(), mp.Value("i", 5), mp.Array("i", 3), mp.Event()
    x = mp.Process(target=child, args=(q, v, a, e)); print(x.exitcode, x.pid); x.start(); e.set(); print(q.get()); x.join(); print(v.value, a[:], x.exitcode)
    x = mp.Process(target=crash); x.start(); x.join(); print(x.exitcode)
    x = mp.Process(target=time.sleep, args=(100,)); x.start(); x.terminate(); x.join(); print(x.exitcode)
    c1, c2 = mp.Pipe(); c1.send([1, {"a": None}]); print(c2.recv(), c2.poll()); c1.close()
    try: c2.recv()
    except EOFError as er: print("EOF", repr(er))
    with mp.Manager() as m:
        d, l = m.dict(), m.list([1]); d["k"] = 1; l.append(2); print(d, l, d.copy(), len(l), d["k"])
        ns = m.Namespace(); ns.x = 1; print(ns)
    jq = mp.JoinableQueue(); jq.put(1); print(jq.get()); jq.task_done(); jq.join()
    try: mp.Process(target=square).join()
    except AssertionError as er: print(er)
    try: mp.Pool(0)
    except ValueError as er: print(er)
