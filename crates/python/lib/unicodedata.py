"""unicodedata, small: Latin, Greek and Hangul letters, punctuation, a few symbols.

What the tables lack is refused (NotImplementedError), never guessed.
"""

ucd_3_2_0 = None
unidata_version = "16.0.0"

# Letter, base, mark by its place in the list of marks.
_COMPOSED = (
    "ÀA0 ÁA1 ÂA2 ÃA3 ÄA7 ÅA9 ÇCj ÈE0 ÉE1 ÊE2 ËE7 ÌI0 ÍI1 ÎI2 ÏI7 ÑN3 ÒO0 ÓO1 ÔO2 ÕO3 ÖO7 ÙU0 ÚU1 ÛU2 "
    "ÜU7 ÝY1 àa0 áa1 âa2 ãa3 äa7 åa9 çcj èe0 ée1 êe2 ëe7 ìi0 íi1 îi2 ïi7 ñn3 òo0 óo1 ôo2 õo3 öo7 ùu0 "
    "úu1 ûu2 üu7 ýy1 ÿy7 ĀA4 āa4 ĂA5 ăa5 ĄAk ąak ĆC1 ćc1 ĈC2 ĉc2 ĊC6 ċc6 ČCb čcb ĎDb ďdb ĒE4 ēe4 ĔE5 "
    "ĕe5 ĖE6 ėe6 ĘEk ęek ĚEb ěeb ĜG2 ĝg2 ĞG5 ğg5 ĠG6 ġg6 ĢGj ģgj ĤH2 ĥh2 ĨI3 ĩi3 ĪI4 īi4 ĬI5 ĭi5 ĮIk "
    "įik İI6 ĴJ2 ĵj2 ĶKj ķkj ĹL1 ĺl1 ĻLj ļlj ĽLb ľlb ŃN1 ńn1 ŅNj ņnj ŇNb ňnb ŌO4 ōo4 ŎO5 ŏo5 ŐOa őoa "
    "ŔR1 ŕr1 ŖRj ŗrj ŘRb řrb ŚS1 śs1 ŜS2 ŝs2 ŞSj şsj ŠSb šsb ŢTj ţtj ŤTb ťtb ŨU3 ũu3 ŪU4 ūu4 ŬU5 ŭu5 "
    "ŮU9 ůu9 ŰUa űua ŲUk ųuk ŴW2 ŵw2 ŶY2 ŷy2 ŸY7 ŹZ1 źz1 ŻZ6 żz6 ŽZb žzb ƠOe ơoe ƯUe ưue ǍAb ǎab ǏIb "
    "ǐib ǑOb ǒob ǓUb ǔub ǕÜ4 ǖü4 ǗÜ1 ǘü1 ǙÜb ǚüb ǛÜ0 ǜü0 ǞÄ4 ǟä4 ǠȦ4 ǡȧ4 ǢÆ4 ǣæ4 ǦGb ǧgb ǨKb ǩkb ǪOk "
    "ǫok ǬǪ4 ǭǫ4 ǮƷb ǯʒb ǰjb ǴG1 ǵg1 ǸN0 ǹn0 ǺÅ1 ǻå1 ǼÆ1 ǽæ1 ǾØ1 ǿø1 ȀAc ȁac ȂAd ȃad ȄEc ȅec ȆEd ȇed "
    "ȈIc ȉic ȊId ȋid ȌOc ȍoc ȎOd ȏod ȐRc ȑrc ȒRd ȓrd ȔUc ȕuc ȖUd ȗud ȘSi șsi ȚTi țti ȞHb ȟhb ȦA6 ȧa6 "
    "ȨEj ȩej ȪÖ4 ȫö4 ȬÕ4 ȭõ4 ȮO6 ȯo6 ȰȮ4 ȱȯ4 ȲY4 ȳy4 ḀAh ḁah ḂB6 ḃb6 ḄBf ḅbf ḆBo ḇbo ḈÇ1 ḉç1 ḊD6 ḋd6 "
    "ḌDf ḍdf ḎDo ḏdo ḐDj ḑdj ḒDl ḓdl ḔĒ0 ḕē0 ḖĒ1 ḗē1 ḘEl ḙel ḚEn ḛen ḜȨ5 ḝȩ5 ḞF6 ḟf6 ḠG4 ḡg4 ḢH6 ḣh6 "
    "ḤHf ḥhf ḦH7 ḧh7 ḨHj ḩhj ḪHm ḫhm ḬIn ḭin ḮÏ1 ḯï1 ḰK1 ḱk1 ḲKf ḳkf ḴKo ḵko ḶLf ḷlf ḸḶ4 ḹḷ4 ḺLo ḻlo "
    "ḼLl ḽll ḾM1 ḿm1 ṀM6 ṁm6 ṂMf ṃmf ṄN6 ṅn6 ṆNf ṇnf ṈNo ṉno ṊNl ṋnl ṌÕ1 ṍõ1 ṎÕ7 ṏõ7 ṐŌ0 ṑō0 ṒŌ1 ṓō1 "
    "ṔP1 ṕp1 ṖP6 ṗp6 ṘR6 ṙr6 ṚRf ṛrf ṜṚ4 ṝṛ4 ṞRo ṟro ṠS6 ṡs6 ṢSf ṣsf ṤŚ6 ṥś6 ṦŠ6 ṧš6 ṨṢ6 ṩṣ6 ṪT6 ṫt6 "
    "ṬTf ṭtf ṮTo ṯto ṰTl ṱtl ṲUg ṳug ṴUn ṵun ṶUl ṷul ṸŨ1 ṹũ1 ṺŪ7 ṻū7 ṼV3 ṽv3 ṾVf ṿvf ẀW0 ẁw0 ẂW1 ẃw1 "
    "ẄW7 ẅw7 ẆW6 ẇw6 ẈWf ẉwf ẊX6 ẋx6 ẌX7 ẍx7 ẎY6 ẏy6 ẐZ2 ẑz2 ẒZf ẓzf ẔZo ẕzo ẖho ẗt7 ẘw9 ẙy9 ẛſ6 ẠAf "
    "ạaf ẢA8 ảa8 ẤÂ1 ấâ1 ẦÂ0 ầâ0 ẨÂ8 ẩâ8 ẪÂ3 ẫâ3 ẬẠ2 ậạ2 ẮĂ1 ắă1 ẰĂ0 ằă0 ẲĂ8 ẳă8 ẴĂ3 ẵă3 ẶẠ5 ặạ5 ẸEf "
    "ẹef ẺE8 ẻe8 ẼE3 ẽe3 ẾÊ1 ếê1 ỀÊ0 ềê0 ỂÊ8 ểê8 ỄÊ3 ễê3 ỆẸ2 ệẹ2 ỈI8 ỉi8 ỊIf ịif ỌOf ọof ỎO8 ỏo8 ỐÔ1 "
    "ốô1 ỒÔ0 ồô0 ỔÔ8 ổô8 ỖÔ3 ỗô3 ỘỌ2 ộọ2 ỚƠ1 ớơ1 ỜƠ0 ờơ0 ỞƠ8 ởơ8 ỠƠ3 ỡơ3 ỢƠf ợơf ỤUf ụuf ỦU8 ủu8 ỨƯ1 "
    "ứư1 ỪƯ0 ừư0 ỬƯ8 ửư8 ỮƯ3 ữư3 ỰƯf ựưf ỲY0 ỳy0 ỴYf ỵyf ỶY8 ỷy8 ỸY3 ỹy3"
)
# Code point, combining class, name.
_MARKS = """\
300 230 GRAVE ACCENT
301 230 ACUTE ACCENT
302 230 CIRCUMFLEX ACCENT
303 230 TILDE
304 230 MACRON
306 230 BREVE
307 230 DOT ABOVE
308 230 DIAERESIS
309 230 HOOK ABOVE
30a 230 RING ABOVE
30b 230 DOUBLE ACUTE ACCENT
30c 230 CARON
30f 230 DOUBLE GRAVE ACCENT
311 230 INVERTED BREVE
31b 216 HORN
323 220 DOT BELOW
324 220 DIAERESIS BELOW
325 220 RING BELOW
326 220 COMMA BELOW
327 202 CEDILLA
328 202 OGONEK
32d 220 CIRCUMFLEX ACCENT BELOW
32e 220 BREVE BELOW
330 220 TILDE BELOW
331 220 MACRON BELOW
"""
# Code point, category, width, name.
_NAMED = r"""
20 Zs Na SPACE
21 Po Na EXCLAMATION MARK
22 Po Na QUOTATION MARK
23 Po Na NUMBER SIGN
24 Sc Na DOLLAR SIGN
25 Po Na PERCENT SIGN
26 Po Na AMPERSAND
27 Po Na APOSTROPHE
28 Ps Na LEFT PARENTHESIS
29 Pe Na RIGHT PARENTHESIS
2a Po Na ASTERISK
2b Sm Na PLUS SIGN
2c Po Na COMMA
2d Pd Na HYPHEN-MINUS
2e Po Na FULL STOP
2f Po Na SOLIDUS
30 Nd Na DIGIT ZERO
31 Nd Na DIGIT ONE
32 Nd Na DIGIT TWO
33 Nd Na DIGIT THREE
34 Nd Na DIGIT FOUR
35 Nd Na DIGIT FIVE
36 Nd Na DIGIT SIX
37 Nd Na DIGIT SEVEN
38 Nd Na DIGIT EIGHT
39 Nd Na DIGIT NINE
3a Po Na COLON
3b Po Na SEMICOLON
3c Sm Na LESS-THAN SIGN
3d Sm Na EQUALS SIGN
3e Sm Na GREATER-THAN SIGN
3f Po Na QUESTION MARK
40 Po Na COMMERCIAL AT
5b Ps Na LEFT SQUARE BRACKET
5c Po Na REVERSE SOLIDUS
5d Pe Na RIGHT SQUARE BRACKET
5e Sk Na CIRCUMFLEX ACCENT
5f Pc Na LOW LINE
60 Sk Na GRAVE ACCENT
7b Ps Na LEFT CURLY BRACKET
7c Sm Na VERTICAL LINE
7d Pe Na RIGHT CURLY BRACKET
7e Sm Na TILDE
a0 Zs N NO-BREAK SPACE
a1 Po A INVERTED EXCLAMATION MARK
a2 Sc Na CENT SIGN
a3 Sc Na POUND SIGN
a4 Sc A CURRENCY SIGN
a5 Sc Na YEN SIGN
a6 So Na BROKEN BAR
a7 Po A SECTION SIGN
a8 Sk A DIAERESIS
a9 So N COPYRIGHT SIGN
aa Lo A FEMININE ORDINAL INDICATOR
ab Pi N LEFT-POINTING DOUBLE ANGLE QUOTATION MARK
ac Sm Na NOT SIGN
ad Cf A SOFT HYPHEN
ae So A REGISTERED SIGN
af Sk Na MACRON
b0 So A DEGREE SIGN
b1 Sm A PLUS-MINUS SIGN
b2 No A SUPERSCRIPT TWO
b3 No A SUPERSCRIPT THREE
b4 Sk A ACUTE ACCENT
b5 Ll N MICRO SIGN
b6 Po A PILCROW SIGN
b7 Po A MIDDLE DOT
b8 Sk A CEDILLA
b9 No A SUPERSCRIPT ONE
ba Lo A MASCULINE ORDINAL INDICATOR
bb Pf N RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
bc No A VULGAR FRACTION ONE QUARTER
bd No A VULGAR FRACTION ONE HALF
be No A VULGAR FRACTION THREE QUARTERS
bf Po A INVERTED QUESTION MARK
d7 Sm A MULTIPLICATION SIGN
f7 Sm A DIVISION SIGN
c6 Lu A LATIN CAPITAL LETTER AE
d0 Lu A LATIN CAPITAL LETTER ETH
d8 Lu A LATIN CAPITAL LETTER O WITH STROKE
de Lu A LATIN CAPITAL LETTER THORN
df Ll A LATIN SMALL LETTER SHARP S
e6 Ll A LATIN SMALL LETTER AE
f0 Ll A LATIN SMALL LETTER ETH
f8 Ll A LATIN SMALL LETTER O WITH STROKE
fe Ll A LATIN SMALL LETTER THORN
141 Lu A LATIN CAPITAL LETTER L WITH STROKE
142 Ll A LATIN SMALL LETTER L WITH STROKE
152 Lu A LATIN CAPITAL LIGATURE OE
153 Ll A LATIN SMALL LIGATURE OE
131 Ll A LATIN SMALL LETTER DOTLESS I
110 Lu N LATIN CAPITAL LETTER D WITH STROKE
111 Ll A LATIN SMALL LETTER D WITH STROKE
126 Lu A LATIN CAPITAL LETTER H WITH STROKE
127 Ll A LATIN SMALL LETTER H WITH STROKE
391 Lu A GREEK CAPITAL LETTER ALPHA
392 Lu A GREEK CAPITAL LETTER BETA
393 Lu A GREEK CAPITAL LETTER GAMMA
394 Lu A GREEK CAPITAL LETTER DELTA
395 Lu A GREEK CAPITAL LETTER EPSILON
396 Lu A GREEK CAPITAL LETTER ZETA
397 Lu A GREEK CAPITAL LETTER ETA
398 Lu A GREEK CAPITAL LETTER THETA
399 Lu A GREEK CAPITAL LETTER IOTA
39a Lu A GREEK CAPITAL LETTER KAPPA
39b Lu A GREEK CAPITAL LETTER LAMDA
39c Lu A GREEK CAPITAL LETTER MU
39d Lu A GREEK CAPITAL LETTER NU
39e Lu A GREEK CAPITAL LETTER XI
39f Lu A GREEK CAPITAL LETTER OMICRON
3a0 Lu A GREEK CAPITAL LETTER PI
3a1 Lu A GREEK CAPITAL LETTER RHO
3a3 Lu A GREEK CAPITAL LETTER SIGMA
3a4 Lu A GREEK CAPITAL LETTER TAU
3a5 Lu A GREEK CAPITAL LETTER UPSILON
3a6 Lu A GREEK CAPITAL LETTER PHI
3a7 Lu A GREEK CAPITAL LETTER CHI
3a8 Lu A GREEK CAPITAL LETTER PSI
3a9 Lu A GREEK CAPITAL LETTER OMEGA
3aa Lu N GREEK CAPITAL LETTER IOTA WITH DIALYTIKA
3ab Lu N GREEK CAPITAL LETTER UPSILON WITH DIALYTIKA
3ac Ll N GREEK SMALL LETTER ALPHA WITH TONOS
3ad Ll N GREEK SMALL LETTER EPSILON WITH TONOS
3ae Ll N GREEK SMALL LETTER ETA WITH TONOS
3af Ll N GREEK SMALL LETTER IOTA WITH TONOS
3b0 Ll N GREEK SMALL LETTER UPSILON WITH DIALYTIKA AND TONOS
3b1 Ll A GREEK SMALL LETTER ALPHA
3b2 Ll A GREEK SMALL LETTER BETA
3b3 Ll A GREEK SMALL LETTER GAMMA
3b4 Ll A GREEK SMALL LETTER DELTA
3b5 Ll A GREEK SMALL LETTER EPSILON
3b6 Ll A GREEK SMALL LETTER ZETA
3b7 Ll A GREEK SMALL LETTER ETA
3b8 Ll A GREEK SMALL LETTER THETA
3b9 Ll A GREEK SMALL LETTER IOTA
3ba Ll A GREEK SMALL LETTER KAPPA
3bb Ll A GREEK SMALL LETTER LAMDA
3bc Ll A GREEK SMALL LETTER MU
3bd Ll A GREEK SMALL LETTER NU
3be Ll A GREEK SMALL LETTER XI
3bf Ll A GREEK SMALL LETTER OMICRON
3c0 Ll A GREEK SMALL LETTER PI
3c1 Ll A GREEK SMALL LETTER RHO
3c2 Ll N GREEK SMALL LETTER FINAL SIGMA
3c3 Ll A GREEK SMALL LETTER SIGMA
3c4 Ll A GREEK SMALL LETTER TAU
3c5 Ll A GREEK SMALL LETTER UPSILON
3c6 Ll A GREEK SMALL LETTER PHI
3c7 Ll A GREEK SMALL LETTER CHI
3c8 Ll A GREEK SMALL LETTER PSI
3c9 Ll A GREEK SMALL LETTER OMEGA
2013 Pd A EN DASH
2014 Pd A EM DASH
2018 Pi A LEFT SINGLE QUOTATION MARK
2019 Pf A RIGHT SINGLE QUOTATION MARK
201c Pi A LEFT DOUBLE QUOTATION MARK
201d Pf A RIGHT DOUBLE QUOTATION MARK
2022 Po A BULLET
2026 Po A HORIZONTAL ELLIPSIS
20ac Sc A EURO SIGN
2122 So A TRADE MARK SIGN
2190 Sm A LEFTWARDS ARROW
2191 Sm A UPWARDS ARROW
2192 Sm A RIGHTWARDS ARROW
2193 Sm A DOWNWARDS ARROW
2713 So N CHECK MARK
2714 So N HEAVY CHECK MARK
2764 So N HEAVY BLACK HEART
2603 So N SNOWMAN
2605 So A BLACK STAR
1f600 So W GRINNING FACE
1f602 So W FACE WITH TEARS OF JOY
1f389 So W PARTY POPPER
1f680 So W ROCKET
1f40d So W SNAKE
1f44d So W THUMBS UP SIGN
1f525 So W FIRE
221e Sm A INFINITY
2260 Sm A NOT EQUAL TO
2264 Sm A LESS-THAN OR EQUAL TO
2265 Sm A GREATER-THAN OR EQUAL TO
221a Sm A SQUARE ROOT
2211 Sm A N-ARY SUMMATION
"""
# Letter, then what it stands for (_ is a blank).
_COMPATIBLE = "¨_̈ ªa ¯_̄ ²2 ³3 ´_́ µμ ¸_̧ ¹1 ºo ¼1⁄4 ½1⁄2 ¾3⁄4 ⁰0 ⁱi ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁺+ ⁻− ⁼= ⁽( ⁾) ⁿn ₀0 ₁1 ₂2 ₃3 ₄4 ₅5 ₆6 ₇7 ₈8 ₉9 ₊+ ₋− ₌= ₍( ₎) ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅſt ﬆst ⅐1⁄7 ⅑1⁄9 ⅒1⁄10 ⅓1⁄3 ⅔2⁄3 ⅕1⁄5 ⅖2⁄5 ⅗3⁄5 ⅘4⁄5 ⅙1⁄6 ⅚5⁄6 ⅛1⁄8 ⅜3⁄8 ⅝5⁄8 ⅞7⁄8 ⅟1⁄ ⅠI ⅡII ⅢIII ⅣIV ⅤV ⅥVI ⅦVII ⅧVIII ⅨIX ⅩX ⅪXI ⅫXII ⅬL ⅭC ⅮD ⅯM ⅰi ⅱii ⅲiii ⅳiv ⅴv ⅵvi ⅶvii ⅷviii ⅸix ⅹx ⅺxi ⅻxii ⅼl ⅽc ⅾd ⅿm ①1 ②2 ③3 ④4 ⑤5 ⑥6 ⑦7 ⑧8 ⑨9 ⑩10 ⑪11 ⑫12 ⑬13 ⑭14 ⑮15 ⑯16 ⑰17 ⑱18 ⑲19 ⑳20 ™TM …..."

