from multiprocessing import Process, Queue
from threading import Thread

basket = []


def add(fruit):
    basket.append(fruit)


def add_and_tell(fruit, queue):
    basket.append(fruit)  # the child's own basket
    queue.put(list(basket))  # a copy of it goes over the pipe


if __name__ == "__main__":
    thread = Thread(target=add, args=("apple",))
    thread.start()
    thread.join()
    print("after the thread: ", basket)

    queue = Queue()
    process = Process(target=add_and_tell, args=("pear", queue))
    process.start()
    print("in the process:   ", queue.get())
    process.join()
    print("after the process:", basket)
