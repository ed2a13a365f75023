// Installs a folder's npm packages from its lockfile, unless that was done already.
//
//   node web/packages.mjs web/editor
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export function install(folder) {
  const wanted = readFileSync(join(folder, "package-lock.json"), "utf8");
  const stamp = join(folder, "node_modules/.installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error(`npm: installing the packages of ${folder}`);
  // A shell, since npm is a script with another name on Windows.
  const npm = spawnSync("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", {
    cwd: folder, stdio: "inherit", shell: true,
  });
  if (npm.status !== 0) {
    console.error(`npm: the packages of ${folder} cannot be installed; they need an npm registry`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install(resolve(process.argv[2]));
