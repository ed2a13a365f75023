"""Files of all kinds: see `_io` for those in memory and `_files` for those of the computer."""

from _io import (BufferedIOBase, BytesIO, DEFAULT_BUFFER_SIZE, IOBase, RawIOBase, SEEK_CUR, SEEK_END,
                 SEEK_SET, StringIO, TextIOBase, UnsupportedOperation)
from _files import (BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, FileIO,
                    TextIOWrapper, open)

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
           "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

BlockingIOError = BlockingIOError


def text_encoding(encoding, stacklevel=2):
    return "utf-8" if encoding is None else encoding
