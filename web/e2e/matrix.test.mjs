// The matrix: four runs on one clock, their figures those of the command line; sliders, playhead,
// edits; and any program's own matrix on the stage.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PHONE, WIDE, axe, launch, moment, openPage, pick, runProgram, seek, shoot, typeProgram } from "./browser.mjs";
import { interleave } from "./native.mjs";
import { serveSite } from "./site.mjs";

const programs = join(dirname(fileURLToPath(import.meta.url)), "../../crates/lessons/programs/matrix");
const CELLS = ["sync_blocking", "sync_non_blocking", "async_blocking", "async_non_blocking"];
let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serveSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const settled = (page) => page.locator('.matrix[aria-busy="false"]').waitFor({ timeout: 60_000 });

/** The matrix page with all four runs drawn. */
async function open({ go = false, ...options } = {}) {
  const page = await openPage(browser, { language: "en", ...options });
  await page.goto(`${site.url}#matrix${go ? "/go" : ""}`);
  await settled(page);
  return page;
}

const slider = (page, name) => page.getByRole("slider", { name, exact: true });
const number = async (page, cell, figure) => Number(await page.locator(`.mx-cell.${cell} .mx-figures .${figure} b`).innerText());
const end = async (page, cell) => Number(/([\d.]+) ms/.exec(await page.locator(`.mx-cell.${cell} .mx-end`).innerText())[1]);

/** The rows of the matrix that the command line prints for a text. */
function rows(name, text) {
  const file = join(mkdtempSync(join(tmpdir(), "interleave-")), name);
  writeFileSync(file, text);
  return interleave("trace", file, "--view", "matrix").trim().split("\n").map((row) => JSON.parse(row));
}

