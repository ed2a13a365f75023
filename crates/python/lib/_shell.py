"""`sh`: words, what they stand for, and lists of commands.

Simplified: it has lists, pipes, redirections, quotes, variables, whole numbers and what commands write; the parts of a
pipe run one after the other.
"""

import io
import os
import sys

from _programs import _Null, _run, find

__all__ = ["shell"]

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


def shell(words, stdin, stdout, stderr):
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
