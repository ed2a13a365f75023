from concurrent.futures import ThreadPoolExecutor


def work(n):
    if n == 2:
        raise ValueError("2는 처리할 수 없음")
    return n * 10


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(work, n) for n in range(4)]
    print([f.exception() for f in futures])
    for f in futures:
        print(f.result())
