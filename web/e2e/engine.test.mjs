// The engine in its worker: the same bytes as natively, asyncio programs as a person steps
// through them, limits, refusals and our own faults.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { axe, lastMoment as last, launch, moment, openApp, openPage, pick, runProgram as run, seek, settled, shoot, typeProgram as type } from "./browser.mjs";
import { serveSite } from "./site.mjs";
import { interleave } from "./native.mjs";
import { REPLY, digestInPage, message } from "./wire.mjs";

const root = join(fileURLToPath(import.meta.url), "../../..");
const programs = join(root, "crates/lessons/programs");

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

test("the same scenario gives the same trace natively and in wasm, to the byte", async () => {
  const page = await open();
  const names = readdirSync(programs).filter((name) => name.endsWith(".py"));
  assert.ok(names.length >= 10);
  for (const name of names) {
    const path = join(programs, name);
    const until = 60_000_000_000;
    const scenario = {
      scenario: 1,
      language: "python",
      program: [{ name: path, text: readFileSync(path, "utf8") }],
      limits: { time_ns: until },
    };
    const native = interleave("trace", path, "--view", "digest", "--until", "60s");
    assert.deepEqual(await digestInPage(page, "python-worker_loader.js", scenario), JSON.parse(native), name);
  }
  await page.context().close();
});

/** Notes which packs of the library a page fetches. */
function packsFetched(page) {
  const fetched = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").pop();
    if (name.includes("-library-")) fetched.push(name);
  });
  return fetched;
}

