import secrets
import textwrap
import uuid
import warnings
import weakref
import traceback
import io

text = "The quick brown fox jumped over the lazy dog, a well-known pangram;  and then it   went to sleep for a supercalifragilisticexpialidocious while."
for width in (10, 20, 33):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30), "|", textwrap.shorten("short", 30), "|", textwrap.shorten(text, 25, placeholder="..."))
print(repr(textwrap.dedent("\n    a\n      b\n\n    c\n")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.dedent("\ta\n\t b")), textwrap.wrap("", 5), textwrap.wrap("a b c d", 1))
print(textwrap.wrap(text, 25, max_lines=2), textwrap.wrap("aaaaaaaaaa bb", 4, break_long_words=False), textwrap.wrap("a\tb\nc", 20))
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.version, u.variant, u == uuid.UUID(int=u.int), u.fields)
r = uuid.uuid4()
print(r.version, len(str(r)), r.variant, r != uuid.uuid4(), uuid.NAMESPACE_DNS, uuid.UUID(bytes=u.bytes) == u, uuid.UUID("{12345678123456781234567812345678}") == u)
for bad in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: setattr(u, "int", 3), lambda: uuid.UUID(int=-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)), secrets.choice([7]), secrets.randbelow(1), secrets.compare_digest("a", "a"))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
    warnings.warn(RuntimeWarning("instance"))
print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error")
    except UserWarning as error:
        print("raised", error)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    warnings.filterwarnings("ignore", message="skip")
    for _ in range(3):
        warnings.warn("once only")
        warnings.warn("skip me")
print(len(log), warnings.formatwarning("m", UserWarning, "f.py", 3, "x = 1"), end="")


@warnings.deprecated("use new()")
def old():
    return 1


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(old(), log[0].category.__name__, log[0].message, old.__deprecated__)


class Thing:
    def method(self):
        return "m"


t = Thing()
ref = weakref.ref(t)
ws, wv, wk = weakref.WeakSet([t]), weakref.WeakValueDictionary(a=t), weakref.WeakKeyDictionary({t: 1})
wm = weakref.WeakMethod(t.method)
fin = weakref.finalize(t, print, "finalized", sep="!")
print(ref() is t, len(ws), t in ws, wv["a"] is t, wk[t], list(wv), dict(wk.items()) == {t: 1}, wm()(), fin.alive)
del t
print(ref(), len(ws), len(wv), len(wk), wm(), fin.alive, "a" in wv)
try:
    {}["key"]
except KeyError:
    print(traceback.format_exc().splitlines()[0], "...", traceback.format_exc().splitlines()[-1])
try:
    raise ValueError("v")
except ValueError as error:
    print(traceback.format_exception_only(error), len(traceback.format_exception(error)) >= 2)
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue().splitlines()[-1], traceback.extract_tb(error.__traceback__)[0].name)
print(traceback.format_exc().strip())
