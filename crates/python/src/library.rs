//! The standard library's modules that are written in Python (`crates/python/lib`).
//!
//! Their texts come in packs (`build/packs.rs`). Natively all are part of the program. In the
//! browser the first is; a further one arrives as a file of its own, when the page is told that a
//! program [wants](wanted) it. Like the rest of the program's constants a pack never changes: it
//! is there before a run that needs it begins.

use crate::settings::Version;

#[path = "../build/digest.rs"]
mod digest;
#[cfg_attr(target_arch = "wasm32", path = "library/arriving.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "library/embedded.rs")]
mod packs;

pub use packs::accept;

include!(concat!(env!("OUT_DIR"), "/library_modules.rs"));

struct Entry {
    name: &'static str,
    is_package: bool,
    pack: usize,
    /// Bytes of the pack.
    from: usize,
    to: usize,
}

/// A pack of modules that has not arrived.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pack {
    pub number: usize,
    /// Of its text: one of another build is refused.
    pub digest: u64,
}

fn entry(name: &str) -> Option<&'static Entry> {
    let at = MODULES.binary_search_by(|entry| entry.name.cmp(name));
    at.ok().map(|at| &MODULES[at])
}

/// Is there such a library module?
pub fn has(name: &str) -> bool {
    entry(name).is_some()
}

/// The text of a library module, of the same length in lines as its file.
///
/// # Panics
/// If its pack has not arrived, which [`wanted`] would have told.
pub fn source(name: &str) -> Option<&'static str> {
    entry(name)?;
    let arrived = arrived(name);
    assert!(arrived.is_some(), "the library module {name} has not been loaded");
    arrived
}

/// The text of a library module, if its pack is here.
pub fn arrived(name: &str) -> Option<&'static str> {
    let entry = entry(name)?;
    Some(&packs::text(entry.pack)?[entry.from..entry.to])
}

/// Is it a package (a folder with `__init__.py`)?
pub fn is_package(name: &str) -> bool {
    entry(name).is_some_and(|entry| entry.is_package)
}

pub fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|entry| entry.name)
}

/// The packs that a run of this program may need, and that are not there.
pub fn wanted(program: &str) -> Vec<Pack> {
    (0..=packs_named(program))
        .filter(|pack| packs::text(*pack).is_none())
        .map(|number| Pack {
            number,
            digest: DIGESTS[number],
        })
        .collect()
}

/// Texts of programs that use what the library imports by its name in a string, and the module.
const LATE: [(&str, &str); 13] = [
    ("filterwarnings", "re"),
    ("__doc__", "_docs"),
    ("getdoc", "_docs"),
    ("concurrent", "process"),
    ("InterpreterPoolExecutor", "interpreter"),
    ("subprocess", "subprocess"),
    ("getName", "warnings"),
    ("setName", "warnings"),
    ("isDaemon", "warnings"),
    ("setDaemon", "warnings"),
    ("currentThread", "warnings"),
    ("activeCount", "warnings"),
    ("notifyAll", "warnings"),
];

/// The last pack of which a program names something where it imports; it may be too late a one.
fn packs_named(program: &str) -> usize {
    let last = DIGESTS.len() - 1;
    let mut lines = program.lines();
    // Its processes are imported when they are used (`build/packs.rs`), by whatever way.
    let late = LATE.iter().filter(|(word, _)| program.contains(word));
    let mut named = late.map(|(_, module)| pack_of(module)).max().unwrap_or(0);
    while let Some(line) = lines.next() {
        if has_help(line) {
            named = named.max(pack_of("pydoc"));
        }
        if !line.contains("import") {
            // A template string imports what makes its value.
            if has_template(line) {
                named = named.max(pack_of("templatelib"));
            }
            continue;
        }
        // The name may be made when the program runs.
        if line.contains("import_module") || line.contains("__import__") {
            return last;
        }
        let mut open = line.contains('(') && !line.contains(')');
        named = named.max(pack_of_line(line));
        while open && let Some(more) = lines.next() {
            named = named.max(pack_of_line(more));
            open = !more.contains(')');
        }
    }
    named
}

/// Whether the builtin `help` may be meant, not an argument `help=` or a word of a comment.
fn has_help(line: &str) -> bool {
    let code = line.split('#').next().unwrap_or("");
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices("help").any(|(at, word)| {
        let rest = &code[at + word.len()..];
        !is_part(code[..at].chars().next_back())
            && !is_part(rest.chars().next())
            && (rest.trim_start().starts_with("==") || !rest.trim_start().starts_with('='))
    })
}

