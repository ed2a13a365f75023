// Code in ink only: hue belongs to strands. Weight and shade carry the syntax.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const inkOnly = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword, tags.modifier],
    class: "code-keyword",
  },
  { tag: [tags.string, tags.special(tags.string), tags.character], class: "code-string" },
  { tag: tags.comment, class: "code-comment" },
]);

export const highlighting = syntaxHighlighting(inkOnly);
