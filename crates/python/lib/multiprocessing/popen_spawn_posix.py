"""The start method `spawn`: a new interpreter, which gets the process object as a message."""

import os

import _processes
from _os_processes import _checked

from . import context, popen_fork, reduction, spawn, finalizers

__all__ = ["Popen"]


class _DupFd:
    def __init__(self, fd):
        self.fd = fd

    def detach(self):
        return self.fd


class Popen(popen_fork.Popen):
    method = "spawn"
    DupFd = _DupFd

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return fd

    def _launch(self, process_obj):
        prep_data = spawn.get_preparation_data(process_obj._name)
        context.set_spawning_popen(self)
        try:
            data = reduction.dumps(prep_data), reduction.dumps(process_obj)
        finally:
            context.set_spawning_popen(None)
        parent_r, child_w = _processes.pipe("")
        child_r, parent_w = _processes.pipe(f"start of {process_obj._name}")
        self._fds += [child_r, child_w]
        source = f"from multiprocessing.spawn import spawn_main; spawn_main(pipe_handle={child_r})"
        self.pid = _checked(_processes.spawn(process_obj._name, source, self._fds))
        self.sentinel = parent_r
        _processes.send(parent_w, data[0], prep_data)
        _processes.send(parent_w, data[1], process_obj)
        self.finalizer = finalizers.Finalize(self, finalizers.close_fds, (parent_r, parent_w))
        os.close(child_r)
        os.close(child_w)
