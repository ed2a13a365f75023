import html

text = "&lt;b&gt; caf&eacute; &#233;&#xe9; &nbsp;&copy;&reg;&frac12;&times;&divide;&yuml; &rarr;&ne;&infin; &nosuch; &amp;amp;"
print(ascii(html.unescape(text)))
print(html.escape("<a href='x'>&\"</a>"), html.escape("\"'", quote=False))
