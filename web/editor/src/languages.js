// The languages of the playground: grammar, indentation, and how wide a tab is. Python's grammar is
// in the bundle; Go's comes with the first program in Go, whose text is plain until then.
import { indentUnit } from "@codemirror/language";
import { pythonLanguage } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { shared } from "./shared.js";

const SPACING = {
  python: [indentUnit.of("    "), EditorState.tabSize.of(8)],
  go: [indentUnit.of("\t"), EditorState.tabSize.of(4)],
};
const grammars = { python: pythonLanguage };
const addresses = { go: GO_GRAMMAR };
const coming = {};
let failures = 0;

/** The extensions of a language's name, as far as they are here; an unknown name is plain text. */
export function languageNamed(name) {
  return [grammars[name] ?? [], SPACING[name] ?? []];
}

/** The language's grammar, where it has one that is not here: null if it does not come either. */
export function grammarComing(name) {
  if (!Object.hasOwn(addresses, name) || grammars[name]) return null;
  const address = new URL(addresses[name], import.meta.url);
  // A browser remembers that a script did not come, by its whole address.
  if (failures > 0) address.hash = failures;
  coming[name] ??= import(address)
    .then(({ default: made }) => (grammars[name] = made(shared).language))
    // Without it the text is plain; the next program in this language asks again.
    .catch(() => {
      failures += 1;
      return null;
    })
    .finally(() => delete coming[name]);
  return coming[name];
}
