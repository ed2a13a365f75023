import calendar
import pathlib
import tempfile
import traceback
import annotationlib

# map(strict=True)
for lists in ([[1, 2], [3]], [[1], [3, 4]], [[1, 2], [3, 4], [5]], [[1], [2], [3, 4]], [[1, 2], [3, 4]]):
    try:
        print(list(map(lambda *items: sum(items), *lists, strict=True)))
    except ValueError as error:
        print(error)

# Paths that copy, move and match
with tempfile.TemporaryDirectory() as name:
    root = pathlib.Path(name)
    (root / "a" / "b").mkdir(parents=True)
    (root / "a" / "x.txt").write_text("hi")
    (root / "a" / "x.txt").copy(root / "y.txt")
    print((root / "y.txt").read_text(), (root / "y.txt").move(root / "z.txt").name)
    (root / "a").copy(root / "c")
    (root / "z.txt").copy_into(root / "a")
    (root / "z.txt").move_into(root / "a" / "b")
    print(sorted(str(path.relative_to(root)) for path in root.rglob("*")))
    try:
        (root / "a").copy(root / "a" / "b" / "d")
    except OSError as error:
        print(type(error).__name__)
for pattern in ("a/**/*.txt", "a/*.txt", "**/c.txt", "a/b/c.txt", "**", "b/c.txt"):
    print(pattern, pathlib.PurePath("a/b/c.txt").full_match(pattern))

# Months
print(repr(calendar.MAY), calendar.Month(2).name, calendar.Month.JANUARY + 1, calendar.FEBRUARY == 2)


# References that are not resolved
class Node:
    left: Missing


print(annotationlib.get_annotations(Node, format=annotationlib.Format.FORWARDREF))

# The module traceback suggests names
try:
    [].appendd
except AttributeError as error:
    print(traceback.format_exception_only(error))
try:
    asyncio
except NameError as error:
    print(traceback.format_exception_only(error))
try:
    prnt
except NameError as error:
    print(traceback.format_exception_only(error), traceback.format_exc().splitlines()[-1])
