//! Our standard packages: Go source files in `crates/go/lib/<path>/*.go`, built into the program.
//!
//! A function without a body is native: the runtime brings it.

include!(concat!(env!("OUT_DIR"), "/library_sources.rs"));

/// The files of a package, name and text; empty if we do not have it.
pub fn files(path: &str) -> Vec<(&'static str, &'static str)> {
    let own = SOURCES.iter().filter(|(package, ..)| *package == path);
    own.map(|(_, name, text)| (*name, *text)).collect()
}

/// The paths of all packages that we have, sorted.
pub fn packages() -> Vec<&'static str> {
    let mut paths: Vec<&str> = SOURCES.iter().map(|(path, ..)| *path).collect();
    paths.dedup();
    paths
}
