// The editor element by itself: what the page may rely on, without any wasm.
import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { axe, compose, launch, openPage, shoot } from "./browser.mjs";
import { built, serveSite } from "./site.mjs";

const PROGRAM = `import asyncio

async def power(base, n):
    r = 1
    for i in range(1, n + 1):
        r *= base
        await asyncio.sleep(0.5)  # gives way
    return "done", r

asyncio.run(power(2, 3))
`;

let browser;
let site;
let page;
before(async () => {
  browser = await launch();
  const [script, tokens, style] = [await built("editor", ".js"), await built("tokens", ".css"), await built("editor", ".css")];
  const html = `<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Editor</title>
    <link rel="stylesheet" href="${tokens}"><link rel="stylesheet" href="${style}">
    <link rel="icon" href="data:,">
    <script type="module" src="${script}"></script>
    <main><h1>Editor</h1><div style="width:420px;height:420px"><interleave-editor label="Program"></interleave-editor></div>
    <button id="next">next</button></main></html>`;
  site = await serveSite({ pages: { "editor.html": html } });
});
after(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  page = await openPage(browser);
  await page.goto(`${site.url}editor.html`);
  await page.waitForFunction(() => customElements.get("interleave-editor"));
  await page.evaluate((program) => {
    const editor = document.querySelector("interleave-editor");
    globalThis.editor = editor;
    globalThis.told = [];
    for (const name of ["change", "cursor", "breakpoint"]) {
      editor.addEventListener(name, (event) => told.push({ name, ...event.detail }));
    }
    editor.value = program;
  }, PROGRAM);
});
afterEach(async () => {
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

const value = () => page.evaluate(() => editor.value);
const told = (name) => page.evaluate((wanted) => globalThis.told.filter((event) => event.name === wanted), name);
/** Puts the cursor at the start of the document. */
async function toStart() {
  await page.evaluate(() => editor.focus());
  await page.keyboard.press("Control+Home");
}

describe("text", () => {
  test("a value from the page is shown and not told back", async () => {
    assert.equal(await value(), PROGRAM);
    assert.deepEqual(await told("change"), []);
  });

  test("typing is told, with the whole text, and the cursor in code points", async () => {
    await toStart();
    await page.keyboard.type("x = 1");
    assert.equal(await value(), `x = 1${PROGRAM}`);
    assert.equal((await told("change")).at(-1).value, `x = 1${PROGRAM}`);
    assert.deepEqual((await told("cursor")).at(-1), { name: "cursor", line: 1, column: 5 });
    await page.evaluate(() => { editor.value = "a🐍b"; });
    await page.keyboard.press("Control+End");
    assert.deepEqual((await told("cursor")).at(-1), { name: "cursor", line: 1, column: 3 });
  });

  test("a changed value keeps the cursor where it was", async () => {
    await toStart();
    await page.keyboard.press("ArrowDown");
    await page.evaluate(() => { editor.value = editor.value.replace("return", "yield"); });
    await page.keyboard.type("#");
    assert.match(await value(), /^import asyncio\n#\n/);
  });

  test("open starts another program with a fresh undo history", async () => {
    await toStart();
    await page.keyboard.type("x");
    await page.evaluate(() => editor.open("print(1)\n"));
    await page.keyboard.press("Control+z");
    assert.equal(await value(), "print(1)\n");
  });

  test("read only: shown, not changed", async () => {
    await page.evaluate(() => { editor.readOnly = true; });
    await toStart();
    await page.keyboard.type("x");
    assert.equal(await value(), PROGRAM);
  });

  test("Tab leaves the editor, Control+] indents", async () => {
    await toStart();
    await page.keyboard.press("Control+]");
    assert.match(await value(), /^ {4}import/);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "next");
  });

  test("Go indents with tabs", async () => {
    await page.evaluate(() => { editor.language = "go"; editor.open("func main() {\n}\n"); });
    // The grammar has come when it has coloured something.
    await page.locator(".cm-line span", { hasText: "func" }).waitFor();
    await toStart();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x()");
    assert.match(await value(), /\{\n\tx\(\)\n/);
  });
});

describe("composition", () => {
  test("Hangul is composed whole, whatever the page sends meanwhile", async () => {
    await toStart();
    await compose(page, ["ㅎ", "하"]);
    await page.evaluate(() => {
      const echo = told.filter(({ name }) => name === "change").at(0).value;
      editor.value = echo;
      editor.markers = [{ line: 1, label: "T1", hue: "blue", state: "running" }];
      editor.diagnostics = [{ from_line: 1, from_column: 0, to_line: 1, to_column: 1, severity: "error", message: "invalid" }];
    });
    assert.equal(await page.locator(".strand-chip").count(), 0, "nothing is drawn while composing");
    await compose(page, ["한"], "한");
    await compose(page, ["ㄱ", "그", "글"], "글");
    await page.locator(".strand-chip").waitFor();
    await page.locator(".cm-lintRange-error").waitFor();
    assert.equal(await value(), `한글${PROGRAM}`);
    assert.equal((await told("change")).at(-1).value, `한글${PROGRAM}`);
  });

  test("another text that comes meanwhile waits for the end", async () => {
    await toStart();
    await compose(page, ["ㄷ", "다"]);
    await page.evaluate(() => { editor.value = "print('new')\n"; });
    assert.equal(await value(), `다${PROGRAM}`);
    await compose(page, ["다"], "다");
    await page.waitForFunction(() => editor.value === "print('new')\n");
  });
});

describe("marks", () => {
  const MARKERS = [
    { line: 7, label: "T3", hue: "orange", state: "running" },
    { line: 7, label: "T4", hue: "green", state: "ready" },
    { line: 7, label: "T5", hue: "purple", state: "waiting" },
    { line: 10, label: "main", hue: "main", state: "waiting" },
    { line: 8, label: "T2", hue: "blue", state: "done" },
    { line: 99, label: "T9", hue: "blue", state: "ready" },
  ];

  test("a chip for every strand on its line, the running one nearest the code", async () => {
    await page.evaluate((markers) => { editor.markers = markers; }, MARKERS);
    await page.locator(".strand-chip").first().waitFor();
    assert.deepEqual(await page.locator(".strand-chip").allTextContents(), ["T5", "T4", "T3", "T2", "main"]);
    assert.equal(await page.locator(".running-line.orange").innerText(), "        await asyncio.sleep(0.5)  # gives way");
    const fill = await page.locator(".strand-chip.running").evaluate((chip) => getComputedStyle(chip).backgroundColor);
    assert.equal(fill, "rgb(230, 159, 0)");
    assert.deepEqual(await axe(page), []);
    await shoot(page, "editor-light");
    await page.evaluate(() => { document.documentElement.dataset.theme = "dark"; });
    assert.deepEqual(await axe(page), []);
    await shoot(page, "editor-dark");
  });

  test("chips that do not fit are counted", async () => {
    await page.evaluate(() => {
      editor.markers = [1, 2, 3, 4, 5].map((number) => ({ line: 1, label: `T${number}`, hue: "sky", state: "ready" }));
    });
    await page.locator(".strand-chip").first().waitFor();
    assert.deepEqual(await page.locator(".strand-chip").allTextContents(), ["+3", "T4", "T5"]);
  });

  test("markers move with an edit above them", async () => {
    await page.evaluate((markers) => { editor.markers = markers; }, MARKERS);
    await toStart();
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".running-line").innerText(), /await asyncio/);
  });

  test("a diagnostic is a squiggle at its code points, with the checker's words", async () => {
    await page.evaluate(() => {
      editor.value = "s = '🐍' + 1\n";
      editor.diagnostics = [
        { from_line: 1, from_column: 8, to_line: 1, to_column: 9, severity: "error", message: "invalid syntax" },
        { from_line: 2, from_column: 0, to_line: 2, to_column: 0, severity: "warning", message: "at the end" },
        { from_line: 40, from_column: 7, to_line: 41, to_column: 0, severity: "error", message: "out of the text" },
      ];
    });
    const squiggle = page.locator(".cm-lintRange-error").first();
    assert.equal(await squiggle.innerText(), "+");
    await squiggle.hover();
    await page.getByText("invalid syntax").waitFor();
    await shoot(page, "editor-diagnostic");
    await toStart();
    await page.keyboard.press("F8");
    assert.deepEqual((await told("cursor")).at(-1), { name: "cursor", line: 1, column: 9 });
  });

  test("a breakpoint by key and by press, moved by edits", async () => {
    await toStart();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("F9");
    assert.deepEqual((await told("breakpoint")).at(-1).lines, [3]);
    await page.locator(".cm-lineNumbers .cm-gutterElement", { hasText: /^7$/ }).click();
    assert.deepEqual((await told("breakpoint")).at(-1).lines, [3, 7]);
    await toStart();
    await page.keyboard.press("Enter");
    assert.deepEqual((await told("breakpoint")).at(-1).lines, [4, 8]);
    await page.evaluate(() => { editor.breakpoints = [2]; });
    assert.deepEqual(await page.evaluate(() => editor.breakpoints), [2]);
    assert.equal((await told("breakpoint")).length, 3, "the page's own is not told back");
  });

  test("a far line is brought into sight", async () => {
    await page.evaluate(() => {
      editor.value = Array.from({ length: 300 }, (_, index) => `line${index + 1} = 0`).join("\n");
      editor.revealLine(250);
    });
    await page.getByText("line250 = 0").waitFor();
    assert.ok(await page.getByText("line250 = 0").isVisible());
  });
});

describe("the element", () => {
  test("has a name for those who cannot see it", async () => {
    await page.getByRole("textbox", { name: "Program" }).waitFor();
    await page.evaluate(() => editor.setAttribute("label", "프로그램"));
    await page.getByRole("textbox", { name: "프로그램" }).waitFor();
  });

  test("can be scrolled by key when a line is too long for it", async () => {
    await page.evaluate(() => { editor.value = `x = "${"long ".repeat(60)}"\n`; });
    assert.deepEqual(await axe(page), []);
  });

  test("keeps its text when it is moved, and when it is taken out and put back", async () => {
    await toStart();
    await page.keyboard.type("x");
    const texts = await page.evaluate(async () => {
      const pause = () => new Promise((done) => setTimeout(done, 20));
      const home = editor.parentElement;
      document.querySelector("main").append(editor);
      await pause();
      const moved = editor.value;
      editor.remove();
      await pause();
      home.append(editor);
      await pause();
      return [moved, editor.value, home.querySelectorAll(".cm-editor").length];
    });
    assert.deepEqual(texts, [`x${PROGRAM}`, `x${PROGRAM}`, 1]);
  });

  test("takes properties that were set before it was defined", async () => {
    const text = await page.evaluate(() => {
      const early = document.createElement("interleave-editor");
      Object.defineProperty(early, "value", { value: "early = 1", configurable: true, writable: true });
      document.querySelector("main").append(early);
      return early.value + early.querySelector(".cm-content").textContent;
    });
    assert.equal(text, "early = 1early = 1");
  });
});
