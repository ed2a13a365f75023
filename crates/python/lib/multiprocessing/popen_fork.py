"""The start method `fork`: the child is a copy of everything."""

import atexit
import os

from _os_processes import _fork

from . import finalizers

__all__ = ["Popen"]


class Popen:
    method = "fork"

    def __init__(self, process_obj):
        finalizers._flush_std_streams()
        self.returncode = None
        self.finalizer = None
        self._launch(process_obj)

    def duplicate_for_child(self, fd):
        return fd

    def poll(self, flag=os.WNOHANG):
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, flag)
            except OSError:
                return None
            if pid == self.pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            if timeout is not None:
                from .connection import wait
                if not wait([self.sentinel], timeout):
                    return None
            return self.poll(os.WNOHANG if timeout == 0.0 else 0)
        return self.returncode

    def _send_signal(self, signal):
        if self.returncode is None:
            try:
                os.kill(self.pid, signal)
            except ProcessLookupError:
                pass

    def interrupt(self):
        self._send_signal(2)

    def terminate(self):
        self._send_signal(15)

    def kill(self):
        self._send_signal(9)

    def _launch(self, process_obj):
        from _processes import pipe
        parent_r, child_w = pipe("")
        child_r, parent_w = pipe("")
        self.pid = _fork(process_obj._name)
        if self.pid == 0:
            code = 1
            try:
                atexit._clear()
                finalizers._begin_again()
                atexit.register(finalizers._exit_function)
                os.close(parent_r)
                os.close(parent_w)
                code = process_obj._bootstrap(parent_sentinel=child_r)
            finally:
                atexit._run_exitfuncs()
                os._exit(code)
        os.close(child_w)
        os.close(child_r)
        self.finalizer = finalizers.Finalize(self, finalizers.close_fds, (parent_r, parent_w))
        self.sentinel = parent_r

    def close(self):
        if self.finalizer is not None:
            self.finalizer()
