import traceback
src = """
def inner():
    return 1 / 0
def outer():
    return inner()
outer()
"""
try:
    exec(src)
except ZeroDivisionError:
    traceback.print_exc()
    print(traceback.format_exc().split("\n", 2)[2].partition("exec(src)")[2])
try:
    eval("1 + ")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
    print(e.args[0], e.text, e.offset)
e = SyntaxError("boom", ("f.py", 3, 5, "abc def\n"))
print(e, e.lineno, e.offset, e.text, e.filename, e.msg, e.end_lineno)
e2 = SyntaxError("plain")
print(e2, e2.lineno, e2.filename, e2.msg)
exec("raise ValueError('from exec')")
