// Go's stages: what is drawn equals what the command line tells of the same run; steals, hand-offs
// of Ps and of values, deadlocks, selects, the tree; nothing serious for axe, nothing sideways.
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PHONE, WIDE, axe, launch, lastMoment, moment, openApp, pick, runProgram, seek, settled, shoot, typeProgram } from "./browser.mjs";
import { interleave } from "./native.mjs";
import { serveSite } from "./site.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const lessons = join(root, "crates/lessons/programs");
const views = join(root, "crates/cli/tests/go_views");

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
/** Seeks, and waits until that moment is drawn. */
async function goTo(page, to) {
  await seek(page, to);
  await page.waitForFunction((at) => document.querySelector(".reading.event .clock")?.textContent.replace(/\D/g, "") === String(at), to);
}
const tab = (page, name) => page.locator(".tabs").getByRole("button", { name, exact: true });

/** Opens a Go program of the picker and runs it to where it pauses by itself. */
async function ran(file, options) {
  const page = await open(options);
  await pick(page, file);
  await page.locator(".btn.run:enabled").waitFor();
  await runProgram(page);
  return page;
}

/** Runs a text of a test's own, on the computer of a picker's program. */
async function ranText(text, on, options) {
  const page = await open(options);
  await pick(page, on);
  await typeProgram(page, text);
  await page.locator(".btn.run:enabled").waitFor();
  await runProgram(page);
  return page;
}

/** What the command line tells of the same run, a JSON line each. */
function told(path, view, cores) {
  const out = interleave("trace", path, "--view", view, "--cores", String(cores));
  return out.trim().split("\n").map((row) => JSON.parse(row));
}

/** Each row of go-sched with the moment before its event, and its goroutines as the page names them. */
function decisions(path, cores) {
  const events = told(path, "events", cores);
  const rows = told(path, "go-sched", cores);
  const names = new Map([["-", "empty"]]);
  let made = 0;
  let started = false;
  const found = [];
  events.forEach((event, index) => {
    if (event.event === "GCreated") {
      if (!event.system) made += 1;
      names.set(event.system ? `g${event.goid}` : `G${made}`, `G${event.goid}`);
    }
    const starts = event.event === "GExecuted";
    const told = starts || ["GReadied", "GParked", "GYielded", "GExited"].includes(event.event) || (event.event === "GCreated" && !event.system);
    const rowed = started && told;
    if (rowed) {
      const row = rows[found.length];
      const page = (name) => names.get(name) ?? name;
      found.push({
        ...row,
        // A row of `execute` is told after its goroutine left its queue.
        moment: starts ? index + 1 : index,
        runnext: page(row.runnext),
        runq: row.runq.map(page),
        globq: row.globq.map(page),
      });
    }
    started ||= starts;
  });
  assert.equal(found.length, rows.length);
  return found;
}

/** The queues as the page shows them. */
async function shownQueues(page, p) {
  const column = page.locator(`.go-p[data-p="${p}"]`);
  const texts = (locator) => locator.locator(".mark").allInnerTexts();
  const more = async (locator) => Number(/\+(\d+)/.exec(await locator.innerText())?.[1] ?? 0);
  const head = column.locator(".go-head");
  const global = page.locator(".go-global .go-line");
  const runq = await texts(head);
  const globq = await texts(global);
  return {
    runnext: (await column.locator(".go-runnext-slot").innerText()).trim(),
    runq,
    ring: Number(await column.locator(".go-hub strong").innerText()),
    runqMore: await more(head),
    globq,
    globqMore: await more(global),
  };
}

async function queuesAgree(page, rows, step) {
  for (let at = 0; at < rows.length; at += step) {
    const row = rows[at];
    await goTo(page, row.moment);
    const shown = await shownQueues(page, row.p);
    const place = `row ${at}: ${JSON.stringify(row)}`;
    assert.equal(shown.runnext, row.runnext, place);
    assert.deepEqual(shown.runq, row.runq.slice(0, 3), place);
    assert.deepEqual(shown.globq, row.globq.slice(0, 8), place);
    assert.equal(shown.ring, shown.runq.length + shown.runqMore, place);
    if (row.runq.length < 12) assert.equal(shown.ring, row.runq.length, place);
    if (row.globq.length < 12) assert.equal(shown.globq.length + shown.globqMore, row.globq.length, place);
  }
}

