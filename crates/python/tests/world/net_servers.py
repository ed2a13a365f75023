import socketserver, threading, socket, http.server, http.client, urllib.request, urllib.parse, json
class H(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024).strip()
        self.request.sendall(data.upper())
class S(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(b"> " + line)
with socketserver.ThreadingTCPServer(("localhost", 0), H) as server:
    ip, port = server.server_address
    t = threading.Thread(target=server.serve_forever, daemon=True); t.start()
    for m in (b"hello", b"world"):
        with socket.create_connection((ip, port)) as s:
            s.sendall(m); print(s.recv(1024))
    server.shutdown()
with socketserver.TCPServer(("127.0.0.1", 0), S) as server:
    t = threading.Thread(target=server.serve_forever); t.start()
    with socket.create_connection(server.server_address) as s:
        s.sendall(b"a\nb\n"); s.shutdown(socket.SHUT_WR)
        print(b"".join(iter(lambda: s.recv(10), b"")))
    server.shutdown(); t.join()
class W(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"path": self.path}).encode()
        self.send_response(200); self.send_header("Content-Type","application/json"); self.send_header("Content-Length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        n = int(self.headers["Content-Length"]); b = self.rfile.read(n)
        self.send_response(201); self.end_headers(); self.wfile.write(b[::-1])
    def log_message(self, *a): pass
srv = http.server.HTTPServer(("127.0.0.1", 0), W)
threading.Thread(target=srv.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{srv.server_port}"
with urllib.request.urlopen(base + "/a?b=1") as r: print(r.status, json.load(r), r.headers["content-type"])
with urllib.request.urlopen(base + "/a", data=b"xyz") as r: print(r.status, r.read())
c = http.client.HTTPConnection("127.0.0.1", srv.server_port)
c.request("GET", "/q"); r = c.getresponse(); print(r.status, r.reason, r.read()); c.close()
try: urllib.request.urlopen(urllib.request.Request(base, method="PUT"))
except Exception as e: print(type(e).__name__, e)
srv.shutdown(); srv.server_close()
u = urllib.parse.urlparse("https://u:p@ex.com:81/a/b;x?q=1&r=2#f"); print(u, u.hostname, u.port, u.username, u.geturl())
print(urllib.parse.urljoin("http://a/b/c/d","../e"), urllib.parse.quote("a b/ü"), urllib.parse.unquote("a%20b"), urllib.parse.parse_qs("a=1&a=2&b=3"), urllib.parse.urlencode({"x":"a b","y":[1,2]}, doseq=True))