for (const go of [false, true]) {
  test(`four cells, each a run of its program; figures as the command line has them (${go ? "Go" : "Python"})`, async () => {
    const page = await open({ go });
    for (const cell of CELLS) {
      const name = `${cell}.${go ? "go" : "py"}`;
      const [first] = rows(name, readFileSync(join(programs, name), "utf8"));
      assert.equal(await number(page, cell, "asked"), first.polls, cell);
      const wanted = first.call === "await future" ? 0 : Math.round(first.waited_s * 1000);
      assert.equal(Math.round(await number(page, cell, "stopped")), wanted, `${cell}: ${JSON.stringify(first)}`);
      assert.equal(Math.round(await number(page, cell, "work")), 240, cell);
      assert.equal(await page.locator(`.mx-cell.${cell} .mx-remark`).count(), 0, cell);
      assert.equal(await page.locator(`.mx-cell.${cell} .mx-lanes`).count(), 1);
    }
    assert.equal(await end(page, "sync_blocking"), 480);
    assert.ok((await end(page, "async_non_blocking")) < 260);
    assert.equal(await page.locator(".mx-order li").first().innerText().then((text) => text.split(",")[0]), "Asynchronous");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("a slider moves all four, and a cell that is another one at that place says why", async () => {
  const page = await open({ go: true });
  await slider(page, "B takes to answer").fill("400");
  await page.waitForFunction(() => document.querySelector(".mx-cell.sync_blocking .mx-figures .stopped b").textContent === "400");
  await settled(page);
  for (const cell of CELLS) assert.match(await page.locator(`.mx-cell.${cell}`).innerText(), /ends at|[\d.]+ ms/, cell);
  assert.equal(await end(page, "sync_blocking"), 640);
  await slider(page, "A’s other work").fill("20");
  const remark = page.locator(".mx-cell.async_non_blocking .mx-remark.moved");
  await remark.waitFor({ timeout: 60_000 });
  assert.match(await remark.innerText(), /another cell: Asynchronous, blocking\.[\s\S]*stopped/);
  await settled(page);
  await slider(page, "Between two questions").fill("120");
  await page.waitForFunction(() => document.querySelector(".mx-cell.sync_non_blocking .mx-figures .asked b").textContent === "5", null, { timeout: 60_000 });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the playhead goes by events in both directions, by keys, and says what holds and why", async () => {
  const page = await open();
  assert.match(await page.innerText(".mx-told .what"), /^150 ms: both blocking A stand still, both non-blocking A do work/);
  assert.match(await page.innerText(".mx-told .why"), /keeps control until the answer is there/);
  assert.match(await page.locator(".mx-cell.sync_blocking [aria-current]").innerText(), /a\.recv\(64\)/);
  assert.match(await page.locator(".mx-cell.sync_non_blocking [aria-current]").innerText(), /work\(min\(POLL, left\)\)/);
  assert.match(await page.locator(".mx-cell.sync_blocking .holder").innerText(), /with B/);
  assert.match(await page.locator(".mx-cell.async_non_blocking .holder").innerText(), /with A/);
  const at = () => page.locator(".playhead").inputValue().then(Number);
  const before = await at();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((before) => Number(document.querySelector(".playhead").value) > before, before);
  assert.match(await page.innerText(".mx-told .why"), /has asked 5 times now, in vain/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((before) => Number(document.querySelector(".playhead").value) < before, before);
  await page.keyboard.press("End");
  await page.waitForFunction(() => /all four A have ended/.test(document.querySelector(".mx-told .what").textContent));
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".playhead").value === "0");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => Number(document.querySelector(".playhead").value) > 0);
  // However far it has played by now, Home ends that.
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".playhead").value === "0");
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  // The slider's own keys are steps too.
  await page.locator(".playhead").focus();
  const reached = () => page.locator(".mx-transport .reading.event .clock").innerText().then(Number);
  const stood = await reached();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((stood) => Number(document.querySelector(".mx-transport .reading.event .clock").innerText) === stood + 1, stood);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a cell's program is edited in the playground; one that fails or never ends leaves the others", async () => {
  const page = await open();
  await slider(page, "B takes to answer").fill("100");
  await page.waitForFunction(() => document.querySelector(".mx-cell.sync_blocking .mx-figures .stopped b").textContent === "100", null, { timeout: 60_000 });
  await page.getByRole("button", { name: /^Edit this program: Call, stop/ }).click();
  await page.locator(".editor .pane-head", { hasText: "sync_blocking.py" }).waitFor();
  await page.waitForFunction(() => /LATENCY = 0\.100/.test(document.querySelector(".cm-content").innerText));
  await typeProgram(page, "import time\nwhile True:\n    time.sleep(1)\n");
  await page.waitForFunction(() => /while True/.test(localStorage.getItem("interleave:text:matrix-sync_blocking.py") ?? ""));
  await page.locator("nav.pages").getByRole("link", { name: "Matrix" }).click();
  await settled(page);
  assert.match(await page.locator(".mx-cell.sync_blocking .mx-remark.wrong").innerText(), /did not end/);
  assert.equal(await page.locator(".mx-cell.sync_blocking .edited").innerText(), "Edited");
  for (const cell of CELLS.slice(1)) assert.match(await page.locator(`.mx-cell.${cell} .mx-end`).innerText(), /ends at/, cell);
  await page.getByRole("button", { name: /^Edit this program: Call, and ask/ }).click();
  await page.locator(".editor .pane-head", { hasText: "sync_non_blocking.py" }).waitFor();
  await typeProgram(page, "import time\ntime.sleep(0.1)\nraise ValueError('no')\n");
  await page.waitForFunction(() => /ValueError/.test(localStorage.getItem("interleave:text:matrix-sync_non_blocking.py") ?? ""));
  await page.goBack();
  await settled(page);
  assert.match(await page.locator(".mx-cell.sync_non_blocking .mx-remark.wrong").innerText(), /ValueError: no/);
  await page.locator(".mx-cell.sync_non_blocking").getByRole("button", { name: /^Original text/ }).click();
  await page.locator(".mx-cell.sync_non_blocking .mx-remark").waitFor({ state: "detached", timeout: 60_000 });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("every program has its matrix on the stage, up to the moment, and leads to where it waited", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  await pick(page, "power.py");
  await runProgram(page);
  await page.locator(".tabs").getByRole("button", { name: "Matrix", exact: true }).click();
  await page.keyboard.press("End");
  const sites = page.locator(".mx-quarter.async_non_blocking .mx-site");
  await sites.first().waitFor();
  assert.match(await sites.first().innerText(), /await[\s\S]*times[\s\S]*gave control back to the loop/);
  const all = await sites.count();
  const end = await moment(page);
  await sites.last().locator("button").click();
  await page.waitForFunction((end) => Number(document.querySelector("footer .slider").value) < end, end);
  await page.locator(".mx-site.now").first().waitFor();
  await seek(page, 1);
  await page.waitForFunction((all) => document.querySelectorAll(".mx-quarter.async_non_blocking .mx-site").length < all, all);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

for (const [size, kind] of [[WIDE, "wide"], [PHONE, "phone"]]) {
  for (const theme of ["light", "dark"]) {
    for (const language of ["ko", "en"]) {
      test(`the page is readable: ${kind}, ${theme}, ${language}`, async () => {
        const page = await open({ size, theme, language, go: theme === "dark" });
        assert.deepEqual(await axe(page), []);
        const [inner, wide] = await page.evaluate(() => {
          const page = document.querySelector(".page");
          return [page.clientWidth, page.scrollWidth];
        });
        assert.equal(wide, inner, "no sideways scroll");
        await shoot(page, `matrix-${kind}-${theme}-${language}`);
        await page.context().close();
      });
    }
  }
}
