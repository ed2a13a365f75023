// The course kit's remark plug-in in a whole Docusaurus site, built by it: apart from the other
// tools, since its build takes longest.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, npm, run } from "../kit/tools.mjs";
import { launch, openPage } from "./browser.mjs";
import { interleave } from "./native.mjs";
import { SUB_PATH, serveSite } from "./site.mjs";

let browser;
let playground;
let site;
before(async () => {
  browser = await launch();
  playground = await serveSite();
});
after(async () => {
  await browser?.close();
  await playground?.close();
  await site?.close();
});

test("Docusaurus: a reader who comes from another page of the site runs the program", async () => {
  const folder = join(npm(), "site");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, "web/kit/examples/docusaurus"), folder, { recursive: true });
  run("node", ["../node_modules/@docusaurus/core/bin/docusaurus.mjs", "build", "--no-minify"], {
    cwd: folder,
    env: { PLAYGROUND: playground.url, BASE_URL: SUB_PATH, NO_UPDATE_NOTIFIER: "1", DOCUSAURUS_NO_TELEMETRY: "1" },
  });
  site = await serveSite({ folder: join(folder, "build") });
  const page = await openPage(browser, { language: "en" });
  await page.goto(`${site.url}index.html`);
  assert.equal(await page.locator("script[src$='embed.js']").count(), 0);
  // Without a load of the page: React makes the next one.
  await page.locator("main a", { hasText: "The next one" }).click();
  const embed = page.locator("li interleave-embed");
  await embed.waitFor();
  await page.waitForFunction(() => customElements.get("interleave-embed"));
  // The site's own highlighted block is what is read first.
  assert.match(await embed.locator("pre").innerText(), /asyncio\.gather\(인사\("가", 1\), 인사\("나", 2\)\)/);
  const link = await embed.getAttribute("link");
  const waiting = readFileSync(join(ROOT, "web/kit/examples/mdbook/src/waiting.py"), "utf8");
  assert.equal(JSON.parse(interleave("open", `#${link}`)).program[0].text, waiting);
  const ran = embed.evaluate((element) => new Promise((over) => {
    element.addEventListener("interleave-ran", ({ detail }) => over(detail.outcome), { once: true });
  }));
  await embed.locator("button[part=run]").click();
  assert.equal(await ran, "exited");
  assert.deepEqual(page.problems.filter((problem) => problem.startsWith("exception")), []);
  await page.context().close();
});
