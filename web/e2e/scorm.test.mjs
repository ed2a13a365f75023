// SCORM packages: what `interleave scorm` writes holds to the schemas, and its pages report to a
// learning system's API. The API is scorm-again's, which learning systems use.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { KIT, ROOT, npm, python, run, schemas } from "../kit/tools.mjs";
import { axe, launch, openPage, shoot } from "./browser.mjs";
import { interleave } from "./native.mjs";
import { serveSite } from "./site.mjs";

const folder = join(KIT, "scorm");
const lesson = (name) => join(ROOT, "crates/lessons/text", name);
const TITLE = 'Waiting & "others" <1>';

let browser;
/** Servers of the tests, closed also when one fails. */
const open = [];
before(async () => {
  browser = await launch();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
after(async () => {
  for (const site of open) await site.close();
  await browser?.close();
});

async function served(options) {
  const site = await serveSite(options);
  open.push(site);
  return site;
}

/** Packs lessons, and unpacks the package as a learning system does; its folder. */
function packed(name, ...words) {
  const archive = join(folder, `${name}.zip`);
  interleave("scorm", ...words, "-o", archive);
  const out = join(folder, name);
  run("python3", ["-m", "zipfile", "-e", archive, out]);
  return out;
}

/** A learning system with the package: its API, and the page in a frame. `kept` is what it has of before. */
function system(page, mastery, kept) {
  return `<!doctype html><title>system</title><script src="scorm12.js"></script><script>
    window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
    API.loadFromJSON(${JSON.stringify({ ...kept, student_data: { mastery_score: mastery } })}, "cmi");
    window.finished = 0;
    API.on("LMSFinish", () => { window.finished += 1; });
  </script><iframe id="sco" src="${page}" width="1000" height="700"></iframe>`;
}

/** Answers the questions of the page, each with the answer of that number. */
async function answer(sco, numbers) {
  for (const [index, number] of numbers.entries()) {
    const question = sco.locator(".question").nth(index);
    await question.locator("input").nth(number).check();
    await question.locator("button").click();
  }
}

const value = (page, name) => page.evaluate((name) => API.LMSGetValue(name), name);

test("a package's manifest holds to the schemas, and names every file once", () => {
  const env = python();
  const out = packed("two", lesson("en/gather.md"), lesson("ko/gather.md"), "--title", TITLE, "--mastery", "80", "--dist", "dist");
  const driver = join(schemas(), "driver.xsd");
  writeFileSync(driver, `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <xsd:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
    <xsd:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/></xsd:schema>`);
  const said = JSON.parse(run("python3", ["-c", `
import json, sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
manifest = etree.parse(sys.argv[2])
space = {"c": "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "a": "http://www.adlnet.org/xsd/adlcp_rootv1p2"}
schema.assertValid(manifest)
broken = etree.fromstring(etree.tostring(manifest))
broken.find(".//c:item", space).set("hidden", "yes")
print(json.dumps({
    "titles": [title.text for title in manifest.findall(".//c:title", space)],
    "files": [file.get("href") for file in manifest.findall(".//c:file", space)],
    "scos": [resource.get("href") for resource in manifest.findall(".//c:resource", space) if resource.get("{%s}scormtype" % space["a"]) == "sco"],
    "scores": [score.text for score in manifest.findall(".//a:masteryscore", space)],
    "refuses": not schema.validate(broken),
}))`, driver, join(out, "imsmanifest.xml")], { env }));
  assert.deepEqual(said.titles, [TITLE, "gather: all of them, in order", "gather: 모두 함께, 차례대로"]);
  assert.deepEqual(said.scos, ["lesson-1.html", "lesson-2.html"]);
  assert.deepEqual(said.scores, ["80", "80"]);
  assert.equal(said.refuses, true, "the schemas refuse what they do not know");
  const there = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = there.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(out.length + 1)).filter((name) => name !== "imsmanifest.xml");
  assert.deepEqual(said.files.map(decodeURIComponent).sort(), names.sort());
  assert.ok(names.includes("site/embed.js") && names.includes("site/embed.html"));
});

test("a learner's answers become score and status; who comes back goes on", async () => {
  const env = python();
  assert.ok(env.PATH);
  const out = packed("reports", lesson("en/gather.md"), "--mastery", "80", "--dist", "dist");
  writeFileSync(join(out, "scorm12.js"), readFileSync(join(npm(), "node_modules/scorm-again/dist/scorm12.min.js")));
  const site = await served({ folder: out, pages: { "system.html": system("lesson-1.html", "80") } });
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}system.html`);
  const sco = page.frameLocator("#sco");
  await sco.locator("h1", { hasText: "gather" }).waitFor();
  await page.waitForFunction(() => API.isInitialized());
  assert.equal(await value(page, "cmi.core.lesson_status"), "incomplete");
  // The lesson's program runs in the package itself.
  const frame = page.frame({ url: /lesson-1\.html/ });
  await frame.waitForFunction(() => customElements.get("interleave-embed"));
  const ran = frame.evaluate(() => new Promise((over) => document.addEventListener("interleave-ran", ({ detail }) => over(detail.outcome), { once: true })));
  await sco.locator("interleave-embed").first().locator("button[part=run]").click();
  assert.equal(await ran, "exited");
  assert.equal(await value(page, "cmi.core.lesson_status"), "incomplete");

  const count = await sco.locator(".question").count();
  assert.ok(count >= 1);
  await shoot(page, "kit-scorm");
  const rights = await sco.locator(".question").evaluateAll((all) => all.map((one) => Number(one.dataset.right)));
  await answer(sco, rights.map((right, index) => (index === 0 ? (right === 0 ? 1 : 0) : right)));
  const wanted = Math.round((100 * (count - 1)) / count);
  assert.equal(await value(page, "cmi.core.score.raw"), String(wanted));
  assert.equal(await value(page, "cmi.core.lesson_status"), wanted >= 80 ? "passed" : "failed");
  assert.equal(await page.evaluate(() => API.cmi.interactions.childArray[0].toJSON().result), "wrong");
  // The first answer counts; a better one is shown, and changes nothing.
  await answer(sco, rights.slice(0, 1));
  assert.match(await sco.locator(".question .told").first().innerText(), /^Right\./);
  assert.equal(await value(page, "cmi.core.score.raw"), String(wanted));
  assert.match(await sco.locator(".report").innerText(), new RegExp(`${wanted} %`));
  const kept = await page.evaluate(() => JSON.parse(JSON.stringify({ core: { lesson_status: API.cmi.core.lesson_status }, suspend_data: API.cmi.suspend_data })));

  await page.evaluate(() => document.getElementById("sco").remove());
  await page.waitForFunction(() => window.finished === 1 && API.isTerminated());
  assert.match(await page.evaluate(() => API.cmi.core.toJSON().session_time ?? API.cmi.core.session_time), /^\d{2,4}:\d\d:\d\d\.\d\d$/);
  await page.context().close();

  const again = await served({ folder: out, pages: { "system.html": system("lesson-1.html", "80", kept) } });
  const other = await openPage(browser, { language: "en" });
  await other.goto(`${again.url}system.html`);
  await other.waitForFunction(() => API.isInitialized());
  const back = other.frameLocator("#sco");
  assert.equal(await back.locator(".question input:checked").count(), count);
  assert.match(await back.locator(".question .told").first().innerText(), /^No\./);
  assert.equal(await value(other, "cmi.core.lesson_status"), wanted >= 80 ? "passed" : "failed");
  await other.context().close();
});

test("a lesson without questions of its own takes its score from the predictions in its embeds", async () => {
  const source = join(folder, "bare.md");
  const text = readFileSync(lesson("en/gather.md"), "utf8").replace(/```predict[\s\S]*?```\n/g, "");
  writeFileSync(source, text);
  const out = packed("bare", source, "--mastery", "10", "--dist", "dist");
  writeFileSync(join(out, "scorm12.js"), readFileSync(join(npm(), "node_modules/scorm-again/dist/scorm12.min.js")));
  const site = await served({ folder: out, pages: { "system.html": system("lesson-1.html", "10") } });
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}system.html`);
  await page.waitForFunction(() => API.isInitialized());
  const sco = page.frame({ url: /lesson-1\.html/ });
  assert.equal(await sco.locator(".question").count(), 0);
  const embed = sco.locator("interleave-embed").first();
  await embed.locator("button[part=run]").click();
  const inside = embed.frameLocator("iframe");
  await inside.locator(".embed-bar .predict-button").click();
  let right = 0;
  let count = 0;
  for (let over = false; !over; ) {
    await inside.locator(".predict.asked").waitFor();
    await inside.locator(".choice").first().click();
    await inside.locator(".predict .btn.primary:enabled").click();
    await inside.locator(".predict.told").waitFor();
    count += 1;
    right += await inside.locator(".predict h2.right").count();
    await page.waitForFunction((raw) => API.LMSGetValue("cmi.core.score.raw") === raw, String(Math.round((100 * right) / count)));
    over = (await inside.locator(".predict .btn.primary").innerText()).trim() === "Finish";
    await inside.locator(".predict .btn.primary").click();
  }
  // A second round asks the same again: the first answers stand.
  await inside.locator(".predict .btn.primary").click();
  await inside.locator(".predict.asked").waitFor();
  await inside.locator(".choice").nth(1).click();
  await inside.locator(".predict .btn.primary:enabled").click();
  await inside.locator(".predict.told").waitFor();
  await page.waitForTimeout(200);
  assert.equal(await value(page, "cmi.core.score.raw"), String(Math.round((100 * right) / count)));
  await page.context().close();
});

