"""The names of the operating system's errors."""

import _net

errorcode = {number: name for number, name, _ in _net.error_table()}
globals().update({name: number for number, name in errorcode.items()})
EWOULDBLOCK = 11
del _net
