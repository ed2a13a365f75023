// The course on the page: the path, a lesson beside the workbench, its programs and facts, by
// mouse, by keyboard and on a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, openApp, openPage, PHONE, runProgram, seek, settled, shoot, typeProgram, WIDE } from "./browser.mjs";
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
  assert.match(await page.locator(".path-parts li", { has: page.getByText("await against create_task", { exact: true }) }).innerText(), /5 min[\s\S]*Read first: Awaitable/);
  assert.match(await page.locator(".go-on").innerText(), /Start here/);
  assert.equal(await page.locator("header .pages a[aria-current=page]").innerText(), "Lessons");
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
  assert.match(await greet.locator(".facts-checked").innerText(), /It printed what the lesson says[\s\S]*It makes 1 task from greet\(\)/);
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
  await page.locator("header .pages a", { hasText: "Glossary" }).click();
  await page.locator(".entry").first().waitFor();
  assert.ok(!(await page.locator(".editor").isVisible()));
  await page.goBack();
  await page.locator(".editor").waitFor();
  assert.equal(await lastMoment(page), last);
  await done(page);
});

test("a lesson as slides: keys and buttons turn them, its program and stage are one press away, a dot follows the mouse", async () => {
  const page = await lesson("await-create-task");
  await page.locator(".to-slides").click();
  const slide = page.locator(".slide-page");
  await slide.waitFor();
  assert.ok(!(await page.locator(".top").isVisible()) && !(await page.locator(".editor").isVisible()));
  assert.ok((await slide.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))) >= 24);
  assert.equal(await page.locator(".slide-bar [role=status]").innerText(), "1 of 2");
  assert.deepEqual(await axe(page), []);
  await shoot(page, "slide");
  // First what is folded under the open predictions, then the next slide.
  await page.keyboard.press("ArrowRight");
  await page.locator(".slide .lesson-fold").waitFor({ state: "detached" });
  await page.keyboard.press("ArrowRight");
  await page.getByText("2 of 2").waitFor();
  assert.match(await slide.innerText(), /awaited\.py/);
  // The last one stays.
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  await page.getByText("1 of 2").waitFor();
  await slide.locator(".run-this").click();
  await page.locator(".editor").waitFor();
  await settled(page);
  assert.ok(await page.locator(".stage").isVisible());
  assert.equal(await page.locator(".to-bench").getAttribute("aria-pressed"), "true");
  // Here the arrows are the run's.
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => Number(document.querySelector(".slider").value) === 2);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "slide-bench");
  await page.locator(".to-pointer").click();
  await page.mouse.move(400, 300);
  await page.locator(".pointer-dot").waitFor();
  const dot = await page.locator(".pointer-dot").boundingBox();
  assert.ok(Math.abs(dot.x + dot.width / 2 - 400) < 2 && Math.abs(dot.y + dot.height / 2 - 300) < 2, JSON.stringify(dot));
  await page.keyboard.press("PageDown");
  await page.getByText("2 of 2").waitFor();
  assert.ok(await slide.isVisible());
  await page.keyboard.press("Escape");
  await page.locator(".lesson h2").waitFor();
  assert.ok(await page.locator(".top").isVisible());
  await done(page);
});

