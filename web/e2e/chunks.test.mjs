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

test("the first screen and a run of asyncio need no chunk; another page comes with its own, once", async () => {
  const { page, fetched } = await open();
  await page.locator(".cm-content").waitFor({ state: "attached" });
  await runProgram(page);
  await page.locator(".event-loop").first().waitFor();
  assert.deepEqual(fetched, []);
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
