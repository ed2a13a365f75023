import threading, time
lock = threading.Lock()
order = []
def waiter(n):
    with lock:
        order.append(n)
def holder(wait):
    ts = []
    lock.acquire()
    t = threading.Thread(target=waiter, args=(1,)); t.start()
    time.sleep(wait)
    lock.release(); lock.acquire()
    order.append("holder")
    lock.release()
    t.join()
holder(0.02); print(order); order.clear()
holder(0.0005); print(order); order.clear()
lock.acquire()
ts = [threading.Thread(target=waiter, args=(n,)) for n in range(6)]
for t in ts: t.start(); time.sleep(0.01)
lock.release()
for t in ts: t.join()
c = threading.Condition()
with c:
    print(c.wait(0.05))
done = []
rl = threading.RLock()
def inner():
    with rl:
        done.append("inner")
with rl:
    with rl:
        t = threading.Thread(target=inner)
        t.start()
        time.sleep(0.01)
    done.append("outer")
t.join()
print(done)
def sleeper():
    time.sleep(0.2)
    print("after main")
threading.Thread(target=sleeper).start()
print("main ends")
