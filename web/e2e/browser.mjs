// A Chromium without its habits (no updates, no sync), and pages that remember what went
// wrong in them.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const shots = join(dirname(fileURLToPath(import.meta.url)), "shots");
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Starts the browser that `cargo xtask test` found; by hand: CHROME=/path/to/chromium. */
export function launch() {
  const executablePath = process.env.CHROME;
  if (!executablePath) throw new Error("CHROME names no browser: run cargo xtask test, or set it");
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: asRoot ? [...QUIET, "--no-sandbox"] : QUIET });
}

/**
 * A page in a context of its own: nothing stored before. `page.problems` collects console
 * errors, exceptions and failed requests.
 */
export async function openPage(browser, { theme = "light", language = "ko", size = WIDE, motion = "reduce", ...more } = {}) {
  const context = await browser.newContext({
    colorScheme: theme,
    locale: language === "ko" ? "ko-KR" : "en-US",
    reducedMotion: motion,
    viewport: size,
    // What a visit keeps for later would only make the next one slower here.
    serviceWorkers: "block",
    ...more,
  });
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.problems.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // An engine that is ended while it fetches its rest takes its request back.
    const isTakenBack = why === "net::ERR_ABORTED" && request.url().includes("-worker-rest-");
    if (!isTakenBack) page.problems.push(`request: ${request.url()} ${why}`);
  });
  return page;
}

/** The app on a page of its own, ready to be typed into. */
export async function openApp(browser, site, options) {
  const page = await openPage(browser, options);
  await page.goto(site.url);
  await page.locator(".cm-content").waitFor({ state: "attached" });
  return page;
}

/** Replaces the program's text as a person does. */
export async function typeProgram(page, text) {
  await page.click(".cm-content");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** Presses Run, and waits until the run has come as far as it goes by itself. */
export async function runProgram(page) {
  await page.click(".btn.run");
  await settled(page);
}

export function settled(page) {
  return page.waitForFunction(() => !document.querySelector(".run-bar.running") && document.querySelector(".slider")?.max > 0);
}

/** Opens a program of the picker by its file's name. */
export async function pick(page, file) {
  await page.click(".picker-button");
  await speak(page, file);
  if (!(await page.locator(".popover.programs").isVisible())) await page.click(".picker-button");
  await page.locator(".popover .program", { hasText: file }).click();
}

/** Changes to the language of the file by the switch that is in sight, if it is not that already. */
export async function speak(page, file) {
  const name = file.endsWith(".go") ? "Go" : "Python";
  const choices = page.locator(".language-switch:visible").getByRole("button", { name, exact: true });
  if ((await choices.first().getAttribute("aria-pressed")) === "true") return;
  await choices.first().click();
  await page.locator(".btn.run:enabled").waitFor();
}

export const moment = (page) => page.locator(".slider").inputValue().then(Number);
export const lastMoment = (page) => page.locator(".slider").getAttribute("max").then(Number);
export const seek = (page, to) => page.locator(".slider").fill(String(to));

/** What axe calls serious or critical on the page, a line each: empty when all is well. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Keeps a picture in web/e2e/shots (not committed). */
export function shoot(page, name) {
  mkdirSync(shots, { recursive: true });
  return page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Builds `steps` of a syllable as an input method does, then commits `final`. */
export async function compose(page, steps, final) {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  if (final !== undefined) await session.send("Input.insertText", { text: final });
  await session.detach();
}
