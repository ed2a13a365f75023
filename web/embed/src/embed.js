// The custom element for course pages: one script without dependencies (docs/embed.md).
//
//   <script async src="https://PLAYGROUND/embed.js"></script>
//   <interleave-embed title="A hand-over" gomaxprocs="1">
//     <pre><code class="language-go">package main …</code></pre>
//   </interleave-embed>
//
// The author's own <pre> is what is read, searched and printed until somebody presses Run. Only
// then is a frame with the playground loaded, and the program is in the frame's address.
// The two sides speak over a channel that this side hands to its own frame; who answers is
// checked by window and by origin, and everything else is left alone.
import { fragmentOf, scenarioOf } from "./envelope.js";

/** Of the messages. */
const VERSION = 1;
/** Attributes that are the embed page's parameters, by the same names. */
const PARAMETERS = ["parts", "stage", "theme", "size", "moment", "lines", "hide"];
const SWITCHES = ["readonly", "autoplay"];
/** Attributes that decide the run, numbers in a scenario's settings. */
const NUMBERS = ["cores", "gomaxprocs", "seed"];
const WORDS = {
  ko: {
    run: "실행",
    open: "놀이터에서 열기",
    frame: "Interleave: 실행되는 프로그램",
    late: "놀이터가 응답하지 않습니다. 프로그램은 여기서 그대로 읽을 수 있습니다. 연결을 확인하고 다시 실행해 주세요.",
  },
  en: {
    run: "Run",
    open: "Open in the playground",
    frame: "Interleave: a running program",
    late: "The playground does not answer. The program can be read here as it is. Check the connection and run it again.",
  },
};
/** How long a frame may take to answer before the reader is told. Milliseconds. */
const PATIENCE_MS = 20_000;
const HEIGHT_PX = { least: 160, first: 420, most: 2000 };

const STYLE = `
:host { display: block; margin: 1em 0; color-scheme: light dark; }
:host([hidden]) { display: none; }
.bar, .program, iframe { border: 1px solid #8c877d; box-sizing: border-box; }
.bar { display: flex; gap: .75em; align-items: center; padding: .4em .6em; border-bottom: 0; border-radius: 4px 4px 0 0; font: 400 .9em system-ui, sans-serif; word-break: keep-all; }
.title { flex: 1; min-width: 0; overflow-wrap: anywhere; font-weight: 700; }
a { color: inherit; min-height: 24px; line-height: 24px; }
button { font: inherit; font-weight: 700; min-height: 32px; padding: 0 1em; border: 1px solid currentcolor; border-radius: 4px; background: #1b1a18; color: #fff; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 4px double currentcolor; outline-offset: 2px; }
.program { overflow: auto; padding: 0 .6em; border-radius: 0 0 4px 4px; }
iframe { display: block; width: 100%; border-radius: 4px; }
p { margin: 0; padding: .5em .6em; border: 1px solid #b3261e; font: .9em system-ui, sans-serif; word-break: keep-all; }
[hidden] { display: none !important; }
@media print { button, a, iframe, p { display: none !important; } .bar, .program { display: block !important; } }
`;

/** The folder that this script came from: the playground's. */
const HOME = (() => {
  const own = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  return new URL("./", own?.src || document.baseURI);
})();

class InterleaveEmbed extends HTMLElement {
  #frame = null;
  #port = null;
  #waiting = [];
  #late = 0;
  /** What `set` gave in the author's program's place. */
  #given = null;
  #parts = null;
  #hear = (event) => this.#greeted(event);

  connectedCallback() {
    if (!this.#parts) this.#draw();
    if (this.hasAttribute("autoplay")) this.#open();
  }

  disconnectedCallback() {
    // Moved elsewhere in the page: there a frame would load anew in any case.
    queueMicrotask(() => !this.isConnected && this.reset());
  }

  /** Loads the playground if it is not there yet, and runs the program. */
  run() {
    this.#open();
    this.#say({ type: "run" });
  }

  /** Shows the moment at which so many events have happened; runs the program first if it has not run. */
  seek(moment) {
    this.#open();
    this.#say({ type: "seek", moment: Number(moment) });
  }

  /** Shows another program: `{ text, language, file, release, settings }` or `{ link }`; it is not run. */
  set(program) {
    if (!this.#frame) {
      this.#given = program;
      return this.#open();
    }
    this.#say({ ...program, type: "set" });
  }

  /** The author's own program again, as text; the frame is gone. */
  reset() {
    removeEventListener("message", this.#hear);
    clearTimeout(this.#late);
    this.#port?.close();
    this.#frame?.remove();
    this.#frame = this.#port = this.#given = null;
    this.#waiting = [];
    if (!this.#parts) return;
    const { bar, program, told } = this.#parts;
    bar.hidden = program.hidden = false;
    told.hidden = true;
  }

  #draw() {
    const root = this.attachShadow({ mode: "open" });
    // A sheet that is made by script stands under a policy that forbids inline styles, too.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const words = this.#words();
    const run = element("button", { type: "button", part: "run" }, `▶ ${words.run}`);
    run.addEventListener("click", () => this.run());
    const open = element("a", { target: "_blank", rel: "noopener", part: "open" }, words.open);
    this.#fragment().then((fragment) => {
      open.href = new URL(`./#${fragment}`, this.#home());
    });
    const bar = element("div", { class: "bar", part: "bar" });
    bar.append(element("span", { class: "title" }, this.title || this.getAttribute("file") || ""), open, run);
    const program = element("div", { class: "program", part: "program" });
    program.append(document.createElement("slot"));
    const told = element("p", { role: "alert" });
    told.hidden = true;
    root.append(bar, program, told);
    this.#parts = { bar, program, told, root };
  }

  #home() {
    const src = this.getAttribute("src");
    return src ? new URL(src, document.baseURI) : HOME;
  }

  #lang() {
    const wanted = this.closest("[lang]")?.lang || navigator.language;
    return wanted.startsWith("ko") ? "ko" : "en";
  }

