"""Types of files by the ends of their names."""

from _prelude_natives import _is_old
from urllib.parse import urlparse
import os.path

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type",
           "init", "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types"]

knownfiles = []
inited = True
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2",
              ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
_TYPES = """application/javascript js mjs|application/json json|application/manifest+json webmanifest
application/msword doc dot wiz|application/octet-stream bin a dll exe o obj so|application/pdf pdf
application/postscript ps ai eps|application/vnd.apple.mpegurl m3u m3u8|application/vnd.ms-excel xls xlb
application/vnd.ms-powerpoint ppt pot ppa pps pwz|application/wasm wasm|application/x-csh csh|application/x-sh sh
application/x-python-code pyc pyo|application/x-shockwave-flash swf|application/x-tar tar|application/x-tcl tcl
application/x-tex tex|application/xml xsl rdf wsdl xpdl|application/zip zip|audio/basic au snd|audio/mpeg mp3 mp2
audio/x-wav wav|audio/aac aac adts|audio/opus opus|image/bmp bmp|image/gif gif|image/jpeg jpg jpe jpeg
image/png png|image/svg+xml svg|image/tiff tiff tif|image/vnd.microsoft.icon ico|image/heic heic|image/avif avif
message/rfc822 eml mht mhtml nws|text/css css|text/csv csv|text/html html htm|text/plain txt bat c h ksh pl srt
text/richtext rtx|text/tab-separated-values tsv|text/x-python py|text/x-setext etx|text/x-vcard vcf|text/xml xml
video/mp4 mp4|video/mpeg mpeg m1v mpa mpe mpg|video/quicktime mov qt|video/webm webm|video/x-msvideo avi"""
types_map = {"." + end: row.split()[0] for row in _TYPES.replace("\n", "|").split("|") for end in row.split()[1:]}
common_types = {".rtf": "application/rtf", ".jpg": "image/jpg", ".mid": "audio/midi", ".midi": "audio/midi",
                ".pct": "image/pict", ".pic": "image/pict", ".pict": "image/pict", ".webp": "image/webp",
                ".xul": "text/xul"}


class MimeTypes:
    def __init__(self, filenames=(), strict=True):
        self.encodings_map, self.suffix_map = dict(encodings_map), dict(suffix_map)
        self.types_map = dict(common_types), dict(types_map)

    def add_type(self, type, ext, strict=True):
        self.types_map[bool(strict)][ext] = type

    def guess_type(self, url, strict=True):
        """(type, encoding) of a file or an address."""
        url = str(url)
        parsed = urlparse(url)
        if parsed.scheme and len(parsed.scheme) > 1:
            if parsed.scheme == "data":
                comma = url.find(",")
                if comma < 0:
                    return None, None
                kind = url[5:comma].partition(";")[0]
                return kind if "/" in kind and "=" not in kind else "text/plain", None
            url = url.partition(":")[2] if _is_old() else parsed.path
        base, ext = os.path.splitext(url)
        while (longer := self.suffix_map.get(ext.lower())):
            base, ext = os.path.splitext(base + longer)
        encoding = self.encodings_map.get(ext)
        if encoding:
            base, ext = os.path.splitext(base)
        kind = self.types_map[True].get(ext.lower())
        if kind is None and not strict:
            kind = self.types_map[False].get(ext.lower())
        return kind, encoding

    def guess_all_extensions(self, type, strict=True):
        tables = (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False])
        return list(dict.fromkeys(end for table in tables for end, kind in table.items() if kind == type.lower()))

    def guess_extension(self, type, strict=True):
        ends = self.guess_all_extensions(type, strict)
        return ends[0] if ends else None


_db = MimeTypes()
add_type = _db.add_type
guess_type = _db.guess_type
guess_all_extensions = _db.guess_all_extensions
guess_extension = _db.guess_extension


def init(files=None):
    pass


def read_mime_types(file):
    return None
