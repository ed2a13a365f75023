# line cost: 1ms
import threading, queue, time
q = queue.Queue(2)
def producer():
    for i in range(5):
        q.put(i)
        print("put", i)
    q.put(None)
def consumer():
    item = q.get()
    while item is not None:
        time.sleep(0.003)
        print("got", item)
        item = q.get()
p = threading.Thread(target=producer, name="producer")
c = threading.Thread(target=consumer, name="consumer")
p.start()
c.start()
p.join()
c.join()
