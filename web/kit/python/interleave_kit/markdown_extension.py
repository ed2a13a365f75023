"""Python-Markdown, and so MkDocs::

    markdown_extensions:
      - interleave_kit.markdown_extension:
          playground: https://example.org/interleave/
"""

from __future__ import annotations

import re

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from . import block

OPEN = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
#: What begins a block whose lines are indented: an item of a list, an admonition, a tab.
CONTAINER = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|===)\s")
#: Indented so far, a fence outside of a container is a block of code as it stands.
CODE_INDENT = 4
#: Of Python-Markdown's own preprocessors fenced_code has 25 and normalize_whitespace 30.
PRIORITY = 28


class Fences(Preprocessor):
    """Before the fences of others: an embed's text is not to be touched by them."""

    def __init__(self, md, playground):
        super().__init__(md)
        self.playground = playground

    def run(self, lines):
        result, at = [], 0
        brings = self.playground
        while at < len(lines):
            opened = self.opened(lines, at)
            end = closing(lines, at, opened) if opened else None
            if end is None:
                result.append(lines[at])
                at += 1
                continue
            try:
                found = block.parse(opened["info"])
            except block.BlockError as error:
                raise block.BlockError(f"{lines[at].strip()}: {error}") from None
            if found is None:
                # An ordinary block is passed over whole: what stands in it is text.
                result += lines[at : end + 1]
            else:
                program = "".join(f"{inside(line, opened['indent'])}\n" for line in lines[at + 1 : end])
                html = block.element(found, program, brings)
                brings = ""
                result += ["", opened["indent"] + self.md.htmlStash.store(html), ""]
            at = end + 1
        return result

    @staticmethod
    def opened(lines, at):
        opened = OPEN.match(lines[at])
        if not opened or len(opened["indent"]) < CODE_INDENT:
            return opened
        # Indented so far it is a fence only inside of something.
        for line in reversed(lines[:at]):
            if line.strip() and indent(line) < len(opened["indent"]):
                if CONTAINER.match(line):
                    return opened
                if indent(line) == 0:
                    return None
        return None


def indent(line):
    return len(line) - len(line.lstrip())


def inside(line, prefix):
    """The line without its block's indentation."""
    return line[len(prefix) :] if line.startswith(prefix) else line.lstrip()


def closing(lines, at, opened):
    mark = opened["fence"]
    for end in range(at + 1, len(lines)):
        stripped = lines[end].strip()
        if stripped and set(stripped) == {mark[0]} and len(stripped) >= len(mark):
            return end
    return None


class InterleaveExtension(Extension):
    def __init__(self, **settings):
        self.config = {"playground": ["", "address of the playground's folder"]}
        super().__init__(**settings)

    def extendMarkdown(self, md):
        playground = self.getConfig("playground")
        if not playground:
            raise block.BlockError("interleave_kit.markdown_extension needs `playground`")
        md.preprocessors.register(Fences(md, playground), "interleave", PRIORITY)


def makeExtension(**settings):
    return InterleaveExtension(**settings)
