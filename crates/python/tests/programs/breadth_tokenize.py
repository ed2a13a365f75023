import io
import token
import tokenize

TEXT = '''def f(a, b=1):  # comment
    """Doc
    string"""
    if a >= b and \\
            b != 0x1F:
        return [a ** 2, 'it\\'s', 1_000.5e3j]

\tx = 3
@decorated
class C: pass
'''
for t in tokenize.generate_tokens(io.StringIO(TEXT.replace("\t", "    ")).readline):
    print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end, tokenize.tok_name[t.exact_type])
first = next(tokenize.tokenize(io.BytesIO(b"x = 1\n").readline))
print(first)
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO("a  =  (1,\n  2)\n").readline)))
print(token.NAME, token.tok_name[token.OP], token.EXACT_TOKEN_TYPES["->"])
for bad in ("x = (1,\n", "'''open\n", "if x:\n        a\n    b\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e)
