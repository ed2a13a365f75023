#PRE
import sys, traceback, inspect

def p1():
    def f():
        x = 1
        raise ValueError("bad")
    try: f()
    except ValueError as e:
        tb = e.__traceback__
        while tb:
            print(tb.tb_lineno, tb.tb_frame.f_code.co_name, sorted(tb.tb_frame.f_locals)[:3])
            tb = tb.tb_next

def p2():
    try: 1/0
    except ZeroDivisionError:
        et, ev, tb = sys.exc_info()
        print(et, ev, type(tb).__name__, tb.tb_lineno)
        print(traceback.format_exc().splitlines()[-1])
        print(traceback.extract_tb(tb)[0].lineno, traceback.extract_tb(tb)[0].name, traceback.extract_tb(tb)[0].line)

def p3():
    def g(): return inspect.currentframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe().f_lineno
    print(g())

def p4():
    def caller():
        return inspect.stack()[1].function
    def outer(): return caller()
    print(outer())

def p5():
    try:
        try: {}['a']
        except KeyError as e: raise RuntimeError('x') from e
    except RuntimeError as e:
        s = ''.join(traceback.format_exception(e)); print(s.count('Traceback'), s.splitlines()[-1])
        print(''.join(traceback.format_exception_only(e)), end='')
        print(traceback.format_exception_only(type(e), e))
        te = traceback.TracebackException.from_exception(e); print(te.exc_type_str if hasattr(te,'exc_type_str') else te.exc_type.__name__, len(te.stack), str(te))
        print(list(te.format(chain=False))[0])

def p6():
    traceback.print_exc()

def p7():
    try:
        raise ValueError('v')
    except ValueError as e:
        e.add_note('note 1'); e.add_note('note 2')
        print(e.__notes__); traceback.print_exception(e, file=sys.stdout) if False else None
        print(traceback.format_exc().splitlines()[-2:])

def p8():
    e = ValueError('plain'); print(e.__traceback__, traceback.format_exception(e))

def p9():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as eg:
        print(eg.exceptions)
    except* TypeError as eg:
        print(eg.exceptions, eg.message)

def p10():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)

def p11():
    import io
    b = io.StringIO()
    try: int('x')
    except ValueError: traceback.print_exc(file=b)
    print(b.getvalue().splitlines()[0], b.getvalue().splitlines()[-1])

def p12():
    def r(n): return r(n+1)
    try: r(0)
    except RecursionError as e: print(e)

def p13():
    class E(Exception):
        def __init__(self, code): super().__init__(f'code {code}'); self.code = code
        def __str__(self): return f'<{self.code}>'
    try: raise E(5)
    except E as e: print(e, repr(e), e.args, traceback.format_exception_only(e))

def p14():
    try:
        raise ValueError from KeyError('k')
    except ValueError as e: print(repr(e.__cause__), traceback.format_exc().count('direct cause'))

def p15():
    sys.exc_info() == (None, None, None) and print('none')
    print(sys.exception())

def p16():
    e = Exception('a').with_traceback(None); print(repr(e))
    try: raise Exception('a','b')
    except Exception as x: print(x, x.args); saved = x
    print(saved.__traceback__ is not None)

def p17():
    tb = None
    try: 1/0
    except Exception as e: tb = e.__traceback__
    print(''.join(traceback.format_tb(tb)).count('File'), traceback.extract_tb(tb).format()[0].count('1/0'))
    st = traceback.extract_tb(tb); f = st[-1]; print(f.filename.split('/')[-1], f.name, f.line)
    for fs in traceback.walk_tb(tb): print(fs[1])

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
