// The worker's messages in postcard form, as far as tests speak them: varints and strings.
// The variants' numbers are their places in crates/worker/src/protocol.rs.
import { readFileSync } from "node:fs";

export const REQUEST = { run: 2, more: 3, digest: 7, library: 11 };
export const REPLY = { paused: 4, digested: 8, fault: 9, wants: 10, strange: 11 };
const PROTOCOL = 9;
/** What the site in dist/ says that it was built from; a development build has the crate's version. */
const BUILD = readFileSync(new URL("../../dist/index.html", import.meta.url), "utf8").match(/interleave-version" content="([^"]+)"/)?.[1] ?? "0.1.0";

const varint = (number) => {
  const bytes = [];
  let left = BigInt(number);
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
    left >>= 7n;
  } while (left > 0n);
  return bytes;
};
const string = (text) => {
  const bytes = [...new TextEncoder().encode(text)];
  return [...varint(bytes.length), ...bytes];
};

/** A message: `fields` are numbers and strings, in the variant's order. */
export function message(run, variant, ...fields) {
  const body = fields.flatMap((field) => (typeof field === "string" ? string(field) : varint(field)));
  return [...varint(PROTOCOL), ...string(BUILD), ...varint(run), ...varint(0), ...varint(variant), ...body];
}

/** Variant and numbers of a reply that has numbers only. */
export function numbers(bytes) {
  let at = 0;
  const next = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(bytes[at++]);
      value |= (byte & 0x7fn) << shift;
      if (byte < 0x80n) return value;
    }
  };
  next();
  const build = Number(next());
  at += build;
  next();
  next();
  const variant = Number(next());
  const fields = [];
  while (at < bytes.length) fields.push(next());
  return { variant, fields };
}

/** The libraries' packs beyond the first, by number, as messages to the worker of that language. */
const packsOf = (language, numbers) =>
  Object.fromEntries(numbers.map((pack) => {
    const file = new URL(`../../dist/${language}-library-${pack}.txt`, import.meta.url);
    return [pack, message(0, REQUEST.library, pack, readFileSync(file, "utf8"))];
  }));
const packs = () => ({ python: packsOf("python", [1, 2, 3]), go: packsOf("go", [1]) });

/** Runs a scenario in a worker of its own, of that engine; its number of records and its trace's digest. */
export async function digestInPage(page, loader, scenario) {
  // A megabyte of them: given to a page once.
  if (!(await page.evaluate(() => Boolean(globalThis.packs)))) {
    await page.evaluate((packs) => { globalThis.packs = packs; }, packs());
  }
  const bytes = await page.evaluate(
    ([name, start, more, ask, ends]) =>
      new Promise((settled, failed) => {
        const worker = new Worker(name, { type: "module" });
        const post = (list) => worker.postMessage(Uint8Array.from(list));
        const variantOf = (data) => {
          let at = 1 + 1 + data[1];
          for (let numbersLeft = 2; numbersLeft > 0; at += 1) if (data[at] < 0x80) numbersLeft -= 1;
          return [data[at], data[at + 1]];
        };
        let ready = false;
        worker.onerror = (event) => failed(new Error(event.message));
        worker.onmessage = ({ data }) => {
          const [variant, first] = variantOf(data);
          if (variant === 0 && !ready) {
            ready = true;
            post(start);
          } else if (variant === ends.wants) {
            post(globalThis.packs[name.split("-")[0]][first]);
          } else if (variant === ends.paused) {
            // Why it paused comes last: 2, it is over.
            post(data[data.length - 1] === 2 ? ask : more);
          } else if (variant === ends.strange) {
            failed(new Error("the engine is another build's"));
          } else if (variant === ends.digested) {
            worker.terminate();
            settled([...data]);
          }
        };
      }),
    [loader, message(1, REQUEST.run, JSON.stringify(scenario), 4000), message(1, REQUEST.more, 4000), message(1, REQUEST.digest), REPLY],
  );
  const { fields } = numbers(bytes);
  return { events: Number(fields[0]), digest: fields[1].toString(16).padStart(16, "0") };
}
