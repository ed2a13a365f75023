// Breakpoints: lines that the page should stop at. They live in the document, so an
// edit above moves them. Set by F9 on the cursor's line or a press on a line number.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutterLineClass, keymap, lineNumbers } from "@codemirror/view";

export const setBreakpoints = StateEffect.define();
const toggleBreakpoint = StateEffect.define();

const mark = new (class extends GutterMarker {
  elementClass = "breakpoint-cell";
})();

function toggled(set, from) {
  let there = false;
  set.between(from, from, () => {
    there = true;
  });
  return there
    ? set.update({ filter: (position) => position !== from })
    : set.update({ add: [mark.range(from)] });
}

const field = StateField.define({
  create: () => RangeSet.empty,
  update(value, transaction) {
    let set = value;
    if (transaction.docChanged) {
      // Back to the starts of lines, one each: an edit may have joined two of them.
      const { doc } = transaction.state;
      const starts = new Set();
      for (const cursor = set.map(transaction.changes).iter(); cursor.value; cursor.next()) {
        starts.add(doc.lineAt(cursor.from).from);
      }
      set = RangeSet.of([...starts].map((from) => mark.range(from)), true);
    }
    for (const effect of transaction.effects) {
      if (effect.is(toggleBreakpoint)) set = toggled(set, effect.value);
      if (effect.is(setBreakpoints)) {
        const { doc } = transaction.state;
        const lines = [...new Set(effect.value)].filter((line) => line >= 1 && line <= doc.lines);
        set = RangeSet.of(lines.map((line) => mark.range(doc.line(line).from)), true);
      }
    }
    return set;
  },
  provide: (self) => gutterLineClass.from(self),
});

/** The lines with a breakpoint, from 1, in order. */
export function breakpointLines(state) {
  const lines = [];
  for (const cursor = state.field(field).iter(); cursor.value; cursor.next()) {
    lines.push(state.doc.lineAt(cursor.from).number);
  }
  return lines;
}

function toggleAt(view, position) {
  if (view.composing) return true;
  view.dispatch({ effects: toggleBreakpoint.of(view.state.doc.lineAt(position).from) });
  return true;
}

export const breakpoints = [
  field,
  lineNumbers({ domEventHandlers: { mousedown: (view, line, event) => event.button === 0 && toggleAt(view, line.from) } }),
  keymap.of([{ key: "F9", run: (view) => toggleAt(view, view.state.selection.main.head) }]),
];
