import argparse
import sys

p = argparse.ArgumentParser(prog="todo", description="할 일 관리")
p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
p.add_argument("--level", type=int, choices=[1, 2, 3], default=1, metavar="N")
p.add_argument("files", nargs="*", help="input files")
sub = p.add_subparsers(dest="cmd") if False else None
print(p.parse_args(["-vv", "--level", "2", "a", "b"]))
print(vars(p.parse_args([])))
p.print_help()
try:
    p.parse_args(["--level", "9"])
except SystemExit as e:
    print("exit", e.code)
try:
    p.parse_args(["--nope"])
except SystemExit as e:
    print("exit", e.code)
q = argparse.ArgumentParser(prog="git")
sp = q.add_subparsers(dest="command", required=True)
c = sp.add_parser("commit", help="record")
c.add_argument("-m", "--message", required=True)
c.add_argument("--amend", action="store_true")
a = q.parse_args(["commit", "-m", "hi", "--amend"])
print(a.command, a.message, a.amend, a)
try:
    q.parse_args(["commit"])
except SystemExit as e:
    print(e.code)
try:
    q.parse_args([])
except SystemExit as e:
    print(e.code)
g = argparse.ArgumentParser(prog="g")
ex = g.add_mutually_exclusive_group()
ex.add_argument("--json", action="store_true")
ex.add_argument("--xml", action="store_true")
try:
    g.parse_args(["--json", "--xml"])
except SystemExit as e:
    print(e.code)
