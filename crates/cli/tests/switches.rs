//! Thread switches in the order in which real CPython makes them.
//!
//! Each `switches/NAME.py` begins with a comment that says what a line costs; beside it stands
//! what a tracer of CPython 3.11 recorded with that cost (`NAME.jsonl`): threads that come and go,
//! and each time the GIL went from one to another, and why. The tracer lets one thread run at a
//! time, so the simulated computer has one core.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// What is compared: who, and why.
fn rows(text: &str) -> Vec<String> {
    let rows = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON lines"));
    rows.filter_map(|row| match row["ev"].as_str() {
        Some("thread") => Some(format!("{} {}", row["name"], row["state"])),
        // CPython 3.11 joins a thread by a lock.
        Some("switch") => {
            let why = row["why"]
                .as_str()
                .unwrap_or_default()
                .replace("join", "lock");
            Some(format!("{} to {}: {why}", row["from"], row["to"]))
        }
        _ => None,
    })
    .collect()
}

fn ours(path: &Path, cost: &str) -> Vec<String> {
    let path = path.display().to_string();
    let options = ["trace", &path, "--view", "threads", "--python", "3.11"];
    let more = ["--line-cost", cost, "--cores", "1"];
    let arguments: Vec<String> = options
        .iter()
        .chain(&more)
        .map(|a| (*a).to_owned())
        .collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&arguments, &mut out, &mut err);
    let err = String::from_utf8_lossy(&err);
    assert_eq!((code, &*err), (0, ""), "{path}");
    rows(&String::from_utf8(out).expect("text"))
}

#[test]
fn threads_take_turns_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/switches");
    let entries = std::fs::read_dir(&folder).expect("the fixtures");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    assert!(paths.len() >= 10, "{paths:?}");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("the program");
        let first = text.lines().next().unwrap_or_default();
        let cost = first
            .strip_prefix("# line cost: ")
            .expect("a first line that says the cost");
        let recorded = std::fs::read_to_string(path.with_extension("jsonl")).expect("a recording");
        let recorded = rows(&recorded);
        let ours = ours(&path, cost);
        let first = recorded.iter().zip(&ours).position(|(a, b)| a != b);
        let at = first.unwrap_or(recorded.len().min(ours.len()));
        assert_eq!(
            recorded.get(at),
            ours.get(at),
            "{}, row {at}",
            path.display()
        );
    }
}
