import io
import os
import sys
from contextlib import redirect_stdout

sys.stdin = io.StringIO("first\nsecond\n")
print(input("name? "), input())
try:
    input()
except EOFError as e:
    print("EOF:", e)
out = io.StringIO()
sys.stdin = io.StringIO("third\n")
with redirect_stdout(out):
    answer = input("hidden? ")
print(answer, repr(out.getvalue()))
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)

os.environ["COLOUR"] = "red"
print(os.environ["COLOUR"], os.environ.get("NOPE"), "COLOUR" in os.environ, isinstance(os.environ, dict))
for bad in (1, None):
    try:
        os.environ["X"] = bad
    except TypeError as e:
        print(e)
try:
    os.environ["NOPE"]
except KeyError as e:
    print(repr(e))
print(type(os.environ.copy()).__name__, os.environ.pop("COLOUR"), os.environ.pop("COLOUR", "gone"))
os.environ |= {"A1": "x"}
print((os.environ | {"A2": "y"})["A2"], os.getenv("A1"), type(os.environ).__name__)
