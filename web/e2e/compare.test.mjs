// Comparisons: variants on one clock. The figures are the command line's; a variant that fails
// or never ends leaves the others; by mouse, by keyboard, on the phone; in every theme and language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, axe, launch, openPage, shoot, typeProgram } from "./browser.mjs";
import { interleave } from "./native.mjs";
import { serveSite } from "./site.mjs";

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

/** A comparison, measured. */
async function open(id, options) {
  const page = await openPage(browser, options);
  await page.goto(`${site.url}#compare/${id}`);
  await measured(page);
  return page;
}

/** Every variant has been run, or refused. */
function measured(page) {
  return page.waitForFunction(() => {
    const rows = [...document.querySelectorAll(".compare-measures tbody tr")];
    const button = document.querySelector(".btn.measure");
    return rows.length > 1 && button && !button.disabled && rows.every((row) => row.querySelector(".ended").textContent !== "");
  }, undefined, { timeout: 120_000 });
}

const NAMES = ["wall", "cpu", "waiting", "strands", "switches", "memory"];

/** The page's figures, a row for each variant; nanoseconds and counts. */
function figures(page) {
  return page.$$eval(".compare-measures tbody tr", (rows, names) => rows.map((row) =>
    names.map((name) => Number(row.querySelector(`[data-figure=${name}]`).dataset.value ?? NaN))), NAMES);
}

/** The command line's, of programs of the catalogue. */
function native(...args) {
  const rows = interleave("compare", ...args, "--json").trim().split("\n").map((line) => JSON.parse(line));
  const time = (seconds) => Math.round(seconds * 1e9);
  return rows.map((row) => [time(row.wall_s), time(row.cpu_s), time(row.waiting_s), row.strands, row.switches, row.memory_bytes]);
}

const program = (name) => `crates/lessons/programs/compare/${name}`;

