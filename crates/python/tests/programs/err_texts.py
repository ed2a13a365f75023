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

def p124():
    with 5: pass

def p125():
    with object() as o: pass

def p126():
    import asyncio
    async def f():
        async with 5: pass
    asyncio.run(f())

def p127():
    import asyncio
    async def f():
        async for x in [1]: pass
    asyncio.run(f())

def p128():
    import asyncio
    async def f(): await 5
    asyncio.run(f())

def p129():
    import asyncio
    async def f(): await [1]
    asyncio.run(f())

def p130():
    import asyncio
    asyncio.run(5)

def p131():
    import asyncio
    asyncio.run(lambda: 1)

def p132():
    import asyncio
    asyncio.get_running_loop()

def p133():
    import asyncio
    asyncio.create_task(5)

def p134():
    import asyncio
    async def m(): asyncio.create_task(5)
    asyncio.run(m())

def p135():
    import asyncio
    async def m(): await asyncio.gather(1, 2)
    asyncio.run(m())

def p136():
    import asyncio
    async def m(): await asyncio.wait([])
    asyncio.run(m())

def p137():
    import asyncio
    async def c(): pass
    async def m():
        x = c()
        try: await asyncio.wait([x])
        finally: x.close()
    asyncio.run(m())

def p138():
    import asyncio
    async def m(): await asyncio.sleep('a')
    asyncio.run(m())

def p139():
    import asyncio
    async def m(): 
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    asyncio.run(m())

def p140():
    import asyncio
    async def m(): await asyncio.wait_for(asyncio.sleep(1), 0.01)
    asyncio.run(m())

def p141():
    import asyncio
    async def m(): asyncio.Lock().release()
    asyncio.run(m())

def p142():
    import asyncio
    async def m(): asyncio.BoundedSemaphore(1).release()
    asyncio.run(m())

def p143():
    import asyncio
    async def m(): asyncio.Semaphore(-1)
    asyncio.run(m())

def p144():
    import asyncio
    async def m(): q = asyncio.Queue(); q.get_nowait()
    asyncio.run(m())

def p145():
    import asyncio
    async def m(): q = asyncio.Queue(1); q.put_nowait(1); q.put_nowait(1)
    asyncio.run(m())

def p146():
    import asyncio
    async def m(): q = asyncio.Queue(1); q.task_done()
    asyncio.run(m())

def p147():
    import asyncio
    async def m(): f = asyncio.Future(); f.result()
    asyncio.run(m())

def p148():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_result(1); f.set_result(2)
    asyncio.run(m())

def p149():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_exception(5)
    asyncio.run(m())

def p150():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_exception(StopIteration)
    asyncio.run(m())

def p151():
    import asyncio
    async def m(): f = asyncio.Future(); f.exception()
    asyncio.run(m())

def p152():
    def g():
        yield 1
    x = g(); x.send(5)

def p153():
    def g():
        yield 1
    g().throw(ValueError('t'))

def p154():
    def g():
        raise StopIteration
        yield
    next(g())

def p155():
    def g():
        yield next(x)
    x = g()
    next(x)

def p156():
    async def c(): pass
    x = c(); x.send(None)

def p157():
    async def c(): return 5
    x = c()
    try: x.send(None)
    except StopIteration as e: print(e.value)
    x.send(None)

def p158():
    int('5', 40)

def p159():
    'a'.join([1])

def p160():
    'a'.center()

def p161():
    [].append()

def p162():
    [].append(1,2)

def p163():
    [].sort(1)

def p164():
    [3,1].sort(foo=1)

def p165():
    print(1, foo=2)

def p166():
    int(1,2)

def p167():
    abs()

def p168():
    abs(1,2)

def p169():
    len()

def p170():
    zip([1],[2,3], strict=True).__next__(); list(zip([1],[2,3], strict=True))

def p171():
    enumerate()

def p172():
    map()

def p173():
    map(1)

def p174():
    list(map(1,[2]))

def p175():
    class A: pass
    A() + A()

def p176():
    class A: pass
    A() < A()

def p177():
    class A: pass
    -A()

def p178():
    class A: pass
    A()[0]

def p179():
    class A: pass
    A()[0] = 1

def p180():
    class A: pass
    del A()[0]

def p181():
    class A: pass
    len(A())

def p182():
    class A: pass
    for i in A(): pass

def p183():
    class A: pass
    1 in A()

def p184():
    class A: pass
    A()()

def p185():
    class A: pass
    int(A())

def p186():
    class A: pass
    with A(): pass

def p187():
    class A:
        def __len__(self): return -1
    len(A())

def p188():
    class A:
        def __len__(self): return 'a'
    len(A())

def p189():
    class A:
        def __repr__(self): return 5
    repr(A())

def p190():
    class A:
        def __str__(self): return 5
    str(A())

def p191():
    class A:
        def __bool__(self): return 5
    bool(A())

