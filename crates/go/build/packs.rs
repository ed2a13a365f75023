//! Which packages of the library travel together.
//!
//! The browser loads the first pack with the engine, and the second when a program imports something
//! of it. The first pack's packages import only from it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What course programs import, and what every program has. The second pack has all that these do not
/// come to.
const ROOTS: [&str; 22] = [
    "bufio",
    "cmp",
    "container/heap",
    "container/list",
    "context",
    "errors",
    "fmt",
    "io",
    "iter",
    "maps",
    "math",
    "math/rand",
    "os",
    "runtime",
    "slices",
    "sort",
    "strconv",
    "strings",
    "sync",
    "sync/atomic",
    "time",
    "unicode",
];
/// How many packs there are.
pub const PACKS: usize = 2;

pub struct File {
    pub package: String,
    pub name: String,
    pub text: String,
    pub pack: usize,
}

/// The library's files, sorted by package and name.
pub fn files(lib: &Path) -> Vec<File> {
    let mut found = Vec::new();
    collect(lib, "", &mut found);
    let read = |(package, name, path): (String, String, PathBuf)| {
        let text = std::fs::read_to_string(path).expect("a library file is text");
        File { package, name, text: super::minify::minified(&text), pack: 1 }
    };
    let mut files: Vec<File> = found.into_iter().map(read).collect();
    files.sort_by(|one, other| (&one.package, &one.name).cmp(&(&other.package, &other.name)));
    let first = closure(&files);
    for file in &mut files {
        file.pack = usize::from(!first.contains(&file.package));
    }
    files
}

/// The text of a pack: its files', one after the other.
pub fn text(files: &[File], pack: usize) -> String {
    let own = files.iter().filter(|file| file.pack == pack);
    own.map(|file| file.text.as_str()).collect()
}

fn collect(folder: &Path, package: &str, found: &mut Vec<(String, String, PathBuf)>) {
    let entries = std::fs::read_dir(folder).expect("lib is there");
    for path in entries.map(|entry| entry.expect("readable").path()) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("").to_owned();
        if path.is_dir() {
            let inner = if package.is_empty() { name } else { format!("{package}/{name}") };
            collect(&path, &inner, found);
        } else if name.ends_with(".go") {
            found.push((package.to_owned(), name, path));
        }
    }
}

/// The packages that importing the roots brings.
fn closure(files: &[File]) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<String> = ROOTS.map(str::to_owned).to_vec();
    while let Some(package) = left.pop() {
        if reached.insert(package.clone()) {
            let own = files.iter().filter(|file| file.package == package);
            left.extend(own.flat_map(|file| imports(&file.text)));
        }
    }
    reached
}

/// The paths that a file imports. It is minified, and nothing but imports stands before the first
/// declaration of another kind.
fn imports(text: &str) -> Vec<String> {
    let head = text.lines().skip_while(|line| !line.starts_with("package "));
    let is_import = |line: &&str| line.is_empty() || line.ends_with(['"', '(', ')']) || line.starts_with("package ");
    let lines = head.take_while(is_import);
    let paths = lines.filter_map(|line| Some(line.strip_suffix('"')?.rsplit_once('"')?.1.to_owned()));
    paths.collect()
}