_DIGITS = "0123456789abcdefghijklmnopq"
_mark_rows = [row.split(" ", 2) for row in _MARKS.splitlines()]
_marks = {chr(int(code, 16)): (int(order), name) for code, order, name in _mark_rows}
_mark_list = list(_marks)
_parts = {entry[0]: (entry[1], _mark_list[_DIGITS.index(entry[2])]) for entry in _COMPOSED.split()}
_whole = {parts: letter for letter, parts in _parts.items()}
_named = {}
for _row in _NAMED.strip("\n").splitlines():
    _code, _category, _width, _name = _row.split(" ", 3)
    _named[chr(int(_code, 16))] = _category, _width, _name
_compatible = {entry[0]: entry[1:].replace("_", " ") for entry in _COMPATIBLE.split(" ")}
_compatible["\xa0"] = _compatible["\u3000"] = " "
_LEADS = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ")
_VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ")
_TAILS = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ")


def _letter(chr, function):
    if not isinstance(chr, str):
        raise TypeError(f"{function}() argument 1 must be a unicode character, not {type(chr).__name__}")
    if len(chr) != 1:
        raise TypeError(f"{function}(): argument must be a unicode character, not a string of length {len(chr)}")
    return ord(chr)


def _lacks(chr):
    return NotImplementedError(f"unicodedata knows nothing of U+{ord(chr):04X} here: its tables are small")


