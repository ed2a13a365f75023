import array
import pickle
import queue
from multiprocessing import Manager, Pool, Process


def fill(arr, q):
    arr[1] = 99
    q.put("from the child")


if __name__ == "__main__":
    with Manager() as m:
        arr, q = m.Array("i", [1, 2, 3]), m.Queue()
        p = Process(target=fill, args=(arr, q))
        p.start()
        p.join()
        print(arr, arr[1], len(arr), q.get())
        try:
            q.get_nowait()
        except queue.Empty as e:
            print("empty", repr(e))
    with Pool(2) as pool:
        print(list(pool.imap(str.split, ["a b", "c"])), pool.map(str.upper, "xy"), pool.map(int.bit_length, [1, 255]))
    for thing in (str.split, list.append, len, dict.fromkeys, queue.Empty("x"), queue.Full(), array.array("d", [1.5])):
        print(type(pickle.loads(pickle.dumps(thing))).__name__)
