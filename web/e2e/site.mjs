// The built site, served as a static host would: from a sub-path, relative addresses only,
// nothing found by guessing.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
/** What a strict host sends; the page must live with it. */
export const STRICT_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'";
export const SUB_PATH = "/courses/2026/interleave/";

/**
 * Serves `dist/` under SUB_PATH. `pages` adds documents of a test's own, by path below it;
 * `headers` go with every answer. Returns the address of the sub-path and a `close`.
 */
export async function serveSite({ pages = {}, headers = {}, folder = join(root, "dist") } = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    const name = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length) || "index.html" : null;
    if (name !== null && Object.hasOwn(pages, name)) {
      response.writeHead(200, { ...headers, "content-type": TYPES[".html"] });
      return response.end(pages[name]);
    }
    const file = name === null ? null : join(folder, normalize(`/${decodeURIComponent(name)}`));
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { "content-type": "text/plain" });
      return response.end("not here");
    }
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}${SUB_PATH}`;
  return { url, close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }) };
}

/** The name that Trunk gave a file of `dist/`: `built("editor", ".js")`. */
export async function built(stem, extension) {
  const { readdir } = await import("node:fs/promises");
  const names = await readdir(join(root, "dist"));
  const found = names.find((name) => name.startsWith(`${stem}-`) && name.endsWith(extension));
  if (!found) throw new Error(`dist/ has no ${stem}-*${extension}: run cargo xtask build`);
  return found;
}