def p192():
    class A:
        def __hash__(self): return 'a'
    hash(A())

def p193():
    class A:
        def __iter__(self): return 5
    iter(A())

def p194():
    class A:
        def __index__(self): return 'a'
    [1][A()]

def p195():
    class A:
        def __eq__(self, o): return True
    {A()}

def p196():
    class A(int, str): pass

def p197():
    class A: pass
    class B(A): pass
    class C(A, B): pass

def p198():
    class A(bool): pass

def p199():
    class A(metaclass=5): pass

def p200():
    class M1(type): pass
    class M2(type): pass
    class A(metaclass=M1): pass
    class B(metaclass=M2): pass
    class C(A,B): pass

def p201():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
    A()

def p202():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
        @abstractmethod
        def g(self): pass
    A()

def p203():
    from enum import Enum
    class C(Enum): A = 1
    C(5)

def p204():
    from enum import Enum
    class C(Enum): A = 1
    C['B']

def p205():
    from enum import Enum
    class C(Enum): A = 1
    C.A = 2

def p206():
    from enum import Enum
    class C(Enum): A = 1
    C.B

def p207():
    from dataclasses import dataclass
    @dataclass
    class P: x: int
    P()

def p208():
    from dataclasses import dataclass
    @dataclass(frozen=True)
    class P: x: int
    P(1).x = 2

def p209():
    from dataclasses import dataclass
    @dataclass
    class P: x: int = 1; y: int

def p210():
    from dataclasses import dataclass
    @dataclass
    class P: x: list = []

def p211():
    match 5:
        case int(a, b): pass

def p212():
    class A: pass
    match A():
        case A(1): pass

def p213():
    from collections import namedtuple
    P = namedtuple('P', 'x y')
    P(1)

def p214():
    from collections import deque
    deque().pop()

def p215():
    from collections import deque
    deque([1], 'a')

def p216():
    import json
    json.loads('{bad}')

def p217():
    import json
    json.loads('')

def p218():
    import json
    json.dumps({1,2})

def p219():
    import json
    json.loads('[1,]')

def p220():
    import queue
    queue.Queue().get_nowait()

def p221():
    import datetime
    datetime.date(2024, 13, 1)

def p222():
    import datetime
    datetime.datetime.strptime('x', '%Y')

def p223():
    import random
    random.choice([])

def p224():
    import random
    random.sample([1], 2)

def p225():
    import time
    time.sleep(-1)

def p226():
    import math
    math.sqrt(-1)

def p227():
    import math
    math.factorial(-1)

def p228():
    import math
    math.log(0)

def p229():
    import heapq
    heapq.heappop([])

def p230():
    import functools
    functools.reduce(lambda a,b:a+b, [])

def p231():
    import itertools
    list(itertools.islice([1], -1))

def p232():
    import copy, threading
    threading.Lock().release()

def p233():
    import statistics
    statistics.mean([])

def p234():
    x: int = 'a'; print(x); y: int; print(y)

def p235():
    del zzz

def p236():
    global_missing += 1

def p237():
    def f():
        nonlocal_x = 1
        def g():
            nonlocal nonlocal_x
            del nonlocal_x
        g(); print(nonlocal_x)
    f()

def p238():
    1 if undefined else 2

def p239():
    print(*5)

def p240():
    print(**5)

def p241():
    dict(**{1:2})

def p242():
    f = lambda **k: k
    f(**{'a':1}, **{'a':2})

def p243():
    f = lambda *a: a
    f(*1)

def p244():
    [*5]

def p245():
    {**5}

def p246():
    {**[1]}

def p247():
    'abc'.foo()

def p248():
    'abc'.uper()

def p249():
    import collections
    collections.OrderdDict

def p250():
    sys.exit('bye')

def p251():
    raise SystemExit(3)

def p252():
    raise KeyboardInterrupt

def p253():
    raise KeyboardInterrupt('x')

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117, p118, p119, p120, p121, p122, p123, p124, p125, p126, p127, p128, p129, p130, p131, p132, p133, p134, p135, p136, p137, p138, p139, p140, p141, p142, p143, p144, p145, p146, p147, p148, p149, p150, p151, p152, p153, p154, p155, p156, p157, p158, p159, p160, p161, p162, p163, p164, p165, p166, p167, p168, p169, p170, p171, p172, p173, p174, p175, p176, p177, p178, p179, p180, p181, p182, p183, p184, p185, p186, p187, p188, p189, p190, p191, p192, p193, p194, p195, p196, p197, p198, p199, p200, p201, p202, p203, p204, p205, p206, p207, p208, p209, p210, p211, p212, p213, p214, p215, p216, p217, p218, p219, p220, p221, p222, p223, p224, p225, p226, p227, p228, p229, p230, p231, p232, p233, p234, p235, p236, p237, p238, p239, p240, p241, p242, p243, p244, p245, p246, p247, p248, p249, p250, p251, p252, p253]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
