#PRE
import sys

def p1():
    with 5: pass

def p2():
    with object() as o: pass

def p3():
    import asyncio
    async def f():
        async with 5: pass
    asyncio.run(f())

def p4():
    import asyncio
    async def f():
        async for x in [1]: pass
    asyncio.run(f())

def p5():
    import asyncio
    async def f(): await 5
    asyncio.run(f())

def p6():
    import asyncio
    async def f(): await [1]
    asyncio.run(f())

def p7():
    import asyncio
    asyncio.run(5)

def p8():
    import asyncio
    asyncio.run(lambda: 1)

def p9():
    import asyncio
    asyncio.get_running_loop()

def p10():
    import asyncio
    asyncio.create_task(5)

def p11():
    import asyncio
    async def m(): asyncio.create_task(5)
    asyncio.run(m())

def p12():
    import asyncio
    async def m(): await asyncio.gather(1, 2)
    asyncio.run(m())

def p13():
    import asyncio
    async def m(): await asyncio.wait([])
    asyncio.run(m())

def p14():
    import asyncio
    async def c(): pass
    async def m():
        x = c()
        try: await asyncio.wait([x])
        finally: x.close()
    asyncio.run(m())

def p15():
    import asyncio
    async def m(): await asyncio.sleep('a')
    asyncio.run(m())

def p16():
    import asyncio
    async def m(): 
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    asyncio.run(m())

def p17():
    import asyncio
    async def m(): await asyncio.wait_for(asyncio.sleep(1), 0.01)
    asyncio.run(m())

def p18():
    import asyncio
    async def m(): asyncio.Lock().release()
    asyncio.run(m())

def p19():
    import asyncio
    async def m(): asyncio.BoundedSemaphore(1).release()
    asyncio.run(m())

def p20():
    import asyncio
    async def m(): asyncio.Semaphore(-1)
    asyncio.run(m())

def p21():
    import asyncio
    async def m(): q = asyncio.Queue(); q.get_nowait()
    asyncio.run(m())

def p22():
    import asyncio
    async def m(): q = asyncio.Queue(1); q.put_nowait(1); q.put_nowait(1)
    asyncio.run(m())

def p23():
    import asyncio
    async def m(): q = asyncio.Queue(1); q.task_done()
    asyncio.run(m())

def p24():
    import asyncio
    async def m(): f = asyncio.Future(); f.result()
    asyncio.run(m())

def p25():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_result(1); f.set_result(2)
    asyncio.run(m())

def p26():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_exception(5)
    asyncio.run(m())

def p27():
    import asyncio
    async def m(): f = asyncio.Future(); f.set_exception(StopIteration)
    asyncio.run(m())

def p28():
    import asyncio
    async def m(): f = asyncio.Future(); f.exception()
    asyncio.run(m())

def p29():
    def g():
        yield 1
    x = g(); x.send(5)

def p30():
    def g():
        yield 1
    g().throw(ValueError('t'))

def p31():
    def g():
        raise StopIteration
        yield
    next(g())

def p32():
    def g():
        yield next(x)
    x = g()
    next(x)

def p33():
    async def c(): pass
    x = c(); x.send(None)

def p34():
    async def c(): return 5
    x = c()
    try: x.send(None)
    except StopIteration as e: print(e.value)
    x.send(None)

def p35():
    int('5', 40)

def p36():
    'a'.join([1])

def p37():
    'a'.center()

def p38():
    [].append()

def p39():
    [].append(1,2)

def p40():
    [].sort(1)

def p41():
    [3,1].sort(foo=1)

def p42():
    print(1, foo=2)

def p43():
    int(1,2)

def p44():
    abs()

def p45():
    abs(1,2)

def p46():
    len()

def p47():
    zip([1],[2,3], strict=True).__next__(); list(zip([1],[2,3], strict=True))

def p48():
    enumerate()

def p49():
    map()

def p50():
    map(1)

def p51():
    list(map(1,[2]))

def p52():
    class A: pass
    A() + A()

def p53():
    class A: pass
    A() < A()

def p54():
    class A: pass
    -A()

def p55():
    class A: pass
    A()[0]

def p56():
    class A: pass
    A()[0] = 1

def p57():
    class A: pass
    del A()[0]

def p58():
    class A: pass
    len(A())

def p59():
    class A: pass
    for i in A(): pass

def p60():
    class A: pass
    1 in A()

def p61():
    class A: pass
    A()()

