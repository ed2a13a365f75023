"""Listener and Client, with and without a key; sets and nested objects of a manager."""
import multiprocessing as mp
import threading
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener, wait


def serve(listener, count):
    for _ in range(count):
        try:
            with listener.accept() as connection:
                try:
                    while True:
                        connection.send([connection.recv(), type(connection).__name__])
                except EOFError:
                    print("end of file")
        except AuthenticationError as e:
            print("server:", e)


def fill(shared, nested):
    shared |= {3}
    shared.discard(1)
    nested[0]["key"] = "changed"


if __name__ == "__main__":
    for key in (None, b"secret"):
        with Listener(("localhost", 0), authkey=key) as listener:
            t = threading.Thread(target=serve, args=(listener, 1))
            t.start()
            with Client(listener.address, authkey=key) as client:
                client.send({"a": 1})
                print(client.poll(1), wait([client], 1) == [client], client.recv())
                client.close()
                print(client.closed)
            t.join()
    with Listener(("localhost", 0), authkey=b"one") as listener:
        t = threading.Thread(target=serve, args=(listener, 1))
        t.start()
        try:
            Client(listener.address, authkey=b"two")
        except AuthenticationError as e:
            print("client:", e)
        t.join()
    address = ("localhost", 1)
    for wrong in (lambda: listener.accept(), lambda: Client(address), lambda: Client(5), lambda: Listener(authkey="text")):
        try:
            wrong()
        except (OSError, ValueError, TypeError) as e:
            print(type(e).__name__, e)
    with mp.Manager() as manager:
        shared, nested = manager.set({1, 2}), manager.list([manager.dict(key="old")])
        p = mp.Process(target=fill, args=(shared, nested))
        p.start()
        p.join()
        print(sorted(shared), type(shared).__name__, 3 in shared, shared - {3}, len(shared), nested[0]["key"])
        print(list(reversed(manager.list("abc"))), type(nested[0]).__name__)
