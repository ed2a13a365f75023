// The course on the page: the path, a lesson beside the workbench, its programs and facts, by
// mouse, by keyboard and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, openApp, openPage, PHONE, runProgram, settled, shoot, typeProgram, WIDE } from "./browser.mjs";
import { serveSite } from "./site.mjs";

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

/** A page at an address of the site, with nothing stored before. */
async function visit(fragment, options = {}) {
  const page = await openPage(browser, { language: "en", ...options });
  await page.goto(`${site.url}${fragment}`);
  return page;
}

/** A lesson, when its text is there and its first program is in the editor. */
async function lesson(id, options) {
  const page = await visit(`#lesson/${id}`, options);
  await page.locator(".program-card.here").first().waitFor();
  return page;
}

const done = async (page) => {
  assert.deepEqual(page.problems, []);
  await page.context().close();
};
const title = (page) => page.locator(".lesson h2").innerText();
const noSideways = async (page) => {
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
  assert.ok(wide <= room, `${wide} px in ${room}`);
};
/** Press Run of the program card with that file's name, and wait for the facts that its run shows. */
async function runCard(page, file) {
  const card = page.locator(".program-card", { has: page.locator("header code", { hasText: file }) });
  await card.locator(".run-this").click();
  await card.locator(".facts-checked").waitFor({ state: "attached" });
  return card;
}

test("the path: every lesson under its part, with minutes and needs; what is finished is kept and said", async () => {
  const page = await visit("#lessons");
  await page.locator(".path-parts li").first().waitFor();
  assert.equal(await page.locator(".path-parts section").count(), 7);
  assert.ok((await page.locator(".path-parts li").count()) >= 40);
  assert.match(await page.locator(".path-parts li", { has: page.getByText("await against create_task", { exact: true }) }).innerText(), /5 min[\s\S]*after: Awaitable/);
  assert.match(await page.locator(".go-on").innerText(), /Start here/);
  assert.equal(await page.locator(".pages a[aria-current=page]").innerText(), "Lessons");
  await page.locator(".path-parts .title", { hasText: "Generators: one value" }).click();
  await page.locator(".lesson h2").waitFor();
  await page.locator(".finish").click();
  await page.locator(".to-course").first().click();
  const row = page.locator(".path-parts li", { has: page.getByText("Generators: one value at a time", { exact: true }) });
  assert.match(await row.innerText(), /finished/);
  // Going on is after what was read last.
  assert.match(await page.locator(".go-on").innerText(), /Go on here[\s\S]*A file too large/);
  await page.reload();
  await page.locator(".path-parts li.finished").waitFor();
  assert.equal(await page.locator(".path-parts li.finished").count(), 1);
  await done(page);
});

test("a lesson by mouse: its program runs beside it, its facts are checked by that run, edits are kept and undone", async () => {
  const page = await lesson("await-create-task");
  assert.equal(await title(page), "await against create_task");
  assert.match(await page.locator(".cm-content").innerText(), /async def greet/);
  assert.equal(await page.locator(".facts-checked").count(), 0);
  const greet = await runCard(page, "greet.py");
  assert.match(await greet.locator(".facts-checked").innerText(), /It printed what the lesson says[\s\S]*TaskCreated function=greet: 1 time/);
  assert.equal(await greet.locator(".facts-checked .alarm").count(), 0);
  // All of the workbench is there: stage, sentence, timeline.
  for (const part of [".stage", ".narration", ".timeline", ".slider", ".editor"]) assert.ok(await page.locator(part).first().isVisible(), part);
  // The second program comes into the same workbench, and takes three seconds.
  const awaited = await runCard(page, "awaited.py");
  assert.match(await awaited.locator(".facts-checked").innerText(), /It takes 3 s of virtual time/);
  assert.match(await page.locator(".cm-content").innerText(), /await download\("c"\)/);
  // A changed text's run says nothing of the lesson's facts.
  await typeProgram(page, "print('mine')\n");
  await page.locator(".program-card .edited").waitFor();
  await runProgram(page);
  assert.equal(await page.locator(".facts-checked").count(), 0);
  assert.match(await awaited.locator(".to-check").innerText(), /as written/);
  await page.reload();
  await page.locator(".program-card.here").first().waitFor();
  await page.locator(".program-card", { hasText: "awaited.py" }).locator(".open").click();
  await page.waitForFunction(() => /mine/.test(document.querySelector(".cm-content").innerText));
  await page.locator(".program-card .reset").click();
  await page.waitForFunction(() => /await download\("c"\)/.test(document.querySelector(".cm-content").innerText));
  await done(page);
});

test("a lesson's Go program brings Go's engine, and runs at the first press", async () => {
  const page = await lesson("goroutine");
  const card = page.locator(".program-card").first();
  await card.locator(".run-this").click();
  await card.locator(".facts-checked").waitFor();
  assert.equal(await card.locator(".facts-checked .alarm").count(), 0);
  assert.match(await page.locator(".tabs").innerText(), /Scheduler G-M-P/);
  await done(page);
});

