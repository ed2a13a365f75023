#PRE
import hashlib, hmac, base64, binascii, struct, zlib, array, sched, graphlib, timeit, platform, fnmatch, html, numbers, shlex, time, sys

def p1():
    print(hashlib.sha256(b'abc').hexdigest(), hashlib.md5(b'').hexdigest(), hashlib.sha1(b'x'*100).hexdigest(), hashlib.sha512(b'a').hexdigest()[:20], hashlib.new('sha256', b'q').hexdigest()[:8])

def p2():
    h = hashlib.sha256(); h.update(b'a'); h.update(b'bc'); print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), h.name, h.digest_size, h.block_size, len(h.digest()))

def p3():
    hashlib.sha256('abc')

def p4():
    print(zlib.crc32(b'hello'), zlib.adler32(b'hello'), zlib.crc32(b'lo', zlib.crc32(b'hel')))

def p5():
    for s in (b'', b'a', b'ab', b'abc', b'abcd\xff\xfe'): print(base64.b64encode(s), base64.b64decode(base64.b64encode(s)), base64.b32encode(s), base64.b32decode(base64.b32encode(s)), base64.b16encode(s), base64.urlsafe_b64encode(s))

def p6():
    try: base64.b64decode('abc')
    except binascii.Error as e: print(e)
    try: base64.b64decode('a')
    except binascii.Error as e: print(e)
    print(binascii.hexlify(b'\x01\xab'), binascii.unhexlify('01ab'), base64.b64decode('YWJj\n'))
    base64.b64encode('abc')

def p7():
    print(struct.pack('>IhB', 1, -2, 255), struct.unpack('<I', b'\x01\0\0\0'), struct.calcsize('iqb'), struct.pack('5s', b'abc'), struct.pack('!d', 1.5), struct.unpack('!f', struct.pack('!f', 3.14)), struct.pack('<e', 0.1), struct.pack('?c', True, b'x'))

def p8():
    for fmt, v in [('B', 256), ('b', -129), ('H', -1), ('I', 2**32), ('i', 'a'), ('Q', 2**64), ('5s', 'x')]:
        try: struct.pack(fmt, v)
        except struct.error as e: print(fmt, e)
    try: struct.unpack('I', b'a')
    except struct.error as e: print(e)
    try: struct.pack('II', 1)
    except struct.error as e: print(e)

def p9():
    print(struct.Struct('>I').size, list(struct.iter_unpack('H', b'\1\0\2\0')), struct.unpack_from('<H', b'\0\1\0', 1))
    b = bytearray(8); struct.pack_into('>I', b, 2, 7); print(b)
    for x in (0.0, -0.0, 1e-310, 5e-324, 1e308, float('inf'), 1/3, 65504.0): print(struct.pack('>d', x).hex(), struct.unpack('>d', struct.pack('>d', x))[0])

def p10():
    a = array.array('i', [1,2,3]); a.append(4); print(a, len(a), a[1], a[1:3], a.itemsize, a.tobytes(), a.typecode, sum(a), 3 in a)
    a.extend([5]); a[0] = 9; print(a.tolist(), a.pop(), a.index(2)); print(array.array('d', [1, 2.5]), array.array('f', [0.1]), array.array('i'), a + array.array('i', [1]))
    array.array('b', [200])

def p11():
    a = array.array('i', [1]); a[5]

def p12():
    array.array('z')

def p13():
    s = sched.scheduler(time.monotonic, time.sleep); s.enter(0.2, 1, print, ('b',)); s.enter(0.1, 1, print, ('a',), {'end': '!\n'}); e = s.enter(0.3, 1, print, ('never',)); s.cancel(e); s.run(); print(s.empty())

def p14():
    ts = graphlib.TopologicalSorter({'D': {'B', 'C'}, 'B': {'A'}, 'C': {'A'}}); o = list(ts.static_order()); print(o[0], o[-1], len(o))
    ts = graphlib.TopologicalSorter({'d': ['b','c'], 'b': ['a'], 'c': ['a']}); ts.prepare()
    while ts.is_active():
        r = ts.get_ready(); print(sorted(r)); ts.done(*r)
    list(graphlib.TopologicalSorter({'a': ['b'], 'b': ['a']}).static_order())

def p15():
    print(timeit.timeit(lambda: None, number=3) >= 0, len(timeit.repeat(lambda: 1, repeat=3, number=2)))

def p16():
    print(fnmatch.fnmatch('a.py', '*.py'), fnmatch.filter(['a.txt','b.py'], '*.t?t'), fnmatch.fnmatch('abc', '[a-b]*'), html.escape('<a href="x">\'&'), html.unescape('&lt;b&gt; &#39;'))

def p17():
    print(isinstance(1, numbers.Number), isinstance(1.0, numbers.Integral), isinstance(True, numbers.Real), shlex.split('a "b c" d\\ e'), shlex.quote("it's"), shlex.join(['a', 'b c']))

def p18():
    m = memoryview(b'abc'); print(m[0], bytes(m[1:]), m.readonly, m == b'abc', m.nbytes, m.format); m[0] = 1

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