  #words() {
    return WORDS[this.#lang()];
  }

  async #open() {
    if (this.#frame) return;
    const address = new URL("embed.html", this.#home());
    for (const name of PARAMETERS) {
      if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
    }
    for (const name of SWITCHES) {
      if (this.hasAttribute(name)) address.searchParams.set(name, "1");
    }
    address.searchParams.set("lang", this.#lang());
    if (this.title) address.searchParams.set("title", this.title);
    address.searchParams.set("fit", "content");
    address.searchParams.set("from", location.origin);
    const frame = element("iframe", {
      title: this.title || this.#words().frame, part: "frame", loading: "lazy", allow: "clipboard-write; fullscreen",
    });
    if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
    frame.style.height = `${HEIGHT_PX.first}px`;
    this.#frame = frame;
    addEventListener("message", this.#hear);
    const { bar, program, root } = this.#parts;
    const fragment = await this.#fragment();
    if (this.#frame !== frame) return;
    address.hash = fragment;
    frame.src = address;
    bar.hidden = program.hidden = true;
    root.append(frame);
    // A frame that waits to be scrolled to is not late.
    if (!this.hasAttribute("autoplay")) this.#late = setTimeout(() => this.#missing(), PATIENCE_MS);
  }

  /** Nobody answered: the author's program stands again, and Run may be pressed again. */
  #missing() {
    this.reset();
    this.#parts.told.hidden = false;
    this.#parts.told.textContent = this.#words().late;
    this.#tell("error", { kind: "fault", message: this.#words().late });
  }

  /** The frame's first word, which comes to the window; the answer hands it a channel. */
  #greeted({ source, origin, data }) {
    const frame = this.#frame;
    if (!frame || source !== frame.contentWindow || data?.interleave !== VERSION || data.type !== "ready") return;
    // A sandboxed frame has no origin of its own.
    const own = new URL(frame.src).origin;
    if (origin !== own && origin !== "null") return;
    clearTimeout(this.#late);
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#heard(event.data);
    frame.contentWindow.postMessage({ interleave: VERSION, type: "connect" }, origin === "null" ? "*" : own, [port2]);
    for (const message of this.#waiting.splice(0)) this.#say(message);
    this.#tell("ready", {});
  }

  #say(message) {
    if (this.#port) this.#port.postMessage({ ...message, interleave: VERSION });
    else this.#waiting.push(message);
  }

  #heard(message) {
    if (message?.interleave !== VERSION || typeof message.type !== "string") return;
    if (message.type === "resize") {
      const height = Math.min(Math.max(Number(message.height) || 0, HEIGHT_PX.least), HEIGHT_PX.most);
      // Its border is part of its height.
      if (this.#frame) this.#frame.style.height = `${height + 2}px`;
      return;
    }
    const { interleave, type, ...detail } = message;
    this.#tell(type, detail);
  }

  /** As an event of the element, which bubbles: `interleave-ran` and so on. */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`interleave-${type}`, { detail, bubbles: true, composed: true }));
  }

  /** The fragment of the program that is to be run. */
  async #fragment() {
    await parsed();
    const { link, ...program } = this.#given ?? this.#authored();
    return link ? String(link).replace(/^.*#/s, "") : fragmentOf(JSON.stringify(scenarioOf(program)));
  }

  /** The author's program, as it stands in the page, with the attributes' computer. */
  #authored() {
    if (this.hasAttribute("link")) return { link: this.getAttribute("link") };
    const code = this.querySelector("pre code") ?? this.querySelector("pre") ?? this;
    const named = this.getAttribute("language") || /\blang(?:uage)?-(\w+)/.exec(code.className)?.[1] || "python";
    const settings = {};
    for (const name of NUMBERS) {
      if (this.hasAttribute(name)) settings[name] = Number(this.getAttribute(name));
    }
    if (this.getAttribute("gil") === "0") settings.free_threaded = true;
    if (this.getAttribute("clock") === "frozen") settings.clock = "frozen";
    return {
      text: code.textContent.replace(/^\n/, "").replace(/\s*$/, "\n"),
      language: named === "go" || named === "golang" ? "go" : "python",
      file: this.getAttribute("file"),
      release: this.getAttribute("release"),
      settings,
    };
  }
}

/** The page is there to its end: before, the author's program may be there in part. */
function parsed() {
  if (document.readyState !== "loading") return null;
  return new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

if (!customElements.get("interleave-embed")) customElements.define("interleave-embed", InterleaveEmbed);
