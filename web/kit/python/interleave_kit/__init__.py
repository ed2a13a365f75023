"""Interleave in course pages: MkDocs and Python-Markdown, Sphinx, Jupyter.

Needs nothing but the tool that it is for.
"""

from .block import Block, BlockError, element, parse, script
from .link import fragment

__all__ = ["Block", "BlockError", "element", "fragment", "parse", "script"]