test("without a learning system the page says so, and its questions are live all the same", async () => {
  const out = packed("alone", lesson("ko/gather.md"), "--site", "https://example.org/interleave/");
  assert.deepEqual(readdirSync(out).sort(), ["imsmanifest.xml", "lesson-1.html", "lesson.css", "report.js"]);
  assert.match(readFileSync(join(out, "lesson-1.html"), "utf8"), /<script async src="https:\/\/example\.org\/interleave\/embed\.js">/);
  const site = await served({ folder: out });
  const page = await openPage(browser, { language: "ko" });
  await page.goto(`${site.url}lesson-1.html`);
  assert.match(await page.innerText(".report"), /학습 시스템이 보이지 않습니다/);
  const right = Number(await page.locator(".question").first().getAttribute("data-right"));
  await answer(page, [right]);
  assert.match(await page.innerText(".question .told >> nth=0"), /^맞습니다\./);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("a lesson that does not hold is not packed", () => {
  const wrong = join(folder, "wrong.md");
  writeFileSync(wrong, readFileSync(lesson("en/gather.md"), "utf8").replace("takes 3 s", "takes 4 s"));
  assert.match(interleave("check", wrong), /wrong\.md:\d+: takes 4 s: /);
  interleave("scorm", wrong, "-o", join(folder, "wrong.zip"), "--site", "https://example.org/");
  assert.equal(readdirSync(folder).includes("wrong.zip"), false);
});
