import argparse

p = argparse.ArgumentParser(prog="vcs")
sub = p.add_subparsers(dest="cmd", required=True)
log = sub.add_parser("log")
group = log.add_mutually_exclusive_group()
group.add_argument("--oneline", action="store_true")
group.add_argument("--graph", action="store_true")
group.add_argument("-n", type=int)
sub.add_parser("push")
for argv in (["log", "--graph", "--oneline"], ["log", "-n", "3", "--graph"], ["log", "-n", "x", "--graph"], ["pull"], ["log", "--graph", "--graph"]):
    try:
        print(p.parse_args(argv), flush=True)
    except SystemExit as e:
        print("exit", e.code, flush=True)
p.parse_args(["log", "--oneline", "-n", "1"])