test("the figures of every comparison are the command line's", async () => {
  const wanted = {
    await: native(program("awaited.py"), program("tasks.py"), program("neither.py")),
    gil: [...native(program("sums.py"), "--cores", "1,4"), ...native(program("sums.py"), "--cores", "4", "--gil", "0")],
    cores: native(program("sums.go"), "--cores", "1,2,4"),
    downloads: native(program("fetch_in_threads.py"), program("fetch_in_pool.py"), program("fetch_with_asyncio.py"), program("fetch_in_goroutines.go")),
    buffer: native(program("hand_over.go"), program("shelf.go")),
  };
  for (const [id, rows] of Object.entries(wanted)) {
    const page = await open(id, { language: "en" });
    const shown = await figures(page);
    const without = (rows) => rows.map((row) => row.slice(0, -1));
    assert.deepEqual(without(shown), without(rows), id);
    // The command line's path to the program is a few bytes of its memory.
    shown.forEach((row, index) => {
      const [here, there] = [row.at(-1), rows[index].at(-1)];
      assert.ok(there > 0 && Math.abs(here - there) <= there / 100, `${id}: ${here} ${there}`);
    });
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("the list leads to every comparison, and Back leads to the list", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}#compare`);
  await page.locator(".comparisons h3").first().waitFor();
  assert.equal(await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Compare" }).getAttribute("aria-current"), "page");
  assert.equal(await page.locator(".comparisons > li").count(), 9);
  await page.getByRole("link", { name: /^await, create_task, or neither/ }).click();
  await measured(page);
  assert.equal(await page.locator(".compare h2").innerText(), "await, create_task, or neither");
  await page.goBack();
  await page.locator(".comparisons").waitFor();
  await page.context().close();
});

test("the differences are marked, and an edit is measured, kept, and taken back", async () => {
  const page = await open("await", { language: "en" });
  const second = page.locator(".variant").nth(1);
  assert.deepEqual(await second.locator(".added-line").allInnerTexts(), [
    '    tea = asyncio.create_task(brew("tea", 2))', '    coffee = asyncio.create_task(brew("coffee", 3))', "    await tea", "    await coffee",
  ]);
  assert.equal(await page.locator(".variant").first().locator(".added-line").count(), 0);
  await second.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("import time\ntime.sleep(7)\nprint('late')\n");
  await page.locator(".compare-state .edited").waitFor();
  await page.click(".btn.measure");
  await page.locator(".variant-output", { hasText: "late" }).waitFor();
  await measured(page);
  const [, edited] = await figures(page);
  assert.ok(edited[0] >= 7e9 && edited[0] < 7.001e9, String(edited[0]));
  await page.reload();
  await measured(page);
  assert.match(await second.locator(".cm-content").innerText(), /sleep\(7\)/);
  await second.getByRole("button", { name: "Original text" }).click();
  await second.locator(".added-line").first().waitFor();
  assert.match(await second.locator(".cm-content").innerText(), /create_task/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

async function write(page, index, text) {
  await page.locator(".variant").nth(index).locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

test("a variant that fails, one that never ends and one that is refused leave the others", async () => {
  const page = await open("downloads", { language: "en" });
  await write(page, 0, "import time\nwhile True:\n    time.sleep(0.5)\n");
  await write(page, 1, "import time\ntime.sleep(1)\nraise ValueError('no')\n");
  await write(page, 2, "import tkinter\n");
  await page.locator(".compare-state .edited").waitFor();
  await page.click(".btn.measure");
  await page.locator(".clock-ending", { hasText: "ValueError: no" }).waitFor({ timeout: 120_000 });
  await measured(page);
  const ends = await page.locator(".compare-measures .ended").allInnerTexts();
  assert.deepEqual(ends, ["does not end", "failed (1)", "not run", "ended"]);
  const notes = await page.locator(".clock-ending").allInnerTexts();
  assert.match(notes[0], /does not end · after 60000 events/);
  assert.match(notes[2], /tkinter/);
  assert.equal(await page.locator(".clock-wall").first().innerText(), "goes on →");
  const [, , refused, fine] = await figures(page);
  assert.ok(Number.isNaN(refused[0]));
  assert.ok(fine[0] > 2e9 && fine[0] < 2.1e9);
  // What never ends does not squeeze the others: the axis ends a quarter after the longest.
  const axis = await page.locator(".compare-transport .total").innerText();
  assert.match(axis, /^\/ 2\.5/);
  await shoot(page, "compare-bad");
  await page.context().close();
});

test("a loop that only computes is cut, and those after it run", async () => {
  const page = await open("await", { language: "en" });
  await write(page, 0, "while True:\n    pass\n");
  await page.locator(".compare-state .edited").waitFor();
  await page.click(".btn.measure");
  await page.locator(".clock-ending", { hasText: "limit: instructions" }).waitFor({ timeout: 120_000 });
  await measured(page);
  assert.match((await page.locator(".compare-measures .ended").allInnerTexts()).join(), /^does not end,ended,ended$/);
  await page.context().close();
});

test("one playhead for all: by keyboard, by the slider, by a press, and in play", async () => {
  const page = await open("await", { language: "en" });
  const clock = page.locator(".compare-transport .clock");
  assert.equal(await clock.innerText(), "5.000 s");
  await page.locator(".compare h2").click();
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".compare-transport .clock").textContent === "0 µs");
  const later = (index) => page.locator(".variant-output").nth(index).locator("li.later").count();
  assert.ok((await later(0)) >= 4);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".compare-transport .clock").textContent === "2.000 s");
  assert.match(await page.locator(".variant-output").nth(1).locator("li:not(.later)").allInnerTexts().then((lines) => lines.join()), /tea done/);
  // Space on the page plays; where motion is unwanted it goes from change to change.
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector(".compare-transport .clock").textContent === "5.000 s");
  await page.waitForFunction(() => document.querySelector(".compare-transport .play").getAttribute("aria-label") === "Play");
  await page.locator(".compare-transport .slider").fill("1");
  await page.waitForFunction(() => document.querySelector(".compare-transport .clock").textContent !== "5.000 s");
  const field = await page.locator(".clock-field").boundingBox();
  await page.mouse.click(field.x + field.width * 0.55, field.y + 12);
  await page.waitForFunction(() => /^2\.\d+ s$/.test(document.querySelector(".compare-transport .clock").textContent));
  // In an editor the keys are the editor's.
  await page.locator(".variant .cm-content").first().click();
  await page.keyboard.press("Home");
  assert.match(await clock.innerText(), /^2\./);
  await page.context().close();
});

test("in play the playhead moves by itself, and stops at the end", async () => {
  const page = await open("await", { language: "en", motion: "no-preference" });
  await page.locator(".compare-transport select").selectOption({ label: "2×" });
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction(() => {
    const seconds = Number.parseFloat(document.querySelector(".compare-transport .clock").textContent);
    return seconds > 1 && seconds < 4;
  });
  await page.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: 60_000 });
  assert.equal(await page.locator(".compare-transport .clock").innerText(), "5.000 s");
  await page.context().close();
});

