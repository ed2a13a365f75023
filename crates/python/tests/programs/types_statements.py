"""Builtin types once more: assignments, formats, errors."""


class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, P) and self.x == other.x

    def __hash__(self):
        return hash(self.x)

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f'P({self.x})'

    def __str__(self):
        return f'p{self.x}'


class L(list): pass
class I(int): pass
class S(str): pass
class D(dict): pass


class Ix:
    def __index__(self):
        return 3

    def __len__(self):
        return 2

    def __getitem__(self, at):
        if at > 3:
            raise IndexError
        return at * 10


def gen(count):
    yield from range(count)


def show(text, make):
    try:
        print(text, "->", repr(make()))
    except BaseException as error:
        print(text, "->", type(error).__name__, error)


try:
    a=[1,2,3]; a+=(4,); a*=2; print(a)
except BaseException as error:
    print('a=[1,2,3]; a+=(4,); a*=2; print(a)', "->", type(error).__name__, error)
try:
    a=[1,2,3,4,5]; a[1:3]=[9]; a[::2]=[7,7]; print(a)
except BaseException as error:
    print('a=[1,2,3,4,5]; a[1:3]=[9]; a[::2]=[7,7]; print(a)', "->", type(error).__name__, error)
try:
    a=[1,2,3,4,5]; del a[1:3]; del a[-1]; print(a)
except BaseException as error:
    print('a=[1,2,3,4,5]; del a[1:3]; del a[-1]; print(a)', "->", type(error).__name__, error)
try:
    a=[1,2,3]; a[5]=1
except BaseException as error:
    print('a=[1,2,3]; a[5]=1', "->", type(error).__name__, error)
try:
    a=[1,2,3]; del a[5]
except BaseException as error:
    print('a=[1,2,3]; del a[5]', "->", type(error).__name__, error)
try:
    a=[1,2,3]; a[::2]=[1]
except BaseException as error:
    print('a=[1,2,3]; a[::2]=[1]', "->", type(error).__name__, error)
try:
    a=[1]; a[0:0]=5
except BaseException as error:
    print('a=[1]; a[0:0]=5', "->", type(error).__name__, error)
try:
    a=(1,); a[0]=2
except BaseException as error:
    print('a=(1,); a[0]=2', "->", type(error).__name__, error)
try:
    a='x'; a[0]='y'
except BaseException as error:
    print("a='x'; a[0]='y'", "->", type(error).__name__, error)
try:
    del (1,)[0]
except BaseException as error:
    print('del (1,)[0]', "->", type(error).__name__, error)
try:
    a=1; a[0]=2
except BaseException as error:
    print('a=1; a[0]=2', "->", type(error).__name__, error)
try:
    a={}; a[[]]=1
except BaseException as error:
    print('a={}; a[[]]=1', "->", type(error).__name__, error)
try:
    a={}; del a['x']
except BaseException as error:
    print("a={}; del a['x']", "->", type(error).__name__, error)
try:
    a={1,2}; a|={3}; a&={1,3}; a-={1}; a^={5}; print(a)
except BaseException as error:
    print('a={1,2}; a|={3}; a&={1,3}; a-={1}; a^={5}; print(a)', "->", type(error).__name__, error)
try:
    a={'x':1}; a|={'y':2}; a|=[('z',3)]; print(a)
except BaseException as error:
    print("a={'x':1}; a|={'y':2}; a|=[('z',3)]; print(a)", "->", type(error).__name__, error)
try:
    a={1}; a|=[2]
except BaseException as error:
    print('a={1}; a|=[2]', "->", type(error).__name__, error)
try:
    a=1; a+='x'
except BaseException as error:
    print("a=1; a+='x'", "->", type(error).__name__, error)
try:
    a='x'; a+=1
except BaseException as error:
    print("a='x'; a+=1", "->", type(error).__name__, error)
try:
    a=[1]; a+=1
except BaseException as error:
    print('a=[1]; a+=1', "->", type(error).__name__, error)
try:
    a,b=1,2; a,b=b,a; print(a,b)
except BaseException as error:
    print('a,b=1,2; a,b=b,a; print(a,b)', "->", type(error).__name__, error)
try:
    a,b=[1]
except BaseException as error:
    print('a,b=[1]', "->", type(error).__name__, error)
try:
    a,b=[1,2,3]
except BaseException as error:
    print('a,b=[1,2,3]', "->", type(error).__name__, error)
try:
    a,b='abc'
except BaseException as error:
    print("a,b='abc'", "->", type(error).__name__, error)
try:
    a,b={'x':1,'y':2,'z':3}
except BaseException as error:
    print("a,b={'x':1,'y':2,'z':3}", "->", type(error).__name__, error)
try:
    a,b=gen(3)
except BaseException as error:
    print('a,b=gen(3)', "->", type(error).__name__, error)
try:
    a,b=gen(1)
except BaseException as error:
    print('a,b=gen(1)', "->", type(error).__name__, error)
try:
    a,*b=gen(4); print(a,b)
except BaseException as error:
    print('a,*b=gen(4); print(a,b)', "->", type(error).__name__, error)
try:
    a,*b,c='abcd'; print(a,b,c)
