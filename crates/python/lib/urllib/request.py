"""`urlopen` over `http.client` and the simulated network."""

import http.client
import socket
import sys

from _headers import Headers
from .error import ContentTooShortError, HTTPError, URLError
from .parse import quote, unquote, urljoin, urlsplit

__version__ = f"{sys.version_info[0]}.{sys.version_info[1]}"

_REDIRECTS_MAX = 10


class Request:
    """An address with a method, headers and a body."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.unredirected_hdrs = {}
        for name, value in headers.items():
            self.add_header(name, value)
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url

    @full_url.setter
    def full_url(self, url):
        self._full_url = url
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type, self.host = parts.scheme, parts.netloc
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def get_method(self):
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, name):
        return name in self.headers

    def get_header(self, name, default=None):
        return self.headers.get(name, default)

    def header_items(self):
        return list(self.headers.items())


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, context=None):
    """Opens an address; an error status is an HTTPError."""
    request = Request(url, data) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    for _ in range(_REDIRECTS_MAX):
        response = _open_once(request, timeout)
        if response.status not in (301, 302, 303, 307, 308) or "location" not in response.headers:
            break
        response.read()
        address = urljoin(request.full_url, response.headers["location"])
        request = Request(address, headers=request.headers)
    if not 200 <= response.status < 300:
        raise HTTPError(request.full_url, response.status, response.reason, response.headers,
                        response)
    return response


def _open_once(request, timeout):
    if request.type not in ("http", "https"):
        if request.type == "file":
            return _open_file(request)
        raise URLError(f"unknown url type: {request.type}")
    if not request.host:
        raise URLError("no host given")
    kind = http.client.HTTPSConnection if request.type == "https" else http.client.HTTPConnection
    connection = kind(request.host, timeout=timeout)
    headers = {"Accept-Encoding": "identity"}
    body = request.data
    if body is not None:
        if isinstance(body, str):
            raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. "
                            "It cannot be of type str.")
        if "Content-type" not in request.headers:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["Content-Length"] = str(len(body))
    headers["Host"] = request.host
    if "User-agent" not in request.headers:
        headers["User-Agent"] = f"Python-urllib/{__version__}"
    headers.update({name.title(): value for name, value in request.headers.items()})
    headers["Connection"] = "close"
    try:
        connection.request(request.get_method(), request.selector, body, headers)
    except OSError as error:
        raise URLError(error)
    response = connection.getresponse()
    response.url = request.full_url
    response.msg = response.reason
    return response


def _open_file(request):
    path = unquote(urlsplit(request.full_url).path)
    try:
        file = open(path, "rb")
    except OSError as error:
        raise URLError(error)
    file.status, file.headers, file.url = 200, Headers(), request.full_url
    return file


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies what is at an address into a file."""
    with urlopen(url, data) as response:
        headers = response.info()
        if filename is None:
            import tempfile
            filename = tempfile.mktemp()
        size = int(headers.get("content-length", -1))
        read = number = 0
        if reporthook:
            reporthook(number, 8192, size)
        with open(filename, "wb") as file:
            while block := response.read(8192):
                read += len(block)
                file.write(block)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
    if size >= 0 and read < size:
        raise ContentTooShortError(
            f"retrieval incomplete: got only {read} out of {size} bytes", (filename, headers))
    return filename, headers


class _Opener:
    def __init__(self):
        self.addheaders = [("User-agent", f"Python-urllib/{__version__}")]

    def open(self, url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        request = Request(url, data) if isinstance(url, str) else url
        for name, value in self.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_header(name, value)
        return urlopen(request, data, timeout)


OpenerDirector = _Opener
_installed = None


def build_opener(*handlers):
    return _Opener()


def install_opener(opener):
    global _installed
    _installed = opener


def getproxies():
    return {}


def pathname2url(path):
    return quote(path)


url2pathname = unquote
