// What threads wait for, as the page says it: a worker without a job, a server without
// clients, a deadlock. They are not the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, launch, lastMoment, openApp, pick, runProgram, seek, shoot, typeProgram } from "./browser.mjs";
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
const tab = (page, name) => page.locator(".tabs").getByRole("button", { name, exact: true });

test("a pool's worker without a job waits for work, not for a lock", async () => {
  const page = await open();
  await pick(page, "pool_futures.py");
  await runProgram(page);
  await tab(page, "Threads & GIL").click();
  const end = await lastMoment(page);
  let rested = 0;
  let told = 0;
  for (let at = 1; at <= end; at += 1) {
    await seek(page, at);
    const rows = await page.locator(".gil-stage tbody tr").allInnerTexts();
    for (const row of rows.filter((text) => /ThreadPoolExecutor-0_/.test(text))) {
      assert.doesNotMatch(row, /Lock\.acquire/, `event ${at}`);
      rested += /waits for work/.test(row) && /the next job of/.test(row) ? 1 : 0;
    }
    assert.doesNotMatch((await page.locator(".elsewhere").innerText()), /Lock\.acquire/);
    const sentence = await page.innerText(".narration");
    assert.doesNotMatch(sentence, /Lock\.acquire/);
    told += /waits for work/.test(sentence) ? 1 : 0;
  }
  assert.ok(rested > 0 && told > 0, `${rested} rows, ${told} sentences`);
  await page.context().close();
});

const SERVERS = {
  "a socket that accepts": "import socket\n\nserver = socket.create_server((\"localhost\", 8000))\nprint(\"listening\")\nserver.accept()\n",
  "asyncio": "import asyncio\n\nasync def serve(reader, writer):\n    writer.close()\n\nasync def main():\n    server = await asyncio.start_server(serve, \"localhost\", 8000)\n    print(\"listening\")\n    await server.serve_forever()\n\nasyncio.run(main())\n",
};
for (const [name, text] of Object.entries(SERVERS)) {
  test(`a server without clients is no deadlock: ${name}`, async () => {
    const page = await open();
    await typeProgram(page, text);
    await runProgram(page);
    await page.getByText("Everyone waits for the network, and nobody will come.").first().waitFor();
    assert.match(await page.innerText(".run-bar"), /A real server would wait on/);
    assert.equal(await page.locator(".run-bar.alarm").count(), 0);
    await page.locator(".brand").click();
    await page.keyboard.press("End");
    await page.waitForFunction(() => /nothing will come from the network/.test(document.querySelector(".narration").innerText));
    assert.doesNotMatch(await page.innerText(".narration"), /[Dd]eadlock|Nobody can run/);
    assert.deepEqual(await axe(page), []);
    await shoot(page, `server-without-clients-${name.split(" ").pop()}`);
    await page.context().close();
  });
}

test("a loop that waits for ever without a network is told as what it is", async () => {
  const page = await open();
  await typeProgram(page, "import asyncio\n\nasync def main():\n    await asyncio.Event().wait()\n\nasyncio.run(main())\n");
  await runProgram(page);
  assert.match(await page.innerText(".run-bar"), /Nobody can run/);
  assert.doesNotMatch(await page.innerText(".run-bar"), /network/);
  await page.context().close();
});
