class K:
    a = "x"; b = "x"
try:
    match {"x": 1, "y": 2}:
        case {K.a: p, K.b: q}:
            print(p, q)
except ValueError as e:
    print(type(e).__name__, e)
for src in ['match {}:\n case {"x": 1, "x": 2}: pass\n', 'match {}:\n case {1: 1, 1: 2}: pass\n','match {}:\n case {1: 1, True: 2}: pass\n','match {}:\n case {1: 1, 1.0: 2}: pass\n','match {}:\n case {None: 1, None: 2}: pass\n','match {}:\n case {-1: 1, -1: 2}: pass\n',"match {}:\n case {'a' 'b': 1, 'ab': 2}: pass\n", "match {}:\n case {b'a': 1, b'a': 2}: pass\n", "match {}:\n case {b'a': 1, 'a': 2}: pass\n", "match {}:\n case {1: {'x': 1, 'x': 2}}: pass\n", "match 1:\n case K(x=1, x=2): pass\n"]:
    try: compile(src, "s", "exec"); print("ok")
    except SyntaxError as e: print(e, e.lineno, e.offset, e.end_lineno, e.end_offset)
