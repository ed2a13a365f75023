import os, sys
print(os.listdir())
print(os.listdir(".") == [os.path.basename(__file__)])
print(os.path.exists(os.path.basename(__file__)), os.path.getsize(__file__) > 10)
from pathlib import Path
print([p.name for p in Path(".").iterdir()], [p.name for p in Path().glob("*.py")])
print([e.name for e in os.scandir()])
for d, s, f in os.walk("."): print(d, s, f)
import glob; print(glob.glob("*"))
open("zz.txt", "w").write("a"); print(sorted(os.listdir()))
