// <interleave-editor>: CodeMirror as an element without a framework.
//
//   properties  value, language, diagnostics, markers, breakpoints, changed, readOnly, marked,
//               folded, foldWord
//   attribute   label (the accessible name)
//   methods     open(text), revealLine(line), focus()
//   events      change {value}, cursor {line, column}, breakpoint {lines}
//
// The editor is uncontrolled: it owns its text, the page listens. A value that comes
// back equal is not written; one that comes during a composition waits for its end,
// and an echo of what was typed meanwhile is dropped, so that no syllable is lost.
// Lines count from 1, columns are code points from 0. Light DOM: the page's tokens apply.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { breakpointLines, breakpoints, setBreakpoints } from "./breakpoints.js";
import { changedLines, setChanged } from "./changed.js";
import { codePointsOf } from "./columns.js";
import { Composition } from "./composition.js";
import { showDiagnostics } from "./diagnostics.js";
import { folds, setFolded, setMarked } from "./folds.js";
import { highlighting } from "./highlight.js";
import { grammarComing, languageNamed } from "./languages.js";
import { setMarkers, strandMarkers } from "./markers.js";

/** Marks a transaction that the page asked for: it is not news to the page. */
const fromPage = Annotation.define();
const PROPERTIES = ["value", "language", "diagnostics", "markers", "breakpoints", "changed", "readOnly", "marked", "foldWord", "folded"];

export class InterleaveEditor extends HTMLElement {
  static observedAttributes = ["label"];

  #view = null;
  #composition = null;
  #text = "";
  #language = "python";
  #diagnostics = [];
  #markers = [];
  #breakpoints = [];
  #changed = null;
  #readOnly = false;
  #marked = [];
  #folded = [];
  #foldWord = "";
  /** What the page was told during the present composition. */
  #told = new Set();
  #languageSlot = new Compartment();
  #readOnlySlot = new Compartment();
  #labelSlot = new Compartment();

  connectedCallback() {
    if (this.#view) return;
    // A page may have set properties before this script defined the element.
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const given = this[name];
      delete this[name];
      this[name] = given;
    }
    this.#text ||= this.textContent;
    this.replaceChildren();
    this.#view = new EditorView({ state: this.#fresh(this.#text), parent: this });
    this.#composition = new Composition(this.#view);
    this.#restore();
  }

