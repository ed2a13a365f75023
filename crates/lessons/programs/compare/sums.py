import threading


def add_up(name):
    total = 0
    for number in range(100_000):
        total += number % 7
    print(name, total)


threads = [
    threading.Thread(target=add_up, args=(name,))
    for name in "ABCD"
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
