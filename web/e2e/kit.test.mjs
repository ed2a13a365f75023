// The course kit with the real tools: each example is built, and the embed in it runs in the
// browser. The tools come from their registries into target/kit (web/kit/tools.mjs).
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { KIT, ROOT, npm, python, run } from "../kit/tools.mjs";
import { BlockError, parse, scenario } from "../kit/remark/block.js";
import { fragment } from "../kit/remark/link.js";
import { launch, openPage, shoot } from "./browser.mjs";
import { interleave, program } from "./native.mjs";
import { SUB_PATH, serveSite } from "./site.mjs";

const BLOCKS = JSON.parse(readFileSync(join(ROOT, "web/kit/blocks.json"), "utf8"));
/** Quotes, marks of HTML, an empty line at the start, and letters that are none of ASCII. */
const PROGRAM = "\nif 1 < 2 & 3:\n\n    print(\"안녕\", '\\u00e9', \"\\t\")\u007f\n";
/** The program that the examples share. */
const WAITING = readFileSync(join(ROOT, "web/kit/examples/mdbook/src/waiting.py"), "utf8");

let browser;
let playground;
/** Servers and pages of a test, closed also when it fails: an open server keeps the runner waiting. */
const open = [];
before(async () => {
  browser = await launch();
  playground = await serveSite();
});
after(async () => {
  for (const site of open) await site.close();
  await browser?.close();
  await playground?.close();
});

/** A copy of an example, since tools write beside their sources. */
function example(name, to = join(KIT, "examples", name)) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(join(ROOT, "web/kit/examples", name), to, { recursive: true });
  return to;
}

/** A page of a built example, in the browser. */
async function visit(folder, name) {
  const site = await serveSite({ folder });
  open.push(site);
  const page = await openPage(browser, { language: "en" });
  page.site = site;
  await page.goto(site.url + name);
  await page.waitForFunction(() => customElements.get("interleave-embed"));
  return page;
}

const leave = (page) => page.context().close();

/** Presses Run of an embed of the page; what the run came to, and all that it wrote. */
async function runs(page, index = 0) {
  const embed = page.locator("interleave-embed").nth(index);
  const ran = embed.evaluate((element) => new Promise((over, failed) => {
    element.addEventListener("interleave-ran", ({ detail }) => over(detail), { once: true });
    element.addEventListener("interleave-error", ({ detail }) => failed(new Error(detail.message)), { once: true });
  }));
  await embed.locator("button[part=run]").click();
  const detail = await ran;
  const output = embed.evaluate((element, last) => new Promise((shown) => {
    element.addEventListener("interleave-output", ({ detail }) => detail.text && shown(detail.text));
    element.seek(last);
  }), detail.events);
  return { ...detail, output: await output };
}

/** The scenario that an embed's link opens, as the command line reads it. */
const linked = async (page, index = 0) =>
  JSON.parse(interleave("open", `#${await page.locator("interleave-embed").nth(index).getAttribute("link")}`));

async function holdsWaiting(page, index = 0) {
  const opened = await linked(page, index);
  assert.equal(opened.program[0].text, WAITING);
  assert.equal(opened.view.moment, 5);
  assert.equal(await page.locator("interleave-embed").nth(index).getAttribute("title"), "Two that wait");
  const { outcome, output } = await runs(page, index);
  assert.deepEqual([outcome, output], ["exited", "안녕 가\n"]);
}

