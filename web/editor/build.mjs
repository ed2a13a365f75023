// Bundles the editor into web/editor/dist/editor.js, and into dist/grammars/ what only programs in
// one language need: npm ci when the lockfile changed, then esbuild. One chain, because Trunk
// starts all hooks of a stage at once; nothing is done when all is up to date.
//
// A grammar's file has its digest in its name, which the editor knows: two builds do not mix. It
// exports a function that makes it of the editor's own CodeMirror (`src/shared.js`).
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const usual = { absWorkingDir: here, bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
  rmSync(join(here, "dist"), { recursive: true, force: true });
  mkdirSync(join(here, "dist/grammars"), { recursive: true });
  const { outputFiles: [{ text }] } = await build({
    ...usual, entryPoints: ["src/go.js"], format: "cjs", write: false,
    external: ["@codemirror/autocomplete", "@codemirror/language", "@lezer/common", "@lezer/highlight", "@lezer/lr"],
  });
  const grammar = `export default (require) => {\nconst module = { exports: {} };\n${text}return module.exports;\n};\n`;
  const name = `go-${createHash("sha256").update(grammar).digest("hex").slice(0, 16)}.js`;
  writeFileSync(join(here, "dist/grammars", name), grammar);
  await build({
    ...usual, entryPoints: ["src/index.js"], outfile: "dist/editor.js", format: "esm",
    define: { GO_GRAMMAR: JSON.stringify(`./grammars/${name}`) },
  });
  writeFileSync(stamp, wanted);
  console.error(`editor: bundled in ${Date.now() - started} ms`);
}
