// Predict, then see: questions of a run, the future out of the page while one stands, the run's own
// answer, the score.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, axe, launch, lastMoment, moment, openApp, openPage, pick, runProgram, shoot, typeProgram } from "./browser.mjs";
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
const open = (options) => openApp(browser, site, { language: "en", ...options });
const button = (page) => page.locator(".predict-button:visible");
const asked = (page) => page.locator(".predict.asked").waitFor();
const told = (page) => page.locator(".predict.told").waitFor();
const lines = (page) => page.locator(".lines li .text").allInnerTexts();

/** Which question stands, and what can be chosen. */
async function question(page) {
  await asked(page);
  const choices = await page.locator(".choice .answer").allInnerTexts();
  return { ask: await page.innerText(".predict h2"), choices, place: await page.innerText(".predict .place") };
}

/** Chooses by the mouse, and sees. Whether it was right. */
async function answer(page, index) {
  await page.locator(".choice").nth(index).click();
  await page.locator(".predict .btn.primary:enabled").click();
  await told(page);
  return (await page.locator(".predict h2.right").count()) === 1;
}

/** On to the next question; false: the round is over. */
async function next(page) {
  const place = await page.innerText(".predict .place");
  await page.locator(".predict .btn.primary").click();
  await page.waitForFunction((place) => document.querySelector(".predict .place")?.innerText !== place, place);
  return (await page.locator(".predict.asked").count()) === 1;
}

