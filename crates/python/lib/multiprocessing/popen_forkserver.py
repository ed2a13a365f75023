"""The start method `forkserver`: a clean process forks itself on request."""

import os

import _processes

from . import context, forkserver, popen_fork, reduction, spawn, finalizers

__all__ = ["Popen"]


class _DupFd:
    """A descriptor that the child finds among those that it was sent."""

    def __init__(self, place):
        self.place = place

    def detach(self):
        return forkserver.get_inherited_fds()[self.place]


class Popen(popen_fork.Popen):
    method = "forkserver"
    DupFd = _DupFd

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return len(self._fds) - 1

    def _launch(self, process_obj):
        prep_data = spawn.get_preparation_data(process_obj._name)
        context.set_spawning_popen(self)
        try:
            data = reduction.dumps(prep_data), reduction.dumps(process_obj)
        finally:
            context.set_spawning_popen(None)
        self.sentinel, parent_w = forkserver.connect_to_new_process(process_obj._name, self._fds)
        # Kept open until the object goes: the child sees by it that its parent lives.
        self.finalizer = finalizers.Finalize(self, finalizers.close_fds, (parent_w, self.sentinel))
        _processes.send(parent_w, data[0], prep_data)
        _processes.send(parent_w, data[1], process_obj)
        self.pid = forkserver.read_signed(self.sentinel)

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            from .connection import wait
            timeout = 0 if flag == os.WNOHANG else None
            if not wait([self.sentinel], timeout):
                return None
            try:
                self.returncode = forkserver.read_signed(self.sentinel)
            except (OSError, EOFError):
                # The server is gone, and nobody else knows the code.
                self.returncode = 255
        return self.returncode
