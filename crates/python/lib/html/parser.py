"""A reader of HTML that tells its subclass of what it meets: tags, texts, comments.

Simplified: comments and declarations end at the first `-->` and `>`; sections of CDATA are unknown.
"""

import re
from . import unescape

__all__ = ["HTMLParser"]

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(\s*=+\s*('[^']*'|"[^"]*"|[^\s>'"][^\s>]*)?)?""")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._line, self._column = 1, 0
        self._start_text = None

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self._line, self._column

    def get_starttag_text(self):
        return self._start_text

    def _move(self, text):
        lines = text.count("\n")
        if lines:
            self._line += lines
            self._column = len(text) - text.rindex("\n") - 1
        else:
            self._column += len(text)

    def _go(self, ends):
        text, at = self.rawdata, 0
        while at < len(text):
            next = self._step(text, at, ends)
            if next is None:
                break
            self._move(text[at:next])
            at = next
        self.rawdata = text[at:]

    def _step(self, text, at, ends):
        """Handles what begins at a place; where the next begins, or None: more is needed."""
        if self.cdata_elem is not None:
            match = re.search(f"(?i)</{self.cdata_elem}(?=[\\s/>])", text[at:])
            if match is None:
                if ends:
                    self.handle_data(text[at:])
                    return len(text)
                return None
            if match.start():
                self.handle_data(text[at:at + match.start()])
                return at + match.start()
        if text[at] != "<":
            return self._text(text, at, ends)
        if text.startswith("<!--", at):
            return self._until(text, at, 4, "-->", self.handle_comment, ends)
        if text.startswith("<!", at):
            return self._until(text, at, 2, ">", self.handle_decl, ends)
        if text.startswith("<?", at):
            return self._until(text, at, 2, ">", self.handle_pi, ends)
        match = _TAG.match(text, at)
        if match is None:
            if at + 1 == len(text) and not ends:
                return None
            self.handle_data("<")
            return at + 1
        end = self._tag_end(text, match.end())
        if end is None:
            if ends:
                self.handle_data(text[at:])
                return len(text)
            return None
        if match[1]:
            self.cdata_elem = None
            self.handle_endtag(match[2].lower())
        else:
            self._start_text = text[at:end]
            self._start(match[2].lower(), text[match.end():end - 1])
        return end

    def _tag_end(self, text, at):
        quote = None
        before = ""
        for place in range(at, len(text)):
            letter = text[place]
            if quote is not None:
                if letter == quote:
                    quote = None
            elif letter in "'\"" and before == "=":
                quote = letter
            elif letter == ">":
                return place + 1
            if not letter.isspace():
                before = letter
        return None

    def _text(self, text, at, ends):
        end = text.find("<", at)
        if end < 0:
            end = len(text)
            cut = text.rfind("&", max(at, end - 34))
            if not ends and cut >= 0 and not re.search(r"[\s;]", text[cut:]):
                if not self.convert_charrefs and cut > at:
                    end = cut
                else:
                    return None
        if self.convert_charrefs:
            self.handle_data(unescape(text[at:end]))
            return end
        match = re.match(r"&(?:#([0-9]+|[xX][0-9a-fA-F]+)|([a-zA-Z][-.a-zA-Z0-9]*));?", text[at:end])
        if match:
            if match[1]:
                self.handle_charref(match[1])
            else:
                self.handle_entityref(match[2])
            return at + match.end()
        more = text.find("&", at + 1, end)
        end = end if more < 0 else more
        self.handle_data(text[at:end])
        return end

    def _until(self, text, at, skip, mark, tell, ends):
        end = text.find(mark, at + skip)
        if end < 0:
            if not ends:
                return None
            tell(text[at + skip:])
            return len(text)
        tell(text[at + skip:end])
        return end + len(mark)

    def _start(self, tag, rest):
        self.lasttag = tag
        empty = rest.endswith("/")
        if empty:
            rest = rest[:-1]
        attributes = []
        for name, given, value in _ATTRIBUTE.findall(rest):
            if not given:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            attributes.append((name.lower(), unescape(value) if value else value))
        if empty:
            self.handle_startendtag(tag, attributes)
            return
        self.handle_starttag(tag, attributes)
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.cdata_elem = tag

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass
