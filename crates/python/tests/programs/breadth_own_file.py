import os, sys
print(os.path.basename(__file__), os.path.exists(__file__))
with open(__file__) as f:
    lines = f.readlines()
print(len(lines), lines[0].strip())
with open(__file__, encoding="utf-8") as f:
    for n, line in enumerate(f, 1):
        if "enumerate" in line: print(n, line.rstrip())
from pathlib import Path
print(Path(__file__).name, Path(__file__).read_text().count("\n"), Path(__file__).suffix, Path(__file__).exists())
print(os.path.isfile(__file__), os.path.getsize(__file__) > 10, len(sys.argv))
