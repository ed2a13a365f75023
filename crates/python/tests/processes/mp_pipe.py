import multiprocessing as mp
from multiprocessing.connection import wait


def echo(conn):
    while True:
        try:
            message = conn.recv()
        except EOFError:
            break
        if message == "stop":
            conn.send("bye")
            break
        conn.send([message, message])
    conn.close()


def one_way(conn, n):
    for i in range(n):
        conn.send(i)
    conn.send_bytes(b"raw bytes")
    conn.close()


if __name__ == "__main__":
    ours, theirs = mp.Pipe()
    p = mp.Process(target=echo, args=(theirs,))
    p.start()
    theirs.close()
    for item in ("a", 1, {"k": (1, 2)}, [None], "stop"):
        ours.send(item)
        print(ours.recv())
    p.join()
    print("exit", p.exitcode)
    try:
        ours.recv()
    except EOFError as e:
        print("EOFError", repr(str(e)))
    try:
        ours.send(1)
    except BrokenPipeError as e:
        print(e)

    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=one_way, args=(w, 3))
    p.start()
    w.close()
    print([r.recv() for _ in range(3)], r.recv_bytes())
    print(r.poll(1), r.readable, r.writable)
    try:
        r.recv()
    except EOFError:
        print("end")
    p.join()
    try:
        r.send(1)
    except OSError as e:
        print(type(e).__name__, e)
    r.close()
    try:
        r.recv()
    except OSError as e:
        print(type(e).__name__, e, r.closed)

    pairs = [mp.Pipe(duplex=False) for _ in range(3)]
    for n, (r, w) in enumerate(pairs):
        w.send(n)
    print(sorted(r.recv() for r in wait([r for r, w in pairs])))
    print(pairs[0][0].poll(), pairs[0][0].poll(0.01))
