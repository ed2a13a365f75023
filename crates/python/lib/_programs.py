"""The programs of the simulated computer: Python, a small `sh`, and a few commands.

`main` is what a process of `subprocess` runs. Simplified: `sh` has lists, pipes, redirections, quotes and
variables; the parts of a pipe run one after the other; commands have no options but the few below.
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


# --- sh ----------------------------------------------------------------------------------------

_OPERATORS = ("&&", "||", "2>&1", "1>&2", "2>>", "2>", "1>", ">>", ">&2", "|", ";", "&", ">", "<", "\n", "(", ")")
_RESERVED = ("if", "for", "while", "until", "case", "function", "{", "!", "[[")


class _ShellError(Exception):
    pass


def _tokens(line):
    """Words as lists of (text, is quoted), operators as str."""
    tokens, word, at = [], None, 0
    while at < len(line):
        letter = line[at]
        operator = next((one for one in _OPERATORS if line.startswith(one, at)), None)
        if operator and (operator[0] not in "12" or word is None):
            if word is not None:
                tokens.append(word)
                word = None
            tokens.append(operator)
            at += len(operator)
        elif letter in " \t":
            if word is not None:
                tokens.append(word)
                word = None
            at += 1
        elif line.startswith("$(", at):
            end = _closing(line, at + 1)
            word = (word or []) + [(line[at:end], "")]
            at = end
        elif letter == "#" and word is None:
            while at < len(line) and line[at] != "\n":
                at += 1
        elif letter in "'\"":
            end = at + 1
            text = ""
            while end < len(line) and line[end] != letter:
                if letter == '"' and line[end] == "\\" and line[end + 1:end + 2] in tuple('"\\$`'):
                    text += "\\" + line[end + 1] if line[end + 1] == "$" else line[end + 1]
                    end += 2
                    continue
                text += line[end]
                end += 1
            if end >= len(line):
                raise _ShellError("Syntax error: Unterminated quoted string")
            word = (word or []) + [(text, "single" if letter == "'" else "double")]
            at = end + 1
        elif letter == "\\" and at + 1 < len(line):
            word = (word or []) + [(line[at + 1], "single")]
            at += 2
        else:
            word = (word or []) + [(letter, "")]
            at += 1
    if word is not None:
        tokens.append(word)
    return tokens


def _closing(line, at):
    """The place after the parenthesis that closes the one at `at`."""
    depth = 0
    for end in range(at, len(line)):
        depth += (line[end] == "(") - (line[end] == ")")
        if depth == 0:
            return end + 1
    raise _ShellError('Syntax error: end of file unexpected (expecting ")")')


def _arithmetic(text):
    """The value of `$((…))`, of whole numbers as in C."""
    import re
    text = re.sub(r"[A-Za-z_]\w*", lambda found: os.environ.get(found[0]) or "0", text.replace("$", ""))
    if not re.fullmatch(r"[\d\s()+*/%<>=!&|^~-]+", text) or "/" in text and "-" in text:
        raise _ShellError(f'arithmetic expression: "{text}" is not for this computer')
    try:
        return str(int(eval(text.replace("/", "//"))))
    except ZeroDivisionError:
        raise _ShellError(f'arithmetic expression: division by zero: "{text}"') from None
    except SyntaxError:
        raise _ShellError(f'arithmetic expression: expecting primary: "{text}"') from None


def _substituted(command):
    """What a command writes, without the line ends at its end."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    _line(command, sys.stdin, out, sys.stderr)
    out.flush()
    return out.buffer.getvalue().decode().rstrip("\n")


def _expanded(word, status):
    """The words that a word stands for, with its variables' values."""
    text, quoted, plain = "", False, ""
    for piece, kind in _joined(word):
        if kind == "single":
            text += piece
            quoted = True
        else:
            text += _with_variables(piece, status)
            quoted = quoted or kind == "double"
            plain += piece
    if quoted:
        return [text]
    words = text.split() if "$" in plain else [text]
    found = []
    for one in words:
        if any(letter in one for letter in "*?["):
            import glob
            found += sorted(glob.glob(one)) or [one]
        else:
            found.append(one)
    return found


def _joined(word):
    pieces = []
    for text, kind in word:
        if pieces and not kind and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + text, kind)
        else:
            pieces.append((text, kind))
    return pieces


def _with_variables(text, status):
    if "`" in text:
        raise _ShellError("Syntax error: no command substitution with ` on this computer")
    made, at = "", 0
    while at < len(text):
        if text.startswith("\\$", at):
            made, at = made + "$", at + 2
            continue
        if text[at] != "$":
            made, at = made + text[at], at + 1
            continue
        if text.startswith("$(", at):
            end = _closing(text, at + 1)
            inner = text[at + 2:end - 1]
            is_number = inner.startswith("(") and inner.endswith(")")
            made, at = made + (_arithmetic(inner[1:-1]) if is_number else _substituted(inner)), end
            continue
        at += 1
        if text[at:at + 1] == "?":
            made, at = made + str(status), at + 1
            continue
        if text[at:at + 1] == "$":
            made, at = made + str(os.getpid()), at + 1
            continue
        braced = text[at:at + 1] == "{"
        at += braced
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        if braced and text[end:end + 1] != "}":
            raise _ShellError("Bad substitution")
        made += os.environ.get(text[at:end], "") if end > at else "$"
        at = end + braced
    return made


