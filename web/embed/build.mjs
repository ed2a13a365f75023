// Makes the embed page and the custom element's script beside the app that Trunk has just
// built: Trunk calls this when index.html and all that it names stand in its staging folder.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const out = process.env.TRUNK_STAGING_DIR;
if (!out) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this, by cargo xtask build");
// The editor's build has installed it.
const { build } = createRequire(join(here, "../editor/package.json"))("esbuild");

const usual = {
  absWorkingDir: here, bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning",
  loader: { ".txt": "text" },
};
await Promise.all([
  build({ ...usual, entryPoints: ["src/embed.js"], outfile: join(out, "embed.js"), format: "iife" }),
  build({ ...usual, entryPoints: ["src/frame.js"], outfile: join(out, "embed-frame.js"), format: "iife" }),
  build({
    ...usual, outfile: join(out, "embed-frame.css"),
    stdin: { contents: '@import "../styles/tokens.css"; @import "./src/frame.css";', loader: "css", resolveDir: here },
  }),
  build({ ...usual, entryPoints: ["src/bench.css"], outfile: join(out, "embed-bench.css") }),
]);

/** Where the app's files are: Trunk gave them names by their content. */
function assets() {
  const page = readFileSync(join(out, "index.html"), "utf8");
  const one = (pattern) => {
    const found = page.match(pattern);
    if (!found) throw new Error(`index.html in ${out} has nothing like ${pattern}`);
    return found[1];
  };
  return {
    app: one(/data-program="([^"]+)"/),
    wasm: one(/data-wasm="([^"]+)"/),
    editor: one(/<script[^>]*src="([^"]*editor-[^"]*\.js)"/),
    styles: [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href).concat("embed-bench.css").join(" "),
  };
}

/** The texts of the catalogue, by slug: a link can be a variant of one. */
function programs() {
  const catalogue = readFileSync(join(root, "crates/lessons/src/catalogue.rs"), "utf8");
  mkdirSync(join(out, "programs"), { recursive: true });
  let count = 0;
  for (const [, slug, file] of catalogue.matchAll(/program!\(\s*\w+,\s*"([\w-]+)",\s*"([\w.]+)"/g)) {
    copyFileSync(join(root, "crates/lessons/programs", file), join(out, "programs", `${slug}.txt`));
    count += 1;
  }
  if (count === 0) throw new Error("the catalogue names no programs");
}

const attributes = Object.entries(assets()).map(([name, value]) => `data-${name}="${value}"`).join(" ");
writeFileSync(join(out, "embed.html"), readFileSync(join(here, "embed.html"), "utf8").replace("{assets}", attributes));
programs();
for (const name of ["embed.d.ts", "example.html", "example.js", "example.css"]) copyFileSync(join(here, name), join(out, name.replace("example.", "embed-example.")));
