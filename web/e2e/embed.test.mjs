// The embed page: readable before anything loads, run by a click, with the parts that its author
// asks for; links that are bad, hosts that are.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { axe, openApp, openPage, PHONE, settled, shoot, typeProgram } from "./browser.mjs";
import { EMBED, GO, PYTHON, go, python, run, setting } from "./embedding.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

/** Bytes that a reader may have to load before a click, and of the element's script. */
const BEFORE_CLICK_MAX = 30_000;
const SCRIPT_MAX = 10_000;

let at;
before(async () => {
  at = await setting();
});
after(() => at?.close());

test("the program is there before anything large is loaded, in both languages and themes, in under 30 KB", async () => {
  for (const [language, theme, size, open, shown] of [["en", "light", EMBED, "Open in the playground", "Go 1.27"], ["ko", "dark", PHONE, "놀이터에서 열기", "Go 1.27"]]) {
    const page = await openPage(at.browser, { language, theme, size });
    let bytes = 0;
    const loaded = [];
    page.on("response", async (response) => {
      loaded.push(new URL(response.url()).pathname.split("/").at(-1));
      bytes += brotliCompressSync(await response.body()).length;
    });
    await page.goto(at.address("title=A+%3Cb%3Ehand-over%3C%2Fb%3E", go), { waitUntil: "networkidle" });
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
  const page = await at.openEmbed("lines=8&hide=1-4", go);
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
  const page = await at.openEmbed("stage=channels&moment=7&readonly=1", go);
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
    const other = await at.openEmbed(`parts=${parts}`, python);
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
    const page = await at.openEmbed(query, fragment, { size, theme });
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
  const page = await at.openEmbed("lang=en", python);
  await run(page);
  await typeProgram(page, 'print("고친 글")\n');
  await page.locator(".embed-bar .run").click();
  await page.waitForFunction(() => /고친 글/.test(document.querySelector(".lines").innerText));
  const href = await page.locator(".embed-open:visible").getAttribute("href");
  assert.ok(href.startsWith(`${at.site.url}#`), href);
  await page.locator(".reset").click();
  await page.waitForFunction((text) => document.querySelector("interleave-editor").value === text, PYTHON);
  assert.match(await page.innerText(".narration"), /Press Run/);
  // Nothing of this is kept, nor is the reader's own place touched.
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.context().close();
  const other = await openPage(at.browser, { language: "en" });
  await other.goto(href);
  await other.locator(".cm-content").waitFor();
  assert.match(await other.innerText(".cm-content"), /고친 글/);
  await other.context().close();
});

test("where workers are forbidden it runs on the page's own thread", async () => {
  const strict = await serveSite({ headers: { "content-security-policy": STRICT_POLICY.replace("worker-src 'self' blob:", "worker-src 'none'") } });
  const page = await openPage(at.browser, { language: "en", size: EMBED });
  await page.goto(`${strict.url}embed.html#${go}`);
  await page.locator(".embed-run:enabled").click();
  await page.waitForFunction(() => /tick/.test(document.querySelector(".lines")?.innerText ?? ""), null, { timeout: 60_000 });
  await page.context().close();
  await strict.close();
});

test("a playground that does not load is told, and the program stays readable", async () => {
  const page = await openPage(at.browser, { language: "ko", size: EMBED });
  let broken = true;
  await page.route("**/*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.goto(at.address("", python));
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
    const page = await at.openEmbed("", bad);
    assert.match(await page.innerText(".embed-told"), words);
    assert.ok(await page.locator(".embed-run").isDisabled());
    assert.equal(await page.locator(".embed-open").getAttribute("href"), "./");
    if (bad === "9abc") assert.deepEqual(await axe(page), []);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("a link that is a variant of a program of the catalogue shows its text at once", async () => {
  const page = await openApp(at.browser, at.site, { language: "en" });
  await page.locator(".share-button").click();
  const own = await page.locator(".share-link").first().inputValue();
  const text = await page.evaluate(() => document.querySelector("interleave-editor").value);
  await page.context().close();
  const variant = own.split("#")[1];
  assert.equal(variant[0], "2");
  const other = await at.openEmbed("", variant);
  assert.equal(await other.locator(".embed-program code").textContent(), text);
  assert.deepEqual(other.problems, []);
  await other.context().close();
});

test("where the author asks for predictions it asks them, and otherwise has no way to them", async () => {
  const without = await at.openEmbed("lang=en", python);
  await run(without);
  assert.equal(await without.locator(".predict-button:visible").count(), 0);
  await without.context().close();
  for (const [name, size, language] of [["wide", EMBED, "en"], ["phone", PHONE, "ko"]]) {
    const page = await at.openEmbed(`lang=${language}&parts=code,stage,output,narration,controls,predict`, python, { size });
    await run(page);
    const all = await page.locator(".lines li .text").allInnerTexts();
    assert.equal(all.length, 2);
    await page.locator(".embed-bar .predict-button").click();
    await page.locator(".predict.asked").waitFor();
    assert.ok((await page.locator(".lines li .text").count()) < all.length, "what comes is out of sight");
    const boxes = await page.locator(".predict .btn.primary").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(boxes.every((box) => box.bottom <= size.height), JSON.stringify(boxes));
    await shoot(page, `embed-predict-${name}`);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.locator(".choice").first().click();
    await page.locator(".predict .btn.primary:enabled").click();
    await page.locator(".predict.told").waitFor();
    await shoot(page, `embed-predict-told-${name}`);
    assert.deepEqual(await axe(page), []);
    // The frame is not the reader's own place: no score is kept.
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("autoplay is off by default; asked for, it runs in sight and plays, or stands still for who wants less motion", async () => {
  for (const [motion, plays] of [["no-preference", true], ["reduce", false]]) {
    const page = await openPage(at.browser, { language: "en", size: EMBED, motion });
    await page.goto(at.address("autoplay=1", python));
    await settled(page);
    if (plays) await page.waitForFunction(() => Number(document.querySelector(".slider").value) > 1);
    else assert.equal(await page.locator(".slider").inputValue(), "1");
    await page.context().close();
  }
});