except BaseException as error:
    print("a,*b,c='abcd'; print(a,b,c)", "->", type(error).__name__, error)
try:
    a,*b,c=[1]
except BaseException as error:
    print('a,*b,c=[1]', "->", type(error).__name__, error)
try:
    a,b=5
except BaseException as error:
    print('a,b=5', "->", type(error).__name__, error)
try:
    (a,b),c=(1,2),3; print(a,b,c)
except BaseException as error:
    print('(a,b),c=(1,2),3; print(a,b,c)', "->", type(error).__name__, error)
try:
    for i,x in enumerate('ab'): print(i,x,end=' ')
except BaseException as error:
    print("for i,x in enumerate('ab'): print(i,x,end=' ')", "->", type(error).__name__, error)
try:
    d={'a':1,'b':2}; print([*d],{**d},[k for k in d],{v:k for k,v in d.items()})
except BaseException as error:
    print("d={'a':1,'b':2}; print([*d],{**d},[k for k in d],{v:k for k,v in d.items()})", "->", type(error).__name__, error)
try:
    d={1:1}
except BaseException as error:
    print('d={1:1}', "->", type(error).__name__, error)
try:
    d={1:1,2:2}; [d.pop(k) for k in d]
except BaseException as error:
    print('d={1:1,2:2}; [d.pop(k) for k in d]', "->", type(error).__name__, error)
try:
    s={1,2,3}; [s.add(k+10) for k in s]
except BaseException as error:
    print('s={1,2,3}; [s.add(k+10) for k in s]', "->", type(error).__name__, error)
try:
    a=[1,2,3]; [a.append(1) for x in a if len(a)<6]; print(a)
except BaseException as error:
    print('a=[1,2,3]; [a.append(1) for x in a if len(a)<6]; print(a)', "->", type(error).__name__, error)
try:
    x=[3,1,2]; x.sort(key=lambda v:-v); print(x); x.sort(reverse=True); print(x); x.reverse(); print(x)
except BaseException as error:
    print('x=[3,1,2]; x.sort(key=lambda v:-v); print(x); x.sort(reverse=True); print(x); x.reverse(); print(x)', "->", type(error).__name__, error)
try:
    x=[P(3),P(1)]; x.sort(); print(x); x.remove(P(3)); print(x)
except BaseException as error:
    print('x=[P(3),P(1)]; x.sort(); print(x); x.remove(P(3)); print(x)', "->", type(error).__name__, error)
try:
    x=[1,'a']; x.sort()
except BaseException as error:
    print("x=[1,'a']; x.sort()", "->", type(error).__name__, error)
try:
    x=[1,2]; x.insert(0,5); x.insert(-1,6); x.insert(99,7); print(x); x.extend(gen(2)); print(x); x.extend('ab'); print(x); x.clear(); print(x)
except BaseException as error:
    print("x=[1,2]; x.insert(0,5); x.insert(-1,6); x.insert(99,7); print(x); x.extend(gen(2)); print(x); x.extend('ab'); print(x); x.clear(); print(x)", "->", type(error).__name__, error)
try:
    x=[1]; x.append(x); print(x); d={}; d['d']=d; print(d); t=([],); t[0].append(t); print(t)
except BaseException as error:
    print("x=[1]; x.append(x); print(x); d={}; d['d']=d; print(d); t=([],); t[0].append(t); print(t)", "->", type(error).__name__, error)
