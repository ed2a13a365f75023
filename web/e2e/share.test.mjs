// Links and files: what one reader gives away, another opens, at the same step of the same run.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, moment, openApp, openPage, PHONE, runProgram, seek, typeProgram } from "./browser.mjs";
import { serveSite } from "./site.mjs";

const PROGRAM = "import asyncio\n\nasync def 인사(이름, 초):\n    await asyncio.sleep(초)\n    print('안녕', 이름)\n\nasync def main():\n    await asyncio.gather(인사('가', 2), 인사('나', 1))\n\nasyncio.run(main())\n";

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
const share = (page) => page.locator(".share-button").click();
const link = (page) => page.locator(".share-link").first().inputValue();

/** Opens an address as somebody else: nothing stored before. */
async function visit(address, options = {}) {
  const page = await openPage(browser, { language: "en", ...options });
  await page.goto(address);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  return page;
}

test("a link with its run and moment opens at the same step with the same picture, in Korean letters too", async () => {
  const page = await open();
  await typeProgram(page, PROGRAM);
  await runProgram(page);
  const at = Math.floor((await lastMoment(page)) / 2);
  await seek(page, at);
  await share(page);
  const short = await link(page);
  await page.locator(".freeze").click();
  const frozen = await link(page);
  assert.notEqual(frozen, short);
  assert.ok(frozen.length < 1_000, `${frozen.length} characters`);
  assert.equal(Number((await page.innerText(".share-length .num")).trim()), frozen.length);
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  const picture = (of) => Promise.all([".slot", ".narration", ".lines", ".stage"].map((part) => of.locator(part).first().innerText()));
  await page.waitForFunction(() => /run_forever/.test(document.querySelector(".slot").innerText));
  const mine = await picture(page);

  const other = await visit(frozen);
  assert.match(await other.locator(".cm-content").innerText(), /인사\('가', 2\)/);
  // Nothing runs until its reader presses Run.
  assert.match(await other.innerText(".run-bar"), /press Run/);
  assert.equal(await other.locator(".lines .text").count(), 0);
  await runProgram(other);
  assert.equal(await moment(other), at);
  // The call stack is asked for, and comes a little later.
  await other.waitForFunction((text) => document.querySelector(".slot").innerText === text, mine[0]);
  assert.deepEqual(await picture(other), mine);
  assert.deepEqual(other.problems, []);
  await page.context().close();
  await other.context().close();
});

test("edits of a shared program are kept under its link, and the reader's own work is untouched", async () => {
  const page = await open();
  await typeProgram(page, "print('mine')\n");
  await share(page);
  const own = await link(page);
  await page.keyboard.press("Escape");
  // Not from page to fragment: the page loads itself anew then, while the test goes on.
  await page.goto("about:blank");
  await page.goto(own);
  await page.locator(".cm-content").waitFor();
  await typeProgram(page, "print('theirs, changed')\n");
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.match(await page.locator(".cm-content").innerText(), /theirs, changed/);
  await page.goto("about:blank");
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  assert.match(await page.locator(".cm-content").innerText(), /mine/);
  await page.context().close();
});

test("links that are cut, changed, of another version or hostile are told, and open nothing else", async () => {
  const page = await open();
  await typeProgram(page, "print('shared')\n");
  await share(page);
  const whole = await link(page);
  await page.context().close();
  const fragment = whole.split("#")[1];
  const flipped = `${fragment.slice(0, 30)}${fragment[30] === "A" ? "B" : "A"}${fragment.slice(31)}`;
  for (const [bad, words] of [
    [fragment.slice(0, -5), /end is missing/],
    [`${fragment}AAAA`, /follow the link's end/],
    [flipped, /checksum|end/],
    ["9abc", /version '9'/],
    ["1%3Cscript%3Ealert(1)%3C/script%3E", /belongs to no link/],
  ]) {
    const other = await visit(`${site.url}#${bad}`);
    assert.match(await other.innerText(".run-bar"), words);
    assert.doesNotMatch(await other.locator(".cm-content").innerText(), /shared/);
    assert.deepEqual(await axe(other), []);
    await other.locator(".run-bar button").click();
    assert.equal(await other.locator(".run-bar.alarm").count(), 0);
    assert.deepEqual(other.problems, []);
    await other.context().close();
  }
});

test("a scenario is saved as a file, and opened from one: chosen or dropped", async () => {
  const page = await open();
  await typeProgram(page, "print('from a file')\n");
  await share(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as file" }).click()]);
  assert.match(download.suggestedFilename(), /\.interleave\.json$/);
  const path = await download.path();
  assert.equal(JSON.parse(readFileSync(path, "utf8")).program[0].text, "print('from a file')\n");
  await page.keyboard.press("Escape");
  await typeProgram(page, "print('another')\n");
  await share(page);
  await page.locator(".file-button input").setInputFiles({ name: "a.interleave.json", mimeType: "application/json", buffer: readFileSync(path) });
  await page.waitForFunction(() => /from a file/.test(document.querySelector(".cm-content").innerText));
  // A Go program that is dropped brings Go's engine.
  const go = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("dropped")\n}\n';
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "main.go"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, go);
  await page.waitForFunction(() => /dropped/.test(document.querySelector(".cm-content").innerText));
  await runProgram(page);
  assert.match(await page.innerText(".lines"), /dropped/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("sharing on a phone, in Korean and dark: nothing sideways, nothing serious for axe", async () => {
  const page = await open({ language: "ko", theme: "dark", size: PHONE });
  await share(page);
  await page.locator(".popover.share summary").click();
  await page.locator(".qr").waitFor();
  assert.deepEqual(await axe(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.context().close();
});
