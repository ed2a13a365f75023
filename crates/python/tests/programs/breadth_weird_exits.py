import atexit
import sys
import threading
import time


@atexit.register
def bye():
    print("atexit bye")


atexit.register(print, "atexit second")


def bg():
    time.sleep(0.05)
    print("non-daemon finished")


threading.Thread(target=bg).start()
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()


class Res:
    def __del__(self):
        print("Res deleted")


r = Res()
try:
    sys.exit("종료 메시지")
except SystemExit as e:
    print("caught", e.code, repr(e))
try:
    exit(5)
except SystemExit as e:
    print(e.code)
sys.stdout.write("no newline")
sys.stderr.write("to stderr\n")
raise SystemExit(7)
