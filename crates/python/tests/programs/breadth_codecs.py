import codecs
import os
import tempfile

print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"))
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xc3\xa9"), codecs.encode(b"hello", "base64"), codecs.decode(b"aGVsbG8=\n", "base64"))
print(codecs.lookup("utf-8").name, codecs.lookup("latin-1").name if False else "-", codecs.BOM_UTF8)
path = os.path.join(tempfile.mkdtemp(), "text.txt")
with codecs.open(path, "w", encoding="utf-8") as f:
    f.write("naïve\ncafé\n")
with codecs.open(path, encoding="utf-8") as f:
    print(f.read().split())
with open(path, "rb") as f:
    print([line for line in codecs.getreader("utf-8")(f)])
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([b])) for b in "aé€".encode()], decoder.decode(b"", final=True))
print(list(codecs.iterdecode([b"\xc3", b"\xa9x"], "utf-8")), list(codecs.iterencode("aé", "latin-1")))
print(codecs.getencoder("ascii")("abc"), codecs.getdecoder("utf-8")(b"abc"))
print(codecs.lookup_error("replace") is codecs.replace_errors)
for call in (lambda: codecs.lookup("nope"), lambda: codecs.decode(b"\xff", "utf-8"), lambda: codecs.encode("é", "ascii")):
    try:
        call()
    except (LookupError, UnicodeError) as e:
        print(type(e).__name__, e)
