// What can be seen: what is current is in sight, what fits is drawn, hue belongs to strands alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, lastMoment, launch, openApp, openPage, pick, runProgram, seek, typeProgram } from "./browser.mjs";
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
const open = (options) => openApp(browser, site, { language: "en", ...options });
const tab = (page, name) => page.locator(".tabs").getByRole("button", { name, exact: true }).click();

test("the event log follows the moment: its row is in sight, wherever one goes", async () => {
  const page = await open();
  await runProgram(page);
  await tab(page, "Event log");
  for (const part of [1, 0.5, 0.1, 0.8]) {
    await seek(page, Math.round((await lastMoment(page)) * part));
    await page.locator(".event-log .now").waitFor({ state: "attached" });
    const { row, pane } = await page.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
      return { row: box(".event-log .now"), pane: box(".stage") };
    });
    assert.ok(row.top >= pane.top - 1 && row.bottom <= pane.bottom + 1, `${part}: ${row.top}–${row.bottom} in ${pane.top}–${pane.bottom}`);
  }
  await page.context().close();
});

test("two handles in ready are both drawn beside a lesson, with their places", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}#lesson/await-create-task`);
  await page.locator(".run-this").first().click();
  await page.locator(".facts-checked").waitFor();
  const ready = () => page.locator(".ticket:has(.ordinal) .mark:first-child").allInnerTexts();
  let both = false;
  for (let step = 0; step < 60 && !both; step += 1) {
    await page.keyboard.press("ArrowRight");
    both = (await ready()).join() === "T2,main";
  }
  assert.ok(both, "T2, then main");
  await page.context().close();
});

test("many handles in ready: all that fit are named in their order, the rest are counted", async () => {
  const page = await open();
  await typeProgram(page, "import asyncio\n\nasync def job(n):\n    await asyncio.sleep(0)\n\nasync def main():\n    await asyncio.gather(*[job(n) for n in range(20)])\n\nasyncio.run(main())\n");
  await runProgram(page);
  let most = 0;
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press("ArrowRight");
    const tickets = await page.locator(".ticket:has(.ordinal)").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const rail = await page.locator(".picture").evaluate((picture) => picture.getBoundingClientRect().left);
    assert.ok(tickets.every(({ left }) => left > rail), "inside the picture");
    const sorted = tickets.map(({ left }) => left).sort((one, other) => one - other);
    assert.ok(sorted.every((left, index) => index === 0 || left - sorted[index - 1] >= 74), "none on another");
    most = Math.max(most, tickets.length);
  }
  assert.ok(most >= 5, `${most} tickets`);
  await page.context().close();
});

test("links are ink: no page has the browser's blue", async () => {
  const page = await openPage(browser, { language: "ko" });
  const blue = () => page.locator("a").evaluateAll((all) => all.filter((one) => /rgb\(0, 0, 238\)|rgb\(85, 26, 139\)/.test(getComputedStyle(one).color)).map((one) => one.outerHTML));
  for (const place of ["", "#lessons", "#lesson/gil-cpu", "#matrix", "#compare", "#glossary"]) {
    await page.goto(`${site.url}${place}`);
    await page.locator("a").first().waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual(await blue(), [], place);
  }
  await page.goto(`${site.url}#`);
  await page.reload();
  await page.locator(".cm-content").waitFor();
  await pick(page, "in_executor.py");
  await runProgram(page);
  await tab(page, "동시성과 병렬성");
  await page.locator(".parallel h3 a").waitFor();
  assert.deepEqual(await blue(), []);
  await page.context().close();
});

test("on the phone a lesson's text has one way to predict: its own", async () => {
  const page = await openPage(browser, { language: "en", size: PHONE });
  await page.goto(`${site.url}#lesson/await-create-task`);
  await page.locator(".predict-card").first().waitFor();
  assert.equal(await page.locator(".predict-bar").isVisible(), false);
  await page.locator(".phone-tabs button", { hasText: "Stage" }).click();
  assert.equal(await page.locator(".predict-bar").isVisible(), true);
  await page.context().close();
});

test("how a run ended is told in words, on a phone below one another, and no number runs off it", async () => {
  const page = await open({ size: PHONE, language: "ko" });
  const run = async (text) => {
    await page.locator(".phone-tabs button", { hasText: "코드" }).click();
    await typeProgram(page, text);
    await page.click(".btn.run");
    await page.waitForFunction(() => document.querySelector(".slider").max > 3 && !document.querySelector(".run-bar.running"));
    await seek(page, await lastMoment(page));
  };
  await run("import asyncio\n\nasync def job(n):\n    return n\n\nasync def main():\n    await asyncio.gather(*[job(n) for n in range(300)])\n    raise ValueError('a rather long explanation of what went wrong here')\n\nasyncio.run(main())\n");
  await page.locator(".run-bar.alarm").waitFor();
  // The sentence stays on it too, however long what it quotes is.
  const boxes = await page.locator(".run-bar.alarm > *, .reading, .slider, .narration .what *").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  assert.ok(boxes.every(({ right }) => right <= 390), JSON.stringify(boxes));
  // One line each: nothing is squeezed into a column.
  const heading = await page.locator(".run-bar.alarm b").boundingBox();
  assert.ok(heading.height < 30, `${heading.height} px high`);
  // It is over: nobody is drawn as running.
  assert.equal(await page.locator(".now-next .chip.run").count(), 0);
  await page.context().close();
});

test("a line to be typed comes to the front on a phone, ready to be typed", async () => {
  const page = await open({ size: PHONE });
  await page.locator(".phone-tabs button", { hasText: "Code" }).click();
  await typeProgram(page, "name = input('name? ')\nprint('hello', name)\n");
  await page.click(".btn.run");
  await page.locator(".input-line input").waitFor();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await page.locator(".lines .text", { hasText: "hello Ada" }).waitFor();
  await page.context().close();
});

test("what is wrong with a text is told once, with its line as the language says it", async () => {
  for (const [language, wanted] of [["ko", /^✕ 1행 SyntaxError/], ["en", /^✕ Line 1 SyntaxError/]]) {
    const page = await open({ language });
    await typeProgram(page, "def f(:\n    pass\n");
    await page.locator(".findings li").first().waitFor();
    const rows = await page.locator(".findings li").allInnerTexts();
    assert.equal(new Set(rows).size, rows.length, rows.join("; "));
    assert.match(rows[0], wanted);
    await page.context().close();
  }
});
