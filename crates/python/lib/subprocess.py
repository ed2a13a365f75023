"""Other programs: each is a process of the simulated computer, with pipes to this one.

Model: `subprocess`, 3.14. What can be started is Python itself (`sys.executable`, `python3`: with
`-c`, a file, or a program on its input) and the commands of `_programs`, also in lines for `sh`.
Simplified: no other program is there, and says so as a computer without it does.
"""

import os
import signal
import sys
import time
import _processes
from _os_processes import _checked
from _pipes import PipeIO

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output",
           "run", "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE, STDOUT, DEVNULL = -1, -2, -3
# What a pipe holds at least: so much can be written before anybody reads.
_PIPE_BYTES = 32768
# Only Python handles an interrupt: `_programs` lets it, once it is there.
_BEGINNING = "import _processes; _processes.handle(2, False, False); from _programs import main; "


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """The program's exit code was not 0, and `check` was asked for."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        code = self.returncode
        if code and code < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-code)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-code}."
        return f"Command '{self.cmd}' returned non-zero exit status {code}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """The program had not ended in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What `run` gives."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        command = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if command is None else command)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if _is_text(kwargs) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def _is_text(options):
    return any(options.get(name) for name in ("universal_newlines", "text", "encoding", "errors"))


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Starts a program, waits for its end, and gives what it said."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as error:
        data, code = error.output, error.returncode
    return code, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    return " ".join(f'"{item}"' if not item or " " in item or "\t" in item else item for item in map(os.fsdecode, seq))


def _words(args, shell):
    if shell:
        line = args if isinstance(args, (str, bytes)) else list(args)[0]
        return ["/bin/sh", "-c", os.fsdecode(line)]
    if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
        args = [args]
    return [os.fsdecode(word) for word in args]


