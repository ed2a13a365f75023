// Draws the README's picture and those of the lessons' previews from the app itself, after a build:
//   CHROME=/path/to/chromium node web/e2e/picture.mjs
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WIDE, launch, lastMoment, openPage, pick, runProgram, seek } from "./browser.mjs";
import { serveSite } from "./site.mjs";

/** A wide page, drawn as 1200 × 630 pixels: `PICTURE_SIZE` of crates/lessons/src/preview.rs. */
const PREVIEW = { width: 1440, height: 756 };
const PREVIEW_SCALE = 1200 / PREVIEW.width;
/** By the pictures' names: the program, the part of its run that has passed, and the stage's place among the tabs. */
const PREVIEWS = {
  "event-loop": ["power.py", 0.45],
  threads: ["gil_cpu.py", 0.4],
  coroutine: ["generator_or_coroutine.py", 0.5],
  executor: ["in_executor.py", 0.42, 1],
  "go-scheduler": ["stealing.go", 0.3],
};
const MATRIX_MS_MAX = 120_000;

const root = join(fileURLToPath(import.meta.url), "../../..");
const docs = join(root, "docs");
const browser = await launch();
const site = await serveSite();

async function open(language, size, deviceScaleFactor = 1) {
  const page = await openPage(browser, { language, size, deviceScaleFactor });
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor();
  return page;
}

async function readme() {
  const page = await open("en", WIDE);
  await page.click(".btn.run");
  await page.waitForFunction(() => document.querySelectorAll(".lines li button").length === 11);
  // B's third line, then on to the timer that its sleep pushes.
  await page.locator(".lines li button").nth(7).click();
  while (!/pushed a timer/.test(await page.innerText(".narration"))) {
    await page.getByRole("button", { name: "One step forward" }).click();
  }
  await page.getByText("power('B', 3, 3, 0.5)").first().waitFor();
  await page.locator("body").click({ position: { x: 700, y: 20 } });
  await page.screenshot({ path: join(docs, "interleave.png") });
  await page.context().close();
}

async function previews(language) {
  const folder = join(root, "web/shell/pictures", language);
  mkdirSync(folder, { recursive: true });
  for (const [name, [file, part, tab = 0]] of Object.entries(PREVIEWS)) {
    const page = await open(language, PREVIEW, PREVIEW_SCALE);
    await pick(page, file);
    await runProgram(page);
    await page.locator(".tabs button").nth(tab).click();
    await seek(page, Math.floor((await lastMoment(page)) * part));
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.context().close();
  }
  const page = await open(language, PREVIEW, PREVIEW_SCALE);
  await page.goto(`${site.url}#matrix`);
  await page.locator('.matrix[aria-busy="false"]').waitFor({ timeout: MATRIX_MS_MAX });
  await page.screenshot({ path: join(folder, "matrix.png") });
  await page.context().close();
}

mkdirSync(docs, { recursive: true });
await readme();
for (const language of ["ko", "en"]) await previews(language);
await browser.close();
await site.close();
