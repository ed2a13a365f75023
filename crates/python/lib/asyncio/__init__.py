"""asyncio: coroutines, tasks, and the loop that runs them.

The scheduler itself is native (`_asyncio`: handles, futures, tasks, the turn);
what CPython writes in Python on top of it is written in Python here too, so that
every step is taken in the same turn.
"""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .protocols import *
from .queues import *
from .runners import *
from .streams import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .transports import *
from .unix_events import *
from . import (base_events, coroutines, events, exceptions, futures, locks, protocols, queues,
               runners, server, streams, taskgroups, tasks, threads, timeouts, transports,
               unix_events)

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__
           + exceptions.__all__ + futures.__all__ + locks.__all__ + protocols.__all__
           + queues.__all__ + runners.__all__ + streams.__all__ + taskgroups.__all__
           + tasks.__all__ + threads.__all__ + timeouts.__all__ + transports.__all__
           + unix_events.__all__)

import sys

base_events.Server = server.Server
Server = server.Server


_GRAPH = ("capture_call_graph", "format_call_graph", "print_call_graph", "FrameCallGraphEntry", "FutureCallGraph",
          "future_add_to_awaited_by", "future_discard_from_awaited_by")


def __getattr__(name):
    """Names that 3.14 warns about, and those that few programs need."""
    if name in _GRAPH and sys.version_info >= (3, 14):
        from . import graph
        return getattr(graph, name)
    if name == "subprocess" or name.startswith("create_subprocess_"):
        __import__("asyncio.subprocess")        # by this name, so that asyncio comes without it
        found = sys.modules["asyncio.subprocess"]
        return found if name == "subprocess" else getattr(found, name)
    if name == "DefaultEventLoopPolicy":
        found = unix_events._UnixDefaultEventLoopPolicy
    elif name == "AbstractEventLoopPolicy":
        found = events._AbstractEventLoopPolicy
    else:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    events._warn_deprecated(name)
    return found
