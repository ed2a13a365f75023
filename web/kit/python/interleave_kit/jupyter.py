"""Jupyter::

    %load_ext interleave_kit.jupyter
    %interleave_playground https://example.org/interleave/

    %%interleave python cores=2 title="Two threads"
    import threading
    ...

or, for a program that a notebook makes, ``embed(program, "python", cores=2)``.
"""

from __future__ import annotations

from . import block

_playground = {"address": ""}


class Embed:
    """An embed as a cell's result: HTML in a notebook, a link in a terminal."""

    def __init__(self, found: block.Block, program: str, playground: str):
        self._found, self._program, self._playground = found, program, playground

    def _repr_html_(self) -> str:
        # Cells come and go: each brings the script, which defines the element once.
        return block.element(self._found, self._program, self._playground)

    def __repr__(self) -> str:
        return block.address(self._found, self._program, self._playground)


def playground(address: str) -> None:
    """Names the playground of the notebook's embeds."""
    _playground["address"] = address.strip()


def embed(program: str, language: str = "python", **options: object) -> Embed:
    """An embed of a program, with the options of a block; True switches one on."""
    given = {name: "" if value is True else str(value) for name, value in options.items()}
    return _embed(block.block(language, given), program)


def _embed(found: block.Block, program: str) -> Embed:
    if not _playground["address"]:
        raise block.BlockError("first name a playground: %interleave_playground ADDRESS")
    return Embed(found, program, _playground["address"])


def load_ipython_extension(shell) -> None:
    def interleave(line, cell):
        language, _, words = line.strip().partition(" ")
        return _embed(block.block(language or "python", block.options(words)), cell)

    shell.register_magic_function(playground, "line", "interleave_playground")
    shell.register_magic_function(interleave, "cell", "interleave")
