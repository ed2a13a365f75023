// The embed page: shows its program at once, loads the playground when somebody presses Run,
// and carries messages between the page around it and the playground.
//
// It is a plain script in the page's head, so that it works where modules are refused (a
// sandboxed frame of a host that sends no Access-Control-Allow-Origin), and sets theme and
// language before the first paint. With the playground it speaks by events on the window,
// `interleave:command` to it and `interleave:news` from it (web/src/embed); with the page
// around it over a channel that that page hands in. Only that page is heard, by its window and
// by the origin that it named first; whatever else arrives is left alone.
import { fragmentOf, scenarioOf } from "./envelope.js";
import { BadLink, read } from "./link.js";
import { factsOf, showProgram } from "./program.js";
import { words } from "./words.js";

/** Of the messages. */
const VERSION = 1;
const SIZE_PX = { least: 10, usual: 13, most: 40 };

const own = document.currentScript;
const parameters = new URLSearchParams(location.search);
const root = document.documentElement;
const state = {
  /** The channel to the page around, and that page's origin. */
  port: null,
  origin: parameters.get("from"),
  /** What is open, as a fragment; the playground reads it when it begins. */
  fragment: location.hash.slice(1),
  scenario: null,
  loading: false,
  ready: false,
  commands: [],
};

const asked = parameters.get("lang") || navigator.language;
root.lang = asked.startsWith("ko") ? "ko" : "en";
root.dataset.theme = ["light", "dark"].includes(parameters.get("theme")) ? parameters.get("theme") : "auto";
root.dataset.fit = parameters.get("fit") === "content" ? "content" : "frame";
const size = Number(parameters.get("size"));
if (size >= SIZE_PX.least && size <= SIZE_PX.most) root.style.setProperty("--zoom", size / SIZE_PX.usual);
const say = words(root.lang);
const part = (name) => document.querySelector(`.embed-${name}`);
/** The playground reads it when it begins: see web/src/embed. */
globalThis.interleaveProgram = () => state.fragment;

function on(value) {
  return value !== null && value !== "0" && value !== "false";
}

/** Shows a program as text; the playground is told of it, if it is there. */
async function open(fragment, marks) {
  state.fragment = fragment;
  state.scenario = null;
  const told = part("told");
  told.hidden = true;
  part("open").href = fragment ? `./#${fragment}` : "./";
  part("run").disabled = false;
  try {
    if (!fragment) throw new BadLink("empty");
    const scenario = await read(fragment, catalogueText);
    if (state.fragment !== fragment) return;
    state.scenario = scenario;
    part("title").textContent = marks.title || scenario.program[0].name;
    part("facts").textContent = factsOf(scenario, say);
    showProgram(part("program"), scenario, marks, say);
  } catch (error) {
    const reason = error instanceof BadLink ? error.reason : "damaged";
    told.hidden = false;
    told.textContent = say[reason];
    part("program").hidden = true;
    part("title").textContent = marks.title ?? "";
    // What this page cannot read by itself, the playground may; a bad link it cannot either.
    const readable = reason === "base" || reason === "browser";
    part("run").disabled = !readable;
    if (!readable) {
      part("open").href = "./";
      tell({ type: "error", kind: "link", message: say[reason] });
    }
  }
  resized();
}

/** The text of a program of the catalogue, or null. */
async function catalogueText(slug) {
  if (!/^[\w-]+$/.test(slug)) return null;
  try {
    const answer = await fetch(`programs/${slug}.txt`);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Loads the playground; the program that stood here goes into its editor. */
async function start() {
  if (state.loading || part("run").disabled) return;
  state.loading = true;
  const run = part("run");
  run.disabled = true;
  run.textContent = say.loading;
  part("told").hidden = true;
  const address = (name) => new URL(own.dataset[name], document.baseURI);
  try {
    await Promise.all(own.dataset.styles.split(" ").map(style));
    await import(address("editor"));
    const { default: begin } = await import(address("app"));
    await begin({ module_or_path: address("wasm") });
  } catch (error) {
    state.loading = false;
    run.disabled = false;
    run.textContent = say.again;
    const told = part("told");
    told.hidden = false;
    told.textContent = location.origin === "null" || self.origin === "null" ? `${say.missing} ${say.sandbox}` : say.missing;
    tell({ type: "error", kind: "fault", message: told.textContent });
    resized();
    console.warn(error);
  }
}

function style(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(address, document.baseURI);
  return new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = () => failed(new Error(address));
    document.head.append(link);
  });
}

