// The command line, for what a page must agree with: `cargo run`, or the program that
// INTERLEAVE names.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../../..");

/** What `interleave` prints to stdout; the exit code is the program's own, or a limit's. */
export function interleave(...args) {
  const own = process.env.INTERLEAVE;
  const [program, before] = own ? [own, []] : ["cargo", ["run", "-q", "-p", "cli", "--"]];
  try {
    return execFileSync(program, [...before, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    if (!error.stdout) throw error;
    return error.stdout.toString();
  }
}