def _latin(letter):
    marks = []
    while letter in _parts:
        letter, mark = _parts[letter]
        marks.append(_marks[mark][1].removesuffix(" ACCENT"))
    if not (letter.isascii() and letter.isalpha()):
        return None
    size = "CAPITAL" if letter.isupper() else "SMALL"
    return f"LATIN {size} LETTER {letter.upper()}" + (" WITH " + " AND ".join(reversed(marks)) if marks else "")


def _name_of(letter):
    code = ord(letter)
    if letter in _named:
        return _named[letter][2]
    if letter in _marks:
        return "COMBINING " + _marks[letter][1]
    if 0xAC00 <= code <= 0xD7A3:
        lead, rest = divmod(code - 0xAC00, 588)
        return f"HANGUL SYLLABLE {_LEADS[lead]}{_VOWELS[rest // 28]}{_TAILS[rest % 28]}"
    if 0x4E00 <= code <= 0x9FFF:
        return f"CJK UNIFIED IDEOGRAPH-{code:04X}"
    return _latin(letter)


def name(chr, default=None, /):
    """The name of a character."""
    code = _letter(chr, "name")
    if code < 0x20 or 0x7F <= code < 0xA0:
        if default is None:
            raise ValueError("no such name")
        return default
    found = _name_of(chr)
    if found is None:
        raise _lacks(chr)
    return found


