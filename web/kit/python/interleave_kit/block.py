"""A block of a course page, and the embed that it becomes: the one place that knows the element.

A block is an embed when the word ``interleave`` stands behind its language::

    ```go interleave gomaxprocs=1 title="A hand-over"
    package main
    ...
    ```

Options that decide the run (``cores``, ``seed``, …) become part of the link, and are checked as
``interleave link`` checks them; the others are attributes of ``<interleave-embed>``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from . import link

LANGUAGES = {"python": "python", "py": "python", "go": "go", "golang": "go"}
RELEASES = {"python": ("3.14", "3.11"), "go": ("1.27", "1.21")}
FILES = {"python": "main.py", "go": "main.go"}
#: Options that decide the run, or what is open of it.
RUN = ("file", "release", "cores", "gomaxprocs", "seed", "gil", "clock", "moment", "stage", "notes")
#: Attributes of the embed. Its stage is both: with the attribute the other stages' tabs go.
SHOWN = ("title", "lang", "parts", "stage", "theme", "size", "lines", "hide", "readonly", "autoplay", "sandbox")
#: Those that need no value.
SWITCHES = ("readonly", "autoplay")
CORES_MAX = 64
NUMBER_MAX = 2**53 - 1

_HEAD = re.compile(r"(\w+)[\s,]+interleave(\s.*)?", re.DOTALL)
_WORD = re.compile(r"""([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'][^\s]*)?))?(?=\s|$)""")


class BlockError(ValueError):
    """What is wrong with a block's first line, in words."""


@dataclass(frozen=True)
class Block:
    language: str
    #: Names of RUN with their values.
    run: dict[str, str]
    #: Names of SHOWN with their values, in the order in which they were written.
    shown: dict[str, str]

    def scenario(self, program: str) -> dict:
        """The document of what the embed runs. Defaults are left out, as the playground does."""
        run = self.run
        scenario: dict = {"scenario": 1, "language": self.language}
        if "release" in run:
            scenario["release"] = run["release"]
        scenario["program"] = [{"name": run.get("file", FILES[self.language]), "text": program}]
        settings: dict = {}
        # A core for each P, if nobody says otherwise.
        cores = _number(run, "cores", 1, CORES_MAX, _number(run, "gomaxprocs", 1, CORES_MAX, 1))
        if cores != 1:
            settings["cores"] = cores
        if run.get("clock") == "frozen":
            settings["clock"] = "frozen"
        seed = _number(run, "seed", 0, NUMBER_MAX, 0)
        if seed:
            settings["seed"] = seed
        if run.get("gil") == "0":
            settings["free_threaded"] = True
        if "gomaxprocs" in run:
            settings["gomaxprocs"] = _number(run, "gomaxprocs", 1, CORES_MAX, 0)
        view: dict = {}
        if "moment" in run:
            view["moment"] = _number(run, "moment", 0, NUMBER_MAX, 0)
        for name in ("stage", "notes"):
            if name in run:
                view[name] = run[name]
        if settings:
            scenario["settings"] = settings
        if view:
            scenario["view"] = view
        return scenario


def block(language: str, options: dict[str, str]) -> Block:
    """A block of a language by its name, with its options. Raises BlockError."""
    known = LANGUAGES.get(language.lower())
    if known is None:
        raise BlockError(f"interleave runs python and go, not {language}")
    run, shown = {}, {}
    for name, value in options.items():
        if name not in RUN and name not in SHOWN:
            raise BlockError(f"interleave has no option {name}; it has {', '.join(sorted({*RUN, *SHOWN}))}")
        if not value and name not in SWITCHES:
            raise BlockError(f"{name} needs a value")
        if name in RUN:
            run[name] = value
        if name in SHOWN:
            shown[name] = value
    for name, values in (("release", RELEASES[known]), ("clock", ("costed", "frozen")), ("gil", ("1", "0"))):
        if name in run and run[name] not in values:
            raise BlockError(f"{name}: {' or '.join(values)}")
    if run.get("gil") == "0" and run.get("release") == "3.11":
        raise BlockError("gil 0: there is no Python 3.11 without the GIL")
    found = Block(known, run, shown)
    found.scenario("")
    return found


def parse(info: str) -> Block | None:
    """A block by its first line behind the fence. None: it is an ordinary block. Raises BlockError."""
    match = _HEAD.fullmatch(info.strip())
    return block(match[1], options(match[2] or "")) if match else None


def options(words: str) -> dict[str, str]:
    """``NAME=VALUE``, ``NAME="VALUE"`` or ``NAME``, with spaces between. Raises BlockError."""
    found: dict[str, str] = {}
    words = words.strip()
    while words:
        match = _WORD.match(words)
        if not match:
            name = words.split("=", 1)[0]
            raise BlockError(f"{name}: its quotes do not close, or something follows them")
        found[match[1]] = next((value for value in match.groups()[1:] if value is not None), "")
        words = words[match.end() :].lstrip()
    return found


def element(block: Block, program: str, playground: str = "") -> str:
    """The embed as HTML: readable, and printable, where no script runs. With ``playground`` it
    brings the element's script: the first one of a page does."""
    given = {"link": link.fragment(block.scenario(program)), **block.shown}
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in given.items())
    brings = f'<script async src="{html.escape(script(playground))}"></script>' if playground else ""
    code = html.escape(program)
    return (
        f'<div class="interleave">{brings}<interleave-embed{written}><pre><code class="language-{block.language}">'
        f"{code}</code></pre></interleave-embed></div>"
    )


def script(playground: str) -> str:
    """The address of the element's script, for the address of a playground's folder."""
    return f"{playground.rstrip('/')}/embed.js"


def address(block: Block, program: str, playground: str) -> str:
    """A link that opens the block's program in the playground."""
    return f"{playground.rstrip('/')}/#{link.fragment(block.scenario(program))}"


def _number(run: dict[str, str], name: str, least: int, most: int, usual: int) -> int:
    if name not in run:
        return usual
    if not re.fullmatch(r"[0-9]+", run[name]) or not least <= int(run[name]) <= most:
        raise BlockError(f"{name}: {least} to {most}, not {run[name]}")
    return int(run[name])
