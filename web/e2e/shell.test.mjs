// The page's shell: readable by itself, from any sub-path, under a strict policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, WIDE, axe, launch, openPage, shoot } from "./browser.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serveSite({ headers: { "content-security-policy": STRICT_POLICY } });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

for (const theme of ["light", "dark"]) {
  for (const [name, size] of [["wide", WIDE], ["phone", PHONE]]) {
    test(`the page loads from a sub-path: ${theme}, ${name}`, async () => {
      const page = await openPage(browser, { theme, size });
      await page.goto(site.url, { waitUntil: "networkidle" });
      assert.match(await page.title(), /Interleave/);
      await shoot(page, `page-${theme}-${name}`);
      assert.deepEqual(page.problems, []);
      assert.deepEqual(await axe(page), []);
      await page.context().close();
    });
  }
}

for (const [name, language, words] of [["Korean", "ko", /한 걸음씩 앞뒤로/], ["English", "en", /forwards and backwards/]]) {
  test(`without JavaScript the page tells what it is: ${name}`, async () => {
    const page = await openPage(browser, { language, javaScriptEnabled: false });
    await page.goto(site.url);
    assert.match(await page.innerText("body"), words);
    assert.match(await page.innerText("noscript"), /JavaScript/);
    await page.context().close();
  });
}

test("a program that does not arrive is told, and the text stays", async () => {
  const page = await openPage(browser);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(site.url);
  await page.getByRole("alert").waitFor();
  assert.match(await page.innerText("body"), /불러오지 못했습니다/);
  await page.context().close();
});

test("what differs from CPython and from Go is a page with an address, in both languages, closed by key", async () => {
  const words = {
    ko: [/GIL은 신호를 받은 스레드가/, /가비지 컬렉터의 고루틴이 없습니다/],
    en: [/The thread that was signalled always gets the GIL/, /There are no goroutines of the garbage collector/],
  };
  for (const [language, [python, go]] of Object.entries(words)) {
    const page = await openPage(browser, { language, size: language === "ko" ? PHONE : WIDE });
    await page.goto(`${site.url}#differences`);
    await page.getByRole("dialog").waitFor();
    assert.match(await page.innerText(".differences"), python);
    assert.doesNotMatch(await page.innerText(".differences"), go);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shoot(page, `differences-${language}`);
    await page.locator(".differences").getByRole("button", { name: "Go", exact: true }).click();
    await page.getByText(go).waitFor();
    assert.doesNotMatch(await page.innerText(".differences"), python);
    assert.deepEqual(await axe(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await shoot(page, `differences-go-${language}`);
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});