const OWN = `---
lesson: mine
title: A lesson of mine
language: en
minutes: 5
needs: gather
---

Read this, with its [word](term:nothing-known), first.

\`\`\`python mine.py cores=2
print("mine")
\`\`\`

\`\`\`output
mine
\`\`\`

\`\`\`facts
takes sometime
outcome exited
\`\`\`

# A heading

\`\`\`predict
at: noon
kind: prints
ask: What?
- mine | so
- yours | not so
\`\`\`
`;
const dropped = (page, name, text) =>
  page.evaluate(
    ([file, body]) => {
      const data = new DataTransfer();
      data.items.add(new File([body], file));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

test("a lesson of one's own: from a file, with its errors by line and all else shown; as a link; after a reload", async () => {
  const page = await visit("#lessons");
  await page.locator(".own-lesson input").setInputFiles({ name: "mine.md", mimeType: "text/markdown", buffer: Buffer.from(OWN) });
  await page.locator(".lesson h2").waitFor();
  assert.equal(await title(page), "A lesson of mine");
  const problems = await page.locator(".lesson-problems").innerText();
  for (const wanted of [/line 9 the glossary has no term nothing-known/, /line 20 a time is/, /line 27 a moment is start/]) assert.match(problems, wanted);
  assert.deepEqual(await axe(page), []);
  await shoot(page, "lesson-own");
  const card = await runCard(page, "mine.py");
  assert.match(await card.locator(".facts-checked").innerText(), /It printed what the lesson says[\s\S]*It comes to its own end/);
  assert.equal(await card.locator(".facts-checked .alarm").count(), 1);
  // A better file in its place, dropped this time.
  const mended = OWN.replace("nothing-known", "gil").replace("takes sometime\n", "").replace("noon", "start").replace("of mine", "mended");
  await dropped(page, "mine.md", mended);
  await page.waitForFunction(() => document.querySelector(".lesson h2").innerText === "A lesson mended");
  assert.equal(await page.locator(".lesson-problems").count(), 0);
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".lesson h2")?.innerText === "A lesson mended");
  // The link holds the whole lesson, and opens for somebody who has nothing of it.
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.written = text; }; });
  await page.locator(".own-link .btn").click();
  const link = await page.waitForFunction(() => window.written).then((found) => found.jsonValue());
  assert.ok(link.length < 900, `${link.length} characters`);
  const other = await openPage(browser, { language: "en" });
  await other.goto(link);
  await other.locator(".program-card.here").waitFor();
  assert.equal(await title(other), "A lesson mended");
  await runCard(other, "mine.py");
  await done(other);
  await done(page);
});

test("a lesson's link that is cut, changed or hostile is told, and so is a file that is no lesson", async () => {
  for (const bad of ["=", "=LAAAA", "=1abc", "=L%3Cscript%3E", `=L${"A".repeat(400)}`]) {
    const page = await visit(`#lesson/${bad}`);
    await page.locator("[role=alert].lesson-told").waitFor();
    assert.deepEqual(await axe(page), []);
    await done(page);
  }
  const page = await visit("");
  await page.locator(".cm-content").waitFor();
  await dropped(page, "notes.md", "just\nsome words\n");
  await page.locator(".lesson-problems").waitFor();
  assert.match(await page.locator(".lesson-problems").innerText(), /line 1 a lesson begins with its head/);
  assert.match(await page.locator(".lesson").innerText(), /just some words/);
  await done(page);
});

test("words of the stages explain themselves where they stand", async () => {
  const page = await openApp(browser, site, { language: "en" });
  await runProgram(page);
  await seek(page, Math.floor((await lastMoment(page)) / 2));
  // In the picture by mouse, beside it by keyboard too.
  await page.locator(".picture .term", { hasText: "ready" }).click();
  assert.match(await page.locator(".explanation").innerText(), /queue of handles/);
  await page.keyboard.press("Escape");
  await page.locator(".explanation").waitFor({ state: "detached" });
  await page.locator(".stage-words .term", { hasText: "ready queue" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".explanation", { hasText: "queue of handles" }).waitFor();
  // A press elsewhere closes it; the same word opens and closes it.
  await page.locator(".narration").click();
  await page.locator(".explanation").waitFor({ state: "detached" });
  await page.locator(".stage-words .term", { hasText: "heap of timers" }).click();
  await page.locator(".explanation", { hasText: "earliest on top" }).waitFor();
  await page.locator(".stage-words .term", { hasText: "heap of timers" }).click();
  await page.locator(".explanation").waitFor({ state: "detached" });
  assert.deepEqual(await axe(page), []);
  await done(page);
});
