"""Text as HTML: the five letters that need an escape."""

__all__ = ["escape", "unescape"]


_LATIN = """nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"""


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    import re
    names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'",
             "trade": "\u2122", "euro": "\u20ac", "hellip": "\u2026", "ndash": "\u2013", "mdash": "\u2014",
             "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c", "rdquo": "\u201d", "bull": "\u2022",
             "larr": "\u2190", "uarr": "\u2191", "rarr": "\u2192", "darr": "\u2193", "ne": "\u2260", "le": "\u2264",
             "ge": "\u2265", "infin": "\u221e", "sum": "\u2211", "radic": "\u221a", "hearts": "\u2665"}
    names.update(zip(_LATIN.split(), map(chr, range(0xA0, 0x100))))

    def char(match):
        name = match[1]
        if name[0] != "#":
            return names.get(name, match[0])
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))

    return re.sub(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);", char, s)