def lookup(name, /):
    """The character of a name."""
    wanted = name.upper()
    for letter in [*_named, *_marks, *_parts, *map(chr, range(0x41, 0x7B))]:
        if _name_of(letter) == wanted:
            return letter
    if wanted.startswith("HANGUL SYLLABLE "):
        for code in range(0xAC00, 0xD7A4):
            if _name_of(chr(code)) == wanted:
                return chr(code)
    raise KeyError(f"undefined character name '{name}'")


def category(chr, /):
    """The general category: Lu, Ll, Nd, Po …"""
    code = _letter(chr, "category")
    if chr in _named:
        return _named[chr][0]
    if code < 0x20 or 0x7F <= code < 0xA0:
        return "Cc"
    if 0x300 <= code < 0x370:
        return "Mn"
    if chr.isalpha():
        if chr.isupper():
            return "Lu"
        if chr.islower():
            return "Ll"
        if code >= 0x3400 or 0x5D0 <= code < 0x5EB or 0x3041 <= code < 0x3097:
            return "Lo"
        raise _lacks(chr)
    if chr.isdecimal():
        return "Nd"
    if chr.isspace():
        return {0x2028: "Zl", 0x2029: "Zp"}.get(code, "Zs")
    if 0x1F300 <= code < 0x1F3FB or 0x1F400 <= code < 0x1F6D8 or 0x2600 <= code < 0x2666:
        return "So"
    if 0xFE00 <= code < 0xFE10:
        return "Mn"
    if code == 0x200D:
        return "Cf"
    raise _lacks(chr)


