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

/// Written in C in CPython, or a helper of ours, as the prelude's parts are: their frames are in no
/// traceback.
const INTERNAL: [&str; 20] = [
    "_annotation_text",
    "_datetime_datetime",
    "_datetime_text",
    "_files",
    "_io",
    "_lru_cache",
    "_parameters",
    "_pickle_load",
    "_sha512",
    "_simple_namespace",
    "_socket",
    "_suggest",
    "bisect",
    "collections/_ordereddict",
    "copyreg",
    "datetime",
    "heapq",
    "operator",
    "pickle",
    "select",
];

/// Is the file at this path (as [`path`] makes them) one that CPython has no Python frames for?
pub fn is_internal(path: &str) -> bool {
    let tail = path.strip_prefix("/usr/lib/python3.");
    let name = tail.and_then(|tail| tail.split_once('/'));
    let name = name.and_then(|(_, file)| file.strip_suffix(".py"));
    name.is_some_and(|name| INTERNAL.contains(&name) || name.starts_with("_prelude"))
}