test("the library comes as far as the program imports it: nothing, asyncio, all; once each", async () => {
  const page = await open({ language: "en" });
  await pick(page, "gil_cpu.py");
  const fetched = packsFetched(page);
  // What the program's stages need is on its way: a reload would break it off.
  await page.waitForLoadState("networkidle");
  await page.reload();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await run(page);
  assert.deepEqual(fetched, [], "threads are in the engine");
  await type(page, "import asyncio\n\nasync def main():\n    print('one')\n\nasyncio.run(main())\n");
  await run(page);
  await page.getByText("one", { exact: true }).first().waitFor();
  assert.deepEqual(fetched, ["python-library-1.txt"]);
  await type(page, "import json\nprint(json.dumps({'two': 2}))\n");
  await run(page);
  await page.getByText('{"two": 2}').first().waitFor();
  assert.deepEqual(fetched, ["python-library-1.txt", "python-library-2.txt", "python-library-3.txt"]);
  // Another worker takes over: it gets what was fetched before.
  await type(page, "import asyncio\nprint('three')\nwhile True: pass\n");
  await page.click(".btn.run");
  await page.locator(".run-bar").getByRole("button", { name: "Stop" }).click();
  await type(page, "import asyncio\nprint('four')\n");
  await run(page);
  await page.getByText("four", { exact: true }).first().waitFor();
  assert.deepEqual(fetched, ["python-library-1.txt", "python-library-2.txt", "python-library-3.txt"]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("Go's library comes when a program imports what is rarer, once", async () => {
  const page = await open({ language: "en" });
  await pick(page, "wait_group.go");
  const fetched = packsFetched(page);
  await run(page);
  assert.deepEqual(fetched, [], "what course programs import is in the engine");
  const program = (path, name, call) => `package main\n\nimport (\n"fmt"\n"${path}"\n)\n\nfunc main() { fmt.Println(${name}.${call}) }\n`;
  await type(page, program("encoding/hex", "hex", 'EncodeToString([]byte("one"))'));
  await run(page);
  await page.locator(".lines", { hasText: "6f6e65" }).waitFor();
  await type(page, program("encoding/base64", "base64", 'StdEncoding.EncodeToString([]byte("two"))'));
  await run(page);
  await page.locator(".lines", { hasText: "dHdv" }).waitFor();
  assert.deepEqual(fetched, ["go-library-1.txt"]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a library that cannot be fetched is told, and the next Run asks for it again", async () => {
  const page = await openPage(browser, { language: "en" });
  let offline = true;
  await page.route("**/python-library-*", (route) => (offline ? route.abort() : route.continue()));
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await type(page, "import asyncio\nprint('here')\n");
  await page.getByText("The engine could not be loaded.").waitFor();
  offline = false;
  await page.click(".btn.run");
  await page.getByText("here", { exact: true }).first().waitFor();
  await page.context().close();
});

test("gather, step by step: queues, heap, call stack and output agree at a moment, from either side", async () => {
  const page = await open({ language: "en" });
  await run(page);
  assert.equal(await page.locator(".lines li").count(), 11);
  const end = await last(page);
  const look = async () => {
    await page.waitForTimeout(150);
    return (await page.locator(".event-loop").innerText()) + (await page.innerText(".narration"));
  };
  await page.locator(".lines li button").nth(1).click();
  await page.getByText("power('B', 3, 3, 0.5)").first().waitFor();
  assert.match(await page.locator(".slot").innerText(), /r = 3, i = 1/);
  const at = await moment(page);
  const there = await look();
  await seek(page, end);
  await seek(page, at);
  await page.getByText("power('B', 3, 3, 0.5)").first().waitFor();
  assert.equal(await look(), there);
  for (const [size, steps] of [["Turn", 1], ["Decision", 4], ["Line", 3], ["Instruction", 5]]) {
    await page.getByRole("button", { name: size, exact: true }).click();
    for (let step = 0; step < steps; step += 1) {
      const before = await page.innerText(".narration");
      await page.getByRole("button", { name: "One step forward" }).click();
      await page.waitForFunction((text) => document.querySelector(".narration").innerText !== text, before);
    }
    const before = await page.innerText(".narration");
    await page.getByRole("button", { name: "One step back" }).click();
    await page.waitForFunction((text) => document.querySelector(".narration").innerText !== text, before);
  }
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "gather-light-en-wide");
  await page.context().close();
});

test("a program without an end runs as far as somebody looks, and further on demand", async () => {
  const page = await open({ language: "en" });
  await type(page, "import asyncio\n\nasync def tick():\n    while True:\n        print('tick')\n        await asyncio.sleep(10)\n\nasyncio.run(tick())\n");
  await run(page);
  const first = await last(page);
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Run on" }).click();
  await page.waitForFunction((before) => Number(document.querySelector(".slider").max) > before, first);
  await page.context().close();
});

test("what goes wrong is told: refusal, limit, uncaught exception, never awaited", async () => {
  const page = await open({ language: "en" });
  await type(page, "import numpy\n");
  await page.click(".btn.run");
  await page.locator(".findings li").waitFor();
  assert.match(await page.innerText(".findings"), /1 .*numpy/);
  assert.match(await page.innerText(".lines"), /power\.py:1:\d+: unsupported: .*numpy/);
  await type(page, "def down(n):\n    return 1 + down(n + 1)\n\nprint('before')\ndown(0)\n");
  await run(page);
  assert.match(await page.innerText(".run-bar"), /RecursionError/);
  assert.match(await page.innerText(".lines"), /before[\s\S]*RecursionError: maximum recursion depth exceeded/);
  await type(page, "import asyncio\n\nasync def lost():\n    pass\n\nasync def main():\n    lost()\n    raise ValueError('no')\n\nasyncio.run(main())\n");
  await run(page);
  assert.match(await page.innerText(".lines"), /never awaited[\s\S]*ValueError: no/);
  assert.match(await page.innerText(".run-bar"), /ValueError: no/);
  await page.context().close();
});

test("our own fault is told as ours, and the text stays", async () => {
  const page = await openPage(browser, { language: "en" });
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.workers = [];
    window.Worker = class extends Real {
      constructor(...given) {
        super(...given);
        window.workers.push(this);
      }
    };
  });
  await page.goto(site.url);
  await type(page, "mine = 1\n");
  await run(page);
  const fault = message(0, REPLY.fault, "panicked at heap.rs:1");
  await page.evaluate((bytes) => window.workers[0].onmessage({ data: Uint8Array.from(bytes) }), fault);
  await page.getByText("Something went wrong inside Interleave").waitFor();
  assert.match(await page.innerText(".run-bar"), /panicked at heap\.rs:1/);
  assert.match(await page.innerText(".cm-content"), /mine = 1/);
  const link = await page.locator(".run-bar a").getAttribute("href");
  const other = await openPage(browser, { language: "en" });
  await other.goto(link);
  await other.getByText("mine = 1").waitFor();
  // Those that were given away before scenarios had links still open.
  await other.goto("about:blank");
  await other.goto(`${site.url}#program=${encodeURIComponent("older = 1\n")}`);
  await other.getByText("older = 1").waitFor();
  await other.context().close();
  await run(page);
  assert.equal(await page.locator(".run-bar.alarm").count(), 0);
  await page.context().close();
});

test("the keyboard alone: run, step, turn, ends, and the editor lets go", async () => {
  const page = await open({ language: "en" });
  await page.locator(".btn.run").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowRight");
  assert.match(await page.innerText(".narration"), /Turn 1 began/);
  await page.keyboard.press("Shift+ArrowRight");
  assert.match(await page.innerText(".narration"), /Turn 2 began/);
  const there = await moment(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await moment(page), there);
  await page.keyboard.press("Shift+ArrowLeft");
  assert.match(await page.innerText(".narration"), /Turn 1 began/);
  await page.keyboard.press("End");
  assert.match(await page.innerText(".narration"), /The program ended/);
  await page.context().close();
});