test("one P: runnext, ring and global queue are those of every decision", async () => {
  const page = await ran("order_one_p.go");
  assert.equal(await page.locator(".tabs [aria-pressed=true]").innerText(), "Scheduler G-M-P");
  const rows = decisions(join(lessons, "order_one_p.go"), 1);
  assert.ok(rows.length > 10);
  await queuesAgree(page, rows, 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("four Ps: the queues agree, a theft is seen with its victim and its count", async () => {
  const page = await ran("stealing.go");
  const rows = decisions(join(lessons, "stealing.go"), 4);
  await queuesAgree(page, rows, Math.ceil(rows.length / 30));
  const stolen = told(join(lessons, "stealing.go"), "events", 4).findIndex((event) => event.event === "WorkStolen" && !event.runnext);
  assert.ok(stolen > 0, "something is stolen");
  await goTo(page, stolen + 1);
  await page.locator(".go-theft-label").waitFor();
  const event = told(join(lessons, "stealing.go"), "events", 4)[stolen];
  assert.match(await page.innerText(".go-theft-label"), new RegExp(`^${event.count} of \\d+$`));
  assert.equal(await page.locator(".go-theft-tick").count(), Math.min(event.count, 64));
  assert.match(await page.innerText(".go-walk"), new RegExp(`steal .*P${event.victim}`));
  assert.match(await page.innerText(".narration .what"), new RegExp(`P${event.p} stole ${event.count} from P${event.victim}`));
  assert.ok(await page.locator(`.go-p[data-p="${event.p}"]`).evaluate((column) => column.classList.contains("hot")));
  await shoot(page, "go-theft");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("three hundred in one queue: 256 slots, half of them spill, the count is in the hub", async () => {
  const { readFileSync } = await import("node:fs");
  const path = join(views, "many.go");
  const page = await ranText(readFileSync(path, "utf8"), "order_one_p.go");
  const spilled = told(path, "events", 1).findIndex((event) => event.event === "QueueSpilled");
  assert.ok(spilled > 0);
  await goTo(page, spilled);
  await page.waitForFunction(() => document.querySelector(".go-hub strong").textContent === "256");
  assert.match(await page.locator(".go-ring").getAttribute("aria-label"), /Local queue of P0: 256 of 256, from the head G\d+/);
  await shoot(page, "go-ring-full");
  await goTo(page, spilled + 1);
  await page.waitForFunction(() => document.querySelector(".go-hub strong").textContent === "128");
  assert.match(await page.innerText(".go-global"), /\+120/);
  await page.context().close();
});

test("a system call that blocks loses its P, and another M goes on with it", async () => {
  const { readFileSync } = await import("node:fs");
  const path = join(views, "syscall.go");
  const page = await ranText(readFileSync(path, "utf8"), "order_one_p.go");
  const events = told(path, "events", 1);
  const taken = events.findIndex((event) => event.event === "PRetaken");
  assert.ok(taken > 0, "sysmon takes the P");
  await goTo(page, taken);
  await page.waitForFunction(() => /nanosleep/.test(document.querySelector(".go-side").innerText));
  assert.match(await page.innerText(".go-side"), /keeps P0/);
  const before = await page.innerText(".go-p .go-m b");
  await goTo(page, taken + 1);
  await page.waitForFunction(() => /no P/.test(document.querySelector(".go-side").innerText));
  assert.match(await page.innerText(".go-side"), /took P0 from a system call/);
  await goTo(page, taken + 2);
  await page.waitForFunction((m) => document.querySelector(".go-p .go-m b")?.textContent !== m, before);
  await shoot(page, "go-hand-off");
  await page.context().close();
});

test("a deadlock of two mutexes: the cycle is marked, who waits for what, held by whom", async () => {
  const { readFileSync } = await import("node:fs");
  const page = await ranText(readFileSync(join(views, "deadlock.go"), "utf8"), "order_one_p.go");
  await tab(page, "Channels & locks").click();
  await page.locator(".brand").click();
  await page.keyboard.press("End");
  await page.locator(".go-deadlock .cycle").waitFor();
  const cycle = (await page.innerText(".go-deadlock .cycle")).replace(/\s+/g, " ").trim();
  assert.match(cycle, /^(G\d+) [ab] (G\d+) [ab] \1$/);
  const lock = page.locator('.go-lock[data-lock="a"]');
  assert.match(await lock.innerText(), /held by\s*G\d+/);
  assert.equal(await lock.locator(".go-sudogs .mark").count(), 1);
  assert.match(await page.innerText('.go-lock[data-lock="wg"]'), /2 counter/);
  assert.match(await page.innerText(".run-bar"), /Nobody can run/);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "go-deadlock");
  await page.context().close();
});

test("a deadlock of channels: everybody, what each waits for, and where", async () => {
  const page = await ran("deadlock.go");
  await tab(page, "Channels & locks").click();
  await goTo(page, await lastMoment(page));
  await page.locator(".go-everybody li").first().waitFor();
  assert.match(await page.innerText(".go-everybody"), /G1[\s\S]*line \d+[\s\S]*chan (send|receive)/);
  await page.context().close();
});

test("channels: buffer values, waiters and their names; a value handed past the buffer", async () => {
  const { readFileSync } = await import("node:fs");
  const path = join(views, "pool.go");
  const page = await ranText(readFileSync(path, "utf8"), "order_one_p.go");
  await tab(page, "Channels & locks").click();
  const events = told(path, "events", 1);
  let buffer = [];
  const waiting = new Map();
  let jobs;
  let checked = 0;
  for (let at = 0; at < events.length; at += 1) {
    const event = events[at];
    if (event.event === "ChanMade") jobs ??= event.chan;
    const ours = event.chan === jobs;
    if (ours && event.event === "ChanSent" && event.to === null) buffer = [...buffer, event.value];
    if (ours && event.event === "ChanWaiting" && !event.receives) waiting.set(event.g, event.value);
    if (ours && event.event === "ChanReceived" && event.open) {
      // A sender that waited puts its value at the tail.
      buffer = [...buffer.slice(1), ...(event.from === null ? [] : [waiting.get(event.from)])];
    }
    if (ours && ["ChanSent", "ChanReceived"].includes(event.event)) {
      await goTo(page, at + 1);
      // Drawn from tail to head.
      const shown = await page.locator('.go-chan[data-chan="jobs"] .go-buffer .full').allInnerTexts();
      assert.deepEqual(shown.reverse(), buffer, JSON.stringify(event));
      checked += 1;
    }
  }
  assert.ok(checked >= 5);
  const handed = events.findIndex((event) => event.event === "ChanSent" && event.to !== null);
  assert.ok(handed > 0, "a value goes past the buffer");
  await goTo(page, handed + 1);
  await page.locator(".go-handed").waitFor();
  assert.match((await page.innerText(".go-handed")).replace(/\s+/g, " "), /G\d+ .* G\d+ directly, past the buffer/);
  await shoot(page, "go-handed");
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("select: its cases, which can go on, which is taken; the tree says who started whom", async () => {
  const { readFileSync } = await import("node:fs");
  const path = join(views, "select.go");
  const page = await ranText(readFileSync(path, "utf8"), "order_one_p.go");
  await tab(page, "Channels & locks").click();
  const events = told(path, "events", 1);
  const looked = events.findIndex((event) => event.event === "SelectLooked" && !event.default);
  await goTo(page, looked + 1);
  await page.locator(".go-select").first().waitFor();
  const cases = await page.locator(".go-select").first().locator("li").allInnerTexts();
  assert.equal(cases.length, events[looked].cases.length);
  assert.match(cases.join("\n"), /receive from c/);
  assert.match(cases.join("\n"), /quit/);
  const tree = await page.locator(".go-tree tbody tr").allInnerTexts();
  assert.match(tree[0], /G1\s+main/);
  assert.match(tree[1], /main\.func1|func1/);
  await page.context().close();
});

test("GOMAXPROCS is changed while looking at the same program", async () => {
  const page = await ran("stealing.go");
  await goTo(page, await lastMoment(page));
  assert.equal(await page.locator(".go-p").count(), 4);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("group", { name: "GOMAXPROCS" }).getByRole("button", { name: "2", exact: true }).click();
  await page.keyboard.press("Escape");
  await runProgram(page);
  await goTo(page, await lastMoment(page));
  await page.waitForFunction(() => document.querySelectorAll(".go-p").length === 2);
  assert.match(await page.innerText(".go-settings"), /GOMAXPROCS 2/);
  await page.context().close();
});

for (const [name, options] of [
  ["dark, Korean, wide", { theme: "dark", language: "ko", size: WIDE }],
  ["light, Korean, phone", { theme: "light", language: "ko", size: PHONE }],
  ["dark, English, phone", { theme: "dark", language: "en", size: PHONE }],
  ["light, English, 1024", { theme: "light", language: "en", size: { width: 1024, height: 768 } }],
]) {
  test(`Go's stages: nothing serious for axe, nothing sideways: ${name}`, async () => {
    const page = await open(options);
    await pick(page, "worker_pool.go");
    await page.locator(".btn.run:enabled").waitFor();
    await page.click(".btn.run");
    await settled(page);
    await goTo(page, Math.floor((await lastMoment(page)) * 0.6));
    assert.ok((await moment(page)) > 1);
    if (options.size === PHONE) await page.locator(".phone-tabs button").nth(2).click();
    const stages = await page.locator(".tabs button").count();
    assert.ok(stages >= 3);
    for (let stage = 0; stage < stages; stage += 1) {
      await page.locator(".tabs button").nth(stage).click();
      await page.waitForTimeout(250);
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      const wide = await page.evaluate(() => document.querySelector(".stage").scrollWidth - document.querySelector(".stage").clientWidth);
      assert.ok(wide <= 0, `stage ${stage} is ${wide} px too wide`);
      await shoot(page, `go-${name.replaceAll(", ", "-")}-${stage}`);
    }
    await page.context().close();
  });
}
