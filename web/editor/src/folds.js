// Lines that an author marked or folded away. Marked lines stand out; folded ones are part of
// the program and stand behind a button, and no edit reaches them until they are unfolded.
//
// Both are ranges of lines, [first, last] from 1, of the text as it was given; from then on they
// move with the edits.
import { RangeSet, StateEffect, StateField, EditorState } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

export const setMarked = StateEffect.define();
/** `{ ranges, word }`: the word stands on the button, before the number of lines. */
export const setFolded = StateEffect.define();
const unfold = StateEffect.define();

class Fold extends WidgetType {
  constructor(count, word) {
    super();
    this.count = count;
    this.word = word;
  }

  eq(other) {
    return other.count === this.count && other.word === this.word;
  }

  toDOM(view) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "folded-lines";
    button.textContent = `… ${this.word} ${this.count}`;
    button.addEventListener("click", () => {
      view.dispatch({ effects: unfold.of(view.posAtDOM(button)) });
      view.focus();
    });
    return button;
  }

  ignoreEvent() {
    return true;
  }
}

/** Ranges in the document's bounds, in order, none over another. */
function within(doc, ranges) {
  const inside = [];
  for (const [first, last] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const from = Math.max(first, 1, (inside.at(-1)?.[1] ?? 0) + 1);
    const to = Math.min(last, doc.lines);
    if (from <= to) inside.push([from, to]);
  }
  return inside;
}

const marked = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let set = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarked)) continue;
      const { doc } = transaction.state;
      const lines = within(doc, effect.value).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
      set = RangeSet.of(lines.map((line) => Decoration.line({ class: "marked-line" }).range(doc.line(line).from)));
    }
    return set;
  },
  provide: (self) => EditorView.decorations.from(self),
});

const folded = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    let set = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(unfold)) set = set.update({ filter: (from, to) => effect.value < from || effect.value > to });
      if (!effect.is(setFolded)) continue;
      const { doc } = transaction.state;
      const { ranges, word } = effect.value;
      set = RangeSet.of(within(doc, ranges).map(([from, to]) =>
        Decoration.replace({ widget: new Fold(to - from + 1, word), block: true }).range(doc.line(from).from, doc.line(to).to)));
    }
    return set;
  },
  provide: (self) => [EditorView.decorations.from(self), EditorView.atomicRanges.of((view) => view.state.field(self))],
});

/** The document's ranges that no edit of the reader's may change, flat: from, to, from, to, … */
function closed(state) {
  const flat = [];
  for (const cursor = state.field(folded).iter(); cursor.value; cursor.next()) {
    // With the line feeds around it, so that nothing is joined to it.
    flat.push(Math.max(0, cursor.from - 1), Math.min(state.doc.length, cursor.to + 1));
  }
  return flat;
}

/** `fromPage`: the annotation of changes that the page makes; those reach everything. */
export const folds = (fromPage) => [
  marked,
  folded,
  EditorState.changeFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(fromPage)) return true;
    const ranges = closed(transaction.startState);
    return ranges.length === 0 || ranges;
  }),
];
