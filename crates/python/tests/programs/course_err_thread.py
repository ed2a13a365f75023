import concurrent.futures


def divide(a, b):
    return a / b


with concurrent.futures.ThreadPoolExecutor() as pool:
    futures = [pool.submit(divide, 10, n) for n in (5, 0)]
    for f in futures:
        print(f.result())