/** What the page around asks for, or the reader by Run. */
async function command(message) {
  if (message.type === "set") {
    const link = message.link ? String(message.link).replace(/^.*#/s, "") : await linkOf(message);
    if (link === null) return;
    const marks = { title: message.title, lines: message.lines, hide: message.hide, moment: message.moment };
    if (state.ready) return pass({ ...marks, type: "set", link });
    state.commands = [];
    return open(link, marks);
  }
  if (message.type === "seek") {
    const moment = Math.trunc(Number(message.moment));
    if (!(moment >= 0)) return;
    pass({ type: "seek", moment });
  } else {
    pass({ type: "run" });
  }
  start();
}

/** The fragment of a program that came as text; null: it is none. */
async function linkOf(message) {
  if (typeof message.text !== "string") {
    tell({ type: "error", kind: "link", message: say.empty });
    return null;
  }
  return fragmentOf(JSON.stringify(scenarioOf(message)));
}

function pass(message) {
  if (state.ready) dispatchEvent(new CustomEvent("interleave:command", { detail: JSON.stringify(message) }));
  else state.commands.push(message);
}

addEventListener("interleave:news", ({ detail }) => {
  const message = JSON.parse(detail);
  if (message.type !== "ready") return tell(message);
  state.ready = true;
  for (const waiting of state.commands.splice(0)) pass(waiting);
  highest = 0;
  resized();
});

function tell(message) {
  state.port?.postMessage({ interleave: VERSION, ...message });
}

/** Says that this frame is there, and takes the first channel that the page around hands in. */
function listen() {
  addEventListener("message", ({ source, origin, data, ports }) => {
    if (source !== parent || data?.interleave !== VERSION || data.type !== "connect" || !ports[0]) return;
    if (state.origin !== null && state.origin !== origin) return;
    state.origin = origin;
    state.port?.close();
    state.port = ports[0];
    state.port.onmessage = (event) => heard(event.data);
    highest = 0;
    resized();
  });
  const named = state.origin !== null && state.origin !== "null";
  try {
    parent.postMessage({ interleave: VERSION, type: "ready" }, named ? state.origin : "*");
  } catch {
    // A `from` that is no origin: nobody can be greeted, and nobody is heard.
  }
}

function heard(message) {
  if (message?.interleave !== VERSION) return;
  if (["run", "seek", "set"].includes(message.type)) command(message);
}

let highest = 0;
let width = 0;
/** Tells the height that the content wants. Steps never make it smaller: the page around would jump. */
function resized() {
  if (root.dataset.fit !== "content" || !document.body) return;
  if (width !== innerWidth) highest = 0;
  width = innerWidth;
  const shown = document.getElementById("app").firstElementChild ?? part("static");
  const height = Math.ceil(shown.getBoundingClientRect().height);
  if (height <= highest) return;
  highest = height;
  tell({ type: "resize", height });
  // Canvas and other course systems know this one.
  if (parent !== window) parent.postMessage({ subject: "lti.frameResize", height }, "*");
}

/** Runs by itself, if the author asked for it, once somebody can see it. */
function runInSight() {
  const watch = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watch.disconnect();
    command({ type: "run" });
  });
  watch.observe(document.body);
}

addEventListener("DOMContentLoaded", async () => {
  part("run").textContent = say.run;
  part("open").textContent = say.open;
  document.title = parameters.get("title") || document.title;
  part("run").addEventListener("click", () => command({ type: "run" }));
  const marks = Object.fromEntries(["title", "lines", "hide"].map((name) => [name, parameters.get(name)]));
  await open(state.fragment, marks);
  new ResizeObserver(resized).observe(part("static"));
  new ResizeObserver(resized).observe(document.getElementById("app"));
  if (parent !== window) listen();
  if (on(parameters.get("autoplay"))) runInSight();
});
