import multiprocessing as mp
from multiprocessing import shared_memory


def write(name):
    shm = shared_memory.SharedMemory(name=name)
    shm.buf[0] = 42
    shm.buf[1:4] = b"abc"
    shm.close()


def bump(sl):
    sl[0] += 1
    sl[1] = "changed"


def lost(v, n):
    for _ in range(n):
        v.value = v.value + 1


if __name__ == "__main__":
    shm = shared_memory.SharedMemory(create=True, size=16)
    p = mp.Process(target=write, args=(shm.name,))
    p.start()
    p.join()
    print(shm.buf[0], bytes(shm.buf[1:4]), shm.size >= 16)
    shm.close()
    shm.unlink()
    try:
        shared_memory.SharedMemory(name="gone")
    except FileNotFoundError as e:
        print(e)
    sl = shared_memory.ShareableList([1, "a word that is long", 2.5, None, True])
    p = mp.Process(target=bump, args=(sl,))
    p.start()
    p.join()
    print(list(sl), len(sl))
    sl.shm.close()
    sl.shm.unlink()
    v = mp.Value("i", 0, lock=False)
    lost(v, 10)
    print(v.value)
