// The stages of threads: the GIL and its gate, the line from close up, memory, other cores,
// deadlocks; what is drawn is what the run did.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, WIDE, axe, launch, lastMoment, moment, openApp, pick, runProgram, seek, settled, shoot, typeProgram } from "./browser.mjs";
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
const tab = (page, name) => page.locator(".tabs").getByRole("button", { name, exact: true });

/** Opens a program of the picker and runs it to where it pauses by itself. */
async function ran(file, options) {
  const page = await open(options);
  await pick(page, file);
  await runProgram(page);
  return page;
}

test("two threads that compute: one disc, one holder, the other waits, and cores do not help", async () => {
  const page = await ran("gil_cpu.py");
  assert.match(await page.innerText(".lines"), /one after the other: [\d.]+ s[\s\S]*two threads/);
  assert.equal(await page.locator(".tabs [aria-pressed=true]").innerText(), "Threads & GIL");
  const end = await lastMoment(page);
  let waited = 0;
  let asked = 0;
  for (let at = 1; at <= end; at += 1) {
    await seek(page, at);
    assert.equal(await page.locator(".gil-disc").count(), 1);
    const holders = await page.locator(".gate .chip.run").count();
    assert.ok(holders <= 1);
    const running = await page.locator(".core.busy .mark.run").count();
    assert.ok(running <= 4);
    waited += await page.locator(".gil-rail .chip").count();
    asked += /drop_request is set/.test(await page.innerText(".rail-column")) ? 1 : 0;
  }
  assert.ok(waited > 0, "somebody waits for the GIL");
  assert.ok(asked > 0, "the drop request is seen");
  await tab(page, "Concurrency and parallelism").click();
  await page.locator(".verdict").waitFor();
  assert.match(await page.innerText(".verdict"), /The same time on 4 cores\..*the GIL lets only one run/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without the GIL the same work runs on all cores at once", async () => {
  const page = await ran("free_threads.py");
  assert.match(await page.innerText(".facts"), /Free-threaded/);
  const end = await lastMoment(page);
  let most = 0;
  for (let at = 1; at <= end; at += 1) {
    await seek(page, at);
    assert.equal(await page.locator(".gil-disc").count(), 0);
    most = Math.max(most, await page.locator(".core.busy .chip.run").count());
  }
  assert.equal(most, 4);
  await tab(page, "Concurrency and parallelism").click();
  await page.locator(".verdict").waitFor();
  const gain = Number(/([\d.]+) times as fast/.exec(await page.innerText(".verdict"))?.[1]);
  assert.ok(gain > 2, `${gain}`);
  await page.context().close();
});

test("a lost update is watched: read, switched away, overwritten; with its lock it is not", async () => {
  const page = await ran("lost_update.py");
  const shown = /(\d+) of 2000/.exec(await page.innerText(".lines"));
  assert.ok(Number(shown[1]) < 2000, shown[0]);
  // A thread that was switched away inside plus_one, while another one writes.
  const end = await lastMoment(page);
  let torn = false;
  for (let at = 1; at <= end && !torn; at += 1) {
    await seek(page, at);
    if (!/let the GIL go|released the GIL/.test(await page.innerText(".narration .what"))) continue;
    await page.waitForTimeout(60);
    torn = /plus_one|in hand/.test(await page.innerText(".close-up"));
  }
  assert.ok(torn, "a release inside the update");
  await pick(page, "locked_update.py");
  await runProgram(page);
  assert.match(await page.innerText(".lines"), /2000 of 2000/);
  await page.context().close();
});

test("n += 1 from close up: no gate between its read and its write since 3.10, some before", async () => {
  const page = await ran("increment.py");
  assert.match(await page.innerText(".lines"), /2000 of 2000/);
  await page.locator(".cm-line", { hasText: "n += 1" }).click();
  await page.keyboard.press("F9");
  await page.locator(".brand").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("b");
  await page.waitForFunction(() => /STORE_GLOBAL/.test(document.querySelector(".strip")?.textContent ?? ""));
  const names = await page.locator(".cell > b").allInnerTexts();
  const [read, write] = [names.indexOf("LOAD_GLOBAL"), names.indexOf("STORE_GLOBAL")];
  assert.ok(read >= 0 && read < write, names.join(" "));
  const gates = async () => page.locator(".cell").evaluateAll((cells) => cells.map((cell) => cell.classList.contains("gate")));
  assert.ok(!(await gates()).slice(read, write).includes(true));
  assert.match(await page.innerText(".strip-note"), /cannot get lost/);
  await page.getByRole("button", { name: "Up to 3.9" }).click();
  assert.ok((await gates()).slice(read, write).includes(true));
  assert.match(await page.innerText(".strip-note"), /overwritten/);
  await page.getByRole("button", { name: "Since 3.10" }).click();
  // One instruction on: the mark moves one cell.
  const at = () => page.locator(".cell").evaluateAll((cells) => cells.findIndex((cell) => cell.getAttribute("aria-current")));
  const before = await at();
  await page.getByRole("button", { name: "Instruction", exact: true }).click();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((place) => [...document.querySelectorAll(".cell")].findIndex((cell) => cell.getAttribute("aria-current")) === place, before + 1);
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((place) => [...document.querySelectorAll(".cell")].findIndex((cell) => cell.getAttribute("aria-current")) === place, before);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("a deadlock is told as its cycle: who waits for what, held by whom", async () => {
  const page = await ran("two_locks.py");
  await page.locator(".brand").click();
  await page.keyboard.press("End");
  assert.match((await page.innerText(".cycle")).replace(/\s+/g, " "), /Th1 spoon Th2 pan Th1/);
  assert.match(await page.innerText(".deadlock"), /line 12: waits for spoon, held by Th2/);
  assert.match(await page.innerText(".deadlock"), /waits for the end of Th1/);
  assert.match(await page.innerText(".run-bar"), /Nobody can run/);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("an executor: jobs queue up, workers take them, futures carry results and exceptions", async () => {
  const page = await ran("pool_futures.py");
  assert.match(await page.innerText(".lines"), /ZeroDivisionError[\s\S]*late: 4\.0/);
  assert.equal(await page.locator(".tabs [aria-pressed=true]").innerText(), "Executors");
  const end = await lastMoment(page);
  let queued = 0;
  let busy = 0;
  for (let at = 1; at <= end; at += 1) {
    await seek(page, at);
    queued = Math.max(queued, await page.locator(".gil-rail.work .job-ticket").count());
    busy = Math.max(busy, await page.locator(".workers .job-ticket").count());
  }
  assert.ok(queued >= 1, "a job waits in the queue");
  assert.equal(busy, 2);
  const jobs = await page.locator(".executors tbody tr").allInnerTexts();
  assert.equal(jobs.length, 3);
  assert.match(jobs.join("\n"), /failed/);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("run_in_executor: the loop's future stands for the pool's job", async () => {
  const page = await ran("in_executor.py");
  await tab(page, "Executors").click();
  const end = await lastMoment(page);
  let bridged = false;
  for (let at = 1; at <= end && !bridged; at += 3) {
    await seek(page, at);
    bridged = /F\d/.test((await page.locator(".executors tbody").allInnerTexts()).join(" "));
  }
  assert.ok(bridged);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("memory: what is shared stands once, stacks are each thread's own", async () => {
  const page = await ran("gil_io.py");
  const end = await lastMoment(page);
  await tab(page, "Memory").click();
  await seek(page, Math.floor(end / 2));
  await page.locator(".stack-box").nth(1).waitFor();
  assert.equal(await page.locator(".shared-box").count(), 1);
  assert.ok((await page.locator(".stack-box").count()) >= 3);
  await page.waitForFunction(() => /fetch\('[abc]'\)/.test(document.querySelector(".memory").innerText));
  assert.match(await page.innerText(".shared-box"), /fetch/);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("more than twelve lanes fold into families, which open by key", async () => {
  const page = await open();
  await typeProgram(page, "import asyncio\n\nasync def tick(n):\n    await asyncio.sleep(n)\n\nasync def main():\n    await asyncio.gather(*(tick(n % 5) for n in range(40)))\n\nasyncio.run(main())\n");
  await runProgram(page);
  const family = page.locator(".row-label.family");
  assert.match(await family.innerText(), /×40\s*tick/);
  const rows = await page.locator(".row-label").count();
  await family.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelectorAll(".row-label").length > before + 20, rows);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

for (const [name, options] of [
  ["dark, Korean, wide", { theme: "dark", language: "ko", size: WIDE }],
  ["light, Korean, phone", { theme: "light", language: "ko", size: PHONE }],
  ["dark, English, phone", { theme: "dark", language: "en", size: PHONE }],
  ["light, English, 1024", { theme: "light", language: "en", size: { width: 1024, height: 768 } }],
]) {
  test(`every stage of threads: nothing serious for axe, nothing sideways: ${name}`, async () => {
    const page = await open(options);
    if (options.size === PHONE) {
      await page.locator(".phone-tabs button").first().click();
      await page.locator(".program", { hasText: "gil_io.py" }).first().click();
    } else {
      await pick(page, "gil_io.py");
    }
    await page.click(".btn.run");
    await settled(page);
    await seek(page, Math.floor((await lastMoment(page)) * 0.6));
    assert.ok((await moment(page)) > 1);
    const stages = await page.locator(".tabs button").count();
    for (let stage = 0; stage < stages; stage += 1) {
      await page.locator(".tabs button").nth(stage).click();
      await page.waitForTimeout(250);
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      const wide = await page.evaluate(() => document.querySelector(".stage").scrollWidth - document.querySelector(".stage").clientWidth);
      assert.ok(wide <= 0, `stage ${stage} is ${wide} px too wide`);
      await shoot(page, `threads-${name.replaceAll(", ", "-")}-${stage}`);
    }
    await page.context().close();
  });
}