test("a round by mouse: the future is not in the page while a question stands, the run answers, the sum is right", async () => {
  const page = await open();
  await pick(page, "task_or_await.py");
  await runProgram(page);
  const all = await lines(page);
  const events = await lastMoment(page);
  assert.equal(all.length, 4);
  await button(page).click();
  let right = 0;
  let count = 0;
  let printed = 0;
  do {
    const { ask, choices, place } = await question(page);
    count += 1;
    assert.match(place, new RegExp(`^Prediction ${count} / \\d$`));
    assert.ok(choices.length >= 2 && choices.length <= 4, choices.join());
    // Only what was printed by now stands in the output, and nowhere else what comes.
    const shown = await lines(page);
    assert.deepEqual(shown, all.slice(0, shown.length));
    const html = await page.evaluate(() => {
      const body = document.body.cloneNode(true);
      for (const node of body.querySelectorAll(".predict, .cm-content, interleave-editor, script")) node.remove();
      return body.textContent;
    });
    for (const line of all.slice(shown.length)) assert.ok(!html.includes(line), `${line}: ${ask}`);
    // The transport ends here, and does not say how much there is.
    assert.match(await page.innerText(".reading.event"), /\/\s*\?/);
    const here = await moment(page);
    assert.equal(await lastMoment(page), here);
    assert.ok(here < events);
    await page.locator(".transport").getByRole("button", { name: "To the end" }).click();
    await page.locator(".transport").getByRole("button", { name: "One step forward" }).click();
    assert.equal(await moment(page), here);
    // The log knows no more either.
    const back = await page.locator(".tabs [aria-pressed=true]").innerText();
    await page.locator(".tabs").getByRole("button", { name: "Event log", exact: true }).click();
    assert.ok((await page.locator(".event-log li").count()) <= here);
    await page.locator(".tabs").getByRole("button", { name: back, exact: true }).click();
    const was = await answer(page, count % choices.length);
    right += was ? 1 : 0;
    assert.ok((await moment(page)) > here, "the run went on to the step that decides");
    if (/printed/.test(ask)) {
      printed += 1;
      const line = await page.innerText(".lines .new .text");
      assert.equal(was, choices[count % choices.length] === line);
      assert.ok((await page.innerText(".predict .said")).includes(line));
    }
    assert.notEqual((await page.innerText(".said .decides .what")).trim(), "");
  } while (await next(page));
  assert.ok(count >= 3 && printed > 0, `${count} questions`);
  assert.equal(await page.innerText(".predict .place"), `${right} of ${count} right`);
  assert.equal(await lastMoment(page), events, "the whole run is there again");
  assert.deepEqual(await lines(page), all);
  // The score stays, until it is cleared.
  assert.equal(await page.innerText(".transport .predict-button .num"), `${right}/${count}`);
  await page.reload();
  await page.locator(".transport .predict-button .num").waitFor();
  assert.equal(await page.innerText(".transport .predict-button .num"), `${right}/${count}`);
  assert.match(await button(page).getAttribute("title"), new RegExp(`${right} of ${count} right`));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

const isOnPrimary = (page) => page.evaluate(() => document.activeElement?.matches(".predict .btn.primary"));

test("by keyboard alone: digits choose, Enter shows and goes on; what has not run is run out of sight", async () => {
  const page = await open();
  await pick(page, "unbuffered.go");
  await button(page).focus();
  await page.keyboard.press("Enter");
  let count = 0;
  for (;;) {
    await asked(page);
    count += 1;
    await page.waitForFunction(() => document.activeElement?.type === "radio");
    assert.equal(await page.locator(".predict .btn.primary").isDisabled(), true);
    await page.keyboard.press("2");
    await page.waitForFunction(() => document.querySelectorAll(".choice input")[1].checked);
    await page.keyboard.press("1");
    await page.waitForFunction(() => document.querySelectorAll(".choice input")[0].checked);
    await page.keyboard.press("Enter");
    await told(page);
    // The focus stays in the panel, and the way on is one of its stops.
    await page.waitForFunction(() => document.activeElement?.matches(".predict .btn"));
    for (let stops = 0; stops < 3 && !(await isOnPrimary(page)); stops += 1) await page.keyboard.press("Tab");
    assert.ok(await isOnPrimary(page));
    assert.match(await page.innerText(".predict [role=status]"), /^(Right|Not so)\. The step that decides: \S/);
    const last = (await page.innerText(".predict .btn.primary")).trim() === "Finish";
    await page.keyboard.press("Enter");
    if (last) break;
  }
  await page.locator(".predict .results").waitFor();
  assert.equal(await page.locator(".results li").count(), count);
  assert.ok(count >= 3);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a wrong answer is explained by the step that decides; skipping shows nothing and counts nothing", async () => {
  const page = await open();
  await pick(page, "two_locks.py");
  await button(page).click();
  const first = await question(page);
  await page.locator(".predict").getByRole("button", { name: "Skip" }).click();
  await page.waitForFunction((place) => document.querySelector(".predict.asked .place").innerText !== place, first.place);
  // To the last question, which asks how it ends: in a deadlock, not at its own end.
  for (;;) {
    const { ask, choices, place } = await question(page);
    if (/How does this program end/.test(ask)) {
      assert.deepEqual(choices, ["to its own end", "in a deadlock", "with an error"]);
      assert.doesNotMatch(await page.innerText(".told"), /Nobody can run/);
      assert.equal(await page.locator(".run-bar").count(), 0);
      assert.equal(await answer(page, 0), false);
      break;
    }
    await page.locator(".predict").getByRole("button", { name: "Skip" }).click();
    await page.waitForFunction((place) => document.querySelector(".predict .place")?.innerText !== place, place);
  }
  assert.match(await page.innerText(".said .mine"), /You said\s+to its own end/);
  assert.match(await page.innerText(".said"), /The run\s+in a deadlock/);
  assert.match(await page.innerText(".said .decides"), /Nobody can run/);
  assert.equal(await moment(page), await lastMoment(page));
  await page.locator(".predict .btn.primary").click();
  await page.locator(".predict .results").waitFor();
  assert.match(await page.innerText(".predict .place"), /^0 of \d right$/);
  assert.equal(await page.innerText(".transport .predict-button .num"), "0/1");
  await page.locator(".predict").getByRole("button", { name: "Clear the score" }).click();
  await page.waitForFunction(() => !document.querySelector(".transport .predict-button .num"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a program without a fork has nothing to ask, and says so; a run of one's own ends the questions", async () => {
  const page = await open();
  await typeProgram(page, 'print("hello")\n');
  await button(page).click();
  await page.locator(".predict.aside", { hasText: "nothing to ask" }).waitFor();
  assert.deepEqual(await lines(page), ["hello"]);
  await page.locator(".predict").getByRole("button", { name: "Close" }).click();
  await pick(page, "task_or_await.py");
  await button(page).click();
  await asked(page);
  await runProgram(page);
  await page.waitForFunction(() => !document.querySelector(".predict") && document.querySelectorAll(".lines li .text").length === 4);
  assert.doesNotMatch(await page.innerText(".reading.event"), /\?/);
  await page.context().close();
});

for (const [theme, language] of [["light", "ko"], ["dark", "en"]]) {
  test(`on the phone, ${theme}, ${language}: the question, its answer, nothing to the side`, async () => {
    const page = await open({ theme, language, size: PHONE });
    await button(page).click();
    await asked(page);
    await shoot(page, `predict-phone-${theme}-${language}`);
    assert.deepEqual(await axe(page), []);
    const boxes = await page.locator(".choice").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(boxes.every((box) => box.height >= 44 && box.right <= 390), JSON.stringify(boxes));
    await page.locator(".choice").first().tap().catch(() => page.locator(".choice").first().click());
    await page.locator(".predict .btn.primary:enabled").click();
    await told(page);
    await shoot(page, `predict-phone-told-${theme}-${language}`);
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  test(`the panel in ${theme}, ${language} is without a fault that axe knows`, async () => {
    const page = await open({ theme, language });
    await pick(page, "task_or_await.py");
    await button(page).click();
    await asked(page);
    await page.locator(".choice").nth(1).click();
    await shoot(page, `predict-${theme}-${language}`);
    assert.deepEqual(await axe(page), []);
    await page.locator(".predict .btn.primary:enabled").click();
    await told(page);
    await shoot(page, `predict-told-${theme}-${language}`);
    assert.deepEqual(await axe(page), []);
    while (await next(page)) await answer(page, 0);
    await shoot(page, `predict-over-${theme}-${language}`);
    assert.deepEqual(await axe(page), []);
    await page.context().close();
  });
}

/** A lesson with its first program in the workbench. */
async function lesson(id, options) {
  const page = await openPage(browser, { language: "en", ...options });
  await page.goto(`${site.url}#lesson/${id}`);
  await page.locator(".program-card.here").first().waitFor();
  return page;
}

test("a lesson's predictions stand at the workbench: its run is made out of sight, answers are explained, and count for its end", async () => {
  const page = await lesson("await-create-task");
  const cards = page.locator(".predict-card");
  assert.equal(await cards.count(), 2);
  assert.match(await page.innerText(".lesson-end .predicted"), /0 of 2 made, 0 right/);
  await cards.nth(0).getByRole("button", { name: "Predict" }).click();
  const first = await question(page);
  assert.deepEqual(first.choices, ["hello A", "hello B", "bye A"]);
  assert.deepEqual(await lines(page), []);
  assert.equal(await page.locator(".facts-checked").count(), 0);
  assert.match(await page.innerText(".reading.event"), /\/\s*\?/);
  // A lesson's sentences say which one is right: they come after the answer.
  assert.doesNotMatch(await page.innerText(".predict"), /Right/);
  assert.equal(await answer(page, 0), false);
  assert.match(await page.innerText(".said .mine"), /hello A\s+create_task does not run anything/);
  assert.match(await page.innerText(".said"), /hello B\s+Await goes into greet/);
  assert.match(await page.innerText(".said .decides"), /hello B/);
  // What was made first stands in the picture, and the rest of the run is kept for the second question.
  assert.match(await page.innerText(".tables"), /Task-2/);
  const keepsRest = async () => {
    assert.deepEqual(await lines(page), ["hello B"]);
    assert.match(await page.innerText(".reading.event"), /\/\s*\?/);
    assert.equal(await page.locator(".facts-checked").count(), 0);
  };
  await keepsRest();
  await page.locator(".predict").getByRole("button", { name: "On with the lesson" }).click();
  await page.waitForFunction(() => !document.querySelector(".predict"));
  await cards.nth(0).locator(".wrong").waitFor();
  await keepsRest();
  await cards.nth(1).getByRole("button", { name: "Predict" }).click();
  const second = await question(page);
  assert.deepEqual(await lines(page), ["hello B"]);
  // Who can run goes by the name that the stage shows.
  assert.deepEqual(second.choices.map((choice) => choice.split(/\s+/)), [["main", "Task-1"], ["T2", "Task-2"]]);
  assert.equal(await answer(page, 1), true);
  await page.locator(".predict .btn.primary").click();
  await page.waitForFunction(() => /2 of 2 made, 1 right/.test(document.querySelector(".lesson-end .predicted").innerText));
  assert.ok((await lastMoment(page)) > (await moment(page)));
  await page.reload();
  await page.locator(".predict-card .right").waitFor();
  assert.match(await page.innerText(".lesson-end .predicted"), /2 of 2 made, 1 right/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("who does not want to predict sees the whole run: by what unfolds the text, and by leaving the lesson", async () => {
  for (const way of ["unfold", "leave"]) {
    const page = await lesson("await-create-task");
    await page.locator(".predict-card .btn").first().click();
    await answer(page, 1);
    await page.locator(".predict .btn.primary").click();
    await page.waitForFunction(() => !document.querySelector(".predict"));
    assert.deepEqual(await lines(page), ["hello B"]);
    if (way === "unfold") await page.locator(".lesson-fold .btn").click();
    else await page.locator("header .brand a").click();
    await page.waitForFunction(() => document.querySelectorAll(".lines li .text").length === 4);
    assert.doesNotMatch(await page.innerText(".reading.event"), /\?/);
    await page.context().close();
  }
});

test("a slide with an open prediction shows what follows by the key that turns it, and turns by the next", async () => {
  const page = await lesson("await-create-task");
  await page.locator(".to-slides").click();
  await page.locator(".slide .lesson-fold").waitFor();
  const place = () => page.innerText(".slide-bar [role=status]");
  assert.equal(await place(), "1 of 2");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => !document.querySelector(".slide .lesson-fold"));
  assert.equal(await place(), "1 of 2");
  assert.match(await page.innerText(".slide"), /stand in the queue; I go on now/);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".slide-bar [role=status]").innerText === "2 of 2");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a lesson's prediction on the phone: the stage comes to the front, and the text again", async () => {
  const page = await lesson("deadlock", { size: PHONE, language: "ko" });
  await page.locator(".predict-card .btn").first().click();
  await asked(page);
  await shoot(page, "predict-lesson-phone");
  assert.equal(await page.locator(".app").getAttribute("data-tab"), "stage");
  const index = await page.locator(".choice .answer").allInnerTexts().then((all) => all.indexOf("데드락"));
  assert.equal(await answer(page, index), true);
  assert.deepEqual(await axe(page), []);
  await page.locator(".predict .btn.primary").click();
  await page.waitForFunction(() => document.querySelector(".app").dataset.tab === "lesson");
  await page.locator(".predict-card .right").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what follows an open prediction is folded until it is answered or skipped, and a question follows the page's language", async () => {
  const page = await lesson("await-create-task");
  const text = () => page.innerText(".lesson");
  assert.doesNotMatch(await text(), /stand in the queue; I go on now/);
  await page.locator(".lesson-fold").getByRole("button", { name: "Show it without predicting" }).click();
  await page.waitForFunction(() => /stand in the queue; I go on now/.test(document.querySelector(".lesson").innerText));
  assert.equal(await page.locator(".lesson-fold").count(), 0);
  await page.reload();
  await page.locator(".lesson-fold").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator(".predict-card").first().getByRole("button", { name: "Predict" }).click();
  assert.match((await question(page)).ask, /Which line is printed first/);
  await page.getByRole("button", { name: "한국어" }).click();
  await page.waitForFunction(() => /어떤 줄이 먼저 나올까요/.test(document.querySelector(".predict.asked h2").innerText));
  await page.locator(".predict").getByRole("button", { name: "건너뛰기" }).click();
  await page.locator(".predict-card").nth(1).locator(".btn").click();
  await answer(page, 1);
  await page.locator(".predict .btn.primary").click();
  await page.waitForFunction(() => !document.querySelector(".lesson-fold") && /줄에 서 있어/.test(document.querySelector(".lesson").innerText));
  // The path keeps the score.
  await page.goto(`${site.url}#lessons`);
  await page.locator(".path-parts .predicted").waitFor();
  assert.match(await page.innerText(".path-parts .predicted"), /예측\s+1\/1/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
