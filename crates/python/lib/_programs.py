"""The programs of the simulated computer: Python, a small `sh`, and a few commands.

`main` is what a process of `subprocess` runs. Simplified: commands have no options but the few below.
"""

import io
import os
import sys

__all__ = ["find", "main"]

_PYTHONS = ("python", "python3")
_SHELLS = ("sh", "bash", "dash")


def find(name, cwd=None):
    """The program's short name; the error of a name that is none."""
    name = os.fsdecode(name)
    short = _short(name)
    if short in _PYTHONS or short in _SHELLS or short in _commands():
        return short
    path = os.path.join(os.fsdecode(cwd), name) if cwd is not None and "/" in name else name
    if "/" in name and os.path.exists(path):
        raise PermissionError(13, "Permission denied", name)
    raise FileNotFoundError(2, "No such file or directory", name)


def _short(name):
    release = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folder, base = os.path.split(name)
    if name == sys.executable or base in (*_PYTHONS, release):
        return "python3"
    return base if folder in ("", "/bin", "/usr/bin", "/usr/local/bin") else name


def main(program, words, streams, cwd, environment):
    """The life of the process."""
    if cwd is not None:
        os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin = _stdin(streams[0])
    is_unbuffered = program in _PYTHONS and "-u" in words or bool(environment.get("PYTHONUNBUFFERED"))
    sys.stdout = _output(streams[1], sys.__stdout__, is_unbuffered, False)
    sys.stderr = sys.stdout if streams[2] == streams[1] and streams[2][0] != "own" else _output(
        streams[2], sys.__stderr__, True, True)
    if program in _PYTHONS:
        _python(words)
    code = _run(program, words, sys.stdin, sys.stdout, sys.stderr)
    _leave(code)


def _leave(code):
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):
            pass
    os._exit(code)


def _stdin(stream):
    kind, which = stream
    if kind == "own":
        return sys.__stdin__
    if kind == "pipe":
        from _pipes import PipeIO
        return io.TextIOWrapper(io.BufferedReader(PipeIO(which, "rb")), encoding="utf-8")
    if kind == "null":
        return io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8")
    path, place = which
    file = open(path, encoding="utf-8")
    file.seek(place)
    return file


class _Null(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        return len(data)


def _output(stream, own, is_unbuffered, by_line):
    kind, which = stream
    if kind == "own":
        return sys.__stdout__ if which == 1 else sys.__stderr__ if which == 2 else own
    if kind == "pipe":
        from _pipes import PipeIO
        raw = PipeIO(which, "wb")
    elif kind == "null":
        raw = _Null()
    else:
        raw = open(which[0], "ab", 0)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", line_buffering=by_line,
                            write_through=is_unbuffered)


# --- Python ----------------------------------------------------------------------------------

def _python(words):
    import types
    import _processes
    _processes.handle(2, True, False)
    rest = words[1:]
    while rest and rest[0] in ("-u", "-B", "-I", "-E", "-s", "-S", "-q"):
        rest.pop(0)
    if rest and rest[0] in ("-V", "--version"):
        print("Python", sys.version.split()[0])
        _leave(0)
    if rest and rest[0] == "-c":
        if len(rest) == 1:
            print("Argument expected for the -c option", file=sys.stderr)
            _leave(2)
        text, path, sys.argv = rest[1], "<string>", ["-c", *rest[2:]]
    elif rest and rest[0] == "-m":
        raise NotImplementedError("python -m: start the module with -c and an import here")
    elif not rest or rest[0] == "-":
        text, path, sys.argv = sys.stdin.read(), "<stdin>", ["-", *rest[1:]] if rest else [""]
    else:
        path, sys.argv = rest[0], rest
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except OSError as error:
            print(f"{sys.executable}: can't open file {os.path.abspath(path)!r}: [Errno {error.errno}] "
                  f"{error.strerror}", file=sys.stderr)
            _leave(2)
    module = types.ModuleType("__main__")
    if path not in ("<string>", "<stdin>"):
        module.__file__ = path
    _processes.register("__main__", module)
    _leave(_result(text, path, module.__dict__))


