"""Writes src/pure/ksx1001.txt: the letters of KS X 1001 by row and column, 94 a line.

A place without a letter is a full stop. Run with CPython; its codec `euc_kr` is the source.
"""

from pathlib import Path

rows = []
for lead in range(0xA1, 0xFF):
    row = ""
    for trail in range(0xA1, 0xFF):
        try:
            letter = bytes([lead, trail]).decode("euc_kr")
        except UnicodeDecodeError:
            letter = "."
        row += letter if len(letter) == 1 else "."
    rows.append(row.rstrip("."))
text = "\n".join(rows) + "\n"
(Path(__file__).parent.parent / "src/pure/ksx1001.txt").write_text(text, encoding="utf-8")
