// Runs programs in an engine as its worker would, and tells to which of its places they came.
//
//   node crates/worker/rehearsal.mjs SCRIPT WASM ADDRESS COUNT LIBRARY PROGRAM…
//
// The engine's wasm counts: COUNT bytes from ADDRESS of its memory, one for each place that a run
// may come to (`crates/xtask/src/parts.rs`). LIBRARY is the folder of the libraries' packs. What is
// asked of each program is what the page asks when somebody runs it and looks around.
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [script, wasm, address, count, library, ...programs] = process.argv.slice(2);

// The variants' places in protocol.rs.
const REQUEST = { hello: 0, check: 1, run: 2, more: 3, steps: 4, inspect: 5, choices: 6, rerun: 8, find: 9, typeLine: 10, library: 11, visits: 12 };
const REPLY = { paused: 4, fault: 9, wants: 10, strange: 11 };
const PAUSE = { budget: 0, input: 1 };
const EVENTS = 4000;
/** Programs without an end are left after so many pieces. */
const PIECES_MAX = 12;
/** At so many moments somebody looks closely. */
const LOOKS = 40;

const varint = (number) => {
  const bytes = [];
  let left = BigInt(number);
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
    left >>= 7n;
  } while (left > 0n);
  return bytes;
};
const string = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  return [...varint(bytes.length), ...bytes];
};
const field = (value) => {
  if (Array.isArray(value)) return [...varint(value.length), ...value.flatMap(field)];
  if (typeof value === "boolean") return [Number(value)];
  return typeof value === "string" ? string(value) : varint(value);
};

/** Reads varints from a reply. */
function reader(bytes) {
  let at = 0;
  return () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(bytes[at++]);
      value |= (byte & 0x7fn) << shift;
      if (byte < 0x80n) return Number(value);
    }
  };
}

/** The envelope that the engine expects: its own first message has it. */
let envelope;
let replies = [];
globalThis.postMessage = (array) => {
  const bytes = Uint8Array.from(array);
  envelope ??= [...bytes.subarray(0, 2 + bytes[1])];
  const next = reader(bytes.subarray(2 + bytes[1]));
  const [, , variant] = [next(), next(), next()];
  replies.push({ variant, next, bytes });
};

const { initSync } = await import(pathToFileURL(resolve(script)));
const { memory } = initSync({ module: readFileSync(wasm) });

/** Packs of the library that the engine has. */
const brought = new Set();

function post(variant, ...fields) {
  const body = [...varint(1), ...varint(0), ...varint(variant), ...fields.flatMap(field)];
  globalThis.onmessage({ data: Uint8Array.from([...envelope, ...body]) });
}

function ask(variant, ...fields) {
  replies = [];
  post(variant, ...fields);
  const fault = replies.find((reply) => reply.variant === REPLY.fault);
  if (fault) throw new Error(`the engine failed: ${new TextDecoder().decode(fault.bytes)}`);
  if (replies.some((reply) => reply.variant === REPLY.strange)) throw new Error("the library is another build's");
  // The last of them brings the answer.
  for (const { next } of replies.filter((reply) => reply.variant === REPLY.wants)) {
    const pack = next();
    if (brought.has(pack)) continue;
    brought.add(pack);
    const language = basename(script).split("-")[0];
    ask(REQUEST.library, pack, readFileSync(join(library, `${language}-library-${pack}.txt`), "utf8"));
  }
  return replies;
}

// A visitor may begin with a program that wants all packs at once, and leave it before they come.
const all = { scenario: 1, language: "python", program: [{ name: "main.py", text: "import json\n" }] };
post(REQUEST.check, JSON.stringify(all));
post(REQUEST.hello);

// On one core and on four, as programs of the page are, and every other one as its settings may say too.
const rehearsed = programs.flatMap((file, index) => [
  [file, {}],
  [file, { settings: { cores: 4 } }],
  ...(index % 2 === 0 ? [] : [[file, { settings: { cores: 4, seed: 7, clock: "frozen" } }]]),
]);
for (const [file, settings] of rehearsed) {
  const language = file.endsWith(".go") ? "go" : "python";
  const text = readFileSync(file, "utf8");
  const scenario = JSON.stringify({
    scenario: 1,
    language,
    program: [{ name: basename(file), text }],
    ...settings,
    world: { interactive: true },
  });
  ask(REQUEST.check, scenario);
  let answers = ask(REQUEST.run, scenario, EVENTS);
  let steps = 0;
  for (let piece = 0; piece < PIECES_MAX; piece += 1) {
    const paused = answers.find(({ variant }) => variant === REPLY.paused);
    if (!paused) break;
    steps = paused.next();
    const why = paused.bytes.at(-1);
    if (why === PAUSE.budget) answers = ask(REQUEST.more, EVENTS);
    else if (why === PAUSE.input) answers = ask(REQUEST.typeLine, "5", EVENTS);
    else break;
  }
  const lines = text.split("\n").map((_, line) => line + 1);
  for (let look = 0; look <= LOOKS; look += 1) {
    const step = Math.floor((steps * look) / LOOKS);
    ask(REQUEST.inspect, step);
    ask(REQUEST.steps, step, step + 200);
  }
  ask(REQUEST.find, 0, lines.slice(-3), true);
  ask(REQUEST.find, steps, lines.slice(0, 9), false);
  ask(REQUEST.visits, lines, 50);
  ask(REQUEST.choices);
  ask(REQUEST.rerun, scenario, Math.floor(steps / 2), []);
}

const marks = new Uint8Array(memory.buffer, Number(address), Number(count));
console.log(JSON.stringify([...marks.keys()].filter((place) => marks[place])));