test("a lesson by keyboard: the text is a stop, its program runs by Enter, the arrows step its run, Next goes on", async () => {
  const page = await lesson("hello-asyncio");
  const focused = () => page.evaluate(() => `${document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText}`);
  const tabTo = async (wanted) => {
    for (let press = 0; press < 90; press += 1) {
      await page.keyboard.press("Tab");
      if (wanted.test(await focused())) return;
    }
    assert.fail(`Tab does not reach ${wanted}`);
  };
  await page.locator(".lesson-part").focus();
  await tabTo(/^Run: /);
  await page.keyboard.press("Enter");
  await settled(page);
  const last = await lastMoment(page);
  assert.ok(last > 5);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => Number(document.querySelector(".slider").value) === 2);
  await page.locator(".finish").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector(".finish").checked);
  await tabTo(/Next lesson/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".lesson h2")?.innerText === "A coroutine object without await");
  // The new lesson is read from its beginning.
  assert.equal(await page.locator(".lesson-part").evaluate((part) => part.scrollTop), 0);
  await done(page);
});

test("a lesson on a phone: its text is the first tab, its run brings the stage, nothing goes sideways", async () => {
  const page = await lesson("await-create-task", { size: PHONE, language: "ko" });
  assert.equal(await page.locator(".phone-tabs [aria-pressed=true]").innerText(), "강의");
  assert.ok(await page.locator(".lesson h2").isVisible());
  await noSideways(page);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "lesson-phone");
  await page.locator(".run-this").first().click();
  await settled(page);
  assert.equal(await page.locator(".phone-tabs [aria-pressed=true]").innerText(), "무대");
  await page.locator(".phone-tabs button", { hasText: "강의" }).click();
  assert.ok(await page.locator(".facts-checked").first().isVisible());
  await noSideways(page);
  await page.locator(".lesson-end .after").click();
  await page.waitForFunction(() => document.querySelector(".lesson h2")?.innerText === "10초마다 하는 일");
  await done(page);
});

test("a lesson that does not load is told with a way on; one that does not exist, too", async () => {
  const page = await openPage(browser, { language: "en" });
  let broken = true;
  await page.route("**/lessons/en/*.md", (route) => (broken ? route.fulfill({ status: 503, body: "" }) : route.continue()));
  await page.goto(`${site.url}#lesson/gather`);
  await page.locator("[role=alert].lesson-told").waitFor();
  assert.deepEqual(await axe(page), []);
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForFunction(() => document.querySelector(".lesson h2")?.innerText.startsWith("gather"));
  await page.evaluate(() => { location.hash = "#lesson/no-such-thing"; });
  await page.waitForFunction(() => /no lesson of that name/.test(document.querySelector(".lesson-told")?.innerText ?? ""));
  await page.locator(".to-course").click();
  await page.locator(".path-parts li").first().waitFor();
  assert.deepEqual(page.problems.filter((problem) => !/503|gather\.md/.test(problem)), []);
  await page.context().close();
});

test("the language of the page is the lesson's: the same program, the same run", async () => {
  const page = await lesson("gather");
  const card = page.locator(".program-card").first();
  await card.locator(".run-this").click();
  await card.locator(".facts-checked").waitFor();
  const last = await lastMoment(page);
  await page.getByRole("button", { name: "한국어" }).click();
  await page.waitForFunction(() => document.querySelector(".lesson h2").innerText === "gather: 모두 함께, 차례대로");
  assert.equal(await lastMoment(page), last);
  assert.match(await page.locator(".facts-checked").first().innerText(), /강의에 적힌 그대로/);
  await done(page);
});

test("a word of a lesson opens its explanation, and the glossary, where both languages find it", async () => {
  const page = await lesson("await-create-task");
  await page.locator(".lesson .term", { hasText: "concurrency" }).click();
  const panel = page.locator(".explanation");
  assert.match(await panel.innerText(), /One core is enough/);
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.classList.contains("term"));
  await page.keyboard.press("Enter");
  await panel.getByRole("link").click();
  await page.locator("#term-concurrency.named").waitFor();
  assert.match(page.url(), /#glossary\/concurrency$/);
  await page.locator(".search input").fill("동시");
  await page.waitForFunction(() => document.querySelectorAll(".entry").length < 20);
  assert.ok(await page.locator("#term-concurrency").isVisible());
  await page.locator(".search input").fill("zzzz");
  await page.getByText("No such word").waitFor();
  await done(page);
});

test("no page of the course has anything serious for axe, or goes sideways: both themes, both languages, wide and phone", async () => {
  for (const [theme, language, size] of [
    ["light", "ko", WIDE],
    ["dark", "en", WIDE],
    ["dark", "ko", PHONE],
    ["light", "en", PHONE],
  ]) {
    const page = await visit("#lessons", { theme, language, size });
    const name = `${size === WIDE ? "wide" : "phone"}-${theme}-${language}`;
    for (const [fragment, part] of [
      ["#lessons", ".path-parts li"],
      ["#lesson/awaitables", ".program-card.here"],
      ["#glossary", ".entry"],
    ]) {
      await page.evaluate((to) => { location.hash = to; }, fragment);
      await page.locator(part).first().waitFor();
      assert.deepEqual(await axe(page), [], `${fragment} ${name}`);
      await noSideways(page);
      await shoot(page, `course${fragment.replace(/\W/g, "-")}-${name}`);
    }
    await done(page);
  }
});

test("the workbench behind a page keeps its program and its run", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await runProgram(page);
  const last = await lastMoment(page);
  await page.locator(".pages a", { hasText: "Glossary" }).click();
  await page.locator(".entry").first().waitFor();
  assert.ok(!(await page.locator(".editor").isVisible()));
  await page.goBack();
  await page.locator(".editor").waitFor();
  assert.equal(await lastMoment(page), last);
  await done(page);
});
