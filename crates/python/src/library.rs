//! The standard library's modules that are written in Python (`crates/python/lib`).

use crate::settings::Version;

include!(concat!(env!("OUT_DIR"), "/library_sources.rs"));

/// The text of a library module.
pub fn source(name: &str) -> Option<&'static str> {
    SOURCES
        .binary_search_by(|(known, _, _)| (*known).cmp(name))
        .ok()
        .map(|at| SOURCES[at].1)
}

/// Is it a package (a folder with `__init__.py`)?
pub fn is_package(name: &str) -> bool {
    SOURCES
        .binary_search_by(|(known, _, _)| (*known).cmp(name))
        .is_ok_and(|at| SOURCES[at].2)
}

pub fn names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|(name, _, _)| *name)
}

/// The path that tracebacks show.
pub fn path(name: &str, version: Version) -> String {
    let folder = match version {
        Version::Py311 => "3.11",
        Version::Py314 => "3.14",
    };
    let file = name.replace('.', "/");
    let tail = if is_package(name) {
        format!("{file}/__init__.py")
    } else {
        format!("{file}.py")
    };
    format!("/usr/lib/python{folder}/{tail}")
}