class _Exit(Exception):
    pass


def _shell(words, stdin, stdout, stderr):
    rest = words[1:]
    if not rest or not rest[0].startswith("-c"):
        if not rest:
            return _line(stdin.read(), stdin, stdout, stderr)
        with open(rest[0]) as file:
            return _line(file.read(), stdin, stdout, stderr)
    return _line(rest[1], stdin, stdout, stderr)


def _line(line, stdin, stdout, stderr):
    try:
        return _list(_tokens(line), stdin, stdout, stderr)
    except _ShellError as error:
        stderr.write(f"/bin/sh: 1: {error}\n")
        return 2
    except _Exit as error:
        return error.args[0]


def _list(tokens, stdin, stdout, stderr):
    status, group, runs = 0, [], True
    for token in [*tokens, ";"]:
        if token in ("&", "(", ")"):
            raise _ShellError(f'Syntax error: "{token}" unexpected')
        if token not in (";", "\n", "&&", "||"):
            group.append(token)
            continue
        if group:
            if runs:
                status = _pipeline(group, status, stdin, stdout, stderr)
        elif token in ("&&", "||"):
            raise _ShellError(f'Syntax error: "{token}" unexpected')
        group = []
        runs = status == 0 if token == "&&" else status != 0 if token == "||" else True
    return status


def _pipeline(tokens, status, stdin, stdout, stderr):
    parts = [[]]
    for token in tokens:
        if token == "|":
            parts.append([])
        else:
            parts[-1].append(token)
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        out = stdout if last else io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        status = _simple(part, status, stdin, out, stderr)
        if not last:
            out.flush()
            stdin = io.TextIOWrapper(io.BytesIO(out.buffer.getvalue()), encoding="utf-8")
    return status


def _simple(tokens, status, stdin, stdout, stderr):
    words, opened, at = [], [], 0
    try:
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if not isinstance(token, str):
                words += _expanded(token, status)
            elif token == "2>&1":
                stderr = stdout
            elif token in ("1>&2", ">&2"):
                stdout = stderr
            else:
                if at == len(tokens) or isinstance(tokens[at], str):
                    raise _ShellError("Syntax error: newline unexpected")
                [path] = _expanded(tokens[at], status)
                at += 1
                mode = "r" if token == "<" else "a" if token.endswith(">>") else "w"
                try:
                    file = _Null() if path == "/dev/null" else open(path, mode)
                except OSError as error:
                    act = "open" if mode == "r" else "create"
                    stderr.write(f"/bin/sh: 1: cannot {act} {path}: {_short_error(error)}\n")
                    return 2
                if path == "/dev/null":
                    file = io.TextIOWrapper(io.BytesIO() if mode == "r" else io.BufferedWriter(file), encoding="utf-8")
                opened.append(file)
                if token == "<":
                    stdin = file
                elif token.startswith("2"):
                    stderr = file
                else:
                    stdout = file
        return _command(words, stdin, stdout, stderr)
    finally:
        for file in opened:
            file.close()


def _short_error(error):
    return "No such file" if error.errno == 2 else error.strerror


def _command(words, stdin, stdout, stderr):
    own = dict(os.environ)
    while words and "=" in words[0] and words[0].split("=")[0].isidentifier():
        name, value = words.pop(0).split("=", 1)
        os.environ[name] = value
    if not words:
        return 0
    name = words[0]
    if name in _RESERVED:
        raise _ShellError(f'Syntax error: "{name}" is not on this computer')
    if name == "exit":
        raise _Exit(int(words[1]) & 0xff if len(words) > 1 else 0)
    if name == "cd":
        try:
            os.chdir(words[1] if len(words) > 1 else os.environ["HOME"])
        except OSError:
            stderr.write(f"/bin/sh: 1: cd: can't cd to {words[1]}\n")
            return 2
        return 0
    if name == "export":
        for word in words[1:]:
            if "=" in word:
                variable, value = word.split("=", 1)
                os.environ[variable] = value
        return 0
    try:
        try:
            program = find(name)
        except PermissionError:
            stderr.write(f"/bin/sh: 1: {name}: Permission denied\n")
            return 126
        except FileNotFoundError:
            stderr.write(f"/bin/sh: 1: {name}: not found\n")
            return 127
        return _run(program, words, stdin, stdout, stderr)
    finally:
        if name not in ("cd", "export"):
            os.environ.clear()
            os.environ.update(own)


# --- commands -------------------------------------------------------------------------------------

def _run(program, words, stdin, stdout, stderr):
    if program in _PYTHONS:
        return _nested(words, stdin, stdout, stderr)
    if program in _SHELLS:
        return _shell(words, stdin, stdout, stderr)
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
