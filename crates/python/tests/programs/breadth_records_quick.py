"""Named tuples, dataclasses and text in memory: what their quick ways must not change."""

from collections import namedtuple
import dataclasses, functools, io, inspect, typing, contextlib, pickle, copy
P=namedtuple("P","x y",defaults=[5])
print(P(1,2),P(1),P(x=3),P(*[1,2]),P._make([7,8]),P(1,2)._replace(y=9),P(1,2).x)
class Q(P):
    def __new__(cls,a): return super().__new__(cls,a,a*2)
    def norm(self): return self.x+self.y
print(Q(3),Q(3).norm(),type(Q(3)).__name__)
class R(P):
    def __init__(self,*a): print("init",a)
print(R(1,2))
try: P(1,2,3)
except TypeError as e: print(e)
try: P()
except TypeError as e: print(e)
try: P(1,2).x=3
except AttributeError as e: print(e)
try: del P(1,2).x
except AttributeError as e: print(e)
print(P.x, P.y.__doc__, inspect.signature(P))
print(pickle.loads(pickle.dumps(P(1,2))), copy.copy(P(1,2)), P(1,2)==(1,2), hash(P(1,2))==hash((1,2)))
class N(typing.NamedTuple):
    a:int
    b:str="z"
print(N(1),N(1,"q").b,N(b="w",a=2))
@dataclasses.dataclass
class D:
    a:int
    b:int=2
old=D.__init__
@functools.wraps(old)
def new(self,*a,**k):
    print("wrapped",a,k)
    old(self,*a,**k)
D.__init__=new
print(D(1),D(1,b=3))
@dataclasses.dataclass(frozen=True,order=True)
class F:
    a:int
    b:int=2
print(F(1),F(b=5,a=1),F(1)<F(2),hash(F(1))==hash(F(1)))
try: F(1).a=2
except dataclasses.FrozenInstanceError as e: print(e)
for bad in (lambda:F(), lambda:F(1,2,3), lambda:F(1,a=2), lambda:F(1,zz=2)):
    try: bad()
    except TypeError as e: print(e)
@dataclasses.dataclass
class G(D):
    c:list=dataclasses.field(default_factory=list)
    def __post_init__(self): self.c.append("post")
print(G(1),G(1,2,[3]))
class H(F):
    def __init__(self,a): super().__init__(a,a)
print(H(4))
class S:
    def __setattr__(self,n,v): print("set",n); object.__setattr__(self,n,v)
@dataclasses.dataclass
class T(S):
    a:int
print(T(1))
s=io.StringIO()
print(s.write("ab"),s.write(""),s.write("é"),s.tell(),s.getvalue())
s.seek(1); print(s.write("X"),s.getvalue(),s.tell()); s.seek(0,2); s.write("end"); print(s.getvalue())
s.seek(10); s.write("far"); print(repr(s.getvalue()))
print("to file",1,file=s); print(repr(s.getvalue()))
for bad in (lambda:s.write(1), lambda:s.write(b"x")):
    try: bad()
    except TypeError as e: print(e)
with contextlib.redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue()))
class Tee(io.StringIO):
    def write(self,t):
        n=super().write(t.upper()); return n
t=Tee(); print("low",file=t); print(repr(t.getvalue())); t.writelines(["a","b"]); print(repr(t.getvalue()))
w=t.write; print(w("zz"))
s.close()
try: s.write("a")
except ValueError as e: print(e)
r=io.StringIO("a\nb\nc"); r.readline(); print(r.read(1), r.write("Z"), r.getvalue())
class Str(str): pass
u=io.StringIO(); u.write(Str("sub")); print(u.getvalue())
