"""Text as HTML: the five letters that need an escape."""

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    import re
    names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0"}

    def char(match):
        name = match[1]
        if name[0] != "#":
            return names.get(name, match[0])
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))

    return re.sub(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);", char, s)
