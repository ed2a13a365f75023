#thr
import signal, time
class Timeout(Exception): pass
def on_alarm(n, f): raise Timeout("took too long")
signal.signal(signal.SIGALRM, on_alarm)
signal.alarm(1)
try:
    time.sleep(5); print("no")
except Timeout as e: print("caught", e)
finally: signal.alarm(0)
signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
ticks = []
signal.signal(signal.SIGALRM, lambda s, f: ticks.append(1))
t = time.monotonic()
while len(ticks) < 3: time.sleep(0.01)
signal.setitimer(signal.ITIMER_REAL, 0)
print(len(ticks), round(time.monotonic() - t, 1))
signal.signal(signal.SIGALRM, on_alarm); signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    n = 0
    while True: n += 1
except Timeout: print("loop interrupted")
