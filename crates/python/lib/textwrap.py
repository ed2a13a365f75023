"""Paragraphs broken into lines."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACES = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Breaks text into lines of at most `width` characters."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """The words and the spaces between them, hyphenated words in parts."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _SPACES else c for c in text])
        chunks = []
        at = 0
        while at < len(text):
            end = at
            is_space = text[at] in _SPACES
            while end < len(text) and (text[end] in _SPACES) == is_space:
                end += 1
            if is_space or not self.break_on_hyphens:
                chunks.append(text[at:end])
            else:
                chunks.extend(_hyphen_parts(text[at:end]))
            at = end
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                word = chunks[i].rstrip("\"'")
                if chunks[i + 1] == " " and word[-1:] in (".", "!", "?") and word[-2:-1].islower():
                    chunks[i + 1] = "  "
        return chunks

    def _break_word(self, chunks, line, length, width):
        room = max(width - length, 1)
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def wrap(self, text):
        """The lines, without line ends."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last_allowed = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            nothing_left = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if not last_allowed or (nothing_left and length <= width):
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, line, length, width, indent)
            break
        return lines

    def _cut(self, lines, line, length, width, indent):
        """End the last line with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _hyphen_parts(word):
    """`well-known` may be broken behind its hyphen, between letters."""
    parts = []
    start = 0
    for at in range(1, len(word) - 2):
        if (word[at] == "-" and word[at - 1].isalpha() and word[at + 1].isalpha()
                and (at - 2 >= start and word[at - 2].isalpha()) and word[at + 2].isalpha()):
            parts.append(word[start:at + 1])
            start = at + 1
    parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    """The text as a list of lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text with line breaks."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, cut where it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with."""
    lines = text.split("\n")
    margin = None
    for line in lines:
        if line.strip():
            own = line[:len(line) - len(line.lstrip())]
            if margin is None:
                margin = own
            else:
                common = 0
                while common < len(margin) and common < len(own) and margin[common] == own[common]:
                    common += 1
                margin = margin[:common]
    cut = len(margin or "")
    return "\n".join([line[cut:] if line.strip() else "" for line in lines])


def indent(text, prefix, predicate=None):
    """`prefix` before every line that is not empty."""
    lines = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        lines.append(prefix + line if wanted else line)
    return "".join(lines)
