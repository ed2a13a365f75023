// What the tests of embeds have together: a playground on a strict host, a course page on another
// one, and links made as an author's page makes them.
import { fragmentOf, scenarioOf } from "../embed/src/envelope.js";
import { launch, openPage, settled } from "./browser.mjs";
import { STRICT_POLICY, serveSite } from "./site.mjs";

export const GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tch := make(chan string)\n\tgo func() {\n\t\tch <- "tick"\n\t\tfmt.Println("sent")\n\t}()\n\tfmt.Println(<-ch)\n}\n';
export const PYTHON = 'import asyncio\n\nasync def 인사(이름, 초):\n    await asyncio.sleep(초)\n    print("안녕", 이름)\n\nasync def main():\n    await asyncio.gather(인사("가", 2), 인사("나", 1))\n\nasyncio.run(main())\n';
export const EMBED = { width: 720, height: 420 };

const link = (program) => fragmentOf(JSON.stringify(scenarioOf(program)));
export const go = await link({ text: GO, language: "go", file: "handover.go" });
export const python = await link({ text: PYTHON, file: "인사.py" });

export const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * A browser, the playground as a strict host sends it and readable from any origin, and a course
 * page's host: another origin, with `pages` that a test writes.
 */
export async function setting() {
  const browser = await launch();
  const site = await serveSite({ headers: { "content-security-policy": STRICT_POLICY, "access-control-allow-origin": "*" } });
  const pages = {};
  const course = await serveSite({ pages });
  const address = (query, fragment) => `${site.url}embed.html?${query}#${fragment}`;

  /** An embed on a page of its own, as text. */
  async function openEmbed(query, fragment, options = {}) {
    const page = await openPage(browser, { language: "en", size: EMBED, ...options });
    await page.goto(address(query, fragment));
    await page.locator(".embed-program pre, .embed-told:visible").first().waitFor();
    return page;
  }

  /** A course page with this body. */
  async function openCourse(body, options = {}) {
    pages["course.html"] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">${body}</html>`;
    const page = await openPage(browser, { language: "en", size: { width: 900, height: 900 }, ...options });
    await page.goto(`${course.url}course.html`);
    return page;
  }

  async function close() {
    await browser.close();
    await site.close();
    await course.close();
  }

  return { browser, site, course, pages, address, openEmbed, openCourse, close };
}

export async function frameOf(page, selector = "iframe") {
  const handle = await page.waitForSelector(selector);
  return handle.contentFrame();
}

export async function run(page) {
  await page.locator(".embed-run").click();
  await settled(page);
}
