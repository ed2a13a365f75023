// Composition: while an input method builds a syllable the document belongs to it.
// A dispatch in that time breaks Hangul apart, so updates from outside wait here.
//
// Only the newest update of each kind is kept: they describe states, not steps.

/** Milliseconds after which the end of a composition is looked at (again). */
const SETTLE_MS = 30;

export class Composition {
  #view;
  #waiting = new Map();
  #timer = 0;

  constructor(view) {
    this.#view = view;
    view.contentDOM.addEventListener("compositionend", () => this.#settle());
  }

  /** True from the first key of a composition until the editor has read its result. */
  get active() {
    return this.#view.composing || this.#view.compositionStarted;
  }

  /** Runs `update` now, or, under composition, when it has ended. */
  afterwards(kind, update) {
    if (!this.active) return update();
    this.#waiting.delete(kind);
    this.#waiting.set(kind, update);
    this.#settle();
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.active) return this.#settle();
      const updates = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const update of updates) update();
    }, SETTLE_MS);
  }

  /** Forgets what waits: its view is gone. */
  close() {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }
}
