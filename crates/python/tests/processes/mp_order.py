"""Output in a pipe: a process's lines come when it ends or flushes."""
import multiprocessing as mp
import os
import sys


def child(n):
    print("child", n)


if __name__ == "__main__":
    mp.set_start_method("fork")
    print("begin")
    p = mp.Process(target=child, args=(1,))
    p.start()
    print("started")
    p.join()
    print("joined")
    sys.stdout.flush()
    print("unflushed twice")
    pid = os.fork()
    if pid == 0:
        print("in the fork", os.getppid() != os.getpid())
        sys.exit(7)
    done, status = os.waitpid(pid, 0)
    print(done == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
    sys.stdout.flush()
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(r)
        os.write(w, b"from the child")
        os._exit(0)
    os.close(w)
    print(os.read(r, 100), os.read(r, 100))
    print(os.wait()[0] == pid)
    try:
        os.wait()
    except ChildProcessError as e:
        print("ChildProcessError:", e)
    try:
        os.kill(pid, 0)
    except ProcessLookupError as e:
        print("ProcessLookupError:", e)
