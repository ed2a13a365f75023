# Handlers see the frame that waits in pause(); timers are no threads of threading.
import signal, threading, time
n=0
def h(s,f):
    global n
    n+=1
    print("tick", n, f.f_code.co_name, signal.getitimer(signal.ITIMER_REAL)[1])
    if n==3:
        signal.setitimer(signal.ITIMER_REAL,0)
signal.signal(signal.SIGALRM,h)
signal.setitimer(signal.ITIMER_REAL,0.1,0.1)
print(threading.active_count())
for i in range(3): signal.pause()
print(signal.getitimer(signal.ITIMER_REAL))
print(signal.alarm(5), signal.alarm(0), signal.alarm(2))
class TO(Exception): pass
def h2(s,f): raise TO("too slow")
signal.signal(signal.SIGALRM,h2)
signal.alarm(1)
try:
    while True: time.sleep(0.3)
except TO as e: print(e, signal.alarm(0))

import os
def on_child(number, frame):
    print(signal.Signals(number).name, frame.f_code.co_name)
signal.signal(signal.SIGCHLD, on_child)
import sys
sys.stdout.flush()
child = os.fork()
if child == 0:
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
