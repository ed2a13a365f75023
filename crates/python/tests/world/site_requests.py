# The simulated network: what is printed is ours, not a recording.
import time
from concurrent.futures import ThreadPoolExecutor

import requests

began = time.perf_counter()
reply = requests.get("https://httpbin.org/delay/2")
print(reply, reply.ok, reply.json()["url"], round(time.perf_counter() - began, 1))
print(round(reply.elapsed.total_seconds(), 1), reply.headers["content-type"])

reply = requests.get("https://some.site.example/page")
print(reply.status_code, reply.reason, round(reply.elapsed.total_seconds(), 1))

print(requests.get("https://jsonplaceholder.typicode.com/todos/1").json())
reply = requests.get("https://httpbin.org/get", params={"q": "a b", "n": 3}, headers={"X-A": "1"})
print(reply.url, reply.json()["args"], reply.json()["headers"]["X-A"])
print(requests.post("https://httpbin.org/post", json={"a": [1, None]}).json()["json"])
print(requests.post("https://httpbin.org/post", data={"a": "x y"}).json()["form"])
print(requests.get("https://httpbin.org/redirect/2").history)

for url, options in [
    ("https://httpbin.org/status/404", {}),
    ("https://httpbin.org/delay/5", {"timeout": 1}),
    ("http://localhost:9999/", {"timeout": 1}),
    ("https://no.such.invalid/x", {}),
    ("http://10.255.255.1/", {"timeout": 0.5}),
    ("example.com", {}),
]:
    began = time.perf_counter()
    try:
        requests.get(url, **options).raise_for_status()
    except requests.exceptions.RequestException as error:
        print(type(error).__name__, round(time.perf_counter() - began, 1), str(error)[:60])

urls = [f"https://httpbin.org/delay/{n}" for n in (1, 1, 1, 1, 1)]
began = time.perf_counter()
with ThreadPoolExecutor(max_workers=5) as pool:
    print([reply.status_code for reply in pool.map(requests.get, urls)])
print(round(time.perf_counter() - began, 1))
with requests.Session() as session:
    print([session.get(f"https://jsonplaceholder.typicode.com/posts/{n}").json()["id"] for n in (1, 2)])