def _result(text, path, names):
    """Runs the text as a program's: its exit code."""
    import atexit
    import threading
    import _processes
    code = 0
    try:
        exec(_processes.program_code(text, path), names)
    except SystemExit as error:
        code = _exit_code(error)
    except BaseException as error:
        traceback = error.__traceback__
        while traceback is not None and traceback.tb_frame.f_code.co_filename != path:
            traceback = traceback.tb_next
        try:
            sys.excepthook(type(error), error.with_traceback(traceback), traceback)
        except SystemExit as left:
            code = _exit_code(left)
        else:
            if isinstance(error, KeyboardInterrupt):
                _die_of_interrupt()
            code = 1
    threading._shutdown()
    atexit._run_exitfuncs()
    return code


def _exit_code(error):
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return int(error.code) & 0xff
    print(error.code, file=sys.stderr)
    return 1


def _die_of_interrupt():
    import _processes
    sys.stdout.flush()
    sys.stderr.flush()
    _processes.handle(2, False, False)
    _processes.kill(os.getpid(), 2)


# --- commands -------------------------------------------------------------------------------------

def _run(program, words, stdin, stdout, stderr):
    if program in _PYTHONS:
        return _nested(words, stdin, stdout, stderr)
    if program in _SHELLS:
        from _shell import shell
        return shell(words, stdin, stdout, stderr)
    try:
        return _commands()[program](words[1:], stdin, stdout, stderr) or 0
    except BrokenPipeError:
        return 141


def _nested(words, stdin, stdout, stderr):
    """A Python of the shell's: its own process, with the shell's streams."""
    import subprocess
    stdout.flush()
    own = [stdin is sys.__stdin__, stdout is sys.__stdout__, stderr is sys.__stderr__]
    done = subprocess.run(words, input=None if own[0] else stdin.read().encode(),
                          stdout=None if own[1] else subprocess.PIPE,
                          stderr=None if own[2] else subprocess.PIPE)
    for data, stream in [(done.stdout, stdout), (done.stderr, stderr)]:
        if data:
            stream.write(data.decode())
            stream.flush()
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


def _commands():
    return {"echo": _echo, "printf": _printf, "sleep": _sleep, "true": lambda *_: 0, "false": lambda *_: 1,
            "cat": _cat, "pwd": _pwd, "ls": _ls, "env": _env, "seq": _seq, "wc": _wc, "sort": _sort, "head": _head,
            "tail": _tail, "uniq": _uniq, "tr": _tr, "grep": _grep, "whoami": _whoami, "hostname": _hostname,
            "uname": _uname, "touch": _touch, "mkdir": _mkdir, "rm": _rm, "tee": _tee, "kill": _kill, ":": lambda *_: 0}


def _option(stderr, name, option):
    stderr.write(f"{name}: the option {option} is not on this computer\n")
    return 2


def _echo(words, stdin, stdout, stderr):
    end = "\n"
    if words and words[0] == "-e":
        return _option(stderr, "echo", "-e")
    if words and words[0] == "-n":
        words, end = words[1:], ""
    stdout.write(" ".join(words) + end)


def _unescaped(text):
    for short, long in [("\\n", "\n"), ("\\t", "\t"), ("\\\\", "\\")]:
        text = text.replace(short, long)
    return text


def _printf(words, stdin, stdout, stderr):
    if not words:
        stderr.write("printf: missing operand\n")
        return 1
    form, rest = _unescaped(words[0]), words[1:]
    count = form.replace("%%", "").count("%")
    while True:
        now, rest = rest[:count], rest[count:]
        now += [""] * (count - len(now))
        values = []
        for value, part in zip(now, form.replace("%%", "").split("%")[1:]):
            kind = next((letter for letter in part if letter.isalpha()), "s")
            values.append(int(value or 0) if kind in "dixXo" else float(value or 0) if kind in "feg" else value)
        stdout.write(form % tuple(values))
        if not rest or not count:
            return 0


def _sleep(words, stdin, stdout, stderr):
    import time
    units = {"s": 1, "m": 60, "h": 3600, "d": 86400}
    total = 0.0
    for word in words:
        try:
            total += float(word[:-1]) * units[word[-1]] if word[-1:] in units else float(word)
        except ValueError:
            stderr.write(f"sleep: invalid time interval ‘{word}’\nTry 'sleep --help' for more information.\n")
            return 1
    if not words:
        stderr.write("sleep: missing operand\nTry 'sleep --help' for more information.\n")
        return 1
    time.sleep(total)


