// What a grammar's file uses of the editor's CodeMirror, by package. Only these names, so that the
// rest of the packages stays out of the bundle.
import { continuedIndent, delimitedIndent, flatIndent, foldInside, foldNodeProp, indentNodeProp, LRLanguage } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { ContextTracker, ExternalTokenizer, LocalTokenGroup, LRParser } from "@lezer/lr";

const PACKAGES = {
  "@codemirror/language": { continuedIndent, delimitedIndent, flatIndent, foldInside, foldNodeProp, indentNodeProp, LRLanguage },
  "@lezer/highlight": { styleTags, tags },
  "@lezer/lr": { ContextTracker, ExternalTokenizer, LocalTokenGroup, LRParser },
};

/** A package by its name, as a grammar's file asks for it. */
export function shared(name) {
  return PACKAGES[name] ?? {};
}
