import getopt
import locale

for argv, short, long in [
    (["-v", "-o", "out.txt", "--level=3", "file", "-x"], "vo:", ["level=", "help"]),
    (["-ooutput", "--lev", "4", "--", "-v"], "vo:", ["level=", "help"]),
    (["-vvx"], "v", []),
    (["-o"], "o:", []),
    (["--level"], "", ["level="]),
    (["--help=me"], "", ["help"]),
    (["--le=1"], "", ["level=", "leaf="]),
    (["--nope"], "", ["level="]),
]:
    try:
        print(getopt.getopt(argv, short, long))
    except getopt.GetoptError as e:
        print(repr(e), "|", e, "|", e.opt)
print(getopt.gnu_getopt(["a", "-v", "b", "--level", "2"], "v", ["level="]))
print(getopt.gnu_getopt(["a", "-v"], "+v"))
print(locale.setlocale(locale.LC_ALL, "C"))
print(locale.localeconv()["decimal_point"], locale.localeconv()["frac_digits"])
print(locale.getlocale(locale.LC_NUMERIC), locale.strcoll("a", "b"), locale.atof("1.5"), locale.str(2.50))
print(locale.format_string("%.2f", 1234.567, grouping=True), sorted(["b", "a"], key=locale.strxfrm))
for call in (lambda: locale.setlocale(locale.LC_ALL, "xx_YY"), lambda: locale.currency(1)):
    try:
        call()
    except (locale.Error, ValueError) as e:
        print(type(e).__name__, e)
getopt.getopt(["-z"], "v")
