// Columns, as two sides count them: diagnostics and events speak of Unicode code
// points (as Python and the engine do), the document of UTF-16 units.

/** UTF-16 offset of the code point `column` in `text`; past the end means the end. */
export function unitsOf(text, column) {
  let units = 0;
  for (const character of text) {
    if (column-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** How many code points stand before the UTF-16 offset `units` of `text`. */
export function codePointsOf(text, units) {
  let points = 0;
  let seen = 0;
  for (const character of text) {
    if (seen >= units) break;
    seen += character.length;
    points += 1;
  }
  return points;
}

/** The document offset of a 1-based line and a code point column, kept inside the document. */
export function offsetOf(doc, line, column) {
  if (line < 1) return 0;
  if (line > doc.lines) return doc.length;
  const found = doc.line(line);
  return found.from + unitsOf(found.text, column);
}
