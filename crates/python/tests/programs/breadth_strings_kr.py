text = "동해물과 백두산이 마르고 닳도록 하느님이 보우하사 우리나라 만세"
words = text.split()
print(len(text), len(words), max(words, key=len), text.encode().hex()[:12], len(text.encode("utf-8")), len(text.encode("euc-kr")))
print(text[:4], text[::-1][:4], text.find("백두산"), "우리" in text, text.count("이"))
print([f"{w:>6}|" for w in words[:3]], [f"{w:-^10}" for w in words[:2]])
print(ord("가"), chr(44033), "가" < "나", sorted("나다가"), "한글".isalpha(), "한글1".isalnum(), "Ａ".isupper())


def jamo(ch):
    base = ord(ch) - 0xAC00
    return base // 588, base % 588 // 28, base % 28


CHO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
print("".join(CHO[jamo(c)[0]] for c in "대한민국"), jamo("한"))
import unicodedata
print(unicodedata.name("가"), unicodedata.normalize("NFD", "한") == "한", len(unicodedata.normalize("NFD", "한")), unicodedata.category("가"), unicodedata.east_asian_width("가"))


def josa(w, a, b):
    return w + (a if (ord(w[-1]) - 0xAC00) % 28 else b)


print(josa("사과", "은", "는"), josa("수박", "은", "는"))
from collections import Counter
print(Counter("가나다라가나가").most_common(2))
for i, line in enumerate("첫째 줄\n둘째 줄\n\n넷째".splitlines(), 1):
    print(f"{i:02d}: {line}")
print("%s님 %d점 %.1f%%" % ("철수", 95, 87.65), "{:,}원".format(1234567), f"{'이름':<5}|{'점수':>5}|")
try:
    "한글".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
try:
    b"\xc7\xd1".decode("utf-8")
except UnicodeDecodeError as e:
    print(e)
print(b"\xc7\xd1\xb1\xdb".decode("cp949"), "한글".encode("utf-16")[:4], "한".encode("unicode_escape"), b"\\ud55c".decode("unicode_escape"), "한글abc".encode("ascii", "replace"), "한글".encode("ascii", "xmlcharrefreplace"), "aé한".encode("ascii", "backslashreplace"), b"a\xff".decode("utf-8", "ignore"), b"a\xff".decode("utf-8", errors="replace"))
변수 = 10
def 더하기(가, 나=5): return 가 + 나
print(변수, 더하기(변수), 더하기.__name__)
class 사람:
    def __init__(self, 이름): self.이름 = 이름
    def __repr__(self): return f"사람({self.이름!r})"
print([사람("철수"), 사람("영희")])
사람("x").나이
