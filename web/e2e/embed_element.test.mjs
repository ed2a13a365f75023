// Embeds in course pages: in sandboxed frames, as the custom element, with messages both ways, ten
// at once, and as Share gives them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { axe, launch, openApp, openPage, settled, shoot, typeProgram } from "./browser.mjs";
import { GO, PYTHON, escaped, frameOf, go, python, setting } from "./embedding.mjs";
import { serveSite } from "./site.mjs";

let at;
before(async () => {
  at = await setting();
});
after(() => at?.close());

const element = (text, language, attributes = "") =>
  `<script async src="${at.site.url}embed.js"></script><interleave-embed ${attributes}><pre><code class="language-${language}">${escaped(text)}</code></pre></interleave-embed>`;

/** Keeps every message of the page's element in `window.heard`. */
const LISTEN = `<script>window.heard = []; for (const type of ["ready", "loaded", "ran", "step", "output", "predicted", "completed", "error"])
  document.addEventListener("interleave-" + type, ({ detail }) => heard.push({ type, ...detail }));</script>`;
const heard = (page, type) => page.evaluate((type) => window.heard.filter((message) => message.type === type), type);
const hears = (page, type, count = 1) =>
  page.waitForFunction(([type, count]) => window.heard.filter((message) => message.type === type).length >= count, [type, count]);

for (const [name, sandbox] of [["without its origin", "allow-scripts"], ["with its origin", "allow-scripts allow-same-origin"]]) {
  test(`in a sandboxed frame ${name}, under a strict policy, from a sub-path, it runs`, async () => {
    const page = await at.openCourse(`<iframe sandbox="${sandbox}" width="720" height="420" src="${escaped(at.address("lang=en", python))}"></iframe>`);
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

test("a host that lets no sandboxed frame load its modules is told, and the program stays readable", async () => {
  const closed = await serveSite();
  const page = await at.openCourse(`<iframe sandbox="allow-scripts" width="720" height="420" src="${closed.url}embed.html#${go}"></iframe>`);
  const frame = await frameOf(page);
  await frame.locator(".embed-run:enabled").click();
  await frame.locator(".embed-told:visible").waitFor();
  assert.match(await frame.innerText(".embed-told"), /can be read as it is.*Access-Control-Allow-Origin/);
  assert.match(await frame.innerText(".embed-program"), /make\(chan string\)/);
  await page.context().close();
  await closed.close();
});

test("a page hears how questions were answered; the run's end is told when the reader may see it", async () => {
  const page = await at.openCourse(`${LISTEN}${element(PYTHON, "python", 'parts="code,stage,output,controls,predict"')}`);
  await page.locator("interleave-embed").getByRole("button", { name: "Run" }).click();
  await hears(page, "ran");
  const frame = await frameOf(page);
  await frame.locator(".embed-bar .predict-button").click();
  let right = 0;
  let count = 0;
  for (;;) {
    await frame.locator(".predict.asked").waitFor();
    await frame.locator(".choice").first().click();
    await frame.locator(".predict .btn.primary:enabled").click();
    await frame.locator(".predict.told").waitFor();
    count += 1;
    right += await frame.locator(".predict h2.right").count();
    await hears(page, "predicted", count);
    const last = (await frame.locator(".predict .btn.primary").innerText()).trim() === "Finish";
    if (!last) assert.equal((await heard(page, "completed")).length, 0);
    await frame.locator(".predict .btn.primary").click();
    if (last) break;
  }
  await frame.locator(".predict .results").waitFor();
  const answers = await heard(page, "predicted");
  assert.equal(answers.length, count);
  assert.equal(answers.filter((answer) => answer.right).length, right);
  const places = answers.map((answer) => answer.at);
  assert.ok(places.every((place, index) => index === 0 || place > places[index - 1]), places.join());
  await page.evaluate(() => document.querySelector("interleave-embed").seek(1e9));
  await hears(page, "completed");
  const [completed] = await heard(page, "completed");
  assert.deepEqual([completed.right, completed.of], [right, count]);
  assert.equal((await heard(page, "ran")).length, 1, "a run is told once");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the element shows the author's own text, and messages go both ways", async () => {
  const page = await at.openCourse(`${LISTEN}${element(GO, "go", 'title="Hand-over" gomaxprocs="1"')}`);
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
  const page = await at.openCourse(`${LISTEN}${element(PYTHON, "python")}${forger}`);
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
  const other = await at.openCourse(`<iframe src="${escaped(at.address("from=https%3A%2F%2Felsewhere.example", go))}"></iframe>
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

test("the example page works as it says: heights follow, Korean where the page is Korean", async () => {
  const page = await openPage(at.browser, { language: "en", size: { width: 900, height: 1200 } });
  await page.goto(`${at.site.url}embed-example.html`);
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
  at.pages["empty.html"] = '<!doctype html><title>Empty</title><pre class="line">1</pre>';
  const empty = await cost(ten(() => "empty.html"));
  const embeds = await cost(ten((index) => escaped(at.address("lang=en", index % 2 ? go : python))));
  context.diagnostic(`embeds ${JSON.stringify(embeds)}; empty frames ${JSON.stringify(empty)}`);
  // Processor time, beside that of empty frames: who else is busy on this machine does not count.
  assert.ok(embeds.seconds - empty.seconds < 2, `${embeds.seconds} s, of empty frames ${empty.seconds} s`);
  assert.ok(embeds.kilobytes < 200_000, `${embeds.kilobytes} KB in the pages' processes`);
});

/** What a course page with frames costs until all are there, in a browser of its own. */
async function cost(body) {
  at.pages["course.html"] = body;
  const fresh = await launch();
  const page = await openPage({ newContext: (options) => fresh.newContext(options) }, { size: { width: 900, height: 900 } });
  const session = await fresh.newBrowserCDPSession();
  const processes = async () => (await session.send("SystemInfo.getProcessInfo")).processInfo;
  const worked = (list) => list.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  const before = worked(await processes());
  const started = Date.now();
  await page.goto(`${at.course.url}course.html`);
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
  const page = await openApp(at.browser, at.site, { language: "en" });
  await typeProgram(page, 'print("<공유>", "&amp;")\n');
  await page.locator(".share-button").click();
  await page.locator(".embed-code textarea").first().waitFor();
  const [frameCode, elementCode] = await page.locator(".embed-code textarea").evaluateAll((inputs) => inputs.map((input) => input.value));
  assert.deepEqual(await axe(page), []);
  await page.context().close();
  const other = await at.openCourse(`${frameCode}${elementCode}`);
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