def combining(chr, /):
    """The canonical combining class; 0 where there is none."""
    code = _letter(chr, "combining")
    if chr in _marks:
        return _marks[chr][0]
    if 0x300 <= code < 0x370:
        raise _lacks(chr)
    return 0


def east_asian_width(chr, /):
    code = _letter(chr, "east_asian_width")
    if chr in _named:
        return _named[chr][1]
    if 0x20 <= code < 0x7F:
        return "Na"
    wide = (0xAC00 <= code <= 0xD7A3 or 0x3041 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF
            or 0x1F300 <= code <= 0x1F64F)
    if wide:
        return "W"
    if 0xFF01 <= code <= 0xFF5E:
        return "F"
    if code < 0x20 or chr in _parts and code >= 0x1E00:
        return "N"
    raise _lacks(chr)


def bidirectional(chr, /):
    code = _letter(chr, "bidirectional")
    if chr.isalpha() and (code < 0x590 or code >= 0x900 and code < 0xFB1D):
        return "L"
    if chr.isdecimal() and code < 0x80:
        return "EN"
    if chr in _marks:
        return "NSM"
    if chr == " ":
        return "WS"
    raise _lacks(chr)


def mirrored(chr, /):
    _letter(chr, "mirrored")
    return int(chr in "()<>[]{}«»≤≥")


