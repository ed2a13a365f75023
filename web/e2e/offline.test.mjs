// Without a network everything works after the first visit; a new version asks before it comes,
// and never mixes with the old one.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, launch, openApp, pick, runProgram, shoot, typeProgram } from "./browser.mjs";
import { finish } from "../shell/offline.mjs";
import { serveSite } from "./site.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");

let browser;
let folder;
const sites = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const site of sites) await site.close();
});

async function serve(options) {
  const site = await serveSite(options);
  sites.push(site);
  return site;
}

/** A copy of the site that a test may change. */
function copied() {
  folder = mkdtempSync(join(tmpdir(), "interleave-site-"));
  cpSync(dist, folder, { recursive: true });
  return folder;
}

const open = (site, options) => openApp(browser, site, { language: "en", serviceWorkers: "allow", ...options });
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
const output = (page) => page.locator(".lines").innerText();

test("after the first visit programs of both languages run without a network", async () => {
  const site = await serve();
  const page = await open(site);
  await kept(page);
  await site.close();
  await page.reload();
  await page.locator(".cm-content").waitFor();
  // What no earlier run has fetched: Python's library beyond its core.
  await typeProgram(page, "import json, asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    print(json.dumps({'offline': True}))\n\nasyncio.run(main())\n");
  await runProgram(page);
  await page.locator(".lines", { hasText: '{"offline": true}' }).waitFor();
  await pick(page, "wait_group.go");
  await runProgram(page);
  await page.waitForFunction(() => document.querySelector(".lines").innerText.trim() !== "");
  assert.equal((await output(page)).includes("offline"), false);
  // Parts of the page that this visit has not shown before.
  await page.locator(".go-stage").first().waitFor();
  await page.locator(".share-button").click();
  await page.locator(".share-link").first().waitFor();
  await page.keyboard.press("Escape");
  await page.evaluate(() => { location.hash = "#glossary"; });
  await page.locator("main.page h2").first().waitFor();
  await page.context().close();
});

test("a new version asks, and comes when the reader agrees, edits and all", async () => {
  const site = await serve({ folder: copied() });
  const page = await open(site);
  await kept(page);
  await typeProgram(page, "print('edited before the update')\n");
  const version = () => page.evaluate(() => document.querySelector("meta[name=interleave-version]").content);
  const before = await version();
  finish(folder, "the-next-one");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const question = page.locator(".new-version");
  await question.waitFor();
  assert.match(await question.innerText(), /new version is ready/);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "new-version");
  // It waits: the page is whole, and a reload without an answer is the old version's.
  assert.equal(await version(), before);
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.equal(await version(), before);
  await question.waitFor();
  await question.getByRole("button", { name: "Reload" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=interleave-version]")?.content === "the-next-one");
  await page.locator(".cm-content").waitFor();
  assert.match(await page.locator(".cm-content").innerText(), /edited before the update/);
  await page.context().close();
  await site.close();
  rmSync(folder, { recursive: true });
});

test("who has agreed gets the new version, though the old one was slow to give way", async () => {
  const site = await serve({ folder: copied() });
  const page = await open(site);
  await kept(page);
  finish(folder, "the-next-one");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.locator(".new-version").waitFor();
  // What is left of a click on Reload after which the page was loaded from the old version again.
  await page.evaluate(() => {
    sessionStorage.setItem("interleave:version-left", document.querySelector("meta[name=interleave-version]").content);
  });
  await page.reload();
  await page.waitForFunction(() => document.querySelector("meta[name=interleave-version]")?.content === "the-next-one");
  await page.context().close();
  await site.close();
  rmSync(folder, { recursive: true });
});

test("a version that does not arrive whole is not taken", async () => {
  const site = await serve({ folder: copied() });
  const page = await open(site);
  await kept(page);
  finish(folder, "half-of-it");
  const start = join(folder, "start.js");
  writeFileSync(start, `${readFileSync(start, "utf8")}\n// another build's\n`);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return "none";
    if (worker.state !== "installing") return worker.state;
    await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
    return worker.state;
  });
  assert.match(state, /redundant|none/);
  assert.equal(await page.locator(".new-version").count(), 0);
  await page.reload();
  await page.locator(".cm-content").waitFor();
  await runProgram(page);
  await page.context().close();
  await site.close();
  rmSync(folder, { recursive: true });
});

test("an old page that gets another build's engine says so, and believes nothing of it", async () => {
  const folder = copied();
  const engine = join(folder, "python-worker_bg.wasm");
  const bytes = readFileSync(engine);
  const name = Buffer.from(readFileSync(join(dist, "index.html"), "utf8").match(/interleave-version" content="([0-9a-f]{16})"/)[1]);
  let changed = 0;
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    bytes.write("0".repeat(name.length), at);
    changed += 1;
  }
  assert.ok(changed > 0, "the engine names its build");
  writeFileSync(engine, bytes);
  const site = await serve({ folder });
  const page = await openApp(browser, site, { language: "en" });
  await page.locator(".run-bar", { hasText: /version/ }).waitFor();
  assert.equal(await page.locator(".cm-content").count(), 1);
  await page.context().close();
  await site.close();
  rmSync(folder, { recursive: true });
});

test("the site can be installed", async () => {
  const site = await serve();
  const page = await open(site);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
  assert.equal(manifest.display, "standalone");
  for (const { src, type } of manifest.icons) {
    const answer = await page.request.get(new URL(src, site.url).href);
    assert.equal(answer.status(), 200, src);
    assert.ok(type.startsWith("image/"));
  }
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  await page.context().close();
  await site.close();
});