class Popen:
    """A program that was started. Its `stdin`, `stdout` and `stderr` are files, where `PIPE` was asked for."""

    returncode = None
    _left = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                 group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                 process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if text is not None and universal_newlines is not None and bool(text) != bool(universal_newlines):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        if preexec_fn is not None:
            raise NotImplementedError("preexec_fn: a program starts in an interpreter of its own here")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.encoding, self.errors = encoding, errors
        self.text_mode = self.universal_newlines = encoding or errors or text or universal_newlines
        self._input, self._gathered = None, {}
        words = _words(args, shell)
        from _programs import find
        program = find(executable or words[0], cwd)
        if cwd is not None and not os.path.isdir(cwd):
            raise FileNotFoundError(2, "No such file or directory", os.fsdecode(cwd))
        sys.stdout.flush()
        self._inherited, self._ours = [], []
        child = [self._reading(stdin), self._writing(stdout, 1)]
        child.append(child[1] if stderr == STDOUT else self._writing(stderr, 2))
        self._sentinel, held = _processes.pipe("")
        about = (program, words, child, None if cwd is None else os.path.abspath(os.fsdecode(cwd)),
                 dict(os.environ) if env is None else {os.fsdecode(name): os.fsdecode(env[name]) for name in env})
        name = words[-1] if shell else os.path.basename(words[0])
        try:
            self.pid = _checked(_processes.spawn(name, f"{_BEGINNING}main(*{about!r})", [*self._inherited, held]))
        finally:
            for end in self._ours + [held]:
                _processes.close(end)
        for name, mode, fd in [("stdin", "wb", self._fds.get(0)), ("stdout", "rb", self._fds.get(1)),
                               ("stderr", "rb", self._fds.get(2))]:
            if fd is not None:
                setattr(self, name, self._file(fd, mode, bufsize))

    def _file(self, fd, mode, bufsize):
        import io
        raw = PipeIO(fd, mode)
        if bufsize == 0 and not self.text_mode:
            return raw
        buffered = io.BufferedWriter(raw) if mode == "wb" else io.BufferedReader(raw)
        if not self.text_mode:
            return buffered
        return io.TextIOWrapper(buffered, encoding=self.encoding, errors=self.errors,
                                line_buffering=bufsize == 1 and mode == "wb", write_through=mode == "wb")

    # --- what the program gets as its streams ------------------------------------------

    _fds = None

    def _pipe(self, number, label):
        if self._fds is None:
            self._fds = {}
        reading, writing = _processes.pipe(label)
        ours, theirs = (writing, reading) if number == 0 else (reading, writing)
        self._fds[number] = ours
        self._inherited.append(theirs)
        self._ours.append(theirs)
        return "pipe", theirs

    def _reading(self, stdin):
        self._fds = {}
        if stdin is None:
            return "own", 0
        if stdin == PIPE:
            return self._pipe(0, "stdin")
        return self._given(stdin, 0)

    def _writing(self, stream, number):
        if stream is None:
            return "own", number
        if stream == PIPE:
            return self._pipe(number, "stdout" if number == 1 else "stderr")
        return self._given(stream, number)

    def _given(self, stream, number):
        """A file of the program's own, or a descriptor."""
        if stream == DEVNULL:
            return "null", None
        fd = stream if isinstance(stream, int) else stream.fileno()
        if fd in (0, 1, 2):
            return "own", fd
        if _processes.is_pipe(fd):
            self._inherited.append(fd)
            return "pipe", fd
        name = getattr(stream, "name", None)
        if not isinstance(name, (str, bytes)):
            raise NotImplementedError("subprocess: a stream can be a pipe or a file that was opened by its name here")
        if number:
            stream.flush()
        return "file", (os.path.abspath(os.fsdecode(name)), stream.tell())

    # --- its end -------------------------------------------------------------------------

    def __repr__(self):
        args = list2cmdline(self.args) if isinstance(self.args, bytes) else self.args
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type == KeyboardInterrupt:
                return
            self.wait()

    def poll(self):
        """The exit code, None while the program runs."""
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                self.returncode = 0
                return 0
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is not None:
            return self.returncode
        if timeout is not None and not _processes.poll([self._sentinel], max(0.0, timeout)):
            raise TimeoutExpired(self.args, timeout)
        try:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        except ChildProcessError:
            self.returncode = self.returncode or 0
        return self.returncode

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    # --- all that it says ------------------------------------------------------------------

    def communicate(self, input=None, timeout=None):
        """Gives the input, reads to the end, waits: (stdout, stderr), None where there is no pipe."""
        if self._left and input:
            raise ValueError("Cannot send input after starting communication")
        until = None if timeout is None else time.monotonic() + timeout
        if not self._left:
            self._left = True
            self._feed(input)
        streams = [stream for stream in (self.stdout, self.stderr) if stream and not stream.closed]
        for stream in streams:
            self._gathered.setdefault(stream, [])
        left = {stream.fileno(): stream for stream in streams}
        while left:
            remaining = None if until is None else until - time.monotonic()
            ready = [] if until is not None and remaining < 0 else _processes.poll(list(left), remaining)
            if not ready:
                raise TimeoutExpired(self.args, timeout, *[
                    b"".join(self._gathered[stream]) or None if stream else None
                    for stream in (self.stdout, self.stderr)])
            for fd in ready:
                data = _checked(_processes.read(fd, _PIPE_BYTES))
                if data:
                    self._gathered[left[fd]].append(data)
                else:
                    left.pop(fd).close()
        try:
            self.wait(None if until is None else until - time.monotonic())
        except TimeoutExpired as error:
            error.timeout = timeout
            raise
        return self._said(self.stdout), self._said(self.stderr)

    def _feed(self, input):
        if self.stdin is None:
            return
        if isinstance(input, str) and self.text_mode:
            input = input.encode(self.stdin.encoding, self.stdin.errors or "strict")
        stdin = self.stdin.buffer if self.text_mode else self.stdin
        if input and len(input) > _PIPE_BYTES:
            import _thread
            _thread.start_new_thread(_feed_and_close, (stdin, input))
        else:
            _feed_and_close(stdin, input)

    def _said(self, stream):
        if stream is None:
            return None
        data = b"".join(self._gathered.get(stream, ()))
        if not self.text_mode:
            return data
        text = data.decode(stream.encoding, stream.errors or "strict")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _feed_and_close(stdin, input):
    try:
        if input:
            stdin.write(input)
        stdin.close()
    except BrokenPipeError:
        pass
