"""Builtins and operators on objects whose special methods are Python."""

def show(label, f):
    try:
        print(label, '->', repr(f()))
    except BaseException as e:
        print(label, '->', type(e).__name__, e)

class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f'V{self.c}'
    def __add__(self, o): return V(*[a+b for a,b in zip(self.c,o.c)]) if isinstance(o,V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return V(*[a*k for a in self.c])
    __rmul__ = __mul__
    def __neg__(self): return V(*[-a for a in self.c])
    def __eq__(self, o): return isinstance(o,V) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __len__(self): return len(self.c)
    def __bool__(self): return any(self.c)
    def __getitem__(self, i): return self.c[i]
    def __contains__(self, x): return x in self.c
    def __iter__(self): return iter(self.c)
    def __call__(self, *a, **k): return (a, sorted(k.items()))
    def __abs__(self): return sum(x*x for x in self.c)**0.5
    def __format__(self, spec): return '<' + ','.join(format(x, spec) for x in self.c) + '>'
    def __lt__(self, o): return self.c < o.c
    def __divmod__(self, o): return 'divmod'
    def __round__(self, n=None): return ('round', n)
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __index__(self): return 2
    def __reversed__(self): return iter(self.c[::-1])
    def __bytes__(self): return bytes(self.c)

a, b = V(1,2), V(3,4)
show('add', lambda: a+b)
show('sum', lambda: sum([a,b]))
show('sum2', lambda: sum([a,b], V(0,0)))
show('mul', lambda: (a*2, 2*a, -a))
show('bad', lambda: a+1)
show('bad2', lambda: 1+a)
show('bad3', lambda: a-b)
show('eq', lambda: (a==V(1,2), a!=b, a==1, a in [b,a], [a,b].index(b)))
show('hash', lambda: {a:1}[V(1,2)])
show('len', lambda: (len(a), bool(a), bool(V(0,0)), not V(0)))
show('item', lambda: (a[0], a[-1], a[0:1], list(a), tuple(a), 2 in a, 9 in a))
show('call', lambda: a(1,x=2))
show('abs', lambda: (abs(b), divmod(a,1), round(a), round(a,2), int(a), float(a), hex(a), [1,2,3][a], 'x'*a, range(a)))
show('fmt', lambda: (f'{a}', f'{a:.1f}', format(a,'03d'), '{:>3}'.format(a), '%s %r' % (a,a), '%d' % a, '%.1f' % a))
show('sort', lambda: (sorted([b,a]), min(b,a), max(a,b), sorted([b,a],reverse=True)))
show('rev', lambda: (list(reversed(a)), bytes(V(65,66)), [*a,*b], {*a}, dict(zip(a,b))))
show('unpack', lambda: (lambda x,y: (x,y))(*a))

class OnlyIter:
    def __init__(self,n): self.n=n
    def __iter__(self):
        for i in range(self.n): yield i
show('in iter', lambda: (2 in OnlyIter(5), 9 in OnlyIter(5), list(OnlyIter(3)), set(OnlyIter(3)), sorted(OnlyIter(3),reverse=True), sum(OnlyIter(4)), max(OnlyIter(4)), ','.join(map(str,OnlyIter(3)))))
show('zip iter', lambda: (list(zip(OnlyIter(2),'ab')), list(map(lambda x:x*2,OnlyIter(3))), list(filter(None,OnlyIter(3))), list(enumerate(OnlyIter(2))), any(OnlyIter(2)), all(OnlyIter(2)), dict.fromkeys(OnlyIter(2)), tuple(OnlyIter(2)), [*OnlyIter(2)], bytes(OnlyIter(3))))
def unp():
    x,y,z = OnlyIter(3)
    p,*q = OnlyIter(4)
    l=[]; l += OnlyIter(2); l.extend(OnlyIter(2)); l[1:2]=OnlyIter(3)
    s=set(); s.update(OnlyIter(2),[7])
    return x,y,z,p,q,l,s,set().union(OnlyIter(2)),{1,2}.intersection(OnlyIter(2)),{5}.isdisjoint(OnlyIter(3)),frozenset(OnlyIter(2))
show('unp', unp)
def unp2():
    x,y = OnlyIter(3)
show('unp2', unp2)

class Missing(dict):
    def __missing__(self, k): return k*2
class CountDict(dict):
    def __setitem__(self,k,v): super().__setitem__(k, v+1)
    def __getitem__(self,k): return super().__getitem__(k)*10
    def __contains__(self,k): return True
show('missing', lambda: (Missing()['ab'], Missing().get('x'), Missing(a=1)['a']))
def cd():
    d = CountDict(a=1); d['b']=1; d.update(c=5)
    return d, d['b'], d.get('b'), 'zzz' in d, list(d.items()), len(d)
show('cd', cd)
class Stack(list):
    def __init__(self, name, items=()):
        super().__init__(items); self.name = name
    def push(self,x): self.append(x); return self
    def __repr__(self): return f'Stack({self.name}, {super().__repr__()})'
def st():
    s = Stack('s',[1]).push(2)
    return s, len(s), s[0], s==[1,2], s+[3], [s], s.name, list(s), s[::-1], isinstance(s,list), s.__class__.__mro__
show('stack', st)
class Upper(str):
    def __new__(cls, x): return super().__new__(cls, x.upper())
    def __add__(self, o): return Upper(str.__add__(self, o))
show('upper', lambda: (Upper('ab'), Upper('ab')+'c', type(Upper('ab')+'c'), Upper('x')=='X', {'X':1}[Upper('x')], f'{Upper("q")}', len(Upper('abc')), Upper('abc').lower()))
class Temp(float):
    def __str__(self): return f'{float(self):.1f}C'
show('temp', lambda: (Temp(3.14), str(Temp(3.14)), f'{Temp(2)}', f'{Temp(2):.3f}', Temp(1)+1, '%s' % Temp(5), print(Temp(7))))
class Money(int):
    def __repr__(self): return f'Money({int(self)})'
    def __add__(self,o): return Money(int(self)+int(o))
show('money', lambda: (Money(3), [Money(1)], Money(1)+2, Money(3)*2, str(Money(4)), f'{Money(5)}', f'{Money(5):>4}', {Money(1):2}, Money(2)==2, sum([Money(1),Money(2)])))
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
    def __repr__(self): return 'T'+super().__repr__()
show('t', lambda: (T(1,2), T(1,2)[0], T(1,2)==(1,2), hash(T(1,2))==hash((1,2)), {T(1):1}, len(T(1,2,3)), T(1)+(2,)))

class BadLen:
    def __len__(self): return -1
class BadLen2:
    def __len__(self): return 'a'
class BadBool:
    def __bool__(self): return 5
class BadRepr:
    def __repr__(self): return 5
class BadStr:
    def __str__(self): return 5
class BadHash:
    def __hash__(self): return 'x'
class NoHash:
    def __eq__(self,o): return True
class BadIter:
    def __iter__(self): return 5
class BadFormat:
    def __format__(self,s): return 5
class BadIndex:
    def __index__(self): return 'a'
show('badlen', lambda: len(BadLen()))
show('badlen2', lambda: len(BadLen2()))
show('badbool', lambda: bool(BadBool()))
show('badbool2', lambda: 1 if BadBool() else 2)
show('badrepr', lambda: repr(BadRepr()))
show('badrepr2', lambda: repr([BadRepr()]))
show('badstr', lambda: str(BadStr()))
show('badhash', lambda: hash(BadHash()))
show('nohash', lambda: {NoHash():1})
show('nohash2', lambda: hash(NoHash()))
show('nohash3', lambda: {(1,NoHash())})
show('baditer', lambda: list(BadIter()))
show('baditer2', lambda: iter(BadIter()))
def fr():
    for x in BadIter(): pass
show('baditer3', fr)
show('badformat', lambda: f'{BadFormat()}')
show('badindex', lambda: [1][BadIndex()])
show('badindex2', lambda: range(BadIndex()))

class Cmp:
    def __init__(self,x): self.x=x
    def __lt__(self,o):
        if self.x==3: raise ValueError('three')
        return self.x<o.x
    def __repr__(self): return f'C{self.x}'
def srt():
    l=[Cmp(5),Cmp(3),Cmp(1)]
    try: l.sort()
    except ValueError as e: print('caught', e, l)
    return sorted([Cmp(2),Cmp(1),Cmp(9),Cmp(4)])
show('srt', srt)
def mod():
    l=[3,2,1]
    def key(x): l.append(x); return x
    l.sort(key=key)
show('mod', mod)
order=[]
def k(x): order.append(x); return -x
show('keys', lambda: (sorted([1,2,3], key=k), order))
show('stable', lambda: sorted([('b',1),('a',1),('c',0)], key=lambda t:t[1]))
show('stable rev', lambda: sorted([('b',1),('a',1),('c',0)], key=lambda t:t[1], reverse=True))

class Node:
    def __init__(self): self.kids=[]
    def __repr__(self): return f'Node({self.kids})'
n=Node(); n.kids.append(n)
def rec():
    n2=Node(); n2.kids.append([n2.kids]); return repr(n2)
show('rec', rec)
class W:
    def __init__(self): self.t=[]
    def write(self,s): self.t.append(s)
    def flush(self): self.t.append('F')
def pr():
    w=W(); print(1,'a',V(1),sep='|',end='E',file=w); print('x',file=w,flush=True); return w.t
show('pr', pr)
def loc(a,b=2):
    c=3
    def inner(): return a
    return sorted(locals().items(), key=lambda kv: kv[0])[:3], sorted(vars())
show('loc', lambda: loc(1))
class CB:
    x=1
    y=sorted(k for k in locals() if not k.startswith('__'))
show('cb', lambda: CB.y)
show('glob', lambda: (globals()['V'] is V, 'show' in globals(), 'nope' in globals()))
import_ok = 1
globals()['made'] = 5
show('made', lambda: made)
def iterchange():
    d={1:1}
    for kk in d: d[kk+1]=1
show('iterchange', iterchange)
def iterchange2():
    s={1}
    for kk in s: s.add(kk+1)
show('iterchange2', iterchange2)
def iterchange3():
    l=[1,2,3]; out=[]
    for x in l:
        out.append(x)
        if x==1: l.remove(2)
    return out
show('iterchange3', iterchange3)
class Desc:
    def __get__(self,o,t): return ('get', o is None)
    def __set__(self,o,v): print('set', v)
class HasDesc:
    d=Desc()
    @property
    def p(self): return self._p
    @p.setter
    def p(self,v): self._p=v
    @p.deleter
    def p(self): del self._p
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
    @property
    def boom(self): raise AttributeError('inner')
    def __getattr__(self,n): return 'dyn '+n
def hd():
    h=HasDesc(); h.d=5; h.p=1; r=[h.d, HasDesc.d, h.p, h.s(3), h.c(), HasDesc.c(), h.zzz, getattr(h,'q','def'), hasattr(h,'anything'), h.boom]
    del h.p
    r.append(h.p)
    return r
show('hd', hd)
show('fmtattr', lambda: '{0.p} {1[a]} {2[0]} {k.c}'.format(type('O',(),{'p':7})(), {'a':V(1)}, [9], k=V(2)))
show('fmtprop', lambda: '{0.p}'.format(type('O',(),{'p':property(lambda s: 11)})()))
show('map3', lambda: list(map(lambda x,y: x+y, OnlyIter(3), [10,20])))
show('nested', lambda: [[(i,j) for j in range(i)] for i in range(3)])
show('gen', lambda: list((x,y) for x in 'ab' for y in OnlyIter(2) if y))
show('starmap', lambda: (lambda *a, **k: (a,k))(*OnlyIter(2), **{'a':1}, **Missing(b=2)))
show('maxkey', lambda: (max(['aa','b'], key=len), min([V(3),V(1)], key=lambda v: v.c), max([V(1),V(5)])))
show('isinst', lambda: (isinstance(V(1), (int, V)), isinstance(Stack('x'), list), issubclass(Stack, (dict, list)), isinstance(3, V|int)))
class Meta(type):
    def __instancecheck__(cls,o): return o==5
    def __subclasscheck__(cls,c): return c is int
    def __len__(cls): return 3
    def __iter__(cls): return iter('xyz')
    def __contains__(cls,x): return x=='q'
    def __getitem__(cls,k): return ('item',k)
    def __call__(cls,*a): return ('made',)+a
    def __repr__(cls): return 'META'
    def __add__(cls,o): return 'plus'
class MC(metaclass=Meta): pass
show('meta', lambda: (isinstance(5,MC), isinstance(6,MC), issubclass(int,MC), issubclass(str,MC), len(MC), list(MC), 'q' in MC, 'z' in MC, MC[3], MC(1), MC, MC+1, str(MC)))
class Slots:
    __slots__=('a','b')
    def __init__(self): self.a=1
show('slots', lambda: (Slots().a, hasattr(Slots(),'b'), Slots.__slots__))
def sl():
    s=Slots(); s.zz=1
show('slots2', sl)
show('slots3', lambda: Slots().__dict__)
show('slots4', lambda: Slots().b)
show('cls', lambda: (V.__name__, V.__qualname__, V.__module__, V.__doc__, V.__bases__, type(V), V.__dict__['__len__'].__name__, list(Slots.__dict__)[:2]))
show('fn', lambda: (loc.__name__, loc.__defaults__, loc.__code__.co_varnames, loc.__code__.co_argcount, loc.__kwdefaults__, loc.__closure__, show.__qualname__))
show('repr fn', lambda: (str(V.__add__)[:20], str(a.__add__)[:25]))
show('dictview', lambda: ({V(1):1}.keys() & {V(1)}, {V(1):1}.items() == {V(1):1}.items(), {V(1):V(2)} == {V(1):V(2)}, {V(1)} == {V(1)}, {V(1):1} != {V(2):1}))
show('chain', lambda: 1 < 2 < V(1,2)[1] + 5 > 3)
show('walrus', lambda: [y for x in range(5) if (y:=x*2) > 3])
show('strjoin', lambda: ''.join(V(1)))
show('strin', lambda: V(1) in 'abc')
show('set of v', lambda: sorted({V(2),V(1),V(2)}, key=lambda v: v.c))
show('frozen', lambda: frozenset([V(1)]) in {frozenset([V(1)]):2})
show('cmp tuple', lambda: ((1,V(1)) < (1,V(2)), [V(1)] == [V(1)], (V(1),) != (V(2),)))
show('cmp bad', lambda: (1,V(1)) < (1,5))
show('cmp bad2', lambda: [Cmp(1)] <= [Cmp(2)])
