import json, enum, decimal
docs=[None,True,1,-5,2**70,1.5,1e100,float('inf'),"a\"b\\c\n\t\x01é😀",[],{},[[]],{"a":[1,{"b":None}]},(1,2),{1:2,None:3,True:4,1.5:6},{"z":1,"a":2}]
for d in docs:
    for kw in ({},{"indent":2},{"ensure_ascii":False},{"separators":(",",":")},{"sort_keys":True},{"indent":"--"}):
        try: print(json.dumps(d,**kw))
        except Exception as e: print(type(e).__name__,e)
class C(enum.IntEnum):
    A=1
print(json.dumps([C.A,{"x":C.A}]))
for bad in ({1,2},object,{(1,2):3}):
    try: print(json.dumps(bad))
    except TypeError as e: print(e)
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
try: json.dumps(float('nan'),allow_nan=False)
except ValueError as e: print(e)
for t in ['1','-0','-0.0','1e5','1.','01','[1,2,]','{"a":1,}','{"a" 1}','"\\u00e9\\ud83d\\ude00"','"a','nul','','  [1 , 2]  ','[1]x','{"a":1,"a":2}','123456789012345678901234567890','NaN','-Infinity','"\t"','{1:2}','[1 2]','"\\x"', '\n\n{"a":\n }','1E+2','-','[-]']:
    try: print(repr(json.loads(t)))
    except json.JSONDecodeError as e: print(t,'->',e, e.pos,e.lineno,e.colno)
print(json.loads('{"a":1.5,"b":[1]}',parse_float=decimal.Decimal,object_hook=lambda d:sorted(d.items())))
print(json.loads(b'{"a":1}'), json.loads('[1.0]')[0].__class__)
import heapq
class T:
    def __init__(s,n): s.n=n
    def __lt__(s,o): return s.n<o.n
    def __repr__(s): return f"T{s.n}"
h=[]
for i in [5,3,8,1,9,2]:
    heapq.heappush(h,T(i)); 
print(h, heapq.heappop(h), h, heapq.heapreplace(h,T(0)), heapq.heappushpop(h,T(7)), h)
h=[5,3,8,1,9,2,7,4]; heapq.heapify(h); print(h)
while h: print(heapq.heappop(h),h)
h=[(1,'a'),(0,'z'),(1,'b')]; heapq.heapify(h); heapq.heappush(h,(0,'b')); print(h, heapq.heapreplace(h,(5,'q')),h,heapq.heappushpop(h,(0,'0')),heapq.heappushpop(h,(3,'0')),h)
for f,a in ((heapq.heappush,((),1)),(heapq.heappop,((),)),(heapq.heappop,([],)),(heapq.heapreplace,([],1)),(heapq.heappushpop,([],1))):
    try: print(f(*a))
    except Exception as e: print(f.__name__,type(e).__name__,e)
h=[1,'a']
try: heapq.heapify(h)
except TypeError as e: print(e,h)
h=[3]
try: heapq.heappush(h,'x')
except TypeError as e: print(e,h)
print(sum(i for i in range(10)), sum((i*1.5 for i in range(4)),2), sum((x for x in [1,2.5,3]),10), sum((i for i in [2**62,2**62,2**62])),sum(([i] for i in range(3)),[]), sum((True for _ in range(3))), sum((i for i in ()),start=4), sum(x for x in [0.1]*10))
try: sum(x for x in [1,'a'])
except TypeError as e: print(e)
