// The rest of an engine: what first programs do not call, and what comes when another one calls it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, launch, openPage, pick, runProgram, settled, typeProgram } from "./browser.mjs";
import { escaped, frameOf, setting } from "./embedding.mjs";
import { fragmentOf, scenarioOf } from "../embed/src/envelope.js";
import { interleave } from "./native.mjs";
import { digestInPage } from "./wire.mjs";

const root = join(fileURLToPath(import.meta.url), "../../..");
/** It calls what no first program does: regular expressions. */
const RARE = 'import re\nprint(re.findall(r"(\\w)(\\d+)", "a1 b22"), hash(frozenset({1})) != 0)\n';
const RARE_SAYS = "[('a', '1'), ('b', '22')] True";

let at;
before(async () => {
  at = await setting();
});
after(() => at?.close());

/** Notes which rests a page fetches. */
function restsFetched(page) {
  const fetched = [];
  page.on("request", (request) => {
    const found = new URL(request.url()).pathname.match(/\/(\w+)-worker-rest-[0-9a-f]{16}\.wasm$/);
    if (found) fetched.push(found[1]);
  });
  return fetched;
}

async function open() {
  const page = await openPage(at.browser, { language: "en" });
  const fetched = restsFetched(page);
  await page.goto(at.site.url);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  return { page, fetched };
}

test("first programs, steps in them and what a person mistypes need no rest", async () => {
  const { page, fetched } = await open();
  for (const file of ["hello.py", "nested_task.py", "ten_seconds.py", "hundred.go", "unbuffered.go"]) {
    await pick(page, file);
    await runProgram(page);
    for (const size of ["Turn", "Decision", "Line", "Instruction"]) {
      const button = page.getByRole("button", { name: size, exact: true });
      if (!(await button.isVisible())) continue;
      await button.click();
      await page.getByRole("button", { name: "One step forward" }).click();
      await page.getByRole("button", { name: "One step back" }).click();
    }
  }
  await pick(page, "hello.py");
  for (const text of ["import asyncio\n\nasync def main():\n    print('a'\n", "async def main()\n    pass\n", "print(nothing)\n"]) {
    await typeProgram(page, text);
    await page.waitForTimeout(600);
  }
  await page.click(".btn.run");
  await page.getByText("NameError").first().waitFor();
  assert.deepEqual(fetched, []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a program that calls the rest gets it in the middle of its run, once, and its trace is the native one", async () => {
  const { page, fetched } = await open();
  await typeProgram(page, RARE);
  await runProgram(page);
  await page.getByText(RARE_SAYS).first().waitFor();
  assert.deepEqual(fetched, ["python"]);
  await runProgram(page);
  await page.getByText(RARE_SAYS).first().waitFor();
  assert.deepEqual(fetched, ["python"]);
  for (const [loader, language, folder, wanted] of [
    ["python-worker_loader.js", "python", "crates/python/tests/programs", /^(lib_(re|decimal|dis|json|unicodedata)|net_02|threads_bank|course_processes|lang_09).*\.py$/],
    ["go-worker_loader.js", "go", "crates/go/tests/programs", /^(a0[12]_.*|.*json.*|.*regexp.*)\.go$/],
  ]) {
    const names = readdirSync(join(root, folder)).filter((name) => wanted.test(name)).slice(0, 9);
    assert.ok(names.length >= 3, folder);
    for (const name of names) {
      const path = join(root, folder, name);
      const scenario = { scenario: 1, language, program: [{ name: path, text: readFileSync(path, "utf8") }], limits: { time_ns: 60_000_000_000 } };
      const native = interleave("trace", path, "--view", "digest", "--until", "60s");
      assert.deepEqual(await digestInPage(page, loader, scenario), JSON.parse(native), name);
    }
  }
  assert.ok(fetched.includes("go"), fetched.join());
  await page.context().close();
});

test("a rest that does not come is told, the text stays, and it can be tried again", async () => {
  const { page, fetched } = await open();
  let broken = true;
  await page.route("**/python-worker-rest-*", (route) => (broken ? route.abort() : route.continue()));
  await typeProgram(page, RARE);
  await page.click(".btn.run");
  const bar = page.locator(".run-bar.alarm", { hasText: "did not load" });
  await bar.waitFor();
  assert.deepEqual(await axe(page), []);
  assert.match(await page.locator(".cm-content").innerText(), /findall/);
  const asked = fetched.length;
  await bar.getByRole("button", { name: "Try again" }).click();
  while (fetched.length === asked) await page.waitForTimeout(50);
  await bar.waitFor();
  broken = false;
  await bar.getByRole("button", { name: "Try again" }).click();
  await page.getByText(RARE_SAYS).first().waitFor();
  await settled(page);
  await page.context().close();
});

test("without workers the whole engine is there before it starts", async () => {
  const page = await openPage(at.browser, { language: "en" });
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException("no workers here", "SecurityError");
      }
    };
  });
  const fetched = restsFetched(page);
  await page.goto(at.site.url);
  await typeProgram(page, RARE);
  await runProgram(page);
  await page.getByText(RARE_SAYS).first().waitFor();
  assert.deepEqual(fetched, ["python"]);
  await page.context().close();
});

test("in a sandboxed frame without its origin, under a strict policy, the rest comes too", async () => {
  const link = await fragmentOf(JSON.stringify(scenarioOf({ text: RARE, file: "rare.py" })));
  const page = await at.openCourse(`<iframe sandbox="allow-scripts" width="720" height="420" src="${escaped(at.address("lang=en", link))}"></iframe>`);
  const fetched = restsFetched(page);
  const frame = await frameOf(page);
  await frame.locator(".embed-run").click();
  await frame.waitForFunction((text) => document.querySelector(".lines")?.innerText.includes(text), RARE_SAYS, { timeout: 60_000 });
  assert.deepEqual(fetched, ["python"]);
  await page.context().close();
});
