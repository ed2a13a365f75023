import threading


def divide(a, b):
    return a / b


t = threading.Thread(target=divide, args=(1,))
t.start()
t.join()
t = threading.Thread(target=divide(1, 2))
t.start()
t.join()
print("done")