show('[1,2,3].index(3,1),[1,2,3].index(1,-3,5)', lambda: ([1,2,3].index(3,1),[1,2,3].index(1,-3,5)))
show('[1,2,3].index(1,1)', lambda: ([1,2,3].index(1,1)))
show('[P(1)].index(P(2))', lambda: ([P(1)].index(P(2))))
show('(1,2,1).count(1),[P(1),P(1)].count(P(1))', lambda: ((1,2,1).count(1),[P(1),P(1)].count(P(1))))
show('L([P(1)]),D({P(1):P(2)}),{P(1)},(P(1),),frozenset([P(1)])', lambda: (L([P(1)]),D({P(1):P(2)}),{P(1)},(P(1),),frozenset([P(1)])))
show('type(L([1])+[1]),type(L([1])[:]),type(L([1]).copy()),L([1])==[1],[1]==L([1])', lambda: (type(L([1])+[1]),type(L([1])[:]),type(L([1]).copy()),L([1])==[1],[1]==L([1])))
show('S(\'abc\').upper(),type(S(\'abc\').upper()),S(\'a\')==\'a\',{S(\'a\'):1}[\'a\'],S(\'abc\')[1],len(S(\'abc\')),\'b\' in S(\'abc\'),f\'{S("x"):>3}\'', lambda: (S('abc').upper(),type(S('abc').upper()),S('a')=='a',{S('a'):1}['a'],S('abc')[1],len(S('abc')),'b' in S('abc'),f'{S("x"):>3}'))
show("D(a=1)['a'],len(D(a=1)),list(D(a=1)),D(a=1)=={'a':1},D(a=1).get('b')", lambda: (D(a=1)['a'],len(D(a=1)),list(D(a=1)),D(a=1)=={'a':1},D(a=1).get('b')))
show("D()['x']", lambda: (D()['x']))
show("bool(Ix()),len(Ix()),[10,20,30,40][Ix()],list(range(Ix())),'ab'*Ix()", lambda: (bool(Ix()),len(Ix()),[10,20,30,40][Ix()],list(range(Ix())),'ab'*Ix()))
show('hex(Ix())', lambda: (hex(Ix())))
show('[1,2,3,4,5][Ix():]', lambda: ([1,2,3,4,5][Ix():]))
show('int(Ix())', lambda: (int(Ix())))
show('range(10)[Ix()]', lambda: (range(10)[Ix()]))
show("'abc'[Ix():]", lambda: ('abc'[Ix():]))
show('(1).__class__,(1).real,(3).numerator,(2.5).real,(2.5).imag', lambda: ((1).__class__,(1).real,(3).numerator,(2.5).real,(2.5).imag))
show("int.from_bytes(b'\\x00\\x01','little'),(1).to_bytes(),(-1).to_bytes(2,'big',signed=True)", lambda: (int.from_bytes(b'\x00\x01','little'),(1).to_bytes(),(-1).to_bytes(2,'big',signed=True)))
show("(300).to_bytes(1,'big')", lambda: ((300).to_bytes(1,'big')))
show("float('1e400'),float('-inf'),float(' 1.5 '),float('1_0.5'),float('nan')!=float('nan')", lambda: (float('1e400'),float('-inf'),float(' 1.5 '),float('1_0.5'),float('nan')!=float('nan')))
show("int(float('inf'))", lambda: (int(float('inf'))))
show("int(float('nan'))", lambda: (int(float('nan'))))
show("round(float('nan'))", lambda: (round(float('nan'))))
show('round(1.5),round(-0.5),round(1e20),round(12.345,1),round(12345,-3),round(True)', lambda: (round(1.5),round(-0.5),round(1e20),round(12.345,1),round(12345,-3),round(True)))
show("round('a')", lambda: (round('a')))
show("round(1.5,'a')", lambda: (round(1.5,'a')))
show('2**0.5,4**-0.5,(-2)**3,(-2.0)**2,0**0,0.0**0', lambda: (2**0.5,4**-0.5,(-2)**3,(-2.0)**2,0**0,0.0**0))
show('10**400/10**399', lambda: (10**400/10**399))
show('10**400*1.0', lambda: (10**400*1.0))
show('1e308*10,5e-324/2', lambda: (1e308*10,5e-324/2))
show("10**20 == 1e20, 2**53+1 == float(2**53+1), 10**400 > 1e308, 1 < float('nan')", lambda: (10**20 == 1e20, 2**53+1 == float(2**53+1), 10**400 > 1e308, 1 < float('nan')))
show('1<2<3<4, 3>2>2, 1 in [1] == True', lambda: (1<2<3<4, 3>2>2, 1 in [1] == True))
show('(10**20)>>3, 1<<70, -1>>100, ~(10**20), (10**20)&0xffff, -5&3, -5|3, -5^3', lambda: ((10**20)>>3, 1<<70, -1>>100, ~(10**20), (10**20)&0xffff, -5&3, -5|3, -5^3))
show('-(-2**63), (-2**63)//-1, abs(-2**63), 2**63-1+1', lambda: (-(-2**63), (-2**63)//-1, abs(-2**63), 2**63-1+1))
show('divmod(-7.5,2), divmod(10**20,7), -7.5%2, 7.5%-2, -0.0, 0.0==-0.0', lambda: (divmod(-7.5,2), divmod(10**20,7), -7.5%2, 7.5%-2, -0.0, 0.0==-0.0))
show('1.0.is_integer(), (1.5).hex(), 1e100, 1.5e-7, 123456789012345678.0, 1e15, 1e17, 0.1, 100.0, 1e-5,0.0001', lambda: (1.0.is_integer(), (1.5).hex(), 1e100, 1.5e-7, 123456789012345678.0, 1e15, 1e17, 0.1, 100.0, 1e-5,0.0001))
show("complex(1.5,-2), 1j, -1j, complex(0,-0.0), 2+0j, (1+1j)/(1-1j), (1+1j)==(1+1j), complex('1'), complex('-1j')", lambda: (complex(1.5,-2), 1j, -1j, complex(0,-0.0), 2+0j, (1+1j)/(1-1j), (1+1j)==(1+1j), complex('1'), complex('-1j')))
show("complex('a')", lambda: (complex('a')))
show('(1+1j) < 2', lambda: ((1+1j) < 2))
show("'a' < 'b', 'a' < 'B', 'abc' < 'abd', '' < 'a', 'é' > 'z'", lambda: ('a' < 'b', 'a' < 'B', 'abc' < 'abd', '' < 'a', 'é' > 'z'))
show("'%c%c' % (65,'b'), '%5s|%-5s|%05d|%+d|% d' % ('a','b',3,4,5), '%.3f' % 2, '%e' % 12345.678, '%g' % 0.00001, '%x %X %o' % (255,255,8), '%%'", lambda: ('%c%c' % (65,'b'), '%5s|%-5s|%05d|%+d|% d' % ('a','b',3,4,5), '%.3f' % 2, '%e' % 12345.678, '%g' % 0.00001, '%x %X %o' % (255,255,8), '%%'))
show("'%s' % (1,2)", lambda: ('%s' % (1,2)))
show("'%s %s' % 1", lambda: ('%s %s' % 1))
show("'%(x)s' % 5", lambda: ('%(x)s' % 5))
show("'%z' % 1", lambda: ('%z' % 1))
show("'%d' % 1.9, '%i' % True, '%.2s' % 'abc', '%*d' % (5,3), '%r' % 'a', '%s' % [1], '%s' % {'a':1}", lambda: ('%d' % 1.9, '%i' % True, '%.2s' % 'abc', '%*d' % (5,3), '%r' % 'a', '%s' % [1], '%s' % {'a':1}))
show("'{:d}'.format('a')", lambda: ('{:d}'.format('a')))
show("'{:>{w}}'.format('x',w=5), '{:{}}'.format('x',5), '{0:{1}}'.format(3.14159,'.2f')", lambda: ('{:>{w}}'.format('x',w=5), '{:{}}'.format('x',5), '{0:{1}}'.format(3.14159,'.2f')))
show("'{:+d} {: d} {:=+6d} {:#b} {:,.2f} {:e} {:g} {:c} {:n}'.format(1,2,3,4,1234.5,1.5,1e-10,65,7)", lambda: ('{:+d} {: d} {:=+6d} {:#b} {:,.2f} {:e} {:g} {:c} {:n}'.format(1,2,3,4,1234.5,1.5,1e-10,65,7)))
show("'{:s}'.format(1)", lambda: ('{:s}'.format(1)))
show("'{!x}'.format(1)", lambda: ('{!x}'.format(1)))
show("'{a}'.format(b=1)", lambda: ('{a}'.format(b=1)))
show("'{0} {}'.format(1,2)", lambda: ('{0} {}'.format(1,2)))
show("'{.real} {[0]}'.format(1,[5])", lambda: ('{.real} {[0]}'.format(1,[5])))
show("'{:>5}'.format(None)", lambda: ('{:>5}'.format(None)))
show("'{:%Y}'.format(1)", lambda: ('{:%Y}'.format(1)))
show("'{{}}'.format(), '{}{{{}}}'.format(1,2)", lambda: ('{{}}'.format(), '{}{{{}}}'.format(1,2)))
show("format(3.14159,'.2f'),format(42),format('a','>3'),format(True),format(True,'d'),format(None),format([1])", lambda: (format(3.14159,'.2f'),format(42),format('a','>3'),format(True),format(True,'d'),format(None),format([1])))
show("format([1],'x')", lambda: (format([1],'x')))
show("format(P(1)),format(P(1),'')", lambda: (format(P(1)),format(P(1),'')))
show("format(P(1),'x')", lambda: (format(P(1),'x')))
show('f\'{1!r:>4}\',f\'{"a"!r}\',f\'{1+1=}\',f\'{[1]!s}\',f\'{3.0:g}\',f\'{10:_b}\',f\'{1e6:,.1f}\',f\'{"x":*<4}\'', lambda: (f'{1!r:>4}',f'{"a"!r}',f'{1+1=}',f'{[1]!s}',f'{3.0:g}',f'{10:_b}',f'{1e6:,.1f}',f'{"x":*<4}'))
show("'abc'.removeprefix('a'),'abc'.removesuffix('c'),'a\\tb'.expandtabs(4),'AbC'.casefold(),'ab cd'.title(),'x'.isidentifier(),'1a'.isidentifier(),'ß'.upper(),'İ'.lower()", lambda: ('abc'.removeprefix('a'),'abc'.removesuffix('c'),'a\tb'.expandtabs(4),'AbC'.casefold(),'ab cd'.title(),'x'.isidentifier(),'1a'.isidentifier(),'ß'.upper(),'İ'.lower()))
show("'a b c'.split(' ',1),'a b c'.rsplit(' ',1),'  a  b '.split(),'a,,b'.split(','),''.split(),''.split(','),'a b'.split(maxsplit=1),'abc'.split('b')", lambda: ('a b c'.split(' ',1),'a b c'.rsplit(' ',1),'  a  b '.split(),'a,,b'.split(','),''.split(),''.split(','),'a b'.split(maxsplit=1),'abc'.split('b')))
show("'abc'.partition('x'),'abc'.rpartition('x'),'a'.join('bcd'),'x'.join([]),'-'.join(('a','b')),''.join(map(str,range(3)))", lambda: ('abc'.partition('x'),'abc'.rpartition('x'),'a'.join('bcd'),'x'.join([]),'-'.join(('a','b')),''.join(map(str,range(3)))))
show("'abcabc'.find('c',3),'abc'.find('',5),'abc'.rfind('b'),'aaa'.count('aa'),'abc'.count(''),'aXbX'.replace('X','Y',1),'abc'.replace('','-')", lambda: ('abcabc'.find('c',3),'abc'.find('',5),'abc'.rfind('b'),'aaa'.count('aa'),'abc'.count(''),'aXbX'.replace('X','Y',1),'abc'.replace('','-')))
show("'abc'.center(6),'abc'.rjust(5,'0'),'-5'.zfill(4),'+x'.zfill(4),'abc'.ljust(2)", lambda: ('abc'.center(6),'abc'.rjust(5,'0'),'-5'.zfill(4),'+x'.zfill(4),'abc'.ljust(2)))
show("'abc'.ljust(5,'ab')", lambda: ('abc'.ljust(5,'ab')))
show("'a\\nb\\r\\nc'.splitlines(),'a\\nb\\n'.splitlines(True)", lambda: ('a\nb\r\nc'.splitlines(),'a\nb\n'.splitlines(True)))
show("'hello'.translate({104:'J',101:None}),str.maketrans({'a':'b'}),str.maketrans('a','b','c')", lambda: ('hello'.translate({104:'J',101:None}),str.maketrans({'a':'b'}),str.maketrans('a','b','c')))
show("'abc'.startswith(('x','a')),'abc'.startswith('b',1),'abc'.endswith('b',0,2)", lambda: ('abc'.startswith(('x','a')),'abc'.startswith('b',1),'abc'.endswith('b',0,2)))
show("'abc'.endswith(('x',1))", lambda: ('abc'.endswith(('x',1))))
show("'abc'.index('z')", lambda: ('abc'.index('z')))
show("'abc'.encode('utf-16'),'abc'.encode('ascii'),'é'.encode('ascii','ignore'),'é'.encode('ascii','replace'),'é'.encode('ascii','backslashreplace'),'é'.encode('ascii','xmlcharrefreplace')", lambda: ('abc'.encode('utf-16'),'abc'.encode('ascii'),'é'.encode('ascii','ignore'),'é'.encode('ascii','replace'),'é'.encode('ascii','backslashreplace'),'é'.encode('ascii','xmlcharrefreplace')))
show("'a'.encode('foo')", lambda: ('a'.encode('foo')))
show("b'abc'.hex(),b'abc'.hex(':'),bytes.fromhex('61 62'),b'a,b'.split(b','),b'abc'.find(b'c'),b'abc'[1],b'abc'[1:],b'abc'.upper(),b' a '.strip(),b','.join([b'a',b'b'])", lambda: (b'abc'.hex(),b'abc'.hex(':'),bytes.fromhex('61 62'),b'a,b'.split(b','),b'abc'.find(b'c'),b'abc'[1],b'abc'[1:],b'abc'.upper(),b' a '.strip(),b','.join([b'a',b'b'])))
show("b'a'+'b'", lambda: (b'a'+'b'))
show("b'abc'.find('a')", lambda: (b'abc'.find('a')))
show('b\'%d %s\' % (1,b\'a\'),b\'it\\\'s\',b\'"\',b\'\\\'"\',b\'\\\\\\t\\n\\x7f\'', lambda: (b'%d %s' % (1,b'a'),b'it\'s',b'"',b'\'"',b'\\\t\n\x7f'))
try:
    b=bytearray(b'abc'); b[0]=65; b.append(100); b.extend(b'xy'); b.insert(0,1); print(b,b.pop(),len(b)); del b[0]; b[1:2]=b'ZZ'; print(b); b+=b'!'; print(b)
except BaseException as error:
    print("b=bytearray(b'abc'); b[0]=65; b.append(100); b.extend(b'xy'); b.insert(0,1); print(b,b.pop(),len(b)); del b[0]; b[1:2]=b'ZZ'; print(b); b+=b'!'; print(b)", "->", type(error).__name__, error)
try:
    b=bytearray(3); b[0]=300
except BaseException as error:
    print('b=bytearray(3); b[0]=300', "->", type(error).__name__, error)
try:
    b=bytearray(b'abc'); b.remove(100)
except BaseException as error:
    print("b=bytearray(b'abc'); b.remove(100)", "->", type(error).__name__, error)
show("bytearray('é','utf-8'),bytes(b'a'),bytes((1,2)),bytes(range(3)),bytes(gen(3)),bytearray(gen(2))", lambda: (bytearray('é','utf-8'),bytes(b'a'),bytes((1,2)),bytes(range(3)),bytes(gen(3)),bytearray(gen(2))))
show('bytes(-1)', lambda: (bytes(-1)))
show("bytes([1,'a'])", lambda: (bytes([1,'a'])))
show('bytes(1.5)', lambda: (bytes(1.5)))
show("list(b'ab'),tuple(bytearray(b'ab')),b'ab'*2,b'a'+bytearray(b'b')", lambda: (list(b'ab'),tuple(bytearray(b'ab')),b'ab'*2,b'a'+bytearray(b'b')))
show('range(5).index(9)', lambda: (range(5).index(9)))
show('range(10)[20]', lambda: (range(10)[20]))
show('slice(None),slice(1,None,2).start,slice(1)==slice(1),slice(0,5).indices(3),slice(None,None,-1).indices(3)', lambda: (slice(None),slice(1,None,2).start,slice(1)==slice(1),slice(0,5).indices(3),slice(None,None,-1).indices(3)))
show("{1,2,3}<{1,2,3,4},{1}<={1},{1,2}>{1},{1}!={2},{1}==frozenset([1]),{1}|frozenset([2]),frozenset([1])|{2},{1,2}-{1},set('ab')&set('bc')==set('b')", lambda: ({1,2,3}<{1,2,3,4},{1}<={1},{1,2}>{1},{1}!={2},{1}==frozenset([1]),{1}|frozenset([2]),frozenset([1])|{2},{1,2}-{1},set('ab')&set('bc')==set('b')))
show('{1}<[1]', lambda: ({1}<[1]))
show('{1,2}.intersection([2,3],[2]),{1}.union(),{1}.difference([1]),{1,2}.symmetric_difference([2,3]),{1}.issuperset([1]),{1,2}.isdisjoint([3])', lambda: ({1,2}.intersection([2,3],[2]),{1}.union(),{1}.difference([1]),{1,2}.symmetric_difference([2,3]),{1}.issuperset([1]),{1,2}.isdisjoint([3])))
try:
    s={1,2}; s.update([3],(4,)); s.discard(9); s.remove(1); s.intersection_update([2,3,4]); s.difference_update([4]); s.symmetric_difference_update([3,7]); print(s)
except BaseException as error:
    print('s={1,2}; s.update([3],(4,)); s.discard(9); s.remove(1); s.intersection_update([2,3,4]); s.difference_update([4]); s.symmetric_difference_update([3,7]); print(s)', "->", type(error).__name__, error)
try:
    s={P(1)}; s.add(P(1)); s.update([P(2),P(1)]); print(sorted(s)); s.discard(P(1)); s.remove(P(2)); print(s)
except BaseException as error:
    print('s={P(1)}; s.add(P(1)); s.update([P(2),P(1)]); print(sorted(s)); s.discard(P(1)); s.remove(P(2)); print(s)', "->", type(error).__name__, error)
show('{P(1)}|{P(2),P(1)},{P(1)}&{P(1)},{P(1)}-{P(1)},{P(1)}<={P(1),P(2)},{P(1)}=={P(1)}', lambda: ({P(1)}|{P(2),P(1)},{P(1)}&{P(1)},{P(1)}-{P(1)},{P(1)}<={P(1),P(2)},{P(1)}=={P(1)}))
show("{frozenset([1])},{1,1.0,True},{1:'a',1.0:'b',True:'c'},{(1,2),(1,2)}", lambda: ({frozenset([1])},{1,1.0,True},{1:'a',1.0:'b',True:'c'},{(1,2),(1,2)}))
show('set([1,[2]])', lambda: (set([1,[2]])))
show('set(1)', lambda: (set(1)))
show('frozenset(1)', lambda: (frozenset(1)))
show('{1,2}.pop() in (1,2), len({1,2,3})', lambda: ({1,2}.pop() in (1,2), len({1,2,3})))
try:
    d={P(1):1}; d[P(1)]=2; d[P(2)]=3; print(d, d[P(2)], P(2) in d, d.get(P(9),0), d.pop(P(1)), d.setdefault(P(5),7), len(d)); del d[P(2)]; print(d)
except BaseException as error:
    print('d={P(1):1}; d[P(1)]=2; d[P(2)]=3; print(d, d[P(2)], P(2) in d, d.get(P(9),0), d.pop(P(1)), d.setdefault(P(5),7), len(d)); del d[P(2)]; print(d)', "->", type(error).__name__, error)
try:
    d={P(1):1}; d[P(3)]
except BaseException as error:
    print('d={P(1):1}; d[P(3)]', "->", type(error).__name__, error)
try:
    d={}; d.update({P(1):1},); d.update([(P(2),2)]); print(d); d.update(a=1); print(list(d))
except BaseException as error:
    print('d={}; d.update({P(1):1},); d.update([(P(2),2)]); print(d); d.update(a=1); print(list(d))', "->", type(error).__name__, error)
try:
    d=dict(a=1,b=2); print(d.keys()&{'a'}, d.items()&{('a',1)}, d.keys()=={'a','b'}, d.keys()-{'a'}, 'a' in d.keys(), ('a',1) in d.items(), 1 in d.values(), list(reversed(d)), d.popitem(), d)
except BaseException as error:
    print("d=dict(a=1,b=2); print(d.keys()&{'a'}, d.items()&{('a',1)}, d.keys()=={'a','b'}, d.keys()-{'a'}, 'a' in d.keys(), ('a',1) in d.items(), 1 in d.values(), list(reversed(d)), d.popitem(), d)", "->", type(error).__name__, error)
try:
    d={'a':1}; k=d.keys(); d['b']=2; print(k, len(k), d.copy(), d.clear(), d)
except BaseException as error:
    print("d={'a':1}; k=d.keys(); d['b']=2; print(k, len(k), d.copy(), d.clear(), d)", "->", type(error).__name__, error)
show("dict({'a':1},b=2),dict([['a',1],'bc']),dict(**{'x':1}),dict(zip('ab',gen(2))),dict.fromkeys([1,2]),dict.fromkeys('ab',[])", lambda: (dict({'a':1},b=2),dict([['a',1],'bc']),dict(**{'x':1}),dict(zip('ab',gen(2))),dict.fromkeys([1,2]),dict.fromkeys('ab',[])))
show("{'a':1}=={'a':1.0},{'a':1}!={'b':1},{}=={},{'a':{'b':[1]}}=={'a':{'b':[1]}}", lambda: ({'a':1}=={'a':1.0},{'a':1}!={'b':1},{}=={},{'a':{'b':[1]}}=={'a':{'b':[1]}}))
show("{'a':1}<{'a':2}", lambda: ({'a':1}<{'a':2}))
show('{}.update(1)', lambda: ({}.update(1)))
show('{}.update([1])', lambda: ({}.update([1])))
show('{}.pop()', lambda: ({}.pop()))
show('{}.get()', lambda: ({}.get()))
show('[].append()', lambda: ([].append()))
show('[].append(1,2)', lambda: ([].append(1,2)))
show("[].pop('a')", lambda: ([].pop('a')))
show("'a'.upper(1)", lambda: ('a'.upper(1)))
show('len()', lambda: (len()))
show('len(1,2)', lambda: (len(1,2)))
show('abs()', lambda: (abs()))
show('print(sep=1)', lambda: (print(sep=1)))
show("int('1',base=2,x=3)", lambda: (int('1',base=2,x=3)))
show("int(x='1')", lambda: (int(x='1')))
show('sorted()', lambda: (sorted()))
show('sorted([1],key=1)', lambda: (sorted([1],key=1)))
show('sorted(5)', lambda: (sorted(5)))
show('max()', lambda: (max()))
show('max(1)', lambda: (max(1)))
show("max(1,'a')", lambda: (max(1,'a')))
show("max([1,2],default=3,key=None),max('b','a'),max({'a':1,'b':0}),min([P(2),P(1)]),max([P(2),P(3)],key=lambda p:-p.x),min(gen(3)),max((3,1),(2,9))", lambda: (max([1,2],default=3,key=None),max('b','a'),max({'a':1,'b':0}),min([P(2),P(1)]),max([P(2),P(3)],key=lambda p:-p.x),min(gen(3)),max((3,1),(2,9))))
show('sum([P(1)])', lambda: (sum([P(1)])))
show('sum(1)', lambda: (sum(1)))
show('sum([1,2],start=10),sum([1.5,2]),sum([],[]),sum([0.1,0.2,0.3]),sum([True,False]),sum([1,2.5,3]),sum(x for x in [1,2])', lambda: (sum([1,2],start=10),sum([1.5,2]),sum([],[]),sum([0.1,0.2,0.3]),sum([True,False]),sum([1,2.5,3]),sum(x for x in [1,2])))
show('any(1)', lambda: (any(1)))
show("all(x for x in [1,0,1/1]),any(gen(3)),all([]),all(['',1])", lambda: (all(x for x in [1,0,1/1]),any(gen(3)),all([]),all(['',1])))
show("list(map(len,['a','bb'])),list(filter(lambda x:x%2,range(5))),list(map(pow,[2,3],[2,2])),list(zip()),list(zip('ab',range(5))),list(map(P,[1]))", lambda: (list(map(len,['a','bb'])),list(filter(lambda x:x%2,range(5))),list(map(pow,[2,3],[2,2])),list(zip()),list(zip('ab',range(5))),list(map(P,[1]))))
show('list(map(1,[1]))', lambda: (list(map(1,[1]))))
show('map(len)', lambda: (map(len)))
show('filter(None)', lambda: (filter(None)))
show("list(enumerate('ab',start=5)),next(enumerate(['x'])),list(enumerate(gen(2)))", lambda: (list(enumerate('ab',start=5)),next(enumerate(['x'])),list(enumerate(gen(2)))))
show('enumerate()', lambda: (enumerate()))
show('enumerate(1)', lambda: (enumerate(1)))
show('zip(1)', lambda: (zip(1)))
show('iter(5,6)', lambda: (iter(5,6)))
show('list(iter(lambda g=iter([1,2,3]): next(g),3))', lambda: (list(iter(lambda g=iter([1,2,3]): next(g),3))))
show('next(gen(0))', lambda: (next(gen(0))))
show("next(gen(0),'d'),next(gen(1)),next(iter('a')),next(iter({}),None)", lambda: (next(gen(0),'d'),next(gen(1)),next(iter('a')),next(iter({}),None)))
show('next([1])', lambda: (next([1])))
show('isinstance([],(list,dict)),isinstance(1,(str,(int,))),isinstance(None,type(None)),isinstance(P,type),issubclass(P,object),isinstance(1,object)', lambda: (isinstance([],(list,dict)),isinstance(1,(str,(int,))),isinstance(None,type(None)),isinstance(P,type),issubclass(P,object),isinstance(1,object)))
show('isinstance(1,list[int])', lambda: (isinstance(1,list[int])))
show("isinstance(1,'a')", lambda: (isinstance(1,'a')))
show("issubclass(int,'a')", lambda: (issubclass(int,'a')))
show("hasattr(P(1),'x'),hasattr(P(1),'y'),getattr(P(1),'y',None),getattr(P(1),'x')", lambda: (hasattr(P(1),'x'),hasattr(P(1),'y'),getattr(P(1),'y',None),getattr(P(1),'x')))
show("getattr(P(1),'nope')", lambda: (getattr(P(1),'nope')))
try:
    p=P(1); setattr(p,'z',5); print(p.z, vars(p)); delattr(p,'z'); print(vars(p)); p.__dict__['w']=1; print(p.w); p.__dict__.update(q=2); print(p.q, p.__dict__.pop('q'), list(p.__dict__), 'w' in p.__dict__, p.__dict__.get('w'))
except BaseException as error:
    print("p=P(1); setattr(p,'z',5); print(p.z, vars(p)); delattr(p,'z'); print(vars(p)); p.__dict__['w']=1; print(p.w); p.__dict__.update(q=2); print(p.q, p.__dict__.pop('q'), list(p.__dict__), 'w' in p.__dict__, p.__dict__.get('w'))", "->", type(error).__name__, error)
show("delattr(P(1),'zz')", lambda: (delattr(P(1),'zz')))
show("setattr(1,'a',2)", lambda: (setattr(1,'a',2)))
show('(1).a', lambda: ((1).a))
show('len.x', lambda: (len.x))
show("callable(P(1)),callable(lambda:0),callable('a'),callable(P.__init__)", lambda: (callable(P(1)),callable(lambda:0),callable('a'),callable(P.__init__)))
show("dir([])[:3],'append' in dir([]),'x' in dir(P(1))", lambda: (dir([])[:3],'append' in dir([]),'x' in dir(P(1))))
show("chr(8364),ord('€'),ord(b'a'),bin(-5),hex(-255),oct(0)", lambda: (chr(8364),ord('€'),ord(b'a'),bin(-5),hex(-255),oct(0)))
show('chr(-1)', lambda: (chr(-1)))
show("chr('a')", lambda: (chr('a')))
show('ord(5)', lambda: (ord(5)))
show("bin('a')", lambda: (bin('a')))
show("id('a')==id('a')", lambda: (id('a')==id('a')))
show('repr(P),str(P)=="<class \'__main__.P\'>",type(P(1)),type(type),object,int,Exception,type(gen(1))', lambda: (repr(P),str(P)=="<class '__main__.P'>",type(P(1)),type(type),object,int,Exception,type(gen(1))))
show('ascii(\'ñ\'),ascii([P(1),\'é\']),repr(\'\\t\\n\\\\\\\'"\'),repr(\'\\x7f\\xa0\\u2028\'),\'\\N{SNOWMAN}\'', lambda: (ascii('ñ'),ascii([P(1),'é']),repr('\t\n\\\'"'),repr('\x7f\xa0\u2028'),'\N{SNOWMAN}'))
show("type('X',(),{'a':1}).a,type('X',(P,),{})(1)", lambda: (type('X',(),{'a':1}).a,type('X',(P,),{})(1)))
try:
    class E(Exception): pass
except BaseException as error:
    print('class E(Exception): pass', "->", type(error).__name__, error)
try:
    x=ValueError('a','b'); print(x.args, repr(x), str(x)); x.args=(1,); print(x.args, repr(x))
except BaseException as error:
    print("x=ValueError('a','b'); print(x.args, repr(x), str(x)); x.args=(1,); print(x.args, repr(x))", "->", type(error).__name__, error)
try:
    x=ValueError('a'); x.add_note('n'); print(x.__notes__)
except BaseException as error:
    print("x=ValueError('a'); x.add_note('n'); print(x.__notes__)", "->", type(error).__name__, error)
show("str(KeyError()),str(KeyError(1,2)),repr(KeyError('a')),str(ValueError(None)),UnicodeDecodeError('utf-8',b'\\xff',0,1,'r')", lambda: (str(KeyError()),str(KeyError(1,2)),repr(KeyError('a')),str(ValueError(None)),UnicodeDecodeError('utf-8',b'\xff',0,1,'r')))
show("BaseExceptionGroup('a',[ValueError(1)]),type(BaseExceptionGroup('a',[ValueError(1)])),ExceptionGroup('a',[ValueError(1)]).exceptions,ExceptionGroup('a',[ValueError(1),TypeError(2)]).split(ValueError)", lambda: (BaseExceptionGroup('a',[ValueError(1)]),type(BaseExceptionGroup('a',[ValueError(1)])),ExceptionGroup('a',[ValueError(1)]).exceptions,ExceptionGroup('a',[ValueError(1),TypeError(2)]).split(ValueError)))
show("ExceptionGroup('a',[])", lambda: (ExceptionGroup('a',[])))
show("ExceptionGroup('a',[1])", lambda: (ExceptionGroup('a',[1])))
show('list[int],dict[str,list[int]],int|None,list[int]|None,(int|str).__args__,tuple[int,...],type[int],list[int]==list[int],int|str==str|int,list[int]()', lambda: (list[int],dict[str,list[int]],int|None,list[int]|None,(int|str).__args__,tuple[int,...],type[int],list[int]==list[int],int|str==str|int,list[int]()))
show("list['a']", lambda: (list['a']))
show('int|1', lambda: (int|1))
show('list[int]([1,2])', lambda: (list[int]([1,2])))
