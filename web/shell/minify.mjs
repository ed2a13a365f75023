// Makes the scripts of a built site smaller, in place.
//
//   node web/shell/minify.mjs dist
//
// Terser after esbuild: it spares some three per cent of the editor, compressed, and is the first
// to see the scripts that wasm-bindgen and the splitter write. What a module exports, and the names
// that wasm asks for, stay.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The editor's build has installed it.
const { minify } = createRequire(new URL("../editor/package.json", import.meta.url))("terser");

// The scripts that are not modules are closed functions: no name of theirs is another's.
const OPTIONS = { module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: false } };

/** The loader of chunks: `cargo xtask bench` reads in it which part needs which. */
const READ = /^chunks-/;

export async function minifyAll(folder) {
  const scripts = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js") && !READ.test(file));
  for (const script of scripts) {
    const path = join(folder, script);
    const { code } = await minify(readFileSync(path, "utf8"), OPTIONS);
    writeFileSync(path, code);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await minifyAll(process.argv[2]);
