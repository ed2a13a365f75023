// Large memories: copies of the machine are kept only as far as a browser has room for them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openApp, typeProgram } from "./browser.mjs";
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

const program = (count) => `import random
import threading


def build():
    numbers = [random.random() for _ in range(${count})]
    numbers.sort()
    return numbers


pair = [threading.Thread(target=build) for _ in range(2)]
for one in pair:
    one.start()
for one in pair:
    one.join()
print("both are sorted")
`;

test("two threads sort millions of numbers: it ends, and the page lives all the while", { timeout: 600_000 }, async () => {
  const page = await openApp(browser, site, { language: "en" });
  await typeProgram(page, program("3_000_000"));
  await page.evaluate(() => {
    window.slowest = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.slowest = Math.max(window.slowest, now - last);
      last = now;
    }, 50);
  });
  await page.click(".btn.run");
  await page.locator(".run-bar.running").waitFor();
  assert.match(await page.innerText(".run-bar"), /events so far/);
  await page.locator(".run-bar.running").waitFor({ state: "detached", timeout: 580_000 });
  assert.match(await page.innerText(".lines"), /both are sorted/);
  const slowest = await page.evaluate(() => window.slowest);
  assert.ok(slowest < 3_000, `the page stood for ${slowest} ms`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("more than there is room for is the limit heap, told by its name", { timeout: 300_000 }, async () => {
  const page = await openApp(browser, site, { language: "en" });
  await typeProgram(page, "rows = []\nwhile True:\n    rows.append([0] * 1_000_000)\n");
  await page.click(".btn.run");
  await page.locator(".run-bar", { hasText: "limit of memory" }).waitFor({ timeout: 280_000 });
  assert.match(await page.innerText(".run-bar"), /Stopped at the limit of memory/);
  await page.context().close();
});
