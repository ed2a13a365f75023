from string.templatelib import Template, Interpolation
name = "World"; n = 3.14159
t = t"Hello {name!r:>10} {n:.2f} {name=}"
print(type(t).__name__, t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations], t.values)
def render(t):
    out = []
    for part in t:
        if isinstance(part, str): out.append(part)
        else: out.append(f"<{format(part.value, part.format_spec)}>")
    return "".join(out)
print(render(t"a{1}b{n:.1f}"), t"x" + t"y{1}")
try:
    1/0
except ZeroDivisionError, ValueError:
    print("no parens")
def f():
    try: return 1
    finally: pass
print(f())
