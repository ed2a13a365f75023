import colorsys
import fileinput
import mimetypes
import os
import tempfile

for rgb in ((1, 0.5, 0), (0.2, 0.4, 0.6), (0, 0, 0), (1, 1, 1), (0.3, 0.3, 0.9)):
    hsv, hls, yiq = colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb)
    print([[round(x, 6) for x in c] for c in (hsv, hls, yiq, colorsys.hsv_to_rgb(*hsv), colorsys.hls_to_rgb(*hls), colorsys.yiq_to_rgb(*yiq))])
for name in ("a.html", "b.tar.gz", "c.py", "d.unknown", "http://x.org/y.png?q=1", "e.JPG", "f.json", "g.txt.bz2", "h.tgz"):
    print(name, mimetypes.guess_type(name))
print(mimetypes.guess_extension("text/html"), mimetypes.guess_extension("image/png"), mimetypes.guess_extension("no/such"))
folder = tempfile.mkdtemp()
paths = [os.path.join(folder, name) for name in ("one.txt", "two.txt")]
for path in paths:
    with open(path, "w") as f:
        f.write("first\nsecond\n")
with fileinput.input(paths) as lines:
    for line in lines:
        print(os.path.basename(lines.filename()), lines.lineno(), lines.filelineno(), lines.isfirstline(), line.rstrip())
with fileinput.input(paths[0], inplace=True) as lines:
    for line in lines:
        print(line.strip().upper())
with open(paths[0]) as f:
    print(f.read())
