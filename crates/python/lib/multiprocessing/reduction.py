"""Pickling what goes to other processes: connections and locks can go to a child that is being spawned."""

import pickle

import copyreg

from . import context

__all__ = ["send_handle", "recv_handle", "ForkingPickler", "register", "dump"]

HAVE_SEND_HANDLE = True


class _Sink:
    def write(self, data):
        self.data = data


class ForkingPickler(pickle.Pickler):
    """A pickler with reducers of its own."""

    _extra_reducers = {}

    def __init__(self, *args):
        super().__init__(*args)
        if self._extra_reducers:
            self.dispatch_table = {**copyreg.dispatch_table, **self._extra_reducers}

    @classmethod
    def register(cls, type, reduce):
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        protocol = pickle._protocol(protocol)
        data = pickle._encode(obj, protocol)
        if data is not None:
            return data
        sink = _Sink()
        cls(sink, protocol).dump(obj)
        return sink.data

    loads = staticmethod(pickle.loads)


register = ForkingPickler.register
dumps = ForkingPickler.dumps
loads = pickle.loads


def dump(obj, file, protocol=None):
    ForkingPickler(file, protocol).dump(obj)


def DupFd(fd):
    """The descriptor as something that can go to the child that is being spawned."""
    popen = context.get_spawning_popen()
    if popen is None:
        raise RuntimeError("Pickling a connection object is only supported while a process is spawned here")
    return popen.DupFd(popen.duplicate_for_child(fd))
