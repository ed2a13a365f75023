import threading, queue, os
with open("numbers.txt", "w") as f:
    for i in range(20): f.write(f"{i}\n")
q = queue.Queue(maxsize=5)
def producer():
    with open("numbers.txt") as f:
        for line in f: q.put(int(line))
    q.put(None)
total = []
def consumer():
    while (x := q.get()) is not None: total.append(x * x)
ts = [threading.Thread(target=producer), threading.Thread(target=consumer)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sum(total))
os.remove("numbers.txt")
def chunks(path, size):
    with open(path, "rb") as f:
        while chunk := f.read(size): yield chunk
with open("b.bin", "wb") as f: f.write(bytes(range(256)) * 10)
print([len(c) for c in chunks("b.bin", 1000)], sum(map(sum, chunks("b.bin", 100))))
os.unlink("b.bin")
