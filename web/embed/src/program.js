// A program as text: its lines with their numbers, keywords bold, strings and comments
// lighter; lines that the author marked stand out, lines that the author hides are one button.

const KEYWORDS = {
  python: "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield None True False",
  go: "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false",
};
const TOKENS = {
  python: /(?<string>[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<comment>#.*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu,
  go: /(?<string>`[^`]*`?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(?<comment>\/\/.*|\/\*[^]*?(?:\*\/|$))|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu,
};
/** The newest release of each language that the playground runs. */
const NEWEST = { python: ["Python", "3.14"], go: ["Go", "1.27"] };

/** "Go 1.27, 4 cores": what the reader should know before running it. */
export function factsOf({ language, release, settings = {} }, say) {
  const [name, newest] = NEWEST[language] ?? [language, ""];
  const facts = [`${name} ${release || newest}`];
  if (settings.cores > 1) facts.push(say.cores(settings.cores));
  if (settings.gomaxprocs) facts.push(`GOMAXPROCS ${settings.gomaxprocs}`);
  if (settings.free_threaded) facts.push(say.free);
  return facts.join(", ");
}

/** `"3,5-7"` as a set of line numbers. */
export function lineSet(text, last) {
  const lines = new Set();
  for (const [, from, to] of String(text ?? "").matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
    for (let line = Number(from); line <= Math.min(Number(to ?? from), last); line += 1) lines.add(line);
  }
  return lines;
}

export function showProgram(box, scenario, marks, say) {
  const text = scenario.program[0].text.replace(/\n$/, "");
  const lines = lit(text, scenario.language);
  const [told, hidden] = [lineSet(marks.lines, lines.length), lineSet(marks.hide, lines.length)];
  const code = document.createElement("code");
  let covered = null;
  lines.forEach((pieces, index) => {
    const number = index + 1;
    const line = span(["line", told.has(number) && "told"].filter(Boolean).join(" "));
    line.dataset.number = number;
    line.append(...pieces, "\n");
    if (!hidden.has(number)) covered = null;
    else if (!covered) {
      covered = document.createElement("span");
      covered.hidden = true;
      code.append(cover(covered), covered);
    }
    (covered ?? code).append(line);
  });
  for (const button of code.querySelectorAll("button")) {
    button.textContent = say.hidden(button.nextElementSibling.childElementCount);
  }
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.setAttribute("aria-label", scenario.program[0].name);
  pre.append(code);
  box.replaceChildren(pre);
  box.hidden = false;
}

/** The button that stands for hidden lines. */
function cover(covered) {
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", () => {
    covered.hidden = false;
    button.remove();
  });
  return button;
}

/** For each line its pieces: strings, and elements where something is to be seen. */
function lit(text, language) {
  const keywords = new Set((KEYWORDS[language] ?? "").split(" "));
  const lines = [[]];
  const add = (part, kind) => {
    part.split("\n").forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece) lines.at(-1).push(kind ? span(kind, piece) : piece);
    });
  };
  let at = 0;
  for (const match of text.matchAll(TOKENS[language] ?? /$^/g)) {
    const { string, comment, word } = match.groups;
    add(text.slice(at, match.index), "");
    const kind = string ? "string" : comment ? "comment" : keywords.has(word) ? "keyword" : "";
    add(match[0], kind);
    at = match.index + match[0].length;
  }
  add(text.slice(at), "");
  return lines;
}

function span(kind, text = "") {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}
