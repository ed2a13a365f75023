"""What can go wrong with a request."""

import asyncio


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    """A reply that is taken for an error."""

    def __init__(self, request_info, history, *, status=0, message="", headers=None):
        self.request_info = request_info
        self.history = history
        self.status = self.code = status
        self.message = message
        self.headers = headers
        self.args = (request_info, history)

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    """The connection could not be made."""

    def __init__(self, connection_key, os_error):
        self._conn_key = connection_key
        self.os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def host(self):
        return self._conn_key.host

    @property
    def port(self):
        return self._conn_key.port

    @property
    def ssl(self):
        return self._conn_key.ssl

    def __str__(self):
        return (f"Cannot connect to host {self.host}:{self.port} ssl:default "
                f"[{self.os_error.strerror}]")


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        message = "Server disconnected" if message is None else message
        self.args = (message,)
        self.message = message


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url, description=None):
        self._url = url
        super().__init__(url)

    @property
    def url(self):
        return self._url

    def __repr__(self):
        return f"<InvalidURL {self._url}>"

    def __str__(self):
        return str(self._url)