def decomposition(chr, /):
    _letter(chr, "decomposition")
    if chr in _parts:
        return " ".join(f"{ord(part):04X}" for part in _parts[chr])
    return ""


def _value(chr, default, kind, function):
    _letter(chr, kind)
    found = function(chr)
    if found is None:
        if default is None:
            raise ValueError({"numeric": "not a numeric character", "digit": "not a digit",
                              "decimal": "not a decimal"}[kind])
        return default
    return found


def decimal(chr, default=None, /):
    return _value(chr, default, "decimal", lambda c: int(c) if c.isdecimal() else None)


def digit(chr, default=None, /):
    return _value(chr, default, "digit", _digit)


def numeric(chr, default=None, /):
    fractions = {"¼": 0.25, "½": 0.5, "¾": 0.75}
    return _value(chr, default, "numeric", lambda c: fractions[c] if c in fractions else
                  None if _digit(c) is None else float(_digit(c)))


def _digit(letter):
    if letter.isdecimal():
        return int(letter)
    if letter.isdigit():
        return int(_compatible[letter]) if letter in _compatible else None
    return None


def _taken_apart(text, compatible):
    for letter in text:
        code = ord(letter)
        if compatible and letter in _compatible:
            yield from _taken_apart(_compatible[letter], True)
        elif letter in _parts:
            base, mark = _parts[letter]
            yield from _taken_apart(base, compatible)
            yield mark
        elif 0xAC00 <= code <= 0xD7A3:
            lead, rest = divmod(code - 0xAC00, 588)
            yield chr(0x1100 + lead)
            yield chr(0x1161 + rest // 28)
            if rest % 28:
                yield chr(0x11A7 + rest % 28)
        else:
            yield letter


def _ordered(letters):
    found, run = [], []
    for letter in letters:
        if letter in _marks:
            run.append(letter)
        else:
            found += sorted(run, key=lambda mark: _marks[mark][0])
            run = []
            found.append(letter)
    return found + sorted(run, key=lambda mark: _marks[mark][0])


def _put_together(letters):
    found, start, last = [], None, 0
    for letter in letters:
        order, code = _marks[letter][0] if letter in _marks else 0, ord(letter)
        base = found[start] if start is not None else ""
        whole = None
        if base and (order > last or last == 0 and start == len(found) - 1):
            whole = _whole.get((base, letter))
            if whole is None and 0x1100 <= ord(base) < 0x1113 and 0x1161 <= code < 0x1176:
                whole = chr(0xAC00 + ((ord(base) - 0x1100) * 21 + code - 0x1161) * 28)
            elif whole is None and 0xAC00 <= ord(base) <= 0xD7A3 and 0x11A8 <= code < 0x11C3:
                whole = chr(ord(base) + code - 0x11A7) if (ord(base) - 0xAC00) % 28 == 0 else None
        if whole is not None:
            found[start] = whole
            continue
        if order == 0:
            start, last = len(found), 0
        else:
            last = order
        found.append(letter)
    return found


def normalize(form, unistr, /):
    """A text in the form NFC, NFD, NFKC or NFKD."""
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    apart = _ordered(_taken_apart(unistr, "K" in form))
    return "".join(apart if form.endswith("D") else _put_together(apart))


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr
