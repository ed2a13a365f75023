// Go as a person uses it: the switch, run, step both ways, seek, compile errors as squiggles,
// a deadlock, typed input, settings, a phone; and the same bytes as natively.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { PHONE, WIDE, axe, lastMoment, launch, moment, openApp, openPage, pick, runProgram as run, seek, settled, shoot, typeProgram as type } from "./browser.mjs";
import { serveSite } from "./site.mjs";
import { interleave } from "./native.mjs";
import { digestInPage } from "./wire.mjs";

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

/** The app with a Go program open; `file` is one of the picker's. */
async function open({ file, ...options } = {}) {
  const page = await openApp(browser, site, { language: "en", ...options });
  await page.locator(".top > .language-switch").getByText("Go", { exact: true }).click();
  if (file) await pick(page, file);
  return page;
}
const lines = async (page) => (await page.locator(".lines .text").allInnerTexts()).map((line) => line.replace(/^· /, ""));
const stage = async (page) => {
  await page.waitForTimeout(200);
  return (await page.innerText(".stage")) + (await page.innerText(".narration"));
};

test("the same Go program gives the same trace natively and in wasm, to the byte", async () => {
  const page = await open();
  const names = readdirSync(programs).filter((name) => name.endsWith(".go"));
  assert.ok(names.length >= 16);
  for (const name of names) {
    const path = join(programs, name);
    const scenario = {
      scenario: 1,
      language: "go",
      program: [{ name: path, text: readFileSync(path, "utf8") }],
      settings: { cores: 4 },
      limits: { time_ns: 60_000_000_000 },
    };
    const native = interleave("trace", path, "--view", "digest", "--cores", "4", "--until", "60s");
    assert.deepEqual(await digestInPage(page, "go-worker_loader.js", scenario), JSON.parse(native), name);
  }
  await page.context().close();
});

test("each engine is loaded by itself, and has no other language in it", async () => {
  const page = await openPage(browser, { language: "en" });
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url().split("/").pop()));
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  await run(page);
  const wasm = () => loaded.filter((name) => name.endsWith("worker_bg.wasm"));
  assert.ok(wasm().every((name) => name === "python-worker_bg.wasm"), wasm().join());
  await page.locator(".top > .language-switch").getByText("Go", { exact: true }).click();
  await run(page);
  assert.ok(wasm().includes("go-worker_bg.wasm"));
  const holds = (name, word) => page.evaluate(async ([file, text]) => {
    const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
    return new TextDecoder("latin1").decode(bytes).includes(text);
  }, [name, word]);
  const [exception, chan] = ["ZeroDivisionError", "all goroutines are asleep"];
  assert.deepEqual(
    [await holds("python-worker_bg.wasm", exception), await holds("go-worker_bg.wasm", chan)],
    [true, true],
  );
  assert.deepEqual(
    [await holds("python-worker_bg.wasm", chan), await holds("go-worker_bg.wasm", exception)],
    [false, false],
  );
  await page.context().close();
});

test("a Go program runs, is stepped both ways and jumped in; each goroutine has its mark", async () => {
  const page = await open({ file: "wait_group.go" });
  await run(page);
  assert.deepEqual(await lines(page), ["the table is laid", "tea is ready", "rice is ready", "soup is ready", "dinner"]);
  assert.match(await page.innerText(".facts"), /Go 1\.27/);
  const before = await moment(page);
  await page.getByRole("button", { name: "One step forward" }).click();
  assert.equal(await moment(page), before + 1);
  await page.getByRole("button", { name: "One step back" }).click();
  assert.equal(await moment(page), before);
  await page.locator(".lines li button").nth(2).click();
  const at = await moment(page);
  const there = await stage(page);
  assert.match(there, /rice/);
  await seek(page, await lastMoment(page));
  await seek(page, at);
  assert.equal(await stage(page), there);
  assert.ok((await page.locator(".strand-chip").count()) >= 2);
  for (const size of ["Instruction", "Line", "Decision", "Goroutine"]) {
    await page.locator(".step-size").getByRole("button", { name: size, exact: true }).click();
    const told = await page.innerText(".narration");
    await page.getByRole("button", { name: "One step forward" }).click();
    await page.waitForFunction((text) => document.querySelector(".narration").innerText !== text, told);
  }
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "go-light-en-wide");
  await page.context().close();
});

