// Parts of the page's program that come when they are first shown.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, openPage, pick, runProgram } from "./browser.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serveSite({ headers: { "content-security-policy": STRICT_POLICY } });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Notes which chunks a page fetches, by what they are called before their digest. */
function chunksFetched(page) {
  const fetched = [];
  page.on("request", (request) => {
    const found = new URL(request.url()).pathname.match(/\/(chunk-[^/]*)-[0-9a-f]{16}\.wasm$/);
    if (found) fetched.push(found[1]);
  });
  return fetched;
}

async function open(hash = "") {
  // Without the service worker, which fetches all files for later.
  const page = await openPage(browser, { language: "en", serviceWorkers: "block" });
  const fetched = chunksFetched(page);
  await page.goto(site.url + hash);
  return { page, fetched };
}

test("the first screen and a run of asyncio need the sentences of their language; another page comes with its own chunk, once", async () => {
  const { page, fetched } = await open();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await runProgram(page);
  await page.locator(".event-loop").first().waitFor();
  await page.locator(".narration .what").first().waitFor();
  // The sentences of all languages may share a few bytes.
  assert.deepEqual(fetched.filter((name) => !/^chunk-\d+$/.test(name)), ["chunk-english"]);
  await page.locator("header nav.pages a", { hasText: "Glossary" }).click();
  await page.locator("main.page h2, main.page h1").first().waitFor();
  assert.ok(fetched.includes("chunk-pages"), fetched.join());
  assert.ok(!fetched.includes("chunk-go") && !fetched.includes("chunk-share"), fetched.join());
  const count = fetched.length;
  await page.locator("header nav.pages a", { hasText: "Lessons" }).click();
  await page.locator(".path-parts li").first().waitFor();
  assert.equal(fetched.length, count);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what happened is told in the language that is chosen in the middle of it, and that it cannot be", async () => {
  const { page, fetched } = await open();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await runProgram(page);
  const told = page.locator(".narration .what");
  await told.filter({ hasText: /[a-z] .*\./ }).waitFor();
  let broken = true;
  await page.route("**/chunk-korean-*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "한국어" }).first().click();
  const missing = page.locator(".narration [role=alert]");
  await missing.waitFor();
  assert.deepEqual(await axe(page), []);
  broken = false;
  await missing.getByRole("button").click();
  await told.filter({ hasText: /[가-힣].*\./ }).waitFor();
  assert.equal(await missing.count(), 0);
  assert.ok(fetched.includes("chunk-korean"), fetched.join());
  await page.context().close();
});

test("a word's explanation comes with the pages, where it was asked for", async () => {
  const { page, fetched } = await open();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.locator(".stage-words button").first().click();
  await page.locator(".popover.explanation p").nth(1).waitFor();
  assert.ok(fetched.includes("chunk-pages"), fetched.join());
  await page.keyboard.press("Escape");
  await page.locator(".popover.explanation").waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("Go's stages and Share come when they are shown", async () => {
  const { page, fetched } = await open();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await page.locator(".share-button").click();
  await page.locator(".share-link").first().waitFor();
  assert.ok(fetched.includes("chunk-share") && !fetched.includes("chunk-go"), fetched.join());
  await page.keyboard.press("Escape");
  await page.locator(".guests button, .language-switch button", { hasText: "Go" }).first().click();
  await runProgram(page);
  await page.locator(".go-stage").first().waitFor();
  assert.ok(fetched.includes("chunk-go"), fetched.join());
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("Go's grammar comes with the first program in Go; without it the text is plain", async () => {
  const { page } = await open();
  const grammars = [];
  let broken = true;
  await page.route("**/grammars/*.js", (route) => {
    grammars.push(new URL(route.request().url()).pathname.match(/\/(\w+)-[0-9a-f]{16}\.js$/)?.[1]);
    return broken ? route.abort() : route.continue();
  });
  const keywords = page.locator(".cm-content .code-keyword");
  await keywords.filter({ hasText: "async" }).first().waitFor();
  assert.deepEqual(grammars, []);
  const speak = (name) => page.locator(".guests button, .language-switch button", { hasText: name }).first().click();
  await speak("Go");
  await page.locator(".cm-content", { hasText: "package main" }).waitFor();
  await page.waitForTimeout(200);
  assert.deepEqual(grammars, ["go"]);
  assert.equal(await keywords.count(), 0);
  broken = false;
  await speak("Python");
  await speak("Go");
  await keywords.filter({ hasText: "func" }).first().waitFor();
  assert.deepEqual(grammars, ["go", "go"]);
  await page.context().close();
});

test("a chunk that does not come is told where it would stand, with a way to try again", async () => {
  const page = await openPage(browser, { language: "en", serviceWorkers: "block" });
  let broken = true;
  await page.route("**/chunk-pages-*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${site.url}#lessons`);
  await page.locator("main.page .later[role=alert]").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("main.page .later[role=alert]").waitFor();
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".path-parts li").first().waitFor();
  await page.context().close();
});
