#PRE
import argparse
def mk(**k):
    p = argparse.ArgumentParser(prog='tool', description='Does things with a rather long description that has to be wrapped at some place, surely.', epilog='The end.', **k)
    p.add_argument('path', help='where to look')
    p.add_argument('-n', '--count', type=int, default=3, help='how many (default: %(default)s)')
    p.add_argument('-v', '--verbose', action='count', default=0)
    p.add_argument('--mode', choices=['fast', 'slow'], default='fast', help='the mode')
    p.add_argument('--flag', action='store_true', help='a flag')
    p.add_argument('extra', nargs='*', help='more')
    p.add_argument('--tag', action='append')
    return p

def p1():
    print(mk().parse_args(['a'])); print(mk().parse_args(['a', '-n', '5', '-vv', '--mode=slow', 'x', 'y', '--flag', '--tag', 'p', '--tag', 'q'])); print(mk().parse_args(['-n5', 'a', '-v', '--verb']))

def p2():
    mk().print_help()

def p3():
    mk().parse_args([])

def p4():
    mk().parse_args(['a', '-n', 'x'])

def p5():
    mk().parse_args(['a', '--mode', 'zz'])

def p6():
    mk().parse_args(['a', '--nope'])

def p7():
    p = argparse.ArgumentParser(prog='git'); s = p.add_subparsers(dest='cmd', required=True, help='commands'); a = s.add_parser('add', help='add files'); a.add_argument('files', nargs='+'); c = s.add_parser('commit', help='commit'); c.add_argument('-m', '--message', required=True); c.set_defaults(func=len)
    print(p.parse_args(['add', 'x', 'y'])); n = p.parse_args(['commit', '-m', 'hi']); print(n.message, n.func, n.cmd); p.print_help(); a.print_help()
    p.parse_args([])

def p8():
    p = argparse.ArgumentParser(prog='t'); g = p.add_mutually_exclusive_group(); g.add_argument('--a', action='store_true'); g.add_argument('--b', action='store_true'); print(p.parse_args(['--a'])); print(p.parse_known_args(['--zz', 'q'])); p.add_argument('--size', type=float, nargs=2, metavar=('W', 'H')); print(p.parse_args('--size 1 2'.split()).size, vars(p.parse_args([]))); print(p.format_usage() if False else ''); p.parse_args(['--a', '--b'])

def p9():
    p = argparse.ArgumentParser(prog='t'); p.add_argument('--x', action=argparse.BooleanOptionalAction, default=True); print(p.parse_args(['--no-x'])); p.add_argument('-q', type=int, required=True); p.parse_args([])

def p10():
    print(argparse.Namespace(a=1, b='x'), argparse.ArgumentParser(prog='p').parse_args([]))

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
