"""Words as the shell splits them."""

__all__ = ["split", "quote", "join"]


def split(s, comments=False, posix=True):
    words, word, quoted = [], None, None
    at = 0
    while at < len(s):
        char = s[at]
        at += 1
        if quoted:
            if char == quoted:
                quoted = None
            elif char == "\\" and quoted == '"' and s[at:at + 1] in ('"', "\\"):
                word += s[at]
                at += 1
            else:
                word += char
        elif char in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif char == "#" and comments and word is None:
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif char in "\"'":
            quoted, word = char, word or ""
        elif char == "\\":
            if at >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        else:
            word = (word or "") + char
    if quoted:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    if all(char.isascii() and (char.isalnum() or char in "@%+=:,./-_") for char in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