  disconnectedCallback() {
    // A move inside the page is a disconnect and a connect: wait for which it was.
    queueMicrotask(() => {
      if (this.isConnected || !this.#view) return;
      this.#text = this.value;
      this.#breakpoints = this.breakpoints;
      this.#composition.close();
      this.#view.destroy();
      this.#view = null;
    });
  }

  attributeChangedCallback() {
    this.#update("label", (view) => view.dispatch({ effects: this.#labelSlot.reconfigure(this.#named()) }));
  }

  get value() {
    return this.#view ? this.#view.state.doc.toString() : this.#text;
  }

  set value(text) {
    const wanted = String(text ?? "").replaceAll("\r\n", "\n");
    if (!this.#view) return void (this.#text = wanted);
    if (this.#composition.active && this.#told.has(wanted)) return;
    this.#update("value", (view) => write(view, wanted));
  }

  /** Another program: its text, with a fresh undo history and nothing marked in it. */
  open(text) {
    this.#text = String(text ?? "").replaceAll("\r\n", "\n");
    this.#diagnostics = [];
    this.#markers = [];
    this.#breakpoints = [];
    this.#changed = null;
    this.#update("value", (view) => view.setState(this.#fresh(this.#text)));
  }

  get language() {
    return this.#language;
  }

  set language(name) {
    if (name === this.#language) return;
    this.#language = name;
    this.#speak();
    grammarComing(name)?.then((grammar) => grammar && this.#language === name && this.#speak());
  }

  #speak() {
    this.#update("language", (view) => view.dispatch({ effects: this.#languageSlot.reconfigure(languageNamed(this.#language)) }));
  }

  get readOnly() {
    return this.#readOnly;
  }

  set readOnly(on) {
    if (Boolean(on) === this.#readOnly) return;
    this.#readOnly = Boolean(on);
    this.#update("readOnly", (view) => view.dispatch({ effects: this.#readOnlySlot.reconfigure(this.#writable()) }));
  }

  get diagnostics() {
    return this.#diagnostics;
  }

  set diagnostics(list) {
    this.#diagnostics = Array.from(list ?? []);
    this.#update("diagnostics", (view) => view.dispatch(showDiagnostics(view.state, this.#diagnostics)));
  }

  get markers() {
    return this.#markers;
  }

  set markers(list) {
    this.#markers = Array.from(list ?? []);
    this.#update("markers", (view) => view.dispatch({ effects: setMarkers.of(this.#markers) }));
  }

  get breakpoints() {
    return this.#view ? breakpointLines(this.#view.state) : this.#breakpoints;
  }

  set breakpoints(lines) {
    this.#breakpoints = Array.from(lines ?? []);
    this.#update("breakpoints", (view) =>
      view.dispatch({ effects: setBreakpoints.of(this.#breakpoints), annotations: fromPage.of(true) }));
  }

  /** Lines that stand out, as ranges [first, last]. */
  get marked() {
    return this.#marked;
  }

  set marked(ranges) {
    this.#marked = Array.from(ranges ?? []);
    this.#update("marked", (view) => view.dispatch({ effects: setMarked.of(this.#marked) }));
  }

  /** Lines that stand behind a button, as ranges [first, last]; `foldWord` is what the button says. */
  get folded() {
    return this.#folded;
  }

  set folded(ranges) {
    this.#folded = Array.from(ranges ?? []);
    this.#fold();
  }

  get foldWord() {
    return this.#foldWord;
  }

  set foldWord(word) {
    this.#foldWord = String(word ?? "");
    this.#fold();
  }

  #fold() {
    const effect = setFolded.of({ ranges: this.#folded, word: this.#foldWord });
    this.#update("folded", (view) => view.dispatch({ effects: effect }));
  }

  get changed() {
    return this.#changed;
  }

  /** {added, missing}: lines that another text does not have, and before which it has others. */
  set changed(lines) {
    this.#changed = lines;
    this.#update("changed", (view) => view.dispatch({ effects: setChanged.of(lines ?? {}) }));
  }

  /** Scrolls `line` (from 1) into sight; the cursor stays where it is. */
  revealLine(line) {
    this.#update("reveal", (view) => {
      const { doc } = view.state;
      const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
      view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "nearest", yMargin: 40 }) });
    });
  }

  focus() {
    this.#view?.focus();
  }

  #update(kind, change) {
    if (!this.#view) return;
    this.#composition.afterwards(kind, () => this.#view && change(this.#view));
  }

  #restore() {
    if (this.#breakpoints.length) this.breakpoints = this.#breakpoints;
    if (this.#diagnostics.length) this.diagnostics = this.#diagnostics;
    if (this.#markers.length) this.markers = this.#markers;
    if (this.#marked.length) this.marked = this.#marked;
    if (this.#folded.length) this.#fold();
    if (this.#changed) this.changed = this.#changed;
  }

  #fresh(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of("\n"),
        strandMarkers,
        changedLines,
        breakpoints,
        folds(fromPage),
        history(),
        indentOnInput(),
        bracketMatching(),
        highlighting,
        // Tab is left alone, so that it leaves the editor: Mod-] indents.
        // F8 walks the diagnostics; the lint panel is left out, since it speaks English only.
        keymap.of([
          { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        this.#languageSlot.of(languageNamed(this.#language)),
        this.#readOnlySlot.of(this.#writable()),
        this.#labelSlot.of(this.#named()),
        EditorView.updateListener.of((update) => this.#tell(update)),
      ],
    });
  }

  #writable() {
    return [
      EditorState.readOnly.of(this.#readOnly),
      EditorView.contentAttributes.of(this.#readOnly ? { "aria-readonly": "true" } : {}),
    ];
  }

  #named() {
    return EditorView.contentAttributes.of({
      "aria-label": this.getAttribute("label") ?? "",
      // Says that the scrolling box inside can be reached by key.
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      translate: "no",
    });
  }

  #tell(update) {
    const asked = update.transactions.some((transaction) => transaction.annotation(fromPage));
    if (update.docChanged && !asked) {
      const value = update.state.doc.toString();
      if (!this.#composition?.active) this.#told.clear();
      this.#told.add(value);
      this.#send("change", { value });
    }
    if (update.docChanged || update.transactions.some((transaction) => transaction.effects.length)) {
      const before = breakpointLines(update.startState);
      const lines = breakpointLines(update.state);
      if (!asked && before.join() !== lines.join()) this.#send("breakpoint", { lines });
    }
    if (update.selectionSet || update.docChanged) this.#send("cursor", position(update.state));
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

function position(state) {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: codePointsOf(line.text, head - line.from) };
}

/** Writes only the part that differs, so that cursor, marks and scroll position survive. */
function write(view, wanted) {
  const present = view.state.doc.toString();
  if (present === wanted) return;
  const shorter = Math.min(present.length, wanted.length);
  let from = 0;
  while (from < shorter && present[from] === wanted[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && present[present.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail += 1;
  view.dispatch({
    changes: { from, to: present.length - tail, insert: wanted.slice(from, wanted.length - tail) },
    annotations: fromPage.of(true),
  });
}
