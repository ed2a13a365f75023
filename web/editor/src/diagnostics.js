// Diagnostics: squiggles with the checker's own words. The page hands over
// {from_line, from_column, to_line, to_column, severity, message}: lines from 1,
// columns in code points from 0; severity is "error", "warning" or "info".
import { setDiagnostics } from "@codemirror/lint";
import { offsetOf } from "./columns.js";

const SEVERITIES = new Set(["error", "warning", "info", "hint"]);

/** A squiggle needs a width: an empty range grows over the next character, or the last one. */
function widened(doc, from, to) {
  if (to > from) return [from, to];
  const line = doc.lineAt(from);
  if (from < line.to) return [from, from + (doc.sliceString(from, from + 2).codePointAt(0) > 0xffff ? 2 : 1)];
  return from > line.from ? [from - 1, from] : [from, from];
}

export function showDiagnostics(state, diagnostics) {
  const { doc } = state;
  const shown = diagnostics.map((diagnostic) => {
    const start = offsetOf(doc, diagnostic.from_line, diagnostic.from_column);
    const end = offsetOf(doc, diagnostic.to_line ?? diagnostic.from_line, diagnostic.to_column ?? diagnostic.from_column);
    const [from, to] = widened(doc, start, Math.max(start, end));
    const severity = SEVERITIES.has(diagnostic.severity) ? diagnostic.severity : "error";
    return { from, to, severity, message: diagnostic.message };
  });
  shown.sort((one, other) => one.from - other.from);
  return setDiagnostics(state, shown);
}
