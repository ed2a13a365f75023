//! The page's program in chunks: what its first screen needs, and parts that come when they are
//! shown (`web/src/chunks.rs` says which).
//!
//! Trunk calls this after it has built all of the page (`Trunk.toml`). The linked program is split
//! by its relocations, wasm-bindgen makes the main part's script once more, and a release is
//! optimized. A chunk's name has its digest: pages of two builds never get each other's.

pub(crate) mod panics;

use crate::parts;
use crate::place::Place;
use crate::program::{command, run};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// The script that loads chunks, as the splitter names it.
const LINK: &str = "__wasm_split.js";
/// How that script begins to use a chunk. Only hosts that say `application/wasm` could serve it so.
const STREAMS: &str = "WebAssembly.instantiateStreaming(";
const INSTANTIATE: &str = "
async function instantiate(source, imports) {
  const response = await source;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";
/// What makes the page's program smallest; control flow that is made anew spares a hundredth.
const PASSES: [&str; 4] = ["-Oz", "--flatten", "--rereloop", "-Oz"];
/// What rustc's output uses beyond the first WebAssembly, which wasm-opt has to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Replaces the program in Trunk's staging folder by its main part and chunks.
pub fn write(place: &Place) -> Result<(), String> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this, by cargo xtask build")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let profile = if release { "web" } else { "fast" };
    let linked = place.target().join(format!("wasm32-unknown-unknown/{profile}/web.wasm"));
    let name = program_name(&read_text(&staging.join("index.html"))?)?;

    let work = place.target().join("chunks");
    let _ = fs::remove_dir_all(&work);
    let bound = work.join("bound");
    fs::create_dir_all(&bound).map_err(|error| format!("{}: {error}", bound.display()))?;
    let silent = bound.join("linked.wasm");
    save(&silent, &if release { panics::without_words(&read(&linked)?)? } else { read(&linked)? })?;
    run(command("wasm-split-cli", &["--out-name", &name], place.root()).arg(&silent).arg(&work))?;
    let main = work.join(format!("{name}.wasm"));
    let options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name, "--out-dir"];
    run(command("wasm-bindgen", &options, place.root()).arg(&bound).arg(&main))?;

    let wasm = format!("{name}_bg.wasm");
    let smaller = |from: &Path, to: &Path| match release {
        true => finish(place, from, to, &PASSES),
        false => save(to, &read(from)?),
    };
    smaller(&bound.join(&wasm), &staging.join(&wasm))?;
    let mut link = read_text(&work.join(LINK))?.replace(STREAMS, "instantiate(");
    link.push_str(INSTANTIATE);
    for chunk in chunks(&work, &main)? {
        let stem = chunk.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let small = bound.join(format!("{stem}.wasm"));
        smaller(&chunk, &small)?;
        let bytes = read(&small)?;
        let named = format!("{}-{:016x}.wasm", stem.replace("split_", "chunk-").replace('_', "-"), digest(&bytes));
        save(&staging.join(&named), &bytes)?;
        link = link.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{named}\""));
    }
    let named = format!("chunks-{:016x}.js", digest(link.as_bytes()));
    save(&staging.join(&named), link.as_bytes())?;
    let script = read_text(&bound.join(format!("{name}.js")))?;
    // The wasm file goes on asking for the script by its first name.
    let from = |name: &str| format!("from \"./{name}\"");
    save(&staging.join(format!("{name}.js")), script.replace(&from(LINK), &from(&named)).as_bytes())?;
    if release { parts::write(place, &staging) } else { Ok(()) }
}

/// By which name Trunk serves the program: `index.html` says it to its start script.
fn program_name(page: &str) -> Result<String, String> {
    let (_, rest) = page.split_once("data-program=\"").ok_or("index.html names no program")?;
    let address = rest.split('"').next().unwrap_or_default();
    let file = address.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(".js").map(str::to_owned).ok_or(format!("index.html names no script: {address}"))
}

/// The wasm files that the splitter made beside the main part.
fn chunks(work: &Path, main: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(work).map_err(|error| format!("{}: {error}", work.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "wasm") && path != main);
    paths.sort();
    match paths.is_empty() {
        true => Err("the page's program has no chunks: was it linked with its relocations?".to_owned()),
        false => Ok(paths),
    }
}

/// Writes a program as small as `passes` make it.
pub(crate) fn finish(place: &Place, from: &Path, to: &Path, passes: &[&str]) -> Result<(), String> {
    let mut options = passes.to_vec();
    // rustc's stack is at the bottom of memory: its last kilobyte is used by what overflows next.
    options.extend(["--low-memory-unused", "--strip-debug", "--strip-producers"]);
    options.extend(FEATURES);
    run(command("wasm-opt", &options, place.root()).arg(from).arg("-o").arg(to))
}

pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::program_name;

    #[test]
    fn the_program_is_the_one_that_the_page_starts() {
        let page = r#"<script type="module" src="./start.js" data-program="./web-0a.js" data-wasm="./web-0a_bg.wasm">"#;
        assert_eq!(program_name(page).as_deref(), Ok("web-0a"));
        assert!(program_name("<p>").is_err());
    }
}
