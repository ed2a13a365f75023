import sys
try:
    [1][2]
except IndexError as e:
    print(e.__traceback__ is e.__traceback__)
def r(): raise ValueError("x")
try: r()
except ValueError as e:
    t1 = e.__traceback__
    print(e.with_traceback(None).__traceback__)
    e.__traceback__ = t1
    print(e.__traceback__ is t1, t1.tb_lineno, t1.tb_next.tb_lineno)
try:
    try: r()
    except ValueError as e:
        t1 = e.__traceback__
        raise
except ValueError as e2:
    print(e2.__traceback__ is t1, sys.exc_info()[2] is e2.__traceback__)
