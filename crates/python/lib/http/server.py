"""An HTTP server for examples (`Lib/http/server.py`, 3.14)."""

import html
import http.client
import os
import socketserver
import sys
import time

from _headers import Headers
from http import HTTPStatus
from urllib.parse import unquote

_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_ERROR_PAGE = """<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: {code}</p>
        <p>Message: {message}.</p>
    </body>
</html>
"""


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = True

    def server_bind(self):
        super().server_bind()
        self.server_name, self.server_port = self.server_address[:2]


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads a request and calls `do_GET`, `do_POST` …"""

    server_version = "BaseHTTP/0.6"
    sys_version = f"Python/{sys.version.split()[0]}"
    protocol_version = "HTTP/1.0"
    default_request_version = "HTTP/0.9"

    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline:
            self.close_connection = True
            return
        if not self.parse_request():
            return
        method = getattr(self, f"do_{self.command}", None)
        if method is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, f"Unsupported method ({self.command!r})")
            return
        method()
        self.wfile.flush()

    def parse_request(self):
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = self.raw_requestline.decode("latin-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        if len(words) not in (2, 3):
            self.send_error(HTTPStatus.BAD_REQUEST, f"Bad request syntax ({self.requestline!r})")
            return False
        self.command, self.path = words[:2]
        if len(words) == 3:
            self.request_version = words[2]
        self.headers = Headers()
        while (line := self.rfile.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            self.headers.add(name.strip(), value.strip())
        connection = self.headers.get("connection", "").lower()
        if connection == "keep-alive" or self.request_version >= "HTTP/1.1":
            self.close_connection = connection == "close" or self.protocol_version < "HTTP/1.1"
        return True

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if message is None:
            try:
                message = HTTPStatus(code).phrase
            except ValueError:
                message = ""
        self._headers_buffer = [f"{self.protocol_version} {int(code)} {message}\r\n".encode("latin-1")]

    def send_header(self, keyword, value):
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        self._headers_buffer.append(f"{keyword}: {value}\r\n".encode("latin-1"))
        if keyword.lower() == "connection":
            self.close_connection = value.lower() == "close"

    def end_headers(self):
        self._headers_buffer.append(b"\r\n")
        self.flush_headers()

    def flush_headers(self):
        self.wfile.write(b"".join(self._headers_buffer))
        self._headers_buffer = []

    def send_error(self, code, message=None, explain=None):
        phrase = HTTPStatus(code).phrase
        self.log_error("code %d, message %s", int(code), message or phrase)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = _ERROR_PAGE.format(code=int(code), message=html.escape(message or phrase)).encode()
        self.send_header("Content-Type", "text/html;charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        self.log_message('"%s" %s %s', self.requestline, str(int(code)), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {format % args}\n")

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        now = time.gmtime(timestamp)
        return (f"{_WEEKDAYS[now.tm_wday]}, {now.tm_mday:02d} {_MONTHS[now.tm_mon]} {now.tm_year} "
                f"{now.tm_hour:02d}:{now.tm_min:02d}:{now.tm_sec:02d} GMT")

    def log_date_time_string(self):
        now = time.localtime()
        return (f"{now.tm_mday:02d}/{_MONTHS[now.tm_mon]}/{now.tm_year} "
                f"{now.tm_hour:02d}:{now.tm_min:02d}:{now.tm_sec:02d}")

    def address_string(self):
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Gives out the files of a folder."""

    server_version = "SimpleHTTP/0.6"

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(directory or os.getcwd())
        super().__init__(*args, **kwargs)

    def do_GET(self):
        content = self._head()
        if content is not None:
            self.wfile.write(content)

    def do_HEAD(self):
        self._head()

    def _head(self):
        path = os.path.join(self.directory, unquote(self.path.split("?")[0]).lstrip("/"))
        kind = "text/plain"
        if os.path.isdir(path):
            index = os.path.join(path, "index.html")
            if os.path.exists(index):
                path = index
            else:
                rows = "".join([f'<li><a href="{name}">{html.escape(name)}</a></li>\n'
                                for name in os.listdir(path)])
                content = f"<!DOCTYPE HTML>\n<title>Directory listing</title>\n<ul>\n{rows}</ul>\n".encode()
                return self._send(content, "text/html; charset=utf-8")
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        if path.endswith((".html", ".htm")):
            kind = "text/html"
        elif path.endswith(".json"):
            kind = "application/json"
        return self._send(content, kind)

    def _send(self, content, kind):
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return content
