// Processes on the page: their memories, what goes between them, and what they gain.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, openApp, pick, runProgram, seek, shoot } from "./browser.mjs";
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
const tab = (page, name) => page.locator(".tabs").getByRole("button", { name, exact: true });

test("two processes take less time than two threads, and each has a memory of its own", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await pick(page, "threads_or_processes.py");
  await runProgram(page);
  const [, threads, processes] = /threads *: ([\d.]+) s[\s\S]*processes: ([\d.]+) s/.exec(await page.innerText(".lines"));
  assert.ok(Number(processes) < 0.8 * Number(threads), `${threads} s by threads, ${processes} s by processes`);
  await tab(page, "Memory").click();
  const end = await lastMoment(page);
  let most = 0;
  for (let part = 10; part <= 20; part += 1) {
    await seek(page, Math.floor((end * part) / 20));
    await page.waitForTimeout(200);
    const alive = await page.locator(".process:not(.over)").count();
    if (alive > most) {
      most = alive;
      await shoot(page, "memory-of-processes");
    }
  }
  assert.ok(most >= 3, `${most} processes at once`);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a message is a copy: the child's basket goes over the pipe, the parent's stays", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await pick(page, "own_memory.py");
  await runProgram(page);
  await tab(page, "Memory").click();
  const end = await lastMoment(page);
  let copies = 0;
  for (let at = 1; at <= end && copies === 0; at += 1) {
    await seek(page, at);
    copies = await page.locator(".between .message", { hasText: "pear" }).count();
  }
  assert.ok(copies > 0, "the message lies in the pipe");
  await page.waitForTimeout(300);
  await shoot(page, "memory-message");
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});
