"""`aiohttp`'s client, as far as course programs use it, over asyncio's streams.

Model: aiohttp 3.12: names, errors and their texts. Bodies and latencies are the scenario's.
"""

from .client import BasicAuth, ClientResponse, ClientSession, ClientTimeout, request
from .connector import BaseConnector, TCPConnector
from .exceptions import (ClientConnectionError, ClientConnectorDNSError, ClientConnectorError,
                         ClientError, ClientOSError, ClientPayloadError, ClientResponseError,
                         ConnectionTimeoutError, ContentTypeError, InvalidURL,
                         ServerConnectionError, ServerDisconnectedError, ServerTimeoutError,
                         SocketTimeoutError, TooManyRedirects)

__version__ = "3.12.15"
