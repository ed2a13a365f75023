// Draws the README's picture: `CHROME=/path/to/chromium node web/e2e/picture.mjs`, after a build.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WIDE, launch, openPage } from "./browser.mjs";
import { serveSite } from "./site.mjs";

const folder = join(fileURLToPath(import.meta.url), "../../../docs");
mkdirSync(folder, { recursive: true });
const browser = await launch();
const site = await serveSite();
const page = await openPage(browser, { language: "en", size: WIDE });
await page.goto(site.url);
await page.locator(".cm-content").waitFor();
await page.click(".btn.run");
await page.waitForFunction(() => document.querySelectorAll(".lines li button").length === 11);
// B's third line, then on to the timer that its sleep pushes.
await page.locator(".lines li button").nth(7).click();
while (!/pushed a timer/.test(await page.innerText(".narration"))) {
  await page.getByRole("button", { name: "One step forward" }).click();
}
await page.getByText("power('B', 3, 3, 0.5)").first().waitFor();
await page.locator("body").click({ position: { x: 700, y: 20 } });
await page.screenshot({ path: join(folder, "interleave.png") });
await browser.close();
await site.close();
