"""Two threads in turn, by one condition."""
import threading

turn = "ping"
condition = threading.Condition()
out = []


def player(me, other, times):
    global turn
    for n in range(times):
        with condition:
            condition.wait_for(lambda: turn == me)
            out.append(f"{me} {n}")
            turn = other
            condition.notify_all()


threads = [threading.Thread(target=player, args=args)
           for args in (("ping", "pong", 4), ("pong", "ping", 4))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("\n".join(out))
c = threading.Condition()
with c:
    print(c.wait(0.01), c.wait_for(lambda: False, timeout=0.01))
for call in (c.wait, c.notify, c.notify_all):
    try:
        call()
    except RuntimeError as error:
        print(error)
