"""What a transport calls: the program's side of a connection."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol",
           "BufferedProtocol")


class BaseProtocol:
    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there; `transport` writes to it."""

    def connection_lost(self, exc):
        """The connection is over: None, or what broke it."""

    def pause_writing(self):
        """The transport's buffer is above its high-water mark."""

    def resume_writing(self):
        """The transport's buffer is below its low-water mark again."""


class Protocol(BaseProtocol):
    """A stream of bytes."""
    __slots__ = ()

    def data_received(self, data):
        """Some bytes came."""

    def eof_received(self):
        """No more will come; a true answer keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    __slots__ = ()

    def get_buffer(self, sizehint):
        """Where the next bytes shall go."""

    def buffer_updated(self, nbytes):
        """So many bytes were put there."""

    def eof_received(self):
        """As `Protocol.eof_received`."""


class DatagramProtocol(BaseProtocol):
    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram came."""

    def error_received(self, exc):
        """A send or a receive failed."""


class SubprocessProtocol(BaseProtocol):
    __slots__ = ()
