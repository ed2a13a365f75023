import unicodedata as u
print(u.name("A"), u.category("A"), u.category("1"), u.category(" "), u.category("!"), u.lookup("GREEK SMALL LETTER ALPHA"), u.numeric("5"), u.digit("7"), u.decimal("3"))
print(u.normalize("NFD", "é").encode("unicode_escape"), u.normalize("NFC", "e\u0301"), u.normalize("NFKD", "ﬁ²"), u.combining("\u0301"), u.east_asian_width("한"), u.bidirectional("A"))
s = "Crème Brûlée Ünïcödé"
print("".join(c for c in u.normalize("NFD", s) if u.category(c) != "Mn"), u.name("한"), u.name("é"), u.name("€"), u.is_normalized("NFC", s))
try: u.name("\x00")
except ValueError as e: print(e)
print(u.name("\x00", "none"), [len(u.normalize(f, "각")) for f in ("NFC", "NFD")])
