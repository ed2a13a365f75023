import threading
from urllib.request import urlopen

SITE = "http://httpbin.org/delay/"


def fetch(seconds):
    with urlopen(SITE + str(seconds)) as page:
        page.read()
    print("got", seconds)


threads = [
    threading.Thread(target=fetch, args=(seconds,))
    for seconds in (1, 2, 1, 2)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
