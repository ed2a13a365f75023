# line cost: 1ms
import threading
cond = threading.Condition()
turn = 0
def player(me, times):
    global turn
    for i in range(times):
        with cond:
            while turn != me:
                cond.wait()
            turn = (me + 1) % 3
            cond.notify_all()
        k = 0
        while k < 4:
            k += 1
ts = []
for n in range(3):
    ts.append(threading.Thread(target=player, args=(n, 3), name="p%d" % n))
for t in ts:
    t.start()
for t in ts:
    t.join()
