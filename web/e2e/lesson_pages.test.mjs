// The lessons' static pages: read without the playground, previewed in chats, and run on the spot.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PHONE, axe, launch, openPage, shoot } from "./browser.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

const dist = join(fileURLToPath(import.meta.url), "../../../dist");
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

async function open(path, options) {
  const page = await openPage(browser, { language: "en", ...options });
  await page.goto(site.url + path);
  return page;
}

test("a lesson's page says itself what a preview needs, and its program runs where it stands", async () => {
  const page = await open("lessons/en/await-create-task.html");
  assert.match(await page.title(), /^await against create_task · Interleave$/);
  const meta = (name) => page.locator(`meta[property="og:${name}"]`).getAttribute("content");
  assert.ok((await meta("description")).length > 30);
  const picture = await page.request.get(new URL(await meta("image"), page.url()).href);
  assert.deepEqual([picture.status(), picture.headers()["content-type"]], [200, "image/png"]);
  assert.equal(await page.locator("iframe").count(), 0);
  await page.locator("interleave-embed").first().getByRole("button", { name: "Run" }).click();
  const frame = page.frameLocator("iframe").first();
  await frame.locator(".lines li").first().waitFor({ timeout: 60_000 });
  assert.deepEqual(page.problems, []);
  await page.getByRole("link", { name: "Open this lesson in the playground" }).click();
  await page.waitForURL(/#lesson\/await-create-task$/);
  await page.getByRole("heading", { name: "await against create_task" }).waitFor();
  await page.context().close();
});

test("without scripts a lesson is read whole", async () => {
  const page = await open("lessons/ko/gather.html", { javaScriptEnabled: false });
  assert.match(await page.innerText("main"), /gather/);
  assert.match(await page.innerText("pre"), /asyncio\.gather/);
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lessons\/en\/gather\.html$/);
  await page.getByRole("link", { name: "Lessons" }).click();
  assert.equal(await page.locator("main ol a").count(), readdirSync(join(dist, "lessons/en")).filter((name) => name.endsWith(".md")).length);
  await page.context().close();
});

test("pages read well: wide and on a phone, light and dark, for everybody", async () => {
  for (const [path, options] of [
    ["lessons/ko/loop-turns.html", { language: "ko", theme: "light", size: PHONE }],
    ["lessons/en/go-scheduler.html", { theme: "dark" }],
    ["lessons/ko/index.html", { language: "ko", theme: "dark", size: PHONE }],
    ["lessons/en/index.html", { theme: "light" }],
  ]) {
    const page = await open(path, options);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(sideways, 0, path);
    assert.deepEqual(await axe(page), [], path);
    await shoot(page, `page-${path.replaceAll("/", "-")}`);
    await page.context().close();
  }
});
