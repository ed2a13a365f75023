import logging
import logging.handlers
import multiprocessing as mp
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory


def double(name):
    cells = ShareableList(name=name)
    for i in range(len(cells)):
        cells[i] *= 2


def log(q):
    logger = logging.getLogger("child")
    logger.addHandler(logging.handlers.QueueHandler(q))
    logger.warning("hello from %s", "a child")


if __name__ == "__main__":
    with SharedMemoryManager() as smm:
        cells = smm.ShareableList(range(4))
        block = smm.SharedMemory(size=16)
        block.buf[:3] = b"abc"
        p = mp.Process(target=double, args=(cells.shm.name,))
        p.start()
        p.join()
        print(list(cells), bytes(block.buf[:3]))
        name = block.name
    try:
        SharedMemory(name=name)
    except FileNotFoundError as e:
        print("gone", e.errno)
    q = mp.Queue()
    for name in ("first", "second"):
        p = mp.Process(target=log, args=(q,), name=name)
        p.start()
        record = q.get()
        p.join()
        print(record.processName, record.getMessage())