test("a block's first line means the same in JavaScript and Python as for the command line, and makes the same link", () => {
  const python = (words) => run("python3", ["-c", words], { env: { PYTHONPATH: join(ROOT, "web/kit/python") } });
  const theirs = JSON.parse(python(`
import json
from interleave_kit import BlockError, fragment, parse
def one(info):
    try:
        found = parse(info)
    except BlockError as error:
        return {"error": str(error)}
    if found is None:
        return {"ordinary": True}
    return {"shown": found.shown, "link": fragment(found.scenario(${JSON.stringify(PROGRAM)}))}
print(json.dumps([one(block["info"]) for block in json.load(open(${JSON.stringify(join(ROOT, "web/kit/blocks.json"))}))]))`));
  const ours = BLOCKS.map(({ info }) => {
    try {
      const block = parse(info);
      return block ? { shown: block.shown, link: fragment(scenario(block, PROGRAM)) } : { ordinary: true };
    } catch (error) {
      if (!(error instanceof BlockError)) throw error;
      return { error: error.message };
    }
  });
  BLOCKS.forEach((block, index) => {
    for (const found of [ours[index], theirs[index]]) {
      if (block.error !== undefined) {
        assert.ok(found.error?.startsWith(block.error), `${block.info}: ${JSON.stringify(found)}`);
      } else if (block.ordinary) {
        assert.deepEqual(found, { ordinary: true }, block.info);
      } else {
        assert.deepEqual(found.shown, block.shown, block.info);
        const document = block.document.replace('"PROGRAM"', JSON.stringify(PROGRAM));
        assert.equal(interleave("open", `#${found.link}`).trim(), document, block.info);
      }
    }
  });
  for (const folder of ["python/interleave_kit", "remark"]) {
    const copy = readFileSync(join(ROOT, "web/kit", folder, "dictionary.txt"));
    assert.ok(copy.equals(readFileSync(join(ROOT, "crates/scenario/src/link/dictionary.txt"))), folder);
  }
});

test("mdBook: blocks in lists and included ones run in the book; other renderers see blocks of code", async () => {
  const env = python();
  const book = example("mdbook");
  const command = `${program()} mdbook`;
  run("mdbook", ["build", book], { env: { ...env, MDBOOK_PREPROCESSOR__INTERLEAVE__COMMAND: command, MDBOOK_PREPROCESSOR__INTERLEAVE__PLAYGROUND: playground.url } });
  const page = await visit(join(book, "book"), "waiting.html");
  assert.equal(await page.locator("li interleave-embed").count(), 1);
  assert.match(await page.locator("pre:not(interleave-embed pre)").first().innerText(), /not run here/);
  assert.equal((await linked(page)).program[0].text, "for number in range(2):\n\n    print(number)\n");
  assert.match(await page.locator("li", { has: page.locator("interleave-embed") }).innerText(), /And the item goes on\.\s*$/);
  await shoot(page, "kit-mdbook");
  await holdsWaiting(page, 1);
  await page.goto(`${page.site.url}handover.html`);
  await page.waitForFunction(() => customElements.get("interleave-embed"));
  assert.equal(await page.locator("interleave-embed").count(), 2);
  assert.equal(await page.locator("script[src$='embed.js']").count(), 1);
  const { outcome, output } = await runs(page);
  assert.deepEqual([outcome, output], ["exited", "over\n"]);
  assert.deepEqual(page.problems.filter((problem) => problem.includes(SUB_PATH)), []);
  await leave(page);
});

test("mdBook is told what is wrong with a block, and where", () => {
  const env = python();
  const book = example("mdbook", join(KIT, "examples/mdbook-wrong"));
  cpSync(join(book, "src/handover.md"), join(book, "src/waiting.md"));
  const command = `${program()} mdbook`;
  const build = (playground) => run("mdbook", ["build", book], { env: { ...env, MDBOOK_PREPROCESSOR__INTERLEAVE__COMMAND: command, MDBOOK_PREPROCESSOR__INTERLEAVE__PLAYGROUND: playground } });
  assert.throws(() => build(""), /book\.toml: \[preprocessor\.interleave\] needs `playground`/);
});

