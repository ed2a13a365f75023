//! A recorded program.

use serde_json::Value;
use std::path::{Path, PathBuf};

pub struct Fixture {
    pub name: String,
    pub path: PathBuf,
    pub source: String,
    pub stdout: String,
    pub exit: i64,
    /// The last line of stderr; none: no error is expected.
    pub last_stderr_line: Option<String>,
    /// The whole of stderr, where that was recorded.
    pub stderr: Option<String>,
    /// The CPython that it was recorded with, where that makes a difference (`meta.json`).
    pub release: Option<String>,
    /// Recorded on a clock that moves only when nobody can run.
    pub is_frozen: bool,
    /// Rows of its event loop's turns.
    pub turns: Option<Vec<Value>>,
}

/// All programs of a folder (from this crate's), by name.
pub fn all(folder: &str) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let folder = std::fs::canonicalize(folder).expect("a folder");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{folder:?}: {e}"));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Fixture {
    let beside = |ending: &str| std::fs::read_to_string(path.with_extension(ending)).ok();
    let meta: Value = beside("meta.json").map_or(Value::Null, |text| {
        serde_json::from_str(&text).expect("meta.json is JSON")
    });
    let is_in = |folder: &str| path.parent().is_some_and(|parent| parent.ends_with(folder));
    let is_recorded_traceback = is_in("tracebacks");
    let turns = beside("trace.jsonl").or_else(|| beside("turns.jsonl"));
    Fixture {
        name: path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        path: path.to_owned(),
        source: std::fs::read_to_string(path).expect("the program"),
        stdout: beside("out").unwrap_or_default(),
        exit: meta["exit"]
            .as_i64()
            .unwrap_or(i64::from(is_recorded_traceback)),
        last_stderr_line: meta["stderr_last"].as_str().map(str::to_owned),
        stderr: beside("err")
            .filter(|_| is_recorded_traceback || is_in("asyncio") || meta["stderr"] == "whole"),
        release: meta["release"].as_str().map(str::to_owned),
        is_frozen: is_in("asyncio"),
        turns: turns
            .map(|text| rows(&text))
            .filter(|rows| !rows.is_empty()),
    }
}

/// The rows that tell of turns.
fn rows(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON lines"))
        .filter(|row| row["ev"] == "loop")
        .collect()
}
