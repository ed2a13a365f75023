"""Text as HTML: the five letters that need an escape."""

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    import re
    names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0",
             "copy": "\xa9", "reg": "\xae", "trade": "\u2122", "euro": "\u20ac", "middot": "\xb7",
             "hellip": "\u2026", "ndash": "\u2013", "mdash": "\u2014", "laquo": "\xab", "raquo": "\xbb",
             "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c", "rdquo": "\u201d",
             "times": "\xd7", "deg": "\xb0", "larr": "\u2190", "rarr": "\u2192"}

    def char(match):
        name = match[1]
        if name[0] != "#":
            return names.get(name, match[0])
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))

    return re.sub(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);", char, s)
