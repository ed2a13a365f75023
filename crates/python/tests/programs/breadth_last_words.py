class D:
    def __init__(self,n): self.n=n
    def __del__(self): print("del",self.n, end=' ')
def f():
    l=[D(1),D(2),D(3)]
f(); print()
def g(): t=(D(1),D(2),D(3))
g(); print()
l=[D(1),D(2),D(3)]; l.clear(); print()
d={i:D(i) for i in range(3)}; d.clear(); print()
d={i:D(i) for i in range(3)}; del d; print()
l=[D(i) for i in range(5)]; del l[1:4]; print(); l[:]=[]; print()
def h():
    a=D('a'); b=D('b'); c=D('c')
h(); print()
class O: pass
o=O(); o.x=D('x'); o.y=D('y'); del o; print()
from collections import deque
q=deque([D(1),D(2),D(3)]); q.clear(); print()
q=deque([D(1),D(2),D(3)]); del q; print()
print(D(5),) if 0 else None
l=[D(i) for i in range(3)]; l=None; print()
l=[D(i) for i in range(3)]; l[:2]=[1]; print()
for i in [D(1),D(2)]: pass
print('end')
def f2():
    ds=[D(i) for i in range(4)]
    for d in ds: pass
f2(); print()
def g():
    ds=[D(i) for i in range(4)]
    x=ds[1]
    y=ds[0]
    return 5
g(); print()
def h():
    a=D('a'); t=(D('t1'),D('t2')); b=D('b'); d={'k':D('d1'),'l':D('d2')}; c=D('c')
    try: raise ValueError
    except ValueError: pass
h(); print()
def k():
    a=D('a'); b=[D('b')]; 
    raise ValueError
try: k()
except ValueError: print('caught')
print()
class N:
    def __init__(self,*c): self.c=c; self.name='n'
def m():
    n=N(D(1),D(2)); o=D('o')
m(); print()
class P:
    def __init__(self,n): self.n=n; self.kid=D('kid'+n)
    def __del__(self): print('P',self.n,end=' ')
def q():
    l=[P('x'),P('y')]
q(); print()
import gc, weakref
def r():
    l=[N(1),N(2)]
    ws=[weakref.ref(x,lambda w,i=i:print('gone',i,end=' ')) for i,x in enumerate(l)]
    del l
    print('.',end=' ')
r(); print()