def p62():
    class A: pass
    int(A())

def p63():
    class A: pass
    with A(): pass

def p64():
    class A:
        def __len__(self): return -1
    len(A())

def p65():
    class A:
        def __len__(self): return 'a'
    len(A())

def p66():
    class A:
        def __repr__(self): return 5
    repr(A())

def p67():
    class A:
        def __str__(self): return 5
    str(A())

def p68():
    class A:
        def __bool__(self): return 5
    bool(A())

def p69():
    class A:
        def __hash__(self): return 'a'
    hash(A())

def p70():
    class A:
        def __iter__(self): return 5
    iter(A())

def p71():
    class A:
        def __index__(self): return 'a'
    [1][A()]

def p72():
    class A:
        def __eq__(self, o): return True
    {A()}

def p73():
    class A(int, str): pass

def p74():
    class A: pass
    class B(A): pass
    class C(A, B): pass

def p75():
    class A(bool): pass

def p76():
    class A(metaclass=5): pass

def p77():
    class M1(type): pass
    class M2(type): pass
    class A(metaclass=M1): pass
    class B(metaclass=M2): pass
    class C(A,B): pass

def p78():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
    A()

def p79():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
        @abstractmethod
        def g(self): pass
    A()

def p80():
    from enum import Enum
    class C(Enum): A = 1
    C(5)

def p81():
    from enum import Enum
    class C(Enum): A = 1
    C['B']

def p82():
    from enum import Enum
    class C(Enum): A = 1
    C.A = 2

def p83():
    from enum import Enum
    class C(Enum): A = 1
    C.B

def p84():
    from dataclasses import dataclass
    @dataclass
    class P: x: int
    P()

def p85():
    from dataclasses import dataclass
    @dataclass(frozen=True)
    class P: x: int
    P(1).x = 2

def p86():
    from dataclasses import dataclass
    @dataclass
    class P: x: int = 1; y: int

def p87():
    from dataclasses import dataclass
    @dataclass
    class P: x: list = []

def p88():
    match 5:
        case int(a, b): pass

def p89():
    class A: pass
    match A():
        case A(1): pass

def p90():
    from collections import namedtuple
    P = namedtuple('P', 'x y')
    P(1)

def p91():
    from collections import deque
    deque().pop()

def p92():
    from collections import deque
    deque([1], 'a')

def p93():
    import json
    json.loads('{bad}')

def p94():
    import json
    json.loads('')

def p95():
    import json
    json.dumps({1,2})

def p96():
    import json
    json.loads('[1,]')

def p97():
    import queue
    queue.Queue().get_nowait()

def p98():
    import datetime
    datetime.date(2024, 13, 1)

def p99():
    import datetime
    datetime.datetime.strptime('x', '%Y')

def p100():
    import random
    random.choice([])

def p101():
    import random
    random.sample([1], 2)

def p102():
    import time
    time.sleep(-1)

def p103():
    import math
    math.sqrt(-1)

def p104():
    import math
    math.factorial(-1)

def p105():
    import math
    math.log(0)

def p106():
    import heapq
    heapq.heappop([])

def p107():
    import functools
    functools.reduce(lambda a,b:a+b, [])

def p108():
    import itertools
    list(itertools.islice([1], -1))

def p109():
    import copy, threading
    threading.Lock().release()

def p110():
    import statistics
    statistics.mean([])

def p111():
    x: int = 'a'; print(x); y: int; print(y)

def p112():
    del zzz

def p113():
    global_missing += 1

def p114():
    def f():
        nonlocal_x = 1
        def g():
            nonlocal nonlocal_x
            del nonlocal_x
        g(); print(nonlocal_x)
    f()

def p115():
    1 if undefined else 2

def p116():
    print(*5)

def p117():
    print(**5)

def p118():
    dict(**{1:2})

def p119():
    f = lambda **k: k
    f(**{'a':1}, **{'a':2})

def p120():
    f = lambda *a: a
    f(*1)

def p121():
    [*5]

def p122():
    {**5}

def p123():
    {**[1]}

def p124():
    'abc'.foo()

def p125():
    'abc'.uper()

def p126():
    import collections
    collections.OrderdDict

def p127():
    sys.exit('bye')

def p128():
    raise SystemExit(3)

def p129():
    raise KeyboardInterrupt

def p130():
    raise KeyboardInterrupt('x')

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117, p118, p119, p120, p121, p122, p123, p124, p125, p126, p127, p128, p129, p130]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
