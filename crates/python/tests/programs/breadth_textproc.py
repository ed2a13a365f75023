import re
import collections
import string

TEXT = """Python is an easy to learn, powerful programming language.
It has efficient high-level data structures and a simple but effective
approach to object-oriented programming. Python's elegant syntax and dynamic
typing, together with its interpreted nature, make it an ideal language."""

words = re.findall(r"[a-z']+", TEXT.lower())
freq = collections.Counter(words)
print(freq.most_common(5))
print({k: len(list(v)) for k, v in __import__("itertools").groupby(sorted(words, key=len), key=len)})
longest = max(words, key=lambda w: (len(w), w))
print(longest, words.index(longest))
table = str.maketrans("", "", string.punctuation)
print(TEXT.translate(table).split("\n")[1])


def caesar(s, k):
    out = []
    for ch in s:
        if ch.isalpha() and ch.isascii():
            base = ord("a") if ch.islower() else ord("A")
            out.append(chr((ord(ch) - base + k) % 26 + base))
        else:
            out.append(ch)
    return "".join(out)


enc = caesar("Hello, World! 안녕", 3)
print(enc, caesar(enc, -3))
is_pal = lambda s: (t := re.sub(r"\W", "", s.lower())) == t[::-1]
print(is_pal("A man, a plan, a canal: Panama"), is_pal("기러기"), is_pal("python"))
print(" ".join(w.capitalize() if i % 2 else w.upper() for i, w in enumerate("the quick brown fox".split())))


def wrap(text, width):
    line, out = "", []
    for w in text.split():
        if len(line) + len(w) + bool(line) > width:
            out.append(line)
            line = w
        else:
            line = f"{line} {w}".strip()
    return out + [line]


for l in wrap(TEXT, 40):
    print(f"|{l:<40}|")
roman = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def to_roman(n):
    r = ""
    for s, v in roman.items():
        while n >= v:
            r += s
            n -= v
    return r


print([to_roman(n) for n in (4, 9, 14, 1994, 2024)])
print("가나다".encode(), "가나다".encode("utf-8").decode("utf-8"), "%s" % "한", "abc"[::-1], "abc"[-2:], "a,b;c".replace(";", ",").split(","))
print("{:<10}{:>8}".format("상품", "가격"))
for n, p in [("사과", 1200), ("바나나", 800)]:
    print(f"{n:<10}{p:>8,}")
