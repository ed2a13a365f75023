"""What a spawned child does before its process object runs, and what it is told for that."""

import os
import sys

import _processes

from . import process, reduction

__all__ = ["_main", "freeze_support", "get_preparation_data", "get_executable"]


def get_executable():
    return sys.executable


def freeze_support():
    pass


def spawn_main(pipe_handle, parent_pid=None, tracker_fd=None):
    """The main module of a spawned interpreter."""
    parent_sentinel = os.dup(pipe_handle)
    exitcode = _main(pipe_handle, parent_sentinel)
    sys.exit(exitcode)


def _main(fd, parent_sentinel):
    process.current_process()._inheriting = True
    try:
        preparation_data = reduction.loads(_processes.recv(fd))
        prepare(preparation_data)
        self = reduction.loads(_processes.recv(fd))
        os.close(fd)
    finally:
        del process.current_process()._inheriting
    return self._bootstrap(parent_sentinel)


def _check_not_importing_main():
    if getattr(process.current_process(), "_inheriting", False):
        raise RuntimeError("""
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """)


def get_preparation_data(name):
    """What the child must know before it can load its process object."""
    _check_not_importing_main()
    from .context import _default_context
    data = {"name": name, "sys_argv": list(sys.argv), "start_method": _default_context.get_start_method()}
    main_path = getattr(sys.modules["__main__"], "__file__", None)
    if main_path is not None:
        data["init_main_from_path"] = main_path
    return data


def prepare(data):
    if "name" in data:
        process.current_process().name = data["name"]
    if "sys_argv" in data:
        sys.argv = data["sys_argv"]
    if "start_method" in data:
        from .context import _default_context
        _default_context.set_start_method(data["start_method"], force=True)
    if "init_main_from_path" in data:
        _fixup_main_from_path(data["init_main_from_path"])


def _fixup_main_from_path(main_path):
    if getattr(sys.modules["__main__"], "__file__", None) == main_path:
        return              # forked from a server that has it
    main_module = _processes.run_program("__mp_main__")
    _processes.register("__main__", main_module)
    _processes.register("__mp_main__", main_module)


def import_main_path(main_path):
    """For the fork server."""
    _fixup_main_from_path(main_path)
