# line cost: 1ms
import threading, time
lock = threading.Lock()
log = []
def sleeper(name, pause, times):
    for i in range(times):
        with lock:
            log.append((name, i))
            time.sleep(pause)
        time.sleep(pause / 2)
def spinner(n):
    k = 0
    while k < n:
        k += 1
ts = [threading.Thread(target=sleeper, args=("x", 0.01, 3)),
      threading.Thread(target=sleeper, args=("y", 0.004, 4)),
      threading.Thread(target=spinner, args=(40,))]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(log)
