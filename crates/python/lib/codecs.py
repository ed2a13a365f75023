"""Encodings by name, and files that are written in one."""

import builtins
import io
from _codecs_text import TEXTLESS, name_of, strict_errors, ignore_errors, replace_errors, backslashreplace_errors, \
    xmlcharrefreplace_errors

__all__ = ["encode", "decode", "lookup", "open", "getencoder", "getdecoder", "getincrementalencoder",
           "getincrementaldecoder", "getreader", "getwriter", "iterencode", "iterdecode", "CodecInfo", "Codec",
           "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "BOM", "BOM_UTF8", "BOM_LE",
           "BOM_BE", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
           "lookup_error", "register_error", "strict_errors", "ignore_errors", "replace_errors",
           "backslashreplace_errors", "xmlcharrefreplace_errors", "EncodedFile"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
_handlers = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
             "backslashreplace": backslashreplace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors}


def encode(obj, encoding="utf-8", errors="strict"):
    """The object in an encoding: of text, of bytes (hex, base64), or rot13."""
    if (pair := TEXTLESS.get(name_of(encoding))):
        return pair[0](obj)
    if not isinstance(obj, str):
        kind = type(obj).__name__
        raise TypeError(f"utf_8_encode() argument 1 must be str, not {kind}")
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if (pair := TEXTLESS.get(name_of(encoding))):
        return pair[1](obj)
    if isinstance(obj, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(obj).decode(encoding, errors)


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class CodecInfo(tuple):
    """What is known of an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def lookup(encoding):
    name = name_of(encoding)
    if name not in TEXTLESS:
        try:
            "".encode(encoding)
        except LookupError:
            raise LookupError(f"unknown encoding: {encoding}") from None

    def encoder(input, errors="strict"):
        return encode(input, encoding, errors), len(input)

    def decoder(input, errors="strict"):
        return decode(input, encoding, errors), len(input)

    class Reader(StreamReader):
        charset = encoding

    class Writer(StreamWriter):
        charset = encoding

    return CodecInfo(encoder, decoder, Reader, Writer, lambda errors="strict": IncrementalEncoder(errors, encoding),
                     lambda errors="strict": IncrementalDecoder(errors, encoding), name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


class IncrementalEncoder:
    def __init__(self, errors="strict", _encoding="utf-8"):
        self.errors, self._encoding = errors, _encoding

    def encode(self, input, final=False):
        return encode(input, self._encoding, self.errors)

    def reset(self):
        pass


class IncrementalDecoder:
    """Decodes piece by piece: what is not whole yet waits."""

    def __init__(self, errors="strict", _encoding="utf-8"):
        self.errors, self._encoding, self._rest = errors, _encoding, b""

    def decode(self, input, final=False):
        data = self._rest + bytes(input)
        self._rest = b""
        if final:
            return data.decode(self._encoding, self.errors)
        for held in range(4):
            part = data[:len(data) - held]
            try:
                text = part.decode(self._encoding)
            except UnicodeDecodeError as error:
                if error.end < len(part):
                    break
                continue
            self._rest = data[len(part):]
            return text
        return data.decode(self._encoding, self.errors)

    def reset(self):
        self._rest = b""

    def getstate(self):
        return self._rest, 0


class _Stream:
    charset = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)


class StreamWriter(_Stream):
    def write(self, object):
        self.stream.write(encode(object, self.charset, self.errors))

    def writelines(self, list):
        self.write("".join(list))


class StreamReader(_Stream):
    def read(self, size=-1, chars=-1, firstline=False):
        return decode(self.stream.read(size), self.charset, self.errors)

    def readline(self, size=None, keepends=True):
        line = decode(self.stream.readline(), self.charset, self.errors)
        return line if keepends else line.rstrip("\r\n")

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None:
        return builtins.open(filename, mode)
    return builtins.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    return lookup(file_encoding or data_encoding).streamwriter(file, errors)


def iterencode(iterator, encoding, errors="strict"):
    encoder = getincrementalencoder(encoding)(errors)
    for piece in iterator:
        if (out := encoder.encode(piece)):
            yield out


def iterdecode(iterator, encoding, errors="strict"):
    decoder = getincrementaldecoder(encoding)(errors)
    for piece in iterator:
        if (out := decoder.decode(piece)):
            yield out
    if (out := decoder.decode(b"", True)):
        yield out


def lookup_error(name):
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def register_error(name, handler):
    raise NotImplementedError("error handlers of one's own are not known here")