def _inputs(name, words, stdin, stderr):
    """(the name or None, its text) of each file, or of the input; None for one that cannot be read."""
    for word in words or ["-"]:
        if word == "-":
            yield None, stdin.read()
            continue
        try:
            with open(word) as file:
                yield word, file.read()
        except OSError as error:
            stderr.write(f"{name}: {word}: {error.strerror}\n")
            yield word, None


def _cat(words, stdin, stdout, stderr):
    if words and words[0] == "-n" or any(word.startswith("-") and word != "-" for word in words):
        return _option(stderr, "cat", words[0])
    if not words:
        for line in stdin:
            stdout.write(line)
        return 0
    code = 0
    for _, text in _inputs("cat", words, stdin, stderr):
        if text is None:
            code = 1
        else:
            stdout.write(text)
    return code


def _pwd(words, stdin, stdout, stderr):
    stdout.write(os.getcwd() + "\n")


def _ls(words, stdin, stdout, stderr):
    options = [word for word in words if word.startswith("-")]
    if any(option not in ("-1", "-a", "-A") for option in options):
        return _option(stderr, "ls", options[0])
    code, paths = 0, [word for word in words if not word.startswith("-")] or ["."]
    for path in paths:
        if not os.path.exists(path):
            stderr.write(f"ls: cannot access '{path}': No such file or directory\n")
            code = 2
            continue
        if not os.path.isdir(path):
            stdout.write(path + "\n")
            continue
        if len(paths) > 1:
            stdout.write(f"{path}:\n")
        names = sorted(os.listdir(path))
        if "-a" in options:
            names = [".", "..", *names]
        elif "-A" not in options:
            names = [name for name in names if not name.startswith(".")]
        stdout.write("".join(name + "\n" for name in names))
    return code


def _env(words, stdin, stdout, stderr):
    if words:
        return _option(stderr, "env", words[0])
    stdout.write("".join(f"{name}={value}\n" for name, value in os.environ.items()))


def _seq(words, stdin, stdout, stderr):
    numbers = [int(word) for word in words]
    first, step, last = {1: lambda n: (1, 1, n), 2: lambda a, b: (a, 1, b), 3: lambda a, s, b: (a, s, b)}[
        len(numbers)](*numbers)
    stdout.write("".join(f"{number}\n" for number in range(first, last + (1 if step > 0 else -1), step)))


def _wc(words, stdin, stdout, stderr):
    options = [word for word in words if word.startswith("-")]
    files = [word for word in words if not word.startswith("-")]
    letters = "".join(option[1:] for option in options) or "lwc"
    code = 0
    for name, text in _inputs("wc", files, stdin, stderr):
        if text is None:
            code = 1
            continue
        counts = {"l": text.count("\n"), "w": len(text.split()), "c": len(text.encode()), "m": len(text)}
        shown = [str(counts[letter]) for letter in "lwmc" if letter in letters]
        if len(shown) > 1:
            shown = [f"{count:>7}" if name is None else count for count in shown]
        stdout.write(" ".join(shown) + (f" {name}" if name else "") + "\n")
    return code


def _lines(name, words, stdin, stderr):
    return [line for _, text in _inputs(name, words, stdin, stderr) if text for line in text.splitlines()]


def _sort(words, stdin, stdout, stderr):
    options = "".join(word[1:] for word in words if word.startswith("-"))
    if set(options) - set("rnu"):
        return _option(stderr, "sort", "-" + options)
    lines = _lines("sort", [word for word in words if not word.startswith("-")], stdin, stderr)
    lines.sort(key=(lambda line: float(line or 0)) if "n" in options else None, reverse="r" in options)
    if "u" in options:
        lines = list(dict.fromkeys(lines))
    stdout.write("".join(line + "\n" for line in lines))


def _cut_lines(name, words, stdin, stdout, stderr, choose):
    count = 10
    if words and words[0] == "-n":
        count, words = int(words[1]), words[2:]
    elif words and words[0].startswith("-") and words[0].lstrip("-n").isdigit():
        count, words = int(words[0].lstrip("-n")), words[1:]
    lines = _lines(name, words, stdin, stderr)
    stdout.write("".join(line + "\n" for line in choose(lines, count)))


