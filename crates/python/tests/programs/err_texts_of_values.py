#PRE
import sys

def p1():
    int('abc')

def p2():
    int('')

def p3():
    int([])

def p4():
    float('x')

def p5():
    'a' + 1

def p6():
    1 + 'a'

def p7():
    [] + ()

def p8():
    'a' * 'b'

def p9():
    None + 1

def p10():
    len(5)

def p11():
    [1,2][5]

def p12():
    (1,)[3]

def p13():
    'abc'[9]

def p14():
    {}['k']

def p15():
    {1:2}[[]]

def p16():
    a, b = 1, 2, 3

def p17():
    a, b, c = [1, 2]

def p18():
    a, *b = []

def p19():
    a, b = 5

def p20():
    def f(a, b): pass
    f(1)

def p21():
    def f(a, b): pass
    f(1, 2, 3)

def p22():
    def f(a, b, c): pass
    f()

def p23():
    def f(a, *, k): pass
    f(1)

def p24():
    def f(a, *, k, j): pass
    f(1)

def p25():
    def f(a): pass
    f(a=1, b=2)

def p26():
    def f(a): pass
    f(1, a=2)

def p27():
    def f(a, /): pass
    f(a=2)

def p28():
    def f(a, b=1): pass
    f(1,2,3)

def p29():
    class A:
        def m(self): pass
    A().m(1)

def p30():
    class A:
        def m(self): pass
    A.m()

def p31():
    class A: pass
    A(1)

def p32():
    class A:
        def __init__(self, x): pass
    A()

def p33():
    5()

def p34():
    'a'.foo

def p35():
    None.x

def p36():
    class A: pass
    A().y

def p37():
    class A: pass
    A.y

def p38():
    import math; math.foo

def p39():
    undefined_name

def p40():
    def f():
        print(x); x = 1
    f()

def p41():
    [].remove(1)

def p42():
    [].pop()

def p43():
    [1].index(5)

def p44():
    {}.popitem()

def p45():
    set().pop()

def p46():
    set().remove(1)

def p47():
    'abc'.index('z')

def p48():
    'a,b'.split('')

def p49():
    chr(-1)

def p50():
    chr(0x110000)

def p51():
    ord('ab')

def p52():
    1/0

def p53():
    1//0

def p54():
    1%0

def p55():
    1.0/0

def p56():
    0**-1

def p57():
    divmod(1,0)

def p58():
    int(float('nan'))

def p59():
    int(float('inf'))

def p60():
    round('a')

def p61():
    abs('a')

def p62():
    sum(['a'])

def p63():
    sum(5)

def p64():
    max([])

def p65():
    max(1, 'a')

def p66():
    sorted([1,'a'])

def p67():
    [1,'a'] < ['b', 2]

def p68():
    1 < 'a'

def p69():
    None < None

def p70():
    for x in 5: pass

def p71():
    list(5)

def p72():
    dict([1])

def p73():
    dict([(1,2,3)])

def p74():
    iter(5)

def p75():
    next(5)

def p76():
    next(iter([]))

def p77():
    isinstance(1, 5)

def p78():
    issubclass(1, int)

def p79():
    super().x

def p80():
    hash([])

def p81():
    {[]: 1}

def p82():
    {{}}

def p83():
    '%d' % 'a'

def p84():
    '%s %s' % 'a'

def p85():
    '%s' % ('a','b')

def p86():
    '{} {}'.format(1)

def p87():
    '{x}'.format()

def p88():
    '{:d}'.format('a')

def p89():
    f'{1:q}'

def p90():
    f'{"a":d}'

def p91():
    '{0.x}'.format(1)

def p92():
    bytes([300])

def p93():
    bytes('a')

def p94():
    'é'.encode('ascii')

def p95():
    b'\xff'.decode()

def p96():
    b'a' + 'b'

def p97():
    range(1,2,0)

def p98():
    range('a')

def p99():
    range(1.5)

def p100():
    [1,2,3][::0]

def p101():
    [1][1.5]

def p102():
    [1]['a']

def p103():
    'a'['b']

def p104():
    (1,2)[0] = 1

def p105():
    x = (1,2); x[0] = 1

def p106():
    x = 'abc'; x[0] = 'b'

def p107():
    x = (1,); del x[0]

def p108():
    x = [1,2]; x[5] = 1

def p109():
    x = [1]; del x[3]

def p110():
    x = {}; del x['a']

def p111():
    x = [1,2,3]; x[::2] = [1]

def p112():
    x = 5; x.y = 1

def p113():
    x = object(); x.y = 1

def p114():
    class A: __slots__ = ('a',)
    A().b = 1

def p115():
    class A:
        @property
        def p(self): return 1
    A().p = 2

def p116():
    class A:
        @property
        def p(self): return 1
    del A().p

def p117():
    assert False

def p118():
    assert 1 == 2, 'msg'

def p119():
    raise 5

def p120():
    raise ValueError

def p121():
    raise int

def p122():
    try: raise ValueError('a')
    except ValueError as e: raise TypeError('b') from 5

def p123():
    try: pass
    except 5: pass
    try: 1/0
    except 5: pass

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117, p118, p119, p120, p121, p122, p123]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
