// The moment as a picture and the run as a video, saved from the Share panel.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, openApp, pick, runProgram, seek, shoot, typeProgram } from "./browser.mjs";
import { serveSite } from "./site.mjs";

const PROGRAM = "import asyncio\n\nasync def 인사(이름):\n    await asyncio.sleep(1)\n    print(이름)\n\nasync def main():\n    await asyncio.gather(인사('가'), 인사('나'))\n\nasyncio.run(main())\n";

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

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a moment is saved as SVG and as PNG, the run as a video", async () => {
  const page = await openApp(browser, site, { language: "ko" });
  await typeProgram(page, PROGRAM);
  await runProgram(page);
  const at = Math.floor((await lastMoment(page)) / 2);
  await seek(page, at);
  await page.locator(".share-button").click();
  const panel = page.locator(".popover.share");
  await shoot(page, "pictures");
  assert.deepEqual(await axe(page), []);

  const svg = await saved(page, panel.getByRole("button", { name: "SVG" }));
  assert.equal(svg.name, `power-${at}.svg`);
  const text = svg.bytes.toString("utf8");
  const problem = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent, text);
  assert.equal(problem, undefined);
  assert.match(text, />ready</);
  assert.match(text, new RegExp(`사건 ${at} / `));

  const png = await saved(page, panel.getByRole("button", { name: "PNG" }));
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  assert.equal(png.bytes.readUInt32BE(16), 2 * Number(text.match(/width="(\d+)"/)[1]));

  const film = panel.locator(".film");
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    (async () => {
      await film.click();
      // The reader has seen enough after three pictures.
      await page.waitForFunction(() => /[3-9] \/ /.test(document.querySelector(".film").innerText));
      await film.click();
    })(),
  ]);
  assert.match(download.suggestedFilename(), /\.webm$/);
  const video = readFileSync(await download.path());
  assert.deepEqual([...video.subarray(0, 4)], [0x1a, 0x45, 0xdf, 0xa3]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("before a run there is nothing to draw, and that is said", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await page.locator(".share-button").click();
  await page.locator(".popover.share", { hasText: "After a run" }).waitFor();
  assert.equal(await page.locator(".pictures").count(), 0);
  await page.context().close();
});

test("the stage that is shown is the one that is drawn", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await pick(page, "pipeline.go");
  await runProgram(page);
  await page.locator(".tabs button", { hasText: "Channels" }).click();
  await seek(page, Math.floor((await lastMoment(page)) / 2));
  await page.locator(".share-button").click();
  const svg = await saved(page, page.locator(".popover.share").getByRole("button", { name: "SVG" }));
  assert.match(svg.bytes.toString("utf8"), />sendq</);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