test("compile errors are squiggles in go build's words, vet's warnings too; the program is not run", async () => {
  const page = await open({ file: "main_ends.go" });
  await type(page, "package main\n\nfunc main() {\n\tx := 1\n\treturn 2\n}\n");
  await page.locator(".findings li").first().waitFor();
  assert.match(await page.innerText(".findings"), /4 declared and not used: x[\s\S]*5 too many return values/);
  assert.ok((await page.locator(".cm-lintRange-error").count()) >= 2);
  assert.equal(await page.locator(".cm-lintRange-error").first().innerText(), "x");
  await page.click(".btn.run");
  await page.locator(".lines .refusal").first().waitFor();
  assert.match(await page.innerText(".lines"), /# command-line-arguments\n\.\/main_ends\.go:4:2: declared and not used: x/);
  await type(page, "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Printf(\"%d\\n\", \"text\")\n}\n");
  await page.locator(".findings .warning").waitFor();
  await run(page);
  assert.deepEqual(await lines(page), ["%!d(string=text)"]);
  await type(page, "package main\n\nimport \"os/exec\"\n\nfunc main() {\n\texec.Command(\"ls\")\n}\n");
  await page.locator(".findings .hint").waitFor();
  assert.match(await page.innerText(".findings"), /os\/exec[\s\S]*no other program/);
  await page.context().close();
});

test("a deadlock is told with its dump, and a panic with its exit code", async () => {
  const page = await open({ file: "deadlock.go" });
  await run(page);
  assert.match(await page.innerText(".lines"), /all goroutines are asleep - deadlock![\s\S]*goroutine 1 \[chan send\]/);
  assert.match(await page.innerText(".run-bar"), /Nobody can run/);
  await type(page, "package main\n\nfunc main() {\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}\n");
  await page.waitForTimeout(300);
  await run(page);
  assert.match(await page.innerText(".lines"), /panic: assignment to entry in nil map/);
  assert.match(await page.innerText(".run-bar"), /exit code 2/);
  await page.context().close();
});

test("Scanln is answered in the page, and the tick goes on meanwhile", async () => {
  const page = await open({ file: "syscall.go" });
  await page.click(".btn.run");
  await page.locator(".input-line input").waitFor();
  await page.locator(".input-line input").fill("Ada");
  await page.keyboard.press("Enter");
  await page.getByText("hello, Ada").first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("GOMAXPROCS, cores and Go's release are set, and the next run has them", async () => {
  const page = await open({ file: "hundred.go" });
  await type(page, "package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n)\n\nfunc main() {\n\tvar kept []func()\n\tfor n := 0; n < 2; n++ {\n\t\tkept = append(kept, func() { fmt.Println(n) })\n\t}\n\tkept[0]()\n\tfmt.Println(runtime.GOMAXPROCS(0), runtime.NumCPU())\n}\n");
  await run(page);
  assert.deepEqual(await lines(page), ["0", "4 4"]);
  await page.getByRole("button", { name: "Settings" }).click();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("group", { name: "GOMAXPROCS" }).getByText("2", { exact: true }).click();
  await page.getByRole("group", { name: "Go release" }).getByText("1.21").click();
  await page.keyboard.press("Escape");
  assert.match(await page.innerText(".facts"), /run again[\s\S]*Go 1\.21[\s\S]*GOMAXPROCS 2/);
  await run(page);
  assert.deepEqual(await lines(page), ["2", "2 4"]);
  await page.context().close();
});

test("edits of a Go program survive a reload, and Python's are another's", async () => {
  const page = await open({ file: "leak.go" });
  await type(page, "package main\n\nfunc main() { println(1) }\n");
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.innerText(".cm-content"), /println\(1\)/);
  await run(page);
  await page.locator(".top > .language-switch").getByText("Python", { exact: true }).click();
  await page.locator(".cm-content", { hasText: "asyncio" }).waitFor();
  await run(page);
  await page.locator(".top > .language-switch").getByText("Go", { exact: true }).click();
  await page.locator(".cm-content", { hasText: "println(1)" }).waitFor();
  await page.context().close();
});

test("a breakpoint is gone to in a Go program", async () => {
  const page = await open({ file: "pipeline.go" });
  await page.click(".cm-content");
  await page.keyboard.press("Control+Home");
  for (let line = 1; line < 20; line += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F9");
  await run(page);
  await page.locator(".brand").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("b");
  await page.locator(".narration .inner", { hasText: "line 20" }).waitFor();
  await page.context().close();
});

test("Stop ends an endless Go program at once", async () => {
  const page = await open({ file: "preemption.go" });
  await type(page, "package main\n\nfunc main() {\n\tprintln(\"on\")\n\tfor {\n\t}\n}\n");
  await page.click(".btn.run");
  await page.locator(".lines .text").first().waitFor();
  await page.click(".btn.run");
  await page.waitForFunction(() => !document.querySelector(".run-bar.running"));
  await page.context().close();
});

/** A page whose browser has no workers. */
async function openWithoutWorkers() {
  const page = await openPage(browser, { language: "en" });
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("no workers here", "SecurityError");
      }
    };
  });
  return page;
}

