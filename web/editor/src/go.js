// Go's grammar: a file of its own, which comes with the first program in Go.
export { goLanguage as language } from "@codemirror/lang-go";
