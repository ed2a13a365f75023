// Lines that differ from another text: those that it does not have, and places where
// some of its lines are missing. They move with the text until the page tells anew.
import { RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

export const setChanged = StateEffect.define();

const cell = new (class extends GutterMarker {
  elementClass = "added-cell";
})();

/** `added` and `missing` are lines from 1; a missing place may be one past the last line. */
function drawn(doc, { added, missing }) {
  const classes = new Map();
  const mark = (line, name) => {
    const at = Math.min(Math.max(1, line), doc.lines);
    const past = line > doc.lines && name === "missing-line" ? "missing-after" : name;
    classes.set(at, [...(classes.get(at) ?? []), past]);
  };
  for (const line of added ?? []) mark(line, "added-line");
  for (const line of missing ?? []) mark(line, "missing-line");
  const lines = new RangeSetBuilder();
  const cells = new RangeSetBuilder();
  for (const line of [...classes.keys()].sort((one, other) => one - other)) {
    const { from } = doc.line(line);
    const names = classes.get(line);
    lines.add(from, from, Decoration.line({ class: names.join(" ") }));
    if (names.includes("added-line")) cells.add(from, from, cell);
  }
  return { lines: lines.finish(), cells: cells.finish() };
}

const field = StateField.define({
  create: () => ({ lines: Decoration.none, cells: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setChanged)) return drawn(transaction.state.doc, effect.value);
    }
    if (!transaction.docChanged) return value;
    const { changes } = transaction;
    return { lines: value.lines.map(changes), cells: value.cells.map(changes) };
  },
  provide: (self) => [
    EditorView.decorations.from(self, (value) => value.lines),
    gutterLineClass.from(self, (value) => value.cells),
  ],
});

export const changedLines = field;
