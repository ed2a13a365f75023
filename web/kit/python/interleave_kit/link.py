"""A scenario's document, and the link that carries it.

The format is that of ``crates/scenario/src/link.rs``: a version character, then base64url of an
envelope (how many bytes follow, the document's length and CRC-32) and of the document, deflated
with a dictionary that never changes (``dictionary.txt``).
"""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

VERSION = "1"
#: Raw deflate: no header of zlib's around it.
WINDOW_BITS = -15

_DICTIONARY = Path(__file__).with_name("dictionary.txt").read_bytes()


def document(scenario: dict) -> str:
    """A scenario as the playground writes it: its fields in their order, no spaces."""
    return json.dumps(scenario, ensure_ascii=False, separators=(",", ":"))


def fragment(scenario: dict) -> str:
    """The link's part behind ``#``."""
    text = document(scenario).encode()
    compressor = zlib.compressobj(9, zlib.DEFLATED, WINDOW_BITS, 9, zlib.Z_DEFAULT_STRATEGY, _DICTIONARY)
    deflated = compressor.compress(text) + compressor.flush()
    rest = _varint(len(text)) + zlib.crc32(text).to_bytes(4, "little") + deflated
    letters = base64.urlsafe_b64encode(_varint(len(rest)) + rest)
    return VERSION + letters.rstrip(b"=").decode()


def _varint(value: int) -> bytes:
    written = bytearray()
    while value >= 0x80:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)