test("MkDocs: blocks in notes run in the page", async () => {
  const env = python();
  const folder = example("mkdocs");
  run("mkdocs", ["build", "--strict", "--quiet"], { cwd: folder, env: { ...env, PLAYGROUND: playground.url } });
  const page = await visit(join(folder, "site"), "index.html");
  assert.equal(await page.locator("interleave-embed").count(), 2);
  assert.equal(await page.locator(".admonition interleave-embed").count(), 1);
  assert.match(await page.locator("pre:not(interleave-embed pre)").first().innerText(), /```python interleave\nprint\("not run here"\)/);
  assert.equal(await page.locator("script[src$='embed.js']").count(), 1);
  await holdsWaiting(page);
  assert.equal((await linked(page, 1)).view.stage, "channels");
  assert.equal((await runs(page, 1)).output, "over\n");
  await leave(page);
});

test("Sphinx: the directive runs in the page; a text has the program and a link that opens it", async () => {
  const env = python();
  const folder = example("sphinx");
  const build = (kind) => run("sphinx-build", ["-W", "-q", "-b", kind, folder, join(folder, "out", kind)], { env: { ...env, PLAYGROUND: playground.url } });
  build("html");
  const page = await visit(join(folder, "out/html"), "index.html");
  await holdsWaiting(page);
  await page.goto(`${page.site.url}plain.html`);
  assert.equal(await page.locator("script[src$='embed.js']").count(), 0);
  await leave(page);
  build("text");
  const text = readFileSync(join(folder, "out/text/index.txt"), "utf8");
  assert.match(text, /asyncio\.gather\(인사\("가", 1\), 인사\("나", 2\)\)/);
  const [address] = text.replace(/\n\s*/g, "").match(/http:\S+?#1[\w-]+/);
  assert.equal(JSON.parse(interleave("open", address)).program[0].text, WAITING);
});

test("Jupyter: an executed notebook has its embeds, from a cell and from a program", async () => {
  const env = python();
  const folder = example("jupyter");
  run("jupyter", ["nbconvert", "--to", "html", "--execute", "course.ipynb"], { cwd: folder, env: { ...env, PLAYGROUND: playground.url } });
  const page = await visit(folder, "course.html");
  assert.equal(await page.locator("interleave-embed").count(), 2);
  await holdsWaiting(page);
  assert.deepEqual((await linked(page, 1)).settings, { gomaxprocs: 1 });
  await leave(page);
});

test("remark: a block becomes an element without raw HTML, and what is wrong names its place", async () => {
  const folder = npm();
  const load = (name) => import(pathToFileURL(join(folder, "node_modules", name, "index.js")));
  const [{ unified }, { default: remarkParse }, { default: remarkRehype }, { default: rehypeStringify }, { default: embeds }] =
    await Promise.all(["unified", "remark-parse", "remark-rehype", "rehype-stringify", "remark-interleave"].map(load));
  const pipeline = unified().use(remarkParse).use(embeds, { playground: playground.url }).use(remarkRehype).use(rehypeStringify);
  const html = String(await pipeline.process(`> - a\n>\n>   ~~~python interleave title="a > b" readonly\n>   if 1 < 2:\n>\n>       print("x")\n>   ~~~\n\n\`\`\`python,interleave\ny\n\`\`\`\n\n\`\`\`go\nz\n\`\`\`\n`));
  const site = await serveSite({ pages: { "remark.html": `<!doctype html><title>t</title>${html}` } });
  open.push(site);
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}remark.html`);
  assert.equal((await linked(page)).program[0].text, 'if 1 < 2:\n\n    print("x")\n');
  assert.equal(await page.locator("blockquote li interleave-embed[readonly]").getAttribute("title"), "a > b");
  assert.equal(await page.locator("blockquote code").textContent(), 'if 1 < 2:\n\n    print("x")\n');
  assert.equal(await page.locator("script[async]").count(), 1);
  assert.equal((await linked(page, 1)).program[0].text, "y\n");
  assert.equal(await page.locator("interleave-embed").count(), 2);
  assert.equal((await runs(page)).output, "x\n");
  await leave(page);
  await assert.rejects(pipeline.process("a\n\n```go interleave cores=99\n```\n"), (error) => error.line === 3 && /cores: 1 to 64, not 99/.test(error.reason));
  assert.throws(() => unified().use(remarkParse).use(embeds).freeze(), /needs `playground`/);
});
