import xml.etree.ElementTree as ET
import io
text = """<?xml version="1.0" encoding="UTF-8"?>
<!-- c -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="urn:media">
  <channel>
    <title>News &amp; more</title>
    <item id="1"><title>First</title><link>http://a/?x=1&amp;y=2</link><dc:creator>Kim</dc:creator></item>
    <item id="2" lang='ko'><title>둘</title><m:thumb url="u"/><![CDATA[<b>raw</b>]]> tail &#65;&#x42;</item>
    <item><title>Third</title>  </item>
    <empty/>
  </channel>
</rss>"""
root = ET.fromstring(text)
print(root.tag, root.attrib, len(root), root[0].tag)
for item in root.iter("item"):
    print(item.get("id"), item.find("title").text, item.findtext("link"), item.findtext("nope", "-"), item.attrib)
ns = {"dc": "http://purl.org/dc/elements/1.1/"}
print(root.find(".//dc:creator", ns).text, root.find(".//{urn:media}thumb").attrib, root.find(".//{*}thumb").tag)
print([t.text for t in root.findall("./channel/item/title")], [i.get("id") for i in root.findall(".//item[@id]")], [i.get("id") for i in root.findall("channel/item[@id='2']")])
print([i.get("id") for i in root.findall("channel/item[title='First']")], [i.get("id") for i in root.findall("channel/item[2]")], [i.find("title").text for i in root.findall("channel/item[last()]")], [e.tag for e in root.findall(".//title/..")])
print([e.tag for e in root.findall("*")], [e.tag for e in root.findall("channel/*")], root.find("channel/title").tail.__repr__())
print(list(root[0][2].itertext()), repr(root[0][2][1].tail))
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(root[0][2]))
a = ET.Element("a", {"x": "1"}, y="<&\"'\n")
b = ET.SubElement(a, "b"); b.text = "t<&>"; b.tail = "tail"
ET.SubElement(a, "c", n="é")
print(ET.tostring(a), ET.tostring(a, encoding="utf-8"), ET.tostring(a, encoding="unicode", short_empty_elements=False))
print(ET.tostring(a, encoding="utf-8", xml_declaration=True), ET.tostring(a, "iso-8859-1"))
ET.indent(root); print(ET.tostring(root, "unicode")[:300])
ET.dump(a)
t = ET.ElementTree(a); t.write("o.xml", encoding="utf-8", xml_declaration=True); print(open("o.xml").read())
t2 = ET.parse("o.xml"); print(t2.getroot().tag, [e.tag for e in t2.iter()], t2.find("b").text)
s = io.BytesIO(); t.write(s); print(s.getvalue())
print([(e, x.tag) for e, x in ET.iterparse("o.xml", events=("start", "end"))])
a.remove(b); print(len(a), [c.tag for c in a]); a.append(b); a.insert(0, ET.Element("z")); print([c.tag for c in a]); del a[0]; print([c.tag for c in a], a[-1].tag, a[0:2] == list(a))
a.set("q", "5"); print(sorted(a.items()), a.keys())
try: a.remove(ET.Element("no"))
except ValueError as e: print(e)
try: a.append("x")
except TypeError as e: print(e)
try:
    x = ET.Element("n"); x.text = 5; ET.tostring(x)
except TypeError as e: print(e)
for bad in ["", "<a>", "<a></b>", "<a><b></a>", "text", "<a/>x", "<a/><b/>", "<a x=1/>", "<a>&nope;</a>", "<a>&</a>", "<a", "<a b='1' b='2'/>", "<p:a/>", "  <a>\n <b>\n</c></a>", "<a>\n<b c></b></a>"]:
    try: print(ET.fromstring(bad))
    except ET.ParseError as e: print(repr(bad), e, e.position, e.code)
ET.register_namespace("media", "urn:media"); print(ET.tostring(ET.fromstring('<x xmlns:k="urn:media"><k:y k:z="1"/></x>')))
print(ET.tostring(ET.fromstring('<x xmlns="urn:d"><y/></x>')), ET.fromstring('<x xmlns="urn:d"><y/></x>')[0].tag)
c = ET.Comment("hi"); r = ET.Element("r"); r.append(c); print(ET.tostring(r), repr(ET.QName("u", "t")), ET.iselement(r))
