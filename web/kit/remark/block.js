// A fenced block that is to become an embed, by its first line: the same rules as
// crates/cli/src/fence.rs and web/kit/python (../blocks.json is the test of all three).
//
//   ```go interleave gomaxprocs=1 title="A hand-over"
const LANGUAGES = new Map([["python", "python"], ["py", "python"], ["go", "go"], ["golang", "go"]]);
const RELEASES = { python: ["3.14", "3.11"], go: ["1.27", "1.21"] };
const FILES = { python: "main.py", go: "main.go" };
/** Options that decide the run, or what is open of it: they are in the link. */
const RUN = ["file", "release", "cores", "gomaxprocs", "seed", "gil", "clock", "moment", "stage", "notes"];
/** Attributes of the embed. Its stage is both: with the attribute the other stages' tabs go. */
const SHOWN = ["title", "lang", "parts", "stage", "theme", "size", "lines", "hide", "readonly", "autoplay", "sandbox"];
/** Those that need no value. */
const SWITCHES = ["readonly", "autoplay"];
const CORES_MAX = 64;

/** What is wrong with a block's first line, in words. */
export class BlockError extends Error {}

/**
 * A block by its first line behind the fence: `{ language, run, shown }`, or null for an
 * ordinary one. Throws BlockError.
 */
export function parse(info) {
  const head = /^(\w+)[\s,]+interleave(?=\s|$)/.exec(info.trim());
  if (!head) return null;
  const known = LANGUAGES.get(head[1].toLowerCase());
  if (!known) throw new BlockError(`interleave runs python and go, not ${head[1]}`);
  const run = {};
  const shown = {};
  for (const [name, value] of words(info.trim().slice(head[0].length))) {
    if (!RUN.includes(name) && !SHOWN.includes(name)) {
      throw new BlockError(`interleave has no option ${name}; it has ${[...new Set([...RUN, ...SHOWN])].sort().join(", ")}`);
    }
    if (value === "" && !SWITCHES.includes(name)) throw new BlockError(`${name} needs a value`);
    if (RUN.includes(name)) run[name] = value;
    if (SHOWN.includes(name)) shown[name] = value;
  }
  for (const [name, values] of [["release", RELEASES[known]], ["clock", ["costed", "frozen"]], ["gil", ["1", "0"]]]) {
    if (name in run && !values.includes(run[name])) throw new BlockError(`${name}: ${values.join(" or ")}`);
  }
  if (run.gil === "0" && run.release === "3.11") throw new BlockError("gil 0: there is no Python 3.11 without the GIL");
  const found = { language: known, run, shown };
  scenario(found, "");
  return found;
}

function* words(rest) {
  const word = /([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'][^\s]*)?))?(?=\s|$)/y;
  for (let left = rest.trim(); left; left = left.slice(word.lastIndex).trimStart()) {
    word.lastIndex = 0;
    const found = word.exec(left);
    if (!found) throw new BlockError(`${left.split("=")[0]}: its quotes do not close, or something follows them`);
    yield [found[1], found[2] ?? found[3] ?? found[4] ?? ""];
  }
}

/** The document of what the embed runs. Defaults are left out, as the playground does. */
export function scenario({ language, run }, program) {
  const document = { scenario: 1, language };
  if ("release" in run) document.release = run.release;
  document.program = [{ name: run.file ?? FILES[language], text: program }];
  const settings = {};
  // A core for each P, if nobody says otherwise.
  const cores = number(run, "cores", 1, CORES_MAX) ?? number(run, "gomaxprocs", 1, CORES_MAX) ?? 1;
  if (cores !== 1) settings.cores = cores;
  if (run.clock === "frozen") settings.clock = "frozen";
  const seed = number(run, "seed", 0, Number.MAX_SAFE_INTEGER);
  if (seed) settings.seed = seed;
  if (run.gil === "0") settings.free_threaded = true;
  if ("gomaxprocs" in run) settings.gomaxprocs = number(run, "gomaxprocs", 1, CORES_MAX);
  const view = {};
  if ("moment" in run) view.moment = number(run, "moment", 0, Number.MAX_SAFE_INTEGER);
  for (const name of ["stage", "notes"]) if (name in run) view[name] = run[name];
  if (Object.keys(settings).length > 0) document.settings = settings;
  if (Object.keys(view).length > 0) document.view = view;
  return document;
}

function number(run, name, least, most) {
  if (!(name in run)) return undefined;
  const value = /^[0-9]+$/.test(run[name]) ? Number(run[name]) : NaN;
  if (!(value >= least && value <= most)) throw new BlockError(`${name}: ${least} to ${most}, not ${run[name]}`);
  return value;
}
