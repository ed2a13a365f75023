// Embeds: readable before anything loads, run by a click, in every kind of frame; their element,
// their messages, their links.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { fragmentOf, scenarioOf } from "../embed/src/envelope.js";
import { axe, launch, openApp, openPage, PHONE, settled, shoot, typeProgram } from "./browser.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

const GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tch := make(chan string)\n\tgo func() {\n\t\tch <- "tick"\n\t\tfmt.Println("sent")\n\t}()\n\tfmt.Println(<-ch)\n}\n';
const PYTHON = 'import asyncio\n\nasync def 인사(이름, 초):\n    await asyncio.sleep(초)\n    print("안녕", 이름)\n\nasync def main():\n    await asyncio.gather(인사("가", 2), 인사("나", 1))\n\nasyncio.run(main())\n';
const EMBED = { width: 720, height: 420 };
/** Bytes that a reader may have to load before a click, and of the element's script. */
const BEFORE_CLICK_MAX = 30_000;
const SCRIPT_MAX = 10_000;

const link = (program) => fragmentOf(JSON.stringify(scenarioOf(program)));
const go = await link({ text: GO, language: "go", file: "handover.go" });
const python = await link({ text: PYTHON, file: "인사.py" });

let browser;
/** The playground as a strict host sends it, readable from any origin. */
let site;
/** A course page's host: another origin, with pages that the tests write. */
let course;
const pages = {};
before(async () => {
  browser = await launch();
  site = await serveSite({ headers: { "content-security-policy": STRICT_POLICY, "access-control-allow-origin": "*" } });
  course = await serveSite({ pages });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await course?.close();
});

const address = (query, fragment) => `${site.url}embed.html?${query}#${fragment}`;

async function openEmbed(query, fragment, options = {}) {
  const page = await openPage(browser, { language: "en", size: EMBED, ...options });
  await page.goto(address(query, fragment));
  await page.locator(".embed-program pre, .embed-told:visible").first().waitFor();
  return page;
}

/** A course page with this body; the page, and the frame in it. */
async function openCourse(body, options = {}) {
  pages["course.html"] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">${body}</html>`;
  const page = await openPage(browser, { language: "en", size: { width: 900, height: 900 }, ...options });
  await page.goto(`${course.url}course.html`);
  return page;
}

async function frameOf(page, selector = "iframe") {
  const handle = await page.waitForSelector(selector);
  return handle.contentFrame();
}