def _head(words, stdin, stdout, stderr):
    _cut_lines("head", words, stdin, stdout, stderr, lambda lines, count: lines[:count])


def _tail(words, stdin, stdout, stderr):
    _cut_lines("tail", words, stdin, stdout, stderr, lambda lines, count: lines[max(0, len(lines) - count):])


def _uniq(words, stdin, stdout, stderr):
    import itertools
    counts = words[:1] == ["-c"]
    for line, group in itertools.groupby(_lines("uniq", words[counts:], stdin, stderr)):
        stdout.write(f"{len(list(group)):>7} {line}\n" if counts else line + "\n")


def _letters(text):
    made, at = "", 0
    text = _unescaped(text)
    while at < len(text):
        if text[at + 1:at + 2] == "-" and at + 2 < len(text):
            made += "".join(map(chr, range(ord(text[at]), ord(text[at + 2]) + 1)))
            at += 3
        else:
            made, at = made + text[at], at + 1
    return made


def _tr(words, stdin, stdout, stderr):
    text = stdin.read()
    if words[0] == "-d":
        stdout.write("".join(letter for letter in text if letter not in _letters(words[1])))
        return 0
    if words[0].startswith("-") or "[:" in words[0]:
        return _option(stderr, "tr", words[0])
    old, new = _letters(words[0]), _letters(words[1])
    new += new[-1:] * (len(old) - len(new))
    stdout.write(text.translate(str.maketrans(old, new[:len(old)])))


def _grep(words, stdin, stdout, stderr):
    import re
    options = "".join(word[1:] for word in words if word.startswith("-"))
    if set(options) - set("icvnE"):
        return _option(stderr, "grep", "-" + options)
    words = [word for word in words if not word.startswith("-")]
    pattern = re.compile(words[0], re.IGNORECASE if "i" in options else 0)
    found = 0
    for number, line in enumerate(_lines("grep", words[1:], stdin, stderr), 1):
        if bool(pattern.search(line)) != ("v" in options):
            found += 1
            if "c" not in options:
                stdout.write((f"{number}:" if "n" in options else "") + line + "\n")
    if "c" in options:
        stdout.write(f"{found}\n")
    return 0 if found else 1


def _whoami(words, stdin, stdout, stderr):
    stdout.write(os.getlogin() + "\n")


def _hostname(words, stdin, stdout, stderr):
    stdout.write(os.uname().nodename + "\n")


def _uname(words, stdin, stdout, stderr):
    if words not in ([], ["-s"]):
        return _option(stderr, "uname", words[0])
    stdout.write(os.uname().sysname + "\n")


def _each_path(words, stderr, act, failed, allowed=()):
    options = [word for word in words if word.startswith("-")]
    if any(option not in allowed for option in options):
        return _option(stderr, failed.split(":")[0], options[0])
    for path in words:
        if not path.startswith("-"):
            try:
                act(path, options)
            except OSError as error:
                stderr.write(f"{failed} '{path}': {error.strerror}\n")
                return 1


def _touch(words, stdin, stdout, stderr):
    return _each_path(words, stderr, lambda path, options: open(path, "a").close(), "touch: cannot touch")


def _mkdir(words, stdin, stdout, stderr):
    return _each_path(words, stderr,
                      lambda path, options: os.makedirs(path, exist_ok=True) if options else os.mkdir(path),
                      "mkdir: cannot create directory", ("-p",))


def _remove(path, options):
    import shutil
    letters = "".join(options)
    if "r" in letters and os.path.isdir(path):
        shutil.rmtree(path)
    elif "f" not in letters or os.path.exists(path):
        os.remove(path)


def _rm(words, stdin, stdout, stderr):
    return _each_path(words, stderr, _remove, "rm: cannot remove", ("-r", "-f", "-rf", "-fr"))


def _tee(words, stdin, stdout, stderr):
    text = stdin.read()
    stdout.write(text)
    for path in words:
        with open(path, "w") as file:
            file.write(text)


def _kill(words, stdin, stdout, stderr):
    import signal
    number = 15
    if words and words[0].startswith("-"):
        name = words.pop(0)[1:]
        number = int(name) if name.isdigit() else signal.Signals["SIG" + name.removeprefix("SIG")]
    for word in words:
        os.kill(int(word), number)
