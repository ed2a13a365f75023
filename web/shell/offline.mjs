// Finishes a built site: names its version in index.html and writes its service worker.
//
//   node web/shell/offline.mjs dist VERSION
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SERVICE_WORKER = "service-worker.js";
/** Of each file's SHA-256, in bytes: enough to tell builds apart, and a third of the whole to load. */
const DIGEST = 9;
/** Read by search engines and chats, or from their links; the page itself has the lessons offline. */
const FOR_CRAWLERS = /^(pictures\/.*|lessons\/.*\.(html|css)|sitemap\.xml)$/;
const source = fileURLToPath(new URL(SERVICE_WORKER, import.meta.url));

/** The files of a folder, by their addresses. */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .filter((file) => file !== SERVICE_WORKER && !FOR_CRAWLERS.test(file))
    .sort();
}

export function finish(folder, version) {
  const page = join(folder, "index.html");
  const meta = `<meta name="interleave-version" content="${version}">`;
  const bare = readFileSync(page, "utf8").replace(/\s*<meta name="interleave-version"[^>]*>/, "");
  writeFileSync(page, bare.replace(/<meta charset="utf-8">/, `$&\n    ${meta}`));
  const digests = files(folder).map((file) => {
    const digest = createHash("sha256").update(readFileSync(join(folder, file))).digest();
    return [file, digest.subarray(0, DIGEST).toString("base64")];
  });
  const text = readFileSync(source, "utf8")
    .replace('const VERSION = "";', `const VERSION = ${JSON.stringify(version)};`)
    .replace("const FILES = {};", `const FILES = ${JSON.stringify(Object.fromEntries(digests))};`);
  writeFileSync(join(folder, SERVICE_WORKER), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish(process.argv[2], process.argv[3]);
