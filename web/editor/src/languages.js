// The languages of the playground: grammar, indentation, and how wide a tab is.
import { indentUnit } from "@codemirror/language";
import { goLanguage } from "@codemirror/lang-go";
import { pythonLanguage } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";

const LANGUAGES = {
  python: [pythonLanguage, indentUnit.of("    "), EditorState.tabSize.of(8)],
  go: [goLanguage, indentUnit.of("\t"), EditorState.tabSize.of(4)],
};

/** The extensions of a language's name; an unknown name is plain text. */
export function languageNamed(name) {
  return LANGUAGES[name] ?? [];
}