/// Whether a `t"…"` may begin here.
fn has_template(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    let mut places = line.match_indices("t\"").chain(line.match_indices("t'"));
    places.any(|(at, _)| {
        let before = line[..at].chars().next_back();
        // After a quote it is the text's own letter: 'I don\'t'.
        before.is_none_or(|letter| {
            letter == 'r' || !(letter.is_alphanumeric() || "'\"\\_".contains(letter))
        })
    })
}

fn pack_of_line(line: &str) -> usize {
    let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.map(pack_of).max().unwrap_or(0)
}

/// The last pack with a module of this name, without its package's; 0 if there is none.
fn pack_of(word: &str) -> usize {
    let has = |entry: &&Entry| entry.name.rsplit('.').next() == Some(word);
    let packs = MODULES.iter().filter(has).map(|entry| entry.pack);
    packs.max().unwrap_or(0)
}

/// Parts of a module of CPython's that are files of their own here.
const PARTS: [(&str, &str); 15] = [
    ("asyncio._connections", "asyncio.base_events"),
    ("_csv_guess", "csv"),
    ("_dataclass_slots", "dataclasses"),
    ("_decimal_context", "_pydecimal"),
    ("_decimal_text", "_pydecimal"),
    ("_enum_flag", "enum"),
    ("_enum_functional", "enum"),
    ("_exit_stack", "contextlib"),
    ("_logging_text", "logging"),
    ("_signature", "inspect"),
    ("_singledispatch", "functools"),
    ("_typing_classes", "typing"),
    ("_typing_forms", "typing"),
    ("_typing_supports", "typing"),
    ("_typing_variables", "typing"),
];

/// The path that tracebacks show.
pub fn path(name: &str, version: Version) -> String {
    let part = PARTS.iter().find(|(part, _)| *part == name);
    let name = part.map_or(name, |(_, whole)| whole);
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
const INTERNAL: [&str; 23] = [
    "_annotation_text",
    "_datetime_datetime",
    "_datetime_text",
    "_files",
    "_io",
    "_lru_cache",
    "_os_processes",
    "_parameters",
    "_pickle_load",
    "_sha512",
    "_signal",
    "_simple_namespace",
    "_socket",
    "_suggest",
    "_threading_local",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_names_the_packs_that_it_needs() {
        let pack = |name: &str| entry(name).map(|entry| entry.pack);
        assert_eq!(pack("_prelude"), Some(0));
        assert_eq!(pack("threading"), Some(0));
        assert_eq!(pack("asyncio.tasks"), Some(1));
        assert_eq!(pack("concurrent.futures.process"), Some(2));
        assert_eq!(pack("aiohttp.client"), Some(3));
        assert_ne!(pack("re"), Some(0), "what few programs need does not come with the engine");
        assert_eq!(packs_named("print('asyncio')"), 0);
        assert!(packs_named("import warnings") < packs_named("from warnings import filterwarnings"));
        assert_eq!(packs_named("f = help"), pack_of("pydoc"));
        assert_eq!(packs_named("import sys; help(f)"), pack_of("pydoc"));
        assert_eq!(packs_named("helper(self.helps, add(help='no'))  # help"), 0);
        assert_eq!(packs_named("import time, threading as t"), 0);
        assert_eq!(packs_named("import sys, asyncio"), 1);
        assert_eq!(packs_named("from multiprocessing import Process"), 2);
        assert_eq!(
            packs_named("import asyncio\npool = asyncio.sys.modules['concurrent.futures']"),
            2
        );
        assert_eq!(packs_named("def f():\n    from json import loads\n"), 3);
        assert_eq!(
            packs_named("from concurrent import (\n    futures,\n    interpreters)"),
            3
        );
        assert_eq!(packs_named("m = __import__('de' + 'cimal')"), 3);
        assert_eq!(packs_named("x = t'{1}'"), pack_of("templatelib"));
        assert_eq!(packs_named("print('I don\\'t')"), 0);
        assert!(wanted("import json").is_empty(), "natively all are there");
    }

    #[test]
    fn a_pack_is_the_text_of_its_digest() {
        for (number, digest) in DIGESTS.iter().enumerate() {
            let text = packs::text(number).expect("embedded");
            assert_eq!(digest::of(text), *digest);
        }
    }
}
