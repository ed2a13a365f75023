# The collector finalizes in the order in which the objects were made, also where their places are used again.
import gc
class N:
    def __init__(self, n): self.n=n; self.o=None
    def __del__(self): print("del", self.n)
def run(label, build):
    print(label); build(); gc.collect()
def two():
    x,y=N("x"),N("y"); x.o,y.o=y,x
def three():
    a,b,c=N("a"),N("b"),N("c"); a.o=b;b.o=c;c.o=a
def threer():
    a,b,c=N("a"),N("b"),N("c"); a.o=c;c.o=b;b.o=a
def selfc():
    a=N("s");a.o=a
    b=N("t");b.o=b
def lists():
    l=[N(i) for i in range(4)]
    for n in l: n.o=l
def listc():
    l=[N(i) for i in range(3)]; l.append(l)
def parent():
    p=N("p"); p.kids=[N("k1"),N("k2")]
    for k in p.kids: k.o=p
def grand():
    p=N("p"); p.kids=[N("k1"),N("k2")]
    for k in p.kids: k.o=p
    p.kids[0].extra=N("leaf")
for f in (two,three,threer,selfc,lists,listc,parent,grand): run(f.__name__,f)
print("at module level, two")
x,y=N("x"),N("y"); x.o,y.o=y,x
del x,y
gc.collect()
print("at module level, with ref")
import weakref
x,y=N("x"),N("y"); x.o,y.o=y,x
r=weakref.ref(x)
del x,y
gc.collect()
x,y=N("x"),N("y"); x.o,y.o=y,x
del x,y
print("end")
