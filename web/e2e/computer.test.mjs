// The simulated computer as a person uses it: its settings, breakpoints, typed input, a run
// that is stopped and goes on, and an engine that finds no worker to run in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, moment, openApp, openPage, runProgram, settled, typeProgram } from "./browser.mjs";
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

test("release, seed and clock are chosen, and the next run has them", async () => {
  const page = await open();
  await typeProgram(page, "import sys, random, time\nprint(sys.version_info[1], random.random())\nfor n in range(1000):\n    pass\nprint(time.monotonic() > 0)\n");
  await runProgram(page);
  const usual = await page.innerText(".lines");
  assert.match(usual, /14 0\./);
  const end = async () => {
    await page.keyboard.press("End");
    return page.innerText(".reading.time .clock");
  };
  await page.getByRole("button", { name: "Settings" }).click();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "3.11" }).click();
  await page.getByRole("button", { name: "Only waiting does" }).click();
  await page.getByLabel("Seed").fill("7");
  await page.getByLabel("Seed").press("Tab");
  await page.keyboard.press("Escape");
  assert.match(await page.innerText(".facts"), /run again[\s\S]*3\.11[\s\S]*Seed 7[\s\S]*only waiting takes time/);
  await runProgram(page);
  const other = await page.innerText(".lines");
  assert.match(other, /11 0\./);
  assert.notEqual(usual.split("14 ")[1], other.split("11 ")[1]);
  await page.locator(".brand").click();
  assert.equal(await end(), "00:00.000");
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.innerText(".facts"), /3\.11/);
  await page.context().close();
});

test("another order of what a system leaves open is chosen, and stays", async () => {
  const page = await open();
  await typeProgram(page, `import asyncio

async def job(name):
    return name

async def main():
    tasks = [asyncio.create_task(job(name)) for name in "abcde"]
    done, _ = await asyncio.wait(tasks)
    print(*[task.result() for task in done])

asyncio.run(main())
`);
  await runProgram(page);
  assert.match(await page.innerText(".lines"), /a b c d e/);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Other order (0: usual)").fill("7");
  await page.getByLabel("Other order (0: usual)").press("Tab");
  await page.keyboard.press("Escape");
  assert.match(await page.innerText(".facts"), /Order 7/);
  await runProgram(page);
  const [order] = (await page.innerText(".lines")).match(/[a-e]( [a-e]){4}/);
  assert.notEqual(order, "a b c d e");
  assert.deepEqual([...order.split(" ")].sort(), ["a", "b", "c", "d", "e"]);
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.innerText(".facts"), /Order 7/);
  await runProgram(page);
  assert.ok((await page.innerText(".lines")).includes(order));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a breakpoint by key: gone to, back, in a list, played up to, taken away", async () => {
  const page = await open();
  await typeProgram(page, "for n in (1, 2, 3):\n    k = n * 2\nprint(k)\n");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F9");
  assert.match(await page.locator(".breakpoints li").innerText(), /line 2/);
  await runProgram(page);
  await page.locator(".narration").click();
  await page.keyboard.press("Home");
  const line = () => page.locator(".narration .inner").innerText();
  const steps = [];
  for (const key of ["b", "b", "b", "Shift+B"]) {
    const before = await page.innerText(".slot");
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    assert.match(await line(), /line 2/);
    steps.push((await page.innerText(".slot")) + before.length);
  }
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector(".play span")?.textContent === "Play" && document.querySelector(".narration .inner"));
  assert.match(await line(), /line 2/);
  await page.getByRole("button", { name: "Remove the breakpoint: line 2" }).click();
  assert.equal(await page.locator(".breakpoints").count(), 0);
  assert.equal(await page.locator(".breakpoint-cell").count(), 0);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a program that asks is answered in the output panel, and what was typed stays in the run", async () => {
  const page = await open();
  await typeProgram(page, "name = input('Who? ')\nage = int(input())\nprint(name, age + 1)\n");
  await runProgram(page);
  assert.match(await page.innerText(".run-bar"), /waits for a line/);
  assert.deepEqual(await axe(page), []);
  for (const line of ["Ada", "36"]) {
    await page.locator(".input-line input").fill(line);
    await page.keyboard.press("Enter");
    await settled(page);
  }
  await page.waitForFunction(() => /Ada 37/.test(document.querySelector(".lines").innerText));
  assert.match(await page.innerText(".lines"), /Who\? Ada[\s\S]*36[\s\S]*Ada 37/);
  assert.equal(await page.locator(".input-line").count(), 0);
  // A step by line back over the input recomputes it with the same lines.
  await page.locator(".brand").click();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Line", exact: true }).click();
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(150);
  }
  assert.match(await page.innerText(".slot"), /line [123]/);
  await page.context().close();
});

