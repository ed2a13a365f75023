import requests
import concurrent.futures
import time

s = requests.Session()
s.headers.update({"User-Agent": "edu"})
try:
    requests.get("not a url")
except requests.exceptions.MissingSchema as e:
    print(type(e).__name__, e)
try:
    requests.get("foo://x")
except requests.exceptions.InvalidSchema as e:
    print(type(e).__name__, e)
r = requests.Request("GET", "http://example.com/a b", params={"q": "한글", "n": [1, 2]}, headers={"X": "1"}).prepare()
print(r.method, r.url, dict(r.headers))
r = requests.Request("POST", "http://example.com/", json={"a": 1}).prepare()
print(r.body, r.headers["Content-Type"], r.headers["Content-Length"])
r = requests.Request("POST", "http://example.com/", data={"a": "1 2", "b": "가"}).prepare()
print(r.body, r.headers["Content-Type"])
print(requests.codes.ok, requests.codes.not_found, 1)
resp = requests.Response()
resp.status_code = 404
resp.reason = "Not Found"
resp.url = "http://x/"
print(resp, resp.ok)
try:
    resp.raise_for_status()
except requests.HTTPError as e:
    print(e)
print(issubclass(requests.ConnectTimeout, requests.Timeout), requests.exceptions.RequestException.__mro__[1])
