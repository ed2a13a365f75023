import http.server
import json
import threading
import urllib.request
import urllib.error
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        u = urllib.parse.urlparse(self.path)
        q = urllib.parse.parse_qs(u.query)
        if u.path == "/missing":
            self.send_error(404, "No such thing")
            return
        body = json.dumps({"path": u.path, "q": q, "ua": self.headers.get("X-Who")}, ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        n = int(self.headers["Content-Length"])
        data = self.rfile.read(n)
        self.send_response(201)
        self.end_headers()
        self.wfile.write(data[::-1])

    def log_message(self, fmt, *args):
        print("LOG", fmt % args)


srv = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
port = srv.server_address[1]
t = threading.Thread(target=srv.serve_forever, daemon=True)
t.start()
base = f"http://127.0.0.1:{port}"
req = urllib.request.Request(base + "/hi?" + urllib.parse.urlencode({"이름": "김", "n": 1}), headers={"X-Who": "me"})
with urllib.request.urlopen(req, timeout=2) as r:
    print(r.status, r.reason, r.headers["Content-Type"], json.loads(r.read()))
with urllib.request.urlopen(base + "/p", data=b"abc") as r:
    print(r.getcode(), r.read())
try:
    urllib.request.urlopen(base + "/missing")
except urllib.error.HTTPError as e:
    print(e, e.code, e.reason, b"No such thing" in e.read())
srv.shutdown()
srv.server_close()
try:
    urllib.request.urlopen(base + "/")
except urllib.error.URLError as e:
    print(e.reason, "|", e)
print(urllib.parse.quote("한 글/?"), urllib.parse.unquote("%ED%95%9C"), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.urlsplit("https://u:p@h:80/p;x?q#f"), urllib.parse.parse_qsl("a=1&b=&c=3", keep_blank_values=True), urllib.parse.quote_plus("a b&c"))
