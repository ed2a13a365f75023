// The command line, for what a page must agree with: `cargo run`, or the program that
// INTERLEAVE names.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(import.meta.url), "../../..");

/** What `interleave` prints to stdout; the exit code is the program's own, or a limit's. */
export function interleave(...args) {
  const [program, ...before] = words();
  try {
    return execFileSync(program, [...before, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    if (!error.stdout) throw error;
    return error.stdout.toString();
  }
}

/** The program as a command line, for tools that start it elsewhere. */
export const program = () => words().join(" ");

function words() {
  const own = process.env.INTERLEAVE;
  return own ? [own] : ["cargo", "run", "-q", "--manifest-path", join(root, "Cargo.toml"), "-p", "cli", "--"];
}
