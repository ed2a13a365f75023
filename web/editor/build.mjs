// Bundles the editor into web/editor/dist/editor.js: npm ci when the lockfile changed,
// then esbuild. One chain, because Trunk starts all hooks of a stage at once; nothing is
// done when all is up to date.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "../packages.mjs";

const here = dirname(fileURLToPath(import.meta.url));

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(join(here, path)));
  return hash.digest("hex");
}

install(here);
const sources = readdirSync(join(here, "src")).sort().map((name) => `src/${name}`);
const wanted = digest(["build.mjs", "package-lock.json", ...sources]);
const stamp = join(here, "dist/.built-from");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  const started = Date.now();
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: here,
    entryPoints: ["src/index.js"],
    outfile: "dist/editor.js",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
  writeFileSync(stamp, wanted);
  console.error(`editor: bundled in ${Date.now() - started} ms`);
}