async function run(page) {
  await page.locator(".embed-run").click();
  await settled(page);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const element = (text, language, attributes = "") =>
  `<script async src="${site.url}embed.js"></script><interleave-embed ${attributes}><pre><code class="language-${language}">${escaped(text)}</code></pre></interleave-embed>`;

/** Keeps every message of the page's element in `window.heard`. */
const LISTEN = `<script>window.heard = []; for (const type of ["ready", "loaded", "ran", "step", "output", "predicted", "completed", "error"])
  document.addEventListener("interleave-" + type, ({ detail }) => heard.push({ type, ...detail }));</script>`;
const heard = (page, type) => page.evaluate((type) => window.heard.filter((message) => message.type === type), type);
const hears = (page, type, count = 1) =>
  page.waitForFunction(([type, count]) => window.heard.filter((message) => message.type === type).length >= count, [type, count]);

test("the program is there before anything large is loaded, in both languages and themes, in under 30 KB", async () => {
  for (const [language, theme, size, open, shown] of [["en", "light", EMBED, "Open in the playground", "Go 1.27"], ["ko", "dark", PHONE, "놀이터에서 열기", "Go 1.27"]]) {
    const page = await openPage(browser, { language, theme, size });
    let bytes = 0;
    const loaded = [];
    page.on("response", async (response) => {
      loaded.push(new URL(response.url()).pathname.split("/").at(-1));
      bytes += brotliCompressSync(await response.body()).length;
    });
    await page.goto(address("title=A+%3Cb%3Ehand-over%3C%2Fb%3E", go), { waitUntil: "networkidle" });
    await page.locator(".embed-program pre").waitFor();
    assert.deepEqual(loaded.sort(), ["embed-frame.css", "embed-frame.js", "embed.html"]);
    assert.ok(bytes > 0 && bytes < BEFORE_CLICK_MAX, `${bytes} bytes before the click`);
    assert.equal(await page.locator(".embed-program code").textContent(), GO);
    assert.equal(await page.innerText("h1"), "A <b>hand-over</b>");
    assert.equal(await page.innerText(".embed-facts"), shown);
    assert.equal(await page.innerText(".embed-open"), open);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shoot(page, `embed-text-${language}-${theme}`);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
  const script = brotliCompressSync(readFileSync(new URL("../../dist/embed.js", import.meta.url))).length;
  assert.ok(script < SCRIPT_MAX, `embed.js has ${script} bytes`);
});

test("lines are marked and folded, in the text and in the editor, and folded ones cannot be edited away", async () => {
  const page = await openEmbed("lines=8&hide=1-4", go);
  const told = () => page.locator(".embed-program .told").allTextContents();
  assert.deepEqual(await told(), ['\t\tch <- "tick"\n']);
  assert.doesNotMatch(await page.innerText(".embed-program"), /package main/);
  await page.getByRole("button", { name: "show 4 hidden lines" }).click();
  assert.match(await page.innerText(".embed-program"), /package main/);
  await run(page);
  assert.match(await page.locator(".cm-content .marked-line").innerText(), /"tick"/);
  assert.doesNotMatch(await page.innerText(".cm-content"), /package main/);
  // Everything that is seen goes; what is folded stays, and the program can be brought back.
  await typeProgram(page, "x");
  const edited = await page.evaluate(() => document.querySelector("interleave-editor").value);
  assert.match(edited, /^package main\n\nimport "fmt"\n/);
  assert.doesNotMatch(edited, /make\(chan/);
  await page.locator(".reset").click();
  await page.waitForFunction((text) => document.querySelector("interleave-editor").value === text, GO);
  await page.locator(".folded-lines").click();
  await page.waitForFunction(() => /package main/.test(document.querySelector(".cm-content").innerText));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("each part can be left out, the stage and the moment be given, and the editor be read only", async () => {
  const there = (page) => page.evaluate(() =>
    [".side", ".stage", ".output", ".timeline", ".narration", ".transport"].filter((part) => document.querySelector(part)?.getClientRects().length));
  const page = await openEmbed("stage=channels&moment=7&readonly=1", go);
  await run(page);
  assert.deepEqual(await there(page), [".side", ".stage", ".output", ".narration", ".transport"]);
  assert.equal(await page.locator(".slider").inputValue(), "7");
  assert.equal(await page.locator(".stage").getAttribute("aria-label"), "Channels & locks");
  assert.equal(await page.locator(".tabs").count(), 0);
  assert.equal(await page.locator(".cm-content").getAttribute("aria-readonly"), "true");
  await typeProgram(page, "x");
  assert.equal(await page.evaluate(() => document.querySelector("interleave-editor").value), GO);
  assert.deepEqual(page.problems, []);
  await page.context().close();
  for (const [parts, expected] of [
    ["code,timeline", [".side", ".timeline"]],
    ["stage,controls", [".stage", ".transport"]],
    ["output,narration", [".output", ".narration"]],
  ]) {
    const other = await openEmbed(`parts=${parts}`, python);
    await other.locator(".embed-run").click();
    await other.waitForFunction(() => document.querySelector(".embed .run")?.textContent.includes("again"));
    await other.waitForFunction(() => !document.querySelector(".run-bar.running"));
    assert.deepEqual(await there(other), expected);
    assert.equal(await other.locator(".embed-open:visible").count(), 1);
    await other.context().close();
  }
});

test("it is as good as its picture: wide and phone, light and dark, Korean and English, on slides", async () => {
  for (const [name, size, theme, query, fragment, moment] of [
    ["go-wide-light-en", EMBED, "light", "lang=en&title=An+unbuffered+hand-over&stage=channels&hide=1-4", go, 16],
    ["python-wide-dark-ko", EMBED, "dark", "lang=ko&title=코루틴+둘", python, 20],
    ["go-phone-dark-ko", PHONE, "dark", "lang=ko&title=버퍼+없는+채널", go, 16],
    ["python-phone-light-en", PHONE, "light", "lang=en", python, 20],
    ["slide", { width: 1280, height: 720 }, "dark", "lang=en&theme=light&size=20&parts=code,stage,controls", python, 20],
  ]) {
    const page = await openEmbed(query, fragment, { size, theme });
    await run(page);
    await page.locator(".slider").fill(String(moment));
    await page.waitForFunction((moment) => Number(document.querySelector(".reading.event .clock").textContent) === moment, moment);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} goes sideways`);
    assert.ok(await page.evaluate(() => document.querySelector(".embed").getBoundingClientRect().bottom <= innerHeight + 1), `${name} goes below`);
    assert.deepEqual(await axe(page), [], name);
    await shoot(page, `embed-${name}`);
    if (name === "slide") {
      const size = await page.evaluate(() => getComputedStyle(document.querySelector(".cm-scroller")).fontSize);
      const high = await page.evaluate(() => document.querySelector(".cm-line").getBoundingClientRect().height);
      assert.ok(Number.parseFloat(size) >= 19 || high >= 29, `letters of ${size} in lines of ${high}`);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "light");
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("an edited program is reset, and opened in the playground as it was edited, in Korean letters too", async () => {
  const page = await openEmbed("lang=en", python);
  await run(page);
  await typeProgram(page, 'print("고친 글")\n');
  await page.locator(".embed-bar .run").click();
  await page.waitForFunction(() => /고친 글/.test(document.querySelector(".lines").innerText));
  const href = await page.locator(".embed-open:visible").getAttribute("href");
  assert.ok(href.startsWith(`${site.url}#`), href);
  await page.locator(".reset").click();
  await page.waitForFunction((text) => document.querySelector("interleave-editor").value === text, PYTHON);
  assert.match(await page.innerText(".narration"), /Press Run/);
  // Nothing of this is kept, nor is the reader's own place touched.
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.context().close();
  const other = await openPage(browser, { language: "en" });
  await other.goto(href);
  await other.locator(".cm-content").waitFor();
  assert.match(await other.innerText(".cm-content"), /고친 글/);
  await other.context().close();
});

for (const [name, sandbox] of [["without its origin", "allow-scripts"], ["with its origin", "allow-scripts allow-same-origin"]]) {
  test(`in a sandboxed frame ${name}, under a strict policy, from a sub-path, it runs`, async () => {
    const page = await openCourse(`<iframe sandbox="${sandbox}" width="720" height="420" src="${escaped(address("lang=en", python))}"></iframe>`);
    const frame = await frameOf(page);
    await frame.locator(".embed-program pre").waitFor();
    await frame.locator(".embed-run").click();
    await frame.waitForFunction(() => /안녕 가/.test(document.querySelector(".lines")?.innerText ?? ""), null, { timeout: 60_000 });
    await typeProgram({ click: (selector) => frame.click(selector), keyboard: page.keyboard }, "print(6 * 7)\n");
    await frame.locator(".embed-bar .run").click();
    await frame.waitForFunction(() => /42/.test(document.querySelector(".lines").innerText));
    await page.context().close();
  });
}

test("where workers are forbidden it runs on the page's own thread", async () => {
  const strict = await serveSite({ headers: { "content-security-policy": STRICT_POLICY.replace("worker-src 'self' blob:", "worker-src 'none'") } });
  const page = await openPage(browser, { language: "en", size: EMBED });
  await page.goto(`${strict.url}embed.html#${go}`);
  await page.locator(".embed-run:enabled").click();
  await page.waitForFunction(() => /tick/.test(document.querySelector(".lines")?.innerText ?? ""), null, { timeout: 60_000 });
  await page.context().close();
  await strict.close();
});

test("a playground that does not load is told, and the program stays readable", async () => {
  const page = await openPage(browser, { language: "ko", size: EMBED });
  let broken = true;
  await page.route("**/*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.goto(address("", python));
  await page.locator(".embed-run:enabled").click();
  await page.locator(".embed-told:visible").waitFor();
  assert.match(await page.innerText(".embed-told"), /불러오지 못했습니다.*읽을 수 있습니다/);
  assert.match(await page.innerText(".embed-program"), /인사\("가", 2\)/);
  assert.deepEqual(await axe(page), []);
  broken = false;
  await page.locator(".embed-run").click();
  await settled(page);
  await page.context().close();
});

test("links that are cut, changed, strange or missing are told, and run nothing", async () => {
  const flipped = `${go.slice(0, 40)}${go[40] === "A" ? "B" : "A"}${go.slice(41)}`;
  for (const [bad, words] of [
    [go.slice(0, -6), /end is missing/],
    [`${go}AAAA`, /changed on its way/],
    [flipped, /changed on its way|end is missing/],
    ["1%3Cscript%3Ealert(1)%3C/script%3E", /changed on its way/],
    ["9abc", /a version that this page does not know/],
    ["", /has no program/],
  ]) {
    const page = await openEmbed("", bad);
    assert.match(await page.innerText(".embed-told"), words);
    assert.ok(await page.locator(".embed-run").isDisabled());
    assert.equal(await page.locator(".embed-open").getAttribute("href"), "./");
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("a link that is a variant of a program of the catalogue shows its text at once", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await page.locator(".share-button").click();
  const own = await page.locator(".share-link").first().inputValue();
  const text = await page.evaluate(() => document.querySelector("interleave-editor").value);
  await page.context().close();
  const variant = own.split("#")[1];
  assert.equal(variant[0], "2");
  const other = await openEmbed("", variant);
  assert.equal(await other.locator(".embed-program code").textContent(), text);
  assert.deepEqual(other.problems, []);
  await other.context().close();
});

test("the element shows the author's own text, and messages go both ways", async () => {
  const page = await openCourse(`${LISTEN}${element(GO, "go", 'title="Hand-over" gomaxprocs="1"')}`);
  await page.locator("interleave-embed").getByRole("button", { name: "Run" }).waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
  await page.evaluate(() => document.querySelector("interleave-embed").run());
  await hears(page, "completed", 0);
  await hears(page, "ran");
  assert.deepEqual(await heard(page, "loaded"), [{ type: "loaded", language: "go", characters: GO.length }]);
  const [ran] = await heard(page, "ran");
  assert.deepEqual([ran.outcome, ran.exit_code], ["exited", 0]);
  await page.evaluate((moment) => document.querySelector("interleave-embed").seek(moment), ran.events);
  await hears(page, "completed");
  const steps = await heard(page, "step");
  assert.equal(steps.at(-1).moment, ran.events);
  // Who of the two prints first is the scheduler's; both have.
  assert.deepEqual((await heard(page, "output")).at(-1).text.trim().split("\n").sort(), ["sent", "tick"]);
  assert.equal(await page.locator("iframe").getAttribute("title"), "Hand-over");

  await page.evaluate(() => document.querySelector("interleave-embed").set({ text: "print('둘째')\n", language: "python", title: "Second" }));
  await hears(page, "loaded", 2);
  assert.equal((await heard(page, "loaded"))[1].language, "python");
  assert.equal((await heard(page, "ran")).length, 1, "set does not run");
  await page.evaluate(() => document.querySelector("interleave-embed").run());
  await hears(page, "ran", 2);
  await page.evaluate(() => document.querySelector("interleave-embed").seek(1e9));
  await page.waitForFunction(() => window.heard.some((message) => message.type === "output" && message.text === "둘째\n"));

  await page.evaluate(() => document.querySelector("interleave-embed").set({ text: "if x\n" }));
  await hears(page, "loaded", 3);
  await page.evaluate(() => document.querySelector("interleave-embed").run());
  await page.waitForFunction(() => window.heard.some((message) => message.type === "error" && message.kind === "refused" && /SyntaxError/.test(message.message)));
  await page.evaluate((link) => document.querySelector("interleave-embed").set({ link }), `${go.slice(0, -8)}`);
  await page.waitForFunction(() => window.heard.some((message) => message.type === "error" && message.kind === "link"));

  await page.evaluate(() => document.querySelector("interleave-embed").reset());
  assert.equal(await page.locator("iframe").count(), 0);
  assert.match(await page.innerText("interleave-embed pre"), /make\(chan string\)/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("forged messages are ignored on both sides", async () => {
  const forger = `<iframe id="forger" srcdoc="&lt;script&gt;addEventListener('message', () => parent.postMessage({ interleave: 1, type: 'ready' }, '*'))&lt;/script&gt;"></iframe>`;
  const page = await openCourse(`${LISTEN}${element(PYTHON, "python")}${forger}`);
  await page.evaluate(() => document.querySelector("interleave-embed").run());
  await hears(page, "ran");
  const before = await page.evaluate(() => window.heard.length);
  const frame = await frameOf(page, "interleave-embed iframe");
  await page.evaluate(() => {
    // To the page: a first word, and news, that come from no frame of the element's.
    postMessage({ interleave: 1, type: "ready" }, "*");
    postMessage({ interleave: 1, type: "ran", events: 1 }, "*");
    document.getElementById("forger").contentWindow.postMessage("go", "*");
    // To the frame: commands outside the channel, other versions, no object at all.
    const target = document.querySelector("interleave-embed").shadowRoot.querySelector("iframe").contentWindow;
    for (const data of [{ interleave: 1, type: "set", text: "print('forged')" }, { interleave: 2, type: "run" }, "run", null]) target.postMessage(data, "*");
  });
  // From another window than the one around: a channel is not taken.
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector("interleave-embed").shadowRoot.querySelector("iframe");
    const { port1, port2 } = new MessageChannel();
    window.forgery = port1;
    const helper = document.createElement("iframe");
    document.body.append(helper);
    helper.contentWindow.target = contentWindow;
    helper.contentWindow.port = port2;
    helper.contentWindow.eval("target.postMessage({ interleave: 1, type: 'connect' }, '*', [port])");
    port1.postMessage({ interleave: 1, type: "set", text: "print('forged')\n" });
  });
  // The real channel still works, and is what answers.
  await page.evaluate(() => document.querySelector("interleave-embed").seek(5));
  await page.waitForFunction(() => window.heard.at(-1).type === "step" && window.heard.at(-1).moment === 5);
  const since = (await page.evaluate(() => window.heard)).slice(before).map(({ type }) => type);
  assert.ok(since.every((type) => type === "step" || type === "output"), since.join());
  assert.equal(await frame.evaluate(() => document.querySelector("interleave-editor").value), PYTHON);
  await page.context().close();

  // A frame that was told its page's origin greets that origin only, and hears no other.
  const other = await openCourse(`<iframe src="${escaped(address("from=https%3A%2F%2Felsewhere.example", go))}"></iframe>
    <script>window.got = []; addEventListener("message", ({ data }) => got.push(data));</script>`);
  const closed = await frameOf(other);
  await closed.locator(".embed-program pre").waitFor();
  await other.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => got.push(data);
    document.querySelector("iframe").contentWindow.postMessage({ interleave: 1, type: "connect" }, "*", [port2]);
    port1.postMessage({ interleave: 1, type: "run" });
  });
  await closed.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.equal(await closed.locator("#app *").count(), 0);
  assert.deepEqual(await other.evaluate(() => window.got.filter((data) => data?.interleave)), []);
  await other.context().close();
});

test("autoplay is off by default; asked for, it runs in sight and plays, or stands still for who wants less motion", async () => {
  for (const [motion, plays] of [["no-preference", true], ["reduce", false]]) {
    const page = await openPage(browser, { language: "en", size: EMBED, motion });
    await page.goto(address("autoplay=1", python));
    await settled(page);
    if (plays) await page.waitForFunction(() => Number(document.querySelector(".slider").value) > 1);
    else assert.equal(await page.locator(".slider").inputValue(), "1");
    await page.context().close();
  }
});

test("the example page works as it says: heights follow, Korean where the page is Korean", async () => {
  const page = await openPage(browser, { language: "en", size: { width: 900, height: 1200 } });
  await page.goto(`${site.url}embed-example.html`);
  await page.locator("#gather").getByRole("button", { name: "실행" }).click();
  const frame = await frameOf(page, "#gather iframe");
  await settled(frame);
  assert.equal(await frame.locator(".slider").inputValue(), "6");
  assert.equal(await frame.innerText("h1"), "코루틴 둘을 함께");
  await page.waitForFunction(() => {
    const inner = document.querySelector("#gather").shadowRoot.querySelector("iframe");
    return inner.getBoundingClientRect().height > 430;
  });
  assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1), "it scrolls inside");
  await page.locator("#threads").getByRole("button", { name: "Run" }).click();
  const dark = await frameOf(page, "#threads iframe");
  await settled(dark);
  assert.equal(await dark.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.match(await dark.innerText(".embed-computer"), /2 cores, Free-threaded/);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "embed-example");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("ten embeds on one page take less than two seconds and 200 MB", async (context) => {
  const ten = (source) => `<!doctype html><title>Ten</title><link rel="icon" href="data:,">${Array.from({ length: 10 }, (_, index) => `<iframe title="${index}" width="720" height="420" src="${source(index)}"></iframe>`).join("")}`;
  pages["empty.html"] = '<!doctype html><title>Empty</title><pre class="line">1</pre>';
  const empty = await cost(ten(() => "empty.html"));
  const embeds = await cost(ten((index) => escaped(address("lang=en", index % 2 ? go : python))));
  context.diagnostic(`embeds ${JSON.stringify(embeds)}; empty frames ${JSON.stringify(empty)}`);
  // Processor time, beside that of empty frames: who else is busy on this machine does not count.
  assert.ok(embeds.seconds - empty.seconds < 2, `${embeds.seconds} s, of empty frames ${empty.seconds} s`);
  assert.ok(embeds.kilobytes < 200_000, `${embeds.kilobytes} KB in the pages' processes`);
});

/** What a course page with frames costs until all are there, in a browser of its own. */
async function cost(body) {
  pages["course.html"] = body;
  const fresh = await launch();
  const page = await openPage({ newContext: (options) => fresh.newContext(options) }, { size: { width: 900, height: 900 } });
  const session = await fresh.newBrowserCDPSession();
  const processes = async () => (await session.send("SystemInfo.getProcessInfo")).processInfo;
  const worked = (list) => list.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const before = worked(await processes());
  const started = Date.now();
  await page.goto(`${course.url}course.html`);
  assert.equal(page.frames().length, 11);
  for (const frame of page.frames().slice(1)) await frame.locator(".line").first().waitFor();
  const milliseconds = Date.now() - started;
  const after = await processes();
  const kilobytes = after.filter(({ type }) => type === "renderer").reduce((sum, { id }) => sum + pss(id), 0);
  await fresh.close();
  return { seconds: Number((worked(after) - before).toFixed(2)), milliseconds, kilobytes };
}

/** A process's own share of memory in KB; 0 where the system does not tell. */
function pss(id) {
  try {
    return Number(readFileSync(`/proc/${id}/smaps_rollup`, "utf8").match(/^Pss:\s*(\d+)/m)[1]);
  } catch {
    return 0;
  }
}

test("Share gives code for a course page that works as it is pasted", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await typeProgram(page, 'print("<공유>", "&amp;")\n');
  await page.locator(".share-button").click();
  const [frameCode, elementCode] = await page.locator(".embed-code textarea").evaluateAll((inputs) => inputs.map((input) => input.value));
  assert.deepEqual(await axe(page), []);
  await page.context().close();
  const other = await openCourse(`${frameCode}${elementCode}`);
  const frame = await frameOf(other, "body > iframe");
  await frame.locator(".embed-program pre").waitFor();
  assert.equal(await frame.locator(".embed-program code").textContent(), 'print("<공유>", "&amp;")\n');
  assert.equal(await other.locator("interleave-embed code").textContent(), 'print("<공유>", "&amp;")\n');
  await other.locator("interleave-embed").getByRole("button", { name: "Run" }).click();
  const inner = await frameOf(other, "interleave-embed iframe");
  await inner.waitForFunction(() => /<공유> &amp;/.test(document.querySelector(".lines")?.innerText ?? ""));
  assert.deepEqual(other.problems, []);
  await other.context().close();
});
