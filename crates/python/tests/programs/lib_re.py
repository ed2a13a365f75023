#PRE
import re

def p1():
    print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1 b2'), re.findall(r'x*', 'axb'))

def p2():
    m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)', '2024-05-06'); print(m, m.groups(), m.groupdict(), m['year'], m.start('month'), m.end(), m.span(2), m.lastindex, m.lastgroup)

def p3():
    print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.subn('x*', '-', 'abxd'))

def p4():
    print(re.split(r'[,;]\s*', 'a, b;c,d'), re.split(r'(,)', 'a,b,c'), re.split(r'x*', 'axbc'), re.split(',', 'a,b,c', maxsplit=1))

def p5():
    for p in ['(', ')', '[', 'a**', '*', '(?P<n', '(?P<1>a)', 'a{2,1}', '\\', '(?<=a*)b', '[z-a]', '(?P<a>x)(?P<a>y)', '\\1', '(?x', '(?z)', '(a)(?P=b)', '\\q', 'a(?i)b', '(?<x)', '(?P', '(?Px)','(?:', '[a', 'x\n(', '(?', '+','(?-i','(?a-:x)', '(?(1)a|b|c)', '(?(0)a)', '(?(5)a)', '\\x1', '\\400', '[\\q]', '(a\\1)', 'a{1}{2}', 'a+?+', '^*', '(?L:a)', '(?#a', '[\\d-z]']:
        try: print(repr(p), re.compile(p))
        except re.error as e: print(repr(p), type(e).__name__, e, e.pos, e.lineno, e.colno)

def p6():
    print(re.compile('a', re.I|re.M), re.I, repr(re.M|re.X), re.compile(b'a').flags, re.compile('a').flags, re.compile('(?i)a').flags)

def p7():
    print(re.search(r'(?<=\$)\d+(?!\d|px)', 'a $12px $345 '), re.search(r'\b(\w+)\s+\1\b', 'this is is a test'))

def p8():
    print(re.findall(r'''
      (\d+)   # number
      \s*  ([a-z]+) # unit
    ''', '10 km, 20 m', re.VERBOSE))

def p9():
    print(re.fullmatch('a|ab', 'ab'), re.match('a|ab', 'ab'), re.fullmatch(r'\w+', 'héllo'), re.findall(r'\w+', 'héllo wörld', re.A))

def p10():
    for m in re.finditer('(?i)an', 'bANana'): print(m.start(), m.group(), m.pos, m.endpos)

def p11():
    print(re.escape('a.b*c [d]'), re.sub(r'\s+', ' ', 'a \n\t b'), re.sub('(?P<x>a)', r'[\g<x>\g<0>\1]', 'abc'))

def p12():
    p = re.compile('o'); print(p.search('dog', 2), p.search('dog'), p.match('oo', 1), p.pattern, p.groups, p.groupindex, p.findall('foo boo', 3, 6))

def p13():
    print(re.match(r'(a)|(b)', 'b').groups(), re.match(r'(a)|(b)', 'b').groups('-'), re.findall('(a)|b', 'ab'), re.sub('(a)|b', r'<\1>', 'ab'))

def p14():
    try: re.sub('a', r'\2', 'a')
    except re.error as e: print(e)
    try: re.sub('a', r'\g<x>', 'a')
    except IndexError as e: print(e)
    try: re.sub('a', r'\q', 'a')
    except re.error as e: print(e)
    try: re.match('a', 'a').group(2)
    except IndexError as e: print(e)
    try: re.match('a', 5)
    except TypeError as e: print(e)
    try: re.match(b'a', 'a')
    except TypeError as e: print(e)
    try: re.match('a', b'a')
    except TypeError as e: print(e)
    try: re.compile(5)
    except TypeError as e: print(e)
    try: re.match('(', 5)
    except re.error as e: print(e)

def p15():
    print(re.match('(a*)*', 'aab'), re.match('(a*)+', 'aab').groups(), re.match('(?:a|b)*?c', 'ababc'), re.match('(a|ab)(c|bcd)(d*)', 'abcd').groups())

def p16():
    print(re.match('a{2,3}', 'aaaa'), re.match('a{2,3}?', 'aaaa'), re.match('a{,2}', 'aaaa'), re.match('a{', 'a{'), re.match('(ab){2}', 'ababab'), re.match('(?>a+)ab','aaab'), re.match('a++b', 'aab'), re.match('(?:ab)*+a', 'ababa'))

def p17():
    print(re.findall('^\\w', 'ab\ncd', re.M), re.findall('\\w$', 'ab\ncd\n', re.M), re.findall('.$', 'ab\ncd\n'), re.findall('(?s).+', 'a\nb'), re.findall('.+', 'a\nb'))

def p18():
    tok = re.compile(r'(?P<NUM>\d+(\.\d*)?)|(?P<ID>[A-Za-z_]\w*)|(?P<OP>[-+*/=()])|(?P<WS>\s+)|(?P<BAD>.)')
    print([(m.lastgroup, m.group()) for m in tok.finditer('x = 3.5 * (y+2) ?')])

def p19():
    print(re.match(r'(?P<q>[\'"])(.*?)(?P=q)', '"it\'s" x').group(2), re.search('(?i:A)b', 'ab aB Ab'), re.findall('[^a-c]+', 'abcdefabc'), re.findall('[]a]', 'a]'), re.findall(r'[\w.-]+@[\w-]+\.\w+', 'me.x@ex-a.com, you@b.org'))

def p20():
    print(re.match('(?(1)a|b)', 'b'), re.match('(x)?(?(1)y|z)', 'xy'), re.match('(x)?(?(1)y|z)', 'z'))

def p21():
    print(bool(re.match('K', '\u212a', re.I)), re.sub('é', 'e', 'café'), re.findall('É', 'é', re.I), re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'a, b.'))

def p22():
    print(re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseString').lower())

def p23():
    m = re.match('(.)(.)', 'ab'); print(m.expand(r'\2\1'), m.regs, m.re, m.string, m[0], m[1], copy if False else m.group(1, 2), bool(m))

def p24():
    print(re.Pattern, re.Match, re.RegexFlag, re.RegexFlag(10), list(re.RegexFlag)[:3], re.error)

def p25():
    print(re.findall(b'\\w+', b'ab cd'), re.sub(b'a', b'b', b'aab'), re.match(b'(a)', b'abc'))

def p26():
    print([m.span() for m in re.finditer(r'', 'ab')], re.sub('', '-', 'abc'), re.sub(r'\b', '|', 'ab cd'), re.findall(r'a*?', 'aa'))

def p27():
    print(re.compile(r'''x # c
     [ #]y''', re.X).match('x y'), re.compile(r'a\ b', re.X).match('a b'))

def p28():
    re.sub('a', 'b', 'aaa', 1)

def p29():
    re.sub('a', 5, 'a')

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