test("a stopped run has its variables and steps again, and goes on", async () => {
  const page = await open();
  // Few events for its steps: it is still on its way to the budget of events when Stop is pressed, on a slow machine too.
  await typeProgram(page, "def count():\n    n = 0\n    while True:\n        n += 1\n        if n % 1000000 == 0:\n            print(n)\n\ncount()\n");
  await page.click(".btn.run");
  await page.waitForFunction(() => document.querySelectorAll(".lines .text").length > 2);
  await page.click(".btn.run");
  await page.getByText("Stopped.").waitFor();
  await page.getByRole("button", { name: "Run on" }).waitFor();
  await page.locator(".lines li button").nth(1).click();
  await page.getByText("n = 2000000").waitFor();
  const before = await lastMoment(page);
  await page.getByRole("button", { name: "Run on" }).click();
  await page.waitForFunction((events) => Number(document.querySelector(".slider").max) > events, before);
  await page.click(".btn.run");
  await page.locator(".run-bar.limit").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without workers the engine runs on the page's own thread, and Stop is still obeyed", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("no workers here", "SecurityError");
      }
    };
  });
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  await typeProgram(page, "for n in range(3):\n    print(n)\n");
  await page.getByText("Run").first().waitFor();
  await runProgram(page);
  assert.equal(await page.locator(".lines li").count(), 3);
  await page.getByRole("button", { name: "Line", exact: true }).click();
  await page.getByRole("button", { name: "One step forward" }).click();
  await page.locator(".narration .inner").waitFor();
  await typeProgram(page, "n = 0\nwhile True:\n    n += 1\n");
  await page.click(".btn.run");
  await page.locator(".run-bar.running").waitFor();
  await page.waitForTimeout(200);
  await page.click(".btn.run");
  await page.getByText("Stopped.").waitFor();
  assert.ok((await moment(page)) >= 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a refusal's way round is in the page's language", async () => {
  const page = await open({ language: "ko" });
  await typeProgram(page, "import numpy\n");
  await page.locator(".findings li").waitFor();
  assert.match(await page.innerText(".findings .hint"), /리스트와 math, random을 쓰세요/);
  await page.context().close();
});

test("generator switches beyond the limit are told to be untold", async () => {
  const page = await open();
  await typeProgram(page, "def many():\n    for n in range(15000):\n        yield n\n\nprint(sum(many()))\n");
  await runProgram(page);
  await page.locator(".brand").click();
  while (!/112492500/.test(await page.innerText(".lines"))) {
    await page.keyboard.press("End");
    const before = await lastMoment(page);
    await page.getByRole("button", { name: "Run on" }).click();
    await page.waitForFunction((events) => Number(document.querySelector(".slider").max) > events, before);
    await settled(page);
  }
  await page.keyboard.press("End");
  await page.waitForFunction(() => !document.querySelector(".run-bar.running"));
  assert.match(await page.innerText(".run-bar"), /generator switches/);
  assert.match(await page.innerText(".lines"), /112492500/);
  await page.context().close();
});
