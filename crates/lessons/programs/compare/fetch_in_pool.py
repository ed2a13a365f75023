from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

SITE = "http://httpbin.org/delay/"


def fetch(seconds):
    with urlopen(SITE + str(seconds)) as page:
        page.read()
    print("got", seconds)


with ThreadPoolExecutor(max_workers=2) as pool:
    for seconds in (1, 2, 1, 2):
        pool.submit(fetch, seconds)
