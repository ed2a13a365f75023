// The app as a person uses it: type, run, step both ways, jump, edit, reload, keys, languages.
// Programs here need no module, so that these tests speak of the page alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, WIDE, axe, launch, moment, openApp, runProgram as run, shoot, typeProgram as type } from "./browser.mjs";
import { serveSite } from "./site.mjs";

const PROGRAM = "def numbers():\n    for n in (1, 2, 3):\n        yield n * 2\n\nfor n in numbers():\n    print(n)\n";

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

const open = (options) => openApp(browser, site, options);

test("a program is typed, run, stepped, stepped back and jumped in", async () => {
  const page = await open();
  await type(page, PROGRAM);
  await run(page);
  assert.equal(await page.locator(".lines li").count(), 3);
  const before = await moment(page);
  await page.getByRole("button", { name: "한 걸음 앞으로" }).click();
  assert.equal(await moment(page), before + 1);
  await page.getByRole("button", { name: "한 걸음 뒤로" }).click();
  assert.equal(await moment(page), before);
  await page.locator(".lines li button").nth(1).click();
  assert.match(await page.innerText(".narration"), /“4”/);
  assert.equal(await page.locator(".lines .veiled").count(), 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a step by line asks the engine and moves the mark in the editor", async () => {
  const page = await open();
  await type(page, "a = 1\nb = 2\nc = 3\n");
  await run(page);
  await page.getByRole("button", { name: "줄", exact: true }).click();
  const lines = [];
  for (let step = 0; step < 6; step += 1) {
    await page.getByRole("button", { name: "한 걸음 앞으로" }).click();
    await page.waitForTimeout(150);
    const told = await page.locator(".narration .inner").allInnerTexts();
    lines.push(...told.map((text) => /(\d+)행/.exec(text)?.[1]));
  }
  assert.match(lines.join(" "), /1 2 3/);
  await page.context().close();
});

test("keys alone: step, turn, ends; and they can be turned off", async () => {
  const page = await open();
  await type(page, PROGRAM);
  await run(page);
  await page.keyboard.press("End");
  const last = await moment(page);
  assert.ok(last > 5);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await moment(page), last - 1);
  await page.keyboard.press("Home");
  assert.equal(await moment(page), 0);
  await page.getByRole("button", { name: "설정" }).click();
  await page.getByRole("checkbox").click();
  await page.keyboard.press("Escape");
  await page.locator(".brand").click();
  await page.keyboard.press("End");
  assert.equal(await moment(page), 0);
  await page.context().close();
});

test("a syntax error has CPython's words, and the program is not run", async () => {
  const page = await open();
  await type(page, "x = 1\nif x\n    pass\n");
  await page.click(".btn.run");
  await page.locator(".findings li").waitFor();
  assert.match(await page.innerText(".findings"), /2행 SyntaxError: expected ':'/);
  assert.match(await page.innerText(".lines"), /line 2\n\s+if x\n\s+\^\n\s*SyntaxError: expected ':'/);
  await page.context().close();
});

test("Stop answers within 200 ms on an endless loop, and what ran stays", async () => {
  const page = await open();
  await type(page, "for n in (1, 2):\n    print(n)\nwhile True:\n    pass\n");
  const waited = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    document.querySelector(".btn.run").click();
    while (!document.querySelector(".lines .text")) await frame();
    const began = performance.now();
    document.querySelector(".btn.run").click();
    while (document.querySelector(".run-bar.running")) await frame();
    return performance.now() - began;
  });
  assert.ok(waited < 200, `${waited} ms`);
  assert.equal(await page.locator(".lines li").count(), 2);
  await type(page, PROGRAM);
  await run(page);
  assert.equal(await page.locator(".lines li").count(), 3);
  await page.context().close();
});

test("an edit and the settings survive a reload", async () => {
  const page = await open();
  await type(page, "mine = 1\n");
  await page.getByRole("button", { name: "English" }).click();
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.innerText(".cm-content"), /mine = 1/);
  assert.equal(await page.getAttribute("html", "lang"), "en");
  await page.getByRole("button", { name: "Original text" }).click();
  assert.match(await page.innerText(".cm-content"), /asyncio/);
  await page.context().close();
});

for (const theme of ["light", "dark"]) {
  for (const language of ["ko", "en"]) {
    for (const [name, size] of [["wide", WIDE], ["phone", PHONE]]) {
      test(`nothing serious for axe, nothing wider than the page: ${theme}, ${language}, ${name}`, async () => {
        const page = await open({ theme, language, size });
        if (name === "phone") await page.locator(".phone-tabs button").nth(1).click();
        await type(page, PROGRAM);
        await run(page);
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        if (name === "phone") {
          for (const tab of [0, 1, 3, 4]) {
            await page.locator(".phone-tabs button").nth(tab).click();
            assert.deepEqual(await axe(page), []);
          }
        }
        await shoot(page, `app-${theme}-${language}-${name}`);
        await page.context().close();
      });
    }
  }
}

test("who has never been here is shown a first lesson, and who has read one is not", async () => {
  for (const size of [undefined, PHONE]) {
    const page = await openApp(browser, site, { language: "en", size });
    await page.locator(".newcomer a").click();
    await page.locator(".lesson h2", { hasText: "await against create_task" }).waitFor();
    await page.goto(site.url);
    await page.reload();
    await page.locator(".narration").waitFor();
    assert.equal(await page.locator(".newcomer").count(), 0);
    await page.context().close();
  }
});
