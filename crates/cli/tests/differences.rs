//! What the app says of its differences from CPython is what the code says of itself.

use lessons::{DIFFERENCES, REFUSALS};
use scenario::{Language, Scenario};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Written in two parts, so that this file has no such mark.
const MARK: &str = concat!("Simpl", "ified:");

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files with a mark below a folder, by their path below `crates/`.
fn marked(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            marked(&path, found);
            continue;
        }
        let source = path.extension().is_some_and(|ending| ending == "rs" || ending == "py");
        let text = if source { std::fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        if text.contains(MARK) {
            let name = path.strip_prefix(crates()).expect("below it");
            found.insert(name.to_string_lossy().replace('\\', "/"));
        }
    }
}

#[test]
fn every_mark_is_told_and_everything_told_is_marked() {
    let mut found = BTreeSet::new();
    for folder in ["kernel/src", "python/src", "python/lib"] {
        marked(&crates().join(folder), &mut found);
    }
    let told: BTreeSet<String> = DIFFERENCES
        .iter()
        .flat_map(|difference| difference.marks)
        .map(|path| (*path).to_owned())
        .collect();
    let untold: Vec<&String> = found.difference(&told).collect();
    assert!(
        untold.is_empty(),
        "tell learners of these in crates/lessons/src/differences.rs: {untold:?}"
    );
    let gone: Vec<&String> = told.difference(&found).collect();
    assert!(gone.is_empty(), "no longer marked, so no longer true: {gone:?}");
}

#[test]
fn what_is_said_to_be_refused_is_refused() {
    for refusal in REFUSALS {
        let scenario = Scenario::new(Language::Python, "program.py", refusal.program);
        let problems = engine::python::check(&scenario);
        let refused = problems.0.iter().any(|problem| problem.rewrite.is_some());
        assert!(refused, "runs now: {}", refusal.program);
    }
}

#[test]
fn areas_stand_together_and_in_their_order() {
    assert!(DIFFERENCES.is_sorted_by_key(|difference| difference.area));
}
