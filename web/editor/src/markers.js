// Strand markers: a chip beside the current line of every strand, and the line of
// the running one in its tint. Markers move with the text that they stand beside.
//
// A marker is {line, label, hue, state}: line from 1, hue one of the tokens' names
// ("none" for a strand without one), state "running", "ready", "waiting" or "done".
import { RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, gutterLineClass } from "@codemirror/view";

const HUES = new Set(["blue", "orange", "green", "purple", "sky", "yellow", "main", "none"]);
/** Nearest the code stands who runs now, then who runs next. */
const STATES = ["done", "waiting", "ready", "running"];
/** The gutter's width (editor.css), and how wide a chip of some characters is drawn at most. */
const GUTTER_PX = 84;
const chipPx = (label) => Math.max(26, 10 + 8 * label.length) + 2;

export const setMarkers = StateEffect.define();

class Chips extends GutterMarker {
  constructor(strands) {
    super();
    this.strands = strands;
    this.key = strands.map(({ label, hue, state }) => `${label} ${hue} ${state}`).join("|");
  }

  eq(other) {
    return other.key === this.key;
  }

  toDOM() {
    const row = document.createElement("span");
    row.className = "strand-chips";
    row.title = this.strands.map(({ label }) => label).join(", ");
    const hidden = hiddenOf(this.strands);
    if (hidden > 0) row.append(chip("main", "more", `+${hidden}`));
    for (const { label, hue, state } of this.strands.slice(hidden)) row.append(chip(hue, state, label));
    return row;
  }
}

/** How many strands, from the left, are only counted because the gutter has no room. */
function hiddenOf(strands) {
  const fits = (hidden) => {
    const labels = strands.slice(hidden).map(({ label }) => label);
    if (hidden > 0) labels.push(`+${hidden}`);
    return labels.reduce((sum, label) => sum + chipPx(label), 0) <= GUTTER_PX;
  };
  let hidden = 0;
  while (hidden < strands.length - 1 && !fits(hidden)) hidden += 1;
  return hidden;
}

function chip(hue, state, label) {
  const element = document.createElement("span");
  element.className = `strand-chip ${hue} ${state}`;
  element.textContent = label;
  return element;
}

class LineClass extends GutterMarker {
  constructor(name) {
    super();
    this.elementClass = name;
  }

  eq(other) {
    return other.elementClass === this.elementClass;
  }
}

/** The three drawings of one set of markers: chips, the running line, its gutter cells. */
function drawn(doc, markers) {
  const lines = new Map();
  for (const marker of markers) {
    if (!(marker.line >= 1 && marker.line <= doc.lines)) continue;
    const hue = HUES.has(marker.hue) ? marker.hue : "main";
    const state = STATES.includes(marker.state) ? marker.state : "waiting";
    const strands = lines.get(marker.line) ?? [];
    strands.push({ label: String(marker.label), hue, state });
    lines.set(marker.line, strands);
  }
  const chips = new RangeSetBuilder();
  const running = new RangeSetBuilder();
  const cells = new RangeSetBuilder();
  for (const line of [...lines.keys()].sort((one, other) => one - other)) {
    const strands = lines.get(line).sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
    const { from } = doc.line(line);
    chips.add(from, from, new Chips(strands));
    const now = strands.at(-1);
    if (now.state !== "running") continue;
    running.add(from, from, Decoration.line({ class: `running-line ${now.hue}` }));
    cells.add(from, from, new LineClass(`running-cell ${now.hue}`));
  }
  return { chips: chips.finish(), running: running.finish(), cells: cells.finish() };
}

const NOTHING = { chips: RangeSet.empty, running: Decoration.none, cells: RangeSet.empty };

const field = StateField.define({
  create: () => NOTHING,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarkers)) return drawn(transaction.state.doc, effect.value);
    }
    if (!transaction.docChanged || value === NOTHING) return value;
    const { changes } = transaction;
    return { chips: value.chips.map(changes), running: value.running.map(changes), cells: value.cells.map(changes) };
  },
  provide: (self) => [
    EditorView.decorations.from(self, (value) => value.running),
    gutterLineClass.from(self, (value) => value.cells),
  ],
});

export const strandMarkers = [
  field,
  gutter({ class: "strand-gutter", markers: (view) => view.state.field(field).chips }),
];
