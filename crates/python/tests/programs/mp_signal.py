#thr
import multiprocessing as mp, os, signal, time, sys
def worker(ready):
    def stop(sig, frame):
        print("worker got", signal.Signals(sig).name, flush=True); sys.exit(3)
    signal.signal(signal.SIGTERM, stop)
    ready.set()
    while True: time.sleep(0.05)
def plain(ready):
    ready.set(); time.sleep(10)
if __name__ == "__main__":
    mp.set_start_method("fork")
    ready = mp.Event()
    p = mp.Process(target=worker, args=(ready,)); p.start(); ready.wait()
    p.terminate(); p.join(); print("exit", p.exitcode)
    ready.clear(); p = mp.Process(target=plain, args=(ready,)); p.start(); ready.wait(); os.kill(p.pid, signal.SIGTERM); p.join(); print(p.exitcode)
    ready.clear(); p = mp.Process(target=plain, args=(ready,)); p.start(); ready.wait(); p.kill(); p.join(); print(p.exitcode, p.is_alive())
