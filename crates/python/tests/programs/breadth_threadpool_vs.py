import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

URLS = {"https://naver.com": 0.3, "https://daum.net": 0.2, "https://google.com": 0.1, "https://bad.example": -1}


def fetch(url):
    wait = URLS[url]
    if wait < 0:
        raise ConnectionError(f"{url} 접속 실패")
    time.sleep(wait)
    return f"{url}: {int(wait * 1000)}ms"


def sequential():
    out = []
    for u in URLS:
        try:
            out.append(fetch(u))
        except ConnectionError as e:
            out.append(str(e))
    return out


def threaded():
    out = []
    with ThreadPoolExecutor(max_workers=4) as ex:
        future_to_url = {ex.submit(fetch, u): u for u in URLS}
        for future in as_completed(future_to_url):
            url = future_to_url[future]
            try:
                data = future.result()
            except Exception as exc:
                out.append("%r generated an exception: %s" % (url, exc))
            else:
                out.append(data)
    return out


def measure(f):
    start = time.time()
    result = f()
    print(f.__name__, f"{time.time() - start:.1f}s")
    for r in result:
        print("   ", r)


measure(sequential)
measure(threaded)
print(threading.active_count())