test("a variant opens in the playground with its text and its computer", async () => {
  const page = await open("gil", { language: "en" });
  await page.locator(".variant").nth(2).getByRole("link", { name: "Open in the playground" }).click();
  await page.locator(".facts", { hasText: "free-threaded" }).waitFor({ timeout: 60_000 });
  await page.locator(".cm-content", { hasText: "add_up" }).waitFor();
  assert.match(await page.locator(".facts").innerText(), /4/);
  await page.context().close();
});

test("the open program against itself: other cores, without the GIL, its original text", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await typeProgram(page, "import threading\n\n\ndef work():\n    for _ in range(50_000):\n        pass\n\n\nboth = [threading.Thread(target=work) for _ in range(2)]\nfor one in both:\n    one.start()\nfor one in both:\n    one.join()\n");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Compare with…" }).click();
  await measured(page);
  const choices = page.locator(".own-choices");
  assert.equal(await choices.getByRole("button", { name: "Original text" }).getAttribute("aria-pressed"), "true");
  await choices.getByRole("button", { name: "Original text" }).click();
  await choices.getByRole("button", { name: "4 cores" }).click();
  await choices.getByRole("button", { name: "Without the GIL" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".variant").length === 3);
  await measured(page);
  const [one, four, free] = await figures(page);
  assert.ok(Math.abs(four[0] / one[0] - 1) < 0.1, "the GIL: four cores do not help");
  assert.ok(Math.abs(free[0] / one[0] - 1) < 0.1, "one core: nor does its absence");
  // Back, the program is as it was left.
  await page.click(".brand a");
  await page.locator(".side .cm-content", { hasText: "def work" }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("at phone width the variants stand under each other, and nothing sticks out", async () => {
  const page = await open("downloads", { language: "ko", size: PHONE });
  const boxes = await page.locator(".variant").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  for (let index = 1; index < boxes.length; index += 1) assert.ok(boxes[index].top >= boxes[index - 1].bottom - 1);
  const wide = await page.evaluate(() => document.querySelector(".page").scrollWidth - document.querySelector(".page").clientWidth);
  assert.equal(wide, 0);
  await page.locator(".compare-transport").getByRole("button", { name: "처음으로" }).count();
  await page.getByRole("button", { name: "앞 변화로" }).click();
  await page.waitForFunction(() => document.querySelector(".variant-output li.later"));
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  for (const language of ["ko", "en"]) {
    test(`axe finds nothing: ${theme}, ${language}`, async () => {
      const page = await open("downloads", { theme, language });
      await page.keyboard.press("Home");
      assert.deepEqual(await axe(page), []);
      await shoot(page, `compare-${theme}-${language}`);
      await page.evaluate(() => { location.hash = "#compare"; });
      await page.locator(".comparisons").waitFor();
      assert.deepEqual(await axe(page), []);
      await shoot(page, `compare-list-${theme}-${language}`);
      await page.context().close();
    });
  }
}

test("axe finds nothing: the open program against itself, and at phone width", async () => {
  const page = await open("own", { language: "en" });
  assert.deepEqual(await axe(page), []);
  await page.setViewportSize(PHONE);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "compare-own-phone");
  await page.context().close();
});