/** Changes the language, and waits until its engine can run. */
async function change(page, name) {
  await page.locator(".top > .language-switch").getByText(name, { exact: true }).click();
  await page.locator(".editor .pane-head", { hasText: name === "Go" ? ".go" : ".py" }).waitFor();
  await page.locator(".btn.run:enabled").waitFor();
}

for (const [what, file] of [["has come", "python-worker_bg.wasm"], ["has its library", "python-library-1.txt"]]) {
  for (const early of [true, false]) {
    test(`without workers an engine that is left before it ${what} runs when one comes back, ${early ? "before" : "after"} it has`, async () => {
      const page = await openWithoutWorkers();
      let release;
      const gate = new Promise((open) => (release = open));
      let asked;
      const wanted = new Promise((open) => (asked = open));
      await page.route(`**/${file}*`, async (route) => {
        asked();
        await gate;
        await route.continue();
      });
      await page.goto(site.url);
      await page.locator(".cm-content").waitFor();
      await wanted;
      await change(page, "Go");
      await run(page);
      assert.match(await page.innerText(".lines"), /main returns/);
      if (!early) {
        const come = page.waitForResponse(`**/${file}*`);
        release();
        await (await come).finished();
      }
      await page.locator(".top > .language-switch").getByText("Python", { exact: true }).click();
      await page.locator(".editor .pane-head", { hasText: ".py" }).waitFor();
      release();
      await page.locator(".btn.run:enabled").waitFor();
      await run(page);
      assert.match(await page.innerText(".lines"), /and a second later/);
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });
  }
}

test("without workers Go runs on the page's own thread, and Python too", async () => {
  const page = await openWithoutWorkers();
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  for (const [name, text] of [["Go", "main returns"], ["Python", "and a second later"], ["Go", "main returns"]]) {
    await change(page, name);
    await run(page);
    assert.match(await page.innerText(".lines"), new RegExp(text));
  }
  await page.context().close();
});

for (const [theme, language, name, size] of [
  ["light", "ko", "wide", WIDE],
  ["dark", "en", "wide", WIDE],
  ["light", "en", "phone", PHONE],
  ["dark", "ko", "phone", PHONE],
]) {
  test(`nothing serious for axe, nothing wider than the page: ${theme}, ${language}, ${name}`, async () => {
    const page = await openApp(browser, site, { theme, language, size });
    await page.locator(".picker-button").click();
    await page.locator(".popover .language-switch").getByText("Go", { exact: true }).click();
    await shoot(page, `go-picker-${theme}-${language}-${name}`);
    assert.deepEqual(await axe(page), []);
    await page.locator(".popover .program", { hasText: "worker_pool.go" }).click();
    await page.keyboard.press("Escape");
    await run(page);
    await seek(page, Math.floor((await lastMoment(page)) / 2));
    await page.waitForTimeout(300);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shoot(page, `go-${theme}-${language}-${name}`);
    if (name === "phone") {
      for (const tab of [0, 1, 3, 4]) {
        await page.locator(".phone-tabs button").nth(tab).click();
        assert.deepEqual(await axe(page), []);
        await shoot(page, `go-${theme}-${language}-${name}-${tab}`);
      }
    }
    await page.context().close();
  });
}
