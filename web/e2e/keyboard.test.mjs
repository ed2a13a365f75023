// The Python page by keyboard alone, and as a screen reader reads it: names, order, states.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, lastMoment, moment, openApp, pick, runProgram, seek, settled } from "./browser.mjs";
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
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === document.body ? null : `${at.tagName.toLowerCase()}: ${at.getAttribute("aria-label") ?? at.innerText}`.replaceAll("\n", " ").trim();
  });

/** Presses Tab until `wanted` has the focus. */
async function tabTo(page, wanted, most = 60) {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press("Tab");
    if (wanted.test((await focused(page)) ?? "")) return press + 1;
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

test("the keyboard alone: choose a program, run it, look at its stages, its log and its output", async () => {
  const page = await open();
  await tabTo(page, /^button: Programs/);
  await page.keyboard.press("Enter");
  await tabTo(page, /Two threads that compute/);
  await page.keyboard.press("Enter");
  await page.locator(".popover").waitFor({ state: "detached" });
  await tabTo(page, /^button: Run/);
  await page.keyboard.press("Enter");
  await settled(page);
  await tabTo(page, /^button: Memory/);
  await page.keyboard.press("Enter");
  await page.locator(".memory").waitFor();
  await tabTo(page, /^div: Memory/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".event-log").waitFor();
  // The log is one stop: arrows go through it, Tab goes on.
  await tabTo(page, /^button: \d+ 0\.\d{3} /, 3);
  const before = await focused(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const after = await focused(page);
  assert.equal(parseInt(after.slice(8), 10), parseInt(before.slice(8), 10) + 2, `${before}, then ${after}`);
  await page.keyboard.press("Enter");
  assert.equal(await moment(page), parseInt(after.slice(8), 10));
  assert.ok((await tabTo(page, /^button: To the beginning/, 4)) <= 4);
  await tabTo(page, /^input: Position/, 20);
  await page.keyboard.press("ArrowRight");
  assert.ok((await moment(page)) > 0);
  // Backwards the output is near, one stop for its lines.
  const lines = page.locator(".lines button");
  assert.equal(await lines.evaluateAll((all) => all.filter((line) => line.tabIndex === 0).length), 1);
  await lines.first().focus();
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /two threads/);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".lines .new").count(), 1);
  await page.context().close();
});

test("as a screen reader reads it: every part has a name, what is pressed and current is said", async () => {
  const page = await open();
  await pick(page, "gil_cpu.py");
  await runProgram(page);
  await seek(page, Math.floor((await lastMoment(page)) / 2));
  const tree = await page.locator("body").ariaSnapshot();
  for (const part of [
    "- banner:",
    "- main:",
    'region "Code"',
    'textbox "Code"',
    'region "Output"',
    'region "Threads & GIL"',
    'region "What just happened"',
    "- contentinfo:",
    'region "Timeline"',
    'slider "Position"',
    'button "Threads & GIL" [pressed]',
    'button "Decision" [pressed]',
    'columnheader "What it waits for"',
    'rowheader "Th0 MainThread"',
  ]) {
    assert.ok(tree.includes(part), `${part} is not in\n${tree}`);
  }
  const nameless = /- (button|textbox|combobox|slider|img|region|group)( \[|:|$)/m.exec(tree);
  assert.equal(nameless, null, nameless?.[0]);
  const value = await page.locator(".slider").getAttribute("aria-valuetext");
  assert.match(value, /\d/);
  // A step is spoken once, in one sentence or two.
  await page.locator(".brand").click();
  await page.keyboard.press("ArrowRight");
  const spoken = page.locator("[aria-live=polite]").filter({ hasText: /\./ });
  assert.equal(await spoken.count(), 1);
  await page.context().close();
});

test("forced colours: what is pressed can be read, and the slider has its track", async () => {
  const page = await open({ forcedColors: "active" });
  await pick(page, "gil_cpu.py");
  await runProgram(page);
  const told = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    const pressed = style(".transport .segments [aria-pressed=true]");
    const tabs = [...document.querySelectorAll(".tabs button")].map((tab) => getComputedStyle(tab).borderBottomColor);
    return { adjust: pressed.forcedColorAdjust, back: pressed.backgroundColor, text: pressed.color, slider: style(".slider").forcedColorAdjust, tabs };
  });
  assert.equal(told.adjust, "none");
  assert.notEqual(told.back, told.text);
  assert.equal(told.slider, "none");
  assert.notEqual(told.tabs[0], told.tabs[1], "only the open tab is underlined");
  await page.context().close();
});

test("after a press on a link Space plays, and pauses: a link does nothing with it", async () => {
  const page = await open();
  await runProgram(page);
  await page.locator(".brand a").click();
  await page.waitForFunction(() => document.activeElement.closest(".brand"));
  await page.keyboard.press("Space");
  await page.waitForFunction(() => Number(document.querySelector(".slider").value) > 2);
  await page.keyboard.press("Space");
  await page.locator(".transport .play[aria-pressed=false], .transport").first().waitFor();
  await page.context().close();
});

test("with reduced motion a step moves nothing on the GIL stage", async () => {
  const page = await open({ motion: "reduce" });
  await pick(page, "gil_cpu.py");
  await runProgram(page);
  await page.locator(".brand").click();
  await page.keyboard.press("Home");
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("ArrowRight");
    const moving = await page.evaluate(() => document.querySelector(".stage").getAnimations({ subtree: true }).filter((animation) => animation.playState === "running").length);
    assert.equal(moving, 0, `step ${step}`);
  }
  await page.context().close();
});
