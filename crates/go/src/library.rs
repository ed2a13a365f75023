//! Our standard packages: Go source files in `crates/go/lib/<path>/*.go`.
//!
//! A function without a body is native: the runtime brings it.
//! Their texts come in two packs (`build/packs.rs`). Natively both are part of the program. In the
//! browser the second arrives as a file of its own, when the page is told that a program
//! [wants](wanted) it. Like the rest of the program's constants it never changes: it is there before
//! a program that needs it is checked.

use std::sync::OnceLock;

#[path = "../../python/build/digest.rs"]
mod digest;

include!(concat!(env!("OUT_DIR"), "/library_files.rs"));

const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/pack0.txt"));
#[cfg(not(target_arch = "wasm32"))]
const SECOND: Option<&str> = Some(include_str!(concat!(env!("OUT_DIR"), "/pack1.txt")));
#[cfg(target_arch = "wasm32")]
const SECOND: Option<&str> = None;

static ARRIVED: OnceLock<String> = OnceLock::new();

struct Entry {
    package: &'static str,
    name: &'static str,
    pack: usize,
    /// Bytes of the pack.
    from: usize,
    to: usize,
}

/// The text of the second pack, if it is there.
fn second() -> Option<&'static str> {
    SECOND.or_else(|| ARRIVED.get().map(String::as_str))
}

/// The files of a package, name and text; empty if we do not have it.
///
/// # Panics
/// If its pack has not arrived, which [`wanted`] would have told.
pub fn files(path: &str) -> Vec<(&'static str, &'static str)> {
    let own = FILES.iter().filter(|entry| entry.package == path);
    let file = |entry: &'static Entry| {
        let pack = match entry.pack {
            0 => FIRST,
            _ => second().unwrap_or_else(|| panic!("the library package {path} has not been loaded")),
        };
        (entry.name, &pack[entry.from..entry.to])
    };
    own.map(file).collect()
}

/// The paths of all packages that we have, sorted.
pub fn packages() -> Vec<&'static str> {
    let mut paths: Vec<&str> = FILES.iter().map(|entry| entry.package).collect();
    paths.dedup();
    paths
}

/// The digest of the second pack, if a program with this file needs it and it is not there.
pub fn wanted(name: &str, text: &str) -> Option<u64> {
    // A test's program has the package that runs tests, whatever it imports.
    let needs = name.ends_with("_test.go") || names_second(text);
    (second().is_none() && needs).then_some(SECOND_DIGEST)
}

/// Whether a program may import a package of the second pack: it has the path of one in quotes.
fn names_second(program: &str) -> bool {
    let mut quoted = program.split(['"', '`']).skip(1);
    quoted.any(|path| FILES.iter().any(|entry| entry.pack == 1 && entry.package == path))
}

/// The second pack has arrived. False: it is not the one of this build.
pub fn accept(text: String) -> bool {
    let own = digest::of(&text) == SECOND_DIGEST;
    if own {
        ARRIVED.get_or_init(|| text);
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Release, check_with};
    use std::cell::Cell;

    /// A program of a package of the first pack comes to no other: neither by what that imports nor by
    /// what every program has.
    #[test]
    fn the_first_pack_is_enough_for_programs_that_name_no_other() {
        let packs = |path: &str| FILES.iter().filter(|entry| entry.package == path).map(|entry| entry.pack).max();
        for package in packages() {
            let program = format!("package main\n\nimport _ {package:?}\n\nfunc main() {{ println(1) }}\n");
            let reached = Cell::new(0);
            check_with(&[("main.go", &program)], Release::Go127, &|path| {
                reached.set(reached.get().max(packs(path).unwrap_or(0)));
                files(path).into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
            });
            assert_eq!(names_second(&program), packs(package) == Some(1), "{package}");
            assert!(reached.get() == 0 || names_second(&program), "{package}");
        }
    }

    #[test]
    fn what_course_programs_import_is_in_the_first_pack() {
        assert!(!names_second("import (\n\t\"fmt\"\n\t\"sync\"\n\t\"time\"\n)\n// \"net/http \"\nvar s = \"a\"\n"));
        assert!(names_second("import (\n\t\"fmt\"\n\t\"net/http\"\n)\n"));
        assert!(names_second("import `net/http`\n"));
    }

    #[test]
    fn another_builds_pack_is_refused() {
        assert!(!accept("package fmt".to_owned()));
        assert!(accept(second().expect("natively it is there").to_owned()));
    }
}
