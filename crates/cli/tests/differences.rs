//! What the app says of its differences from CPython and from Go is what the code says of itself.

use engine::go::Placed;
use lessons::{differences, refusals};
use scenario::{Language, Scenario};
use source::Severity;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Written in two parts, so that this file has no such mark.
const MARK: &str = concat!("Simpl", "ified:");

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

const LANGUAGES: [Language; 2] = [Language::Python, Language::Go];

/// The files with a mark below a folder, by their path below `crates/`.
fn marked(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            marked(&path, found);
            continue;
        }
        let source = path.extension().is_some_and(|ending| ["rs", "py", "go"].iter().any(|known| ending == *known));
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
    for folder in ["kernel/src", "python/src", "python/lib", "go/src", "go/lib"] {
        marked(&crates().join(folder), &mut found);
    }
    let told: BTreeSet<String> = LANGUAGES
        .iter()
        .flat_map(|language| differences(*language))
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
    for refusal in refusals(Language::Python) {
        let scenario = Scenario::new(Language::Python, "program.py", refusal.program);
        let problems = engine::python::check(&scenario);
        let refused = problems.0.iter().any(|problem| problem.rewrite.is_some());
        assert!(refused, "runs now: {}", refusal.program);
    }
    for refusal in refusals(Language::Go) {
        let scenario = Scenario::new(Language::Go, "main.go", refusal.program);
        let findings = engine::go::findings(&scenario);
        // A module that is not there is told in Go's own words, which is no departure of ours.
        let refused = findings.iter().any(|Placed { diagnostic, .. }| {
            diagnostic.severity == Severity::Unsupported || diagnostic.message.contains("cannot find module")
        });
        assert!(refused, "runs now: {}", refusal.program);
    }
}

#[test]
fn areas_stand_together_and_in_their_order() {
    for language in LANGUAGES {
        assert!(differences(language).is_sorted_by_key(|difference| difference.area));
    }
}
