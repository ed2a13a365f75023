"""The fork server: a process that has imported the main module once, and forks on request.

A request is one message: the child's name and the numbers of the descriptors that were
handed over to the server. When no client has the writing end of the request pipe
open any more, the server ends.
Simplified: one pipe for all clients in place of a socket and its handshake.
"""

import atexit
import os
import sys
import threading

import _processes
from _asyncio import PYTHON_VERSION
from _os_processes import _checked, _fork

from . import process, reduction, spawn, finalizers

__all__ = ["ensure_running", "get_inherited_fds", "connect_to_new_process", "set_forkserver_preload"]


class ForkServer:
    def __init__(self):
        self._forkserver_pid = None
        self._request_fd = None
        self._inherited_fds = None
        self._lock = threading.Lock()
        self._preload_modules = ["__main__"]

    def set_forkserver_preload(self, modules_names):
        """The modules that the server imports before the first fork."""
        if not all(type(name) is str for name in modules_names):
            raise TypeError("module_names must be a list of strings")
        self._preload_modules = modules_names

    def get_inherited_fds(self):
        return self._inherited_fds

    def connect_to_new_process(self, name, fds):
        """Asks for a child: the descriptor that tells its number and code, and the one to write to."""
        self.ensure_running()
        parent_r, child_w = _processes.pipe("")
        child_r, parent_w = _processes.pipe(f"start of {name}")
        server = self._forkserver_pid
        try:
            numbers = [_processes.hand_over(fd, server) for fd in [child_r, child_w, self._request_fd, *fds]]
            if min(numbers) < 0:
                raise ConnectionResetError(104, "Connection reset by peer")
            _processes.send(self._request_fd, reduction.dumps((name, numbers)), (name, numbers))
            if self._is_dead():
                raise ConnectionResetError(104, "Connection reset by peer")
            return parent_r, parent_w
        except BaseException:
            os.close(parent_r)
            os.close(parent_w)
            raise
        finally:
            os.close(child_r)
            os.close(child_w)

    def _is_dead(self):
        """A server that failed in its start is seen when the request is made."""
        if self._ready_fd is None:
            return False
        ready = os.read(self._ready_fd, 1)
        os.close(self._ready_fd)
        self._ready_fd = None
        return not ready

    def ensure_running(self):
        with self._lock:
            if self._forkserver_pid is not None:
                try:
                    pid, status = os.waitpid(self._forkserver_pid, os.WNOHANG)
                except ChildProcessError:
                    return              # a child of its own: the server is its parent
                if not pid:
                    return
                os.close(self._request_fd)
                self._forkserver_pid = None
            main_path = spawn.get_preparation_data("ignore").get("init_main_from_path")
            if PYTHON_VERSION < (3, 13):
                main_path = None        # they never preloaded it, by an oversight
            request_r, request_w = _processes.pipe("")
            ready_r, ready_w = _processes.pipe("")
            source = (f"from multiprocessing.forkserver import main; "
                      f"main({request_r}, {ready_w}, {self._preload_modules!r}, {main_path!r})")
            self._forkserver_pid = _checked(
                _processes.spawn("forkserver", source, [request_r, ready_w]))
            os.close(request_r)
            os.close(ready_w)
            self._request_fd = request_w
            self._ready_fd = ready_r


def main(request_r, ready_w, preload, main_path=None):
    """What the server does."""
    if preload:
        if "__main__" in preload and main_path is not None:
            process.current_process()._inheriting = True
            try:
                spawn.import_main_path(main_path)
            finally:
                del process.current_process()._inheriting
        from _imports import import_module
        for name in preload:
            try:
                import_module(name)
            except ImportError:
                pass
        finalizers._flush_std_streams()
    os.write(ready_w, b"1")
    os.close(ready_w)
    clients = {}                # pid of a child: where its code is to be written
    while True:
        # A child's end wakes the server, as SIGCHLD does.
        ready = _processes.poll_or_child([request_r])
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            child_w = clients.pop(pid, None)
            if child_w is not None:
                try:
                    write_signed(child_w, os.waitstatus_to_exitcode(status))
                except BrokenPipeError:
                    pass
                os.close(child_w)
        if request_r in ready:
            request = _processes.recv(request_r)
            if request is None:
                raise SystemExit
            name, (child_r, child_w, alive, *fds) = reduction.loads(request)
            _fork_one(name, child_r, child_w, alive, fds, clients, request_r)


def _fork_one(name, child_r, child_w, alive, fds, clients, request_r):
    pid = _fork(name, True)
    if pid == 0:
        code = 1
        try:
            for fd in [request_r, child_w, *clients.values()]:
                os.close(fd)
            atexit._clear()
            finalizers._begin_again()
            atexit.register(finalizers._exit_function)
            code = _serve_one(child_r, alive, fds)
        except Exception:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
        finally:
            atexit._run_exitfuncs()
            os._exit(code)
    try:
        write_signed(child_w, pid)
    except BrokenPipeError:
        pass
    clients[pid] = child_w
    os.close(child_r)
    os.close(alive)
    for fd in fds:
        os.close(fd)


def _serve_one(child_r, alive, fds):
    _forkserver._request_fd = alive
    _forkserver._ready_fd = None
    _forkserver._forkserver_pid = os.getppid()
    _forkserver._inherited_fds = fds
    parent_sentinel = os.dup(child_r)
    return spawn._main(child_r, parent_sentinel)


def read_signed(fd):
    data = b""
    while len(data) < 8:
        part = os.read(fd, 8 - len(data))
        if not part:
            raise EOFError("unexpected EOF")
        data += part
    return int.from_bytes(data, "little", signed=True)


def write_signed(fd, number):
    os.write(fd, number.to_bytes(8, "little", signed=True))


_forkserver = ForkServer()
ensure_running = _forkserver.ensure_running
get_inherited_fds = _forkserver.get_inherited_fds
connect_to_new_process = _forkserver.connect_to_new_process
set_forkserver_preload = _forkserver.set_forkserver_preload
