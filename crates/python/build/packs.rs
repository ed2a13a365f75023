//! Which modules of the library travel together.
//!
//! The browser loads the first pack with the engine; each further one when a program names
//! something of it. A pack's modules import only from it and from those before it, also inside
//! their functions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the modules of each pack are wanted for; the last pack has all others.
const ROOTS: [&[&str]; 3] = [
    // What every program has, and what threads need.
    &[
        "_prelude",
        "threading",
        "queue",
        "random",
        "heapq",
        "contextvars",
        "types",
    ],
    &["asyncio", "contextlib"],
    &[
        "concurrent.futures",
        "concurrent.futures.process",
        "multiprocessing",
        "dataclasses",
        "datetime",
        "enum",
        "os",
        "string.templatelib",
        "typing",
    ],
];
/// Imports that only a program with certain words in it can bring about: asyncio has threads from
/// `concurrent.futures`, and never processes; few programs ask for `help`, or choose warnings by their
/// words. Such a program [wants](crate::library::wanted) the imported one's pack.
const LATE: [(&str, &str); 3] =
    [("concurrent.futures", "concurrent.futures.process"), ("_prelude_site", "pydoc"), ("warnings", "re")];
/// How many packs there are.
pub const PACKS: usize = ROOTS.len() + 1;

pub struct Module {
    /// With dots.
    pub name: String,
    pub is_package: bool,
    pub text: String,
    pub pack: usize,
}

/// The library's modules, sorted by name.
pub fn modules(lib: &Path) -> Vec<Module> {
    let mut found = Vec::new();
    collect(lib, "", &mut found);
    found.sort();
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
    for (name, path, is_package) in found {
        let text = std::fs::read_to_string(&path).expect("a library module is text");
        let text = super::defer::marked(&super::minify::minified(&text));
        let module = Module {
            name: name.clone(),
            is_package,
            text,
            pack: ROOTS.len(),
        };
        modules.insert(name, module);
    }
    for (pack, roots) in ROOTS.iter().enumerate().rev() {
        for name in closure(roots, &modules) {
            modules.get_mut(&name).expect("a known name").pack = pack;
        }
    }
    modules.into_values().collect()
}

/// The text of a pack: its modules', one after the other.
pub fn text(modules: &[Module], pack: usize) -> String {
    let own = modules.iter().filter(|module| module.pack == pack);
    own.map(|module| module.text.as_str()).collect()
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, PathBuf, bool)>) {
    let entries = std::fs::read_dir(folder).expect("lib is there");
    for path in entries.map(|entry| entry.expect("readable").path()) {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("")
            .to_owned();
        if path.is_dir() {
            if stem != "__pycache__" {
                collect(&path, &format!("{prefix}{stem}."), found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            match stem == "__init__" {
                true => found.push((prefix.trim_end_matches('.').to_owned(), path, true)),
                false => found.push((format!("{prefix}{stem}"), path, false)),
            }
        }
    }
}

/// The modules that importing these can bring, from wherever in their text.
fn closure(roots: &[&str], modules: &BTreeMap<String, Module>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<String> = roots.iter().map(|name| (*name).to_owned()).collect();
    while let Some(name) = left.pop() {
        if let Some(module) = modules.get(&name)
            && reached.insert(name.clone())
        {
            left.extend(
                imports(module)
                    .into_iter()
                    .filter(|import| !LATE.contains(&(name.as_str(), import.as_str()))),
            );
            if let Some((package, _)) = name.rsplit_once('.') {
                left.push(package.to_owned());
            }
        }
    }
    reached
}

/// Names that its import statements may mean; not all are modules.
fn imports(module: &Module) -> Vec<String> {
    let mut names = Vec::new();
    let mut lines = module.text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        if let Some(list) = line.strip_prefix("import ") {
            names.extend(listed(list));
        } else if let Some((from, list)) = line
            .strip_prefix("from ")
            .and_then(|rest| rest.split_once(" import "))
        {
            let package = absolute(module, from.trim());
            let mut list = list.to_owned();
            while list.contains('(') && !list.contains(')') {
                let Some(more) = lines.next() else { break };
                list.push_str(more);
            }
            names.extend(listed(&list).map(|name| format!("{package}.{name}")));
            names.push(package);
        }
    }
    names
}

/// `a.b as c, d` without the new names.
fn listed(list: &str) -> impl Iterator<Item = String> {
    list.split([',', '(', ')', ';'])
        .filter_map(|item| item.split_whitespace().next())
        .map(str::to_owned)
}

/// `..name` as seen from a module.
fn absolute(module: &Module, name: &str) -> String {
    let rest = name.trim_start_matches('.');
    let up = name.len() - rest.len();
    if up == 0 {
        return rest.to_owned();
    }
    let mut parts: Vec<&str> = module.name.split('.').collect();
    let own = usize::from(!module.is_package);
    parts.truncate(parts.len().saturating_sub(up - 1 + own));
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.join(".")
}
