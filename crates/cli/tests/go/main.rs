//! Go programs against what Go 1.27.3 did with them: output, exit code, first line of
//! stderr, compile errors, and every decision of the scheduler.
//!
//! The programs and recordings are in `crates/go/tests/programs`; those that do not
//! work yet are in `not_yet.txt` here, each with its reason, and fail the test when
//! one of them works.

use serde_json::Value;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../go/tests/programs");
    std::path::absolute(folder).expect("a path")
}

fn with_ending(ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the programs are there");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.ok()?.strip_suffix(ending)?.to_owned()))
        .collect();
    names.sort();
    names
}

fn read(name: &str, ending: &str) -> String {
    let path = folder().join(format!("{name}{ending}"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn interleave(arguments: &[&str], name: &str) -> (String, String, i32) {
    let file = folder().join(format!("{name}.go")).to_string_lossy().into_owned();
    let mut all: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
    all.push(file);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::interleave(&all, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(out), text(err), code)
}

/// `12: message` for each error in a compiler's output.
fn errors(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut parts = line.splitn(4, ':');
        let (Some(file), Some(line), Some(_), Some(message)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if file.ends_with(".go") && message != " too many errors" {
            let message = message.split(" (/").next().unwrap_or(message);
            found.push(format!("{line}:{message}"));
        }
    }
    found.sort();
    found
}

/// What is wrong with a program's run; none: it did what Go did.
fn difference(name: &str) -> Option<String> {
    let meta: Value = serde_json::from_str(&read(name, ".meta.json")).expect("JSON");
    let procs = if meta["gomaxprocs"] == 1 { "1" } else { "4" };
    let clock = meta["clock"].as_str().unwrap_or("costed");
    let (out, err, code) = interleave(&["run", "--gomaxprocs", procs, "--clock", clock], name);
    if i64::from(code) != meta["exit"].as_i64().unwrap_or(0) {
        return Some(format!("exit code {code}, stderr {err:?}"));
    }
    if let Some(wanted) = meta["compile_errors"].as_array() {
        let told = wanted.iter().filter_map(Value::as_str);
        let lines: Vec<String> = told.map(|error| format!("x.go:{error}")).collect();
        let (wanted, found) = (errors(&lines.join("\n")), errors(&err));
        return (wanted != found).then(|| format!("errors {found:?} instead of {wanted:?}"));
    }
    let wanted = read(name, ".out");
    if out != wanted {
        let at = out.lines().zip(wanted.lines()).position(|(a, b)| a != b);
        return Some(format!("output differs at line {}", at.map_or(0, |at| at + 1)));
    }
    let first = err.lines().next();
    (first != meta["stderr_first"].as_str()).then(|| format!("stderr begins with {first:?}"))
}

/// Names of programs that do not work yet.
fn not_yet() -> Vec<&'static str> {
    let lines = include_str!("not_yet.txt").lines();
    let names = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    names.map(|line| line.split(':').next().unwrap_or(line)).collect()
}

#[test]
fn programs_do_what_go_does() {
    let not_yet = not_yet();
    let mut wrong = Vec::new();
    for name in with_ending(".meta.json") {
        match (difference(&name), not_yet.contains(&name.as_str())) {
            (Some(difference), false) => wrong.push(format!("{name}: {difference}")),
            (None, true) => wrong.push(format!("{name} works: take it off not_yet.txt")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Goroutine 5 is the runtime's own; when it first runs is left out of the comparison.
fn without_start_up(mut row: Value) -> Option<Value> {
    if row["g"] == "g5" {
        return None;
    }
    let queue = row["runq"].as_array_mut()?;
    queue.retain(|g| g != "g5");
    Some(row)
}

#[test]
fn the_scheduler_decides_as_gos_does() {
    for name in with_ending(".sched.json") {
        let recorded: Vec<Value> = serde_json::from_str(&read(&name, ".sched.json")).expect("JSON");
        let view = ["trace", "--view", "go-sched", "--gomaxprocs", "1", "--clock", "frozen"];
        let (out, _, _) = interleave(&view, &name);
        let rows = out.lines().map(|line| serde_json::from_str(line).expect("JSON lines"));
        let ours: Vec<Value> = rows.filter_map(without_start_up).collect();
        let gos: Vec<Value> = recorded.into_iter().filter_map(without_start_up).collect();
        for (n, (our, go)) in ours.iter().zip(&gos).enumerate() {
            assert_eq!(our, go, "{name}: decision {n}");
        }
        assert_eq!(ours.len(), gos.len(), "{name}");
    }
}

#[test]
fn a_run_is_the_same_again_and_legal() {
    for name in ["a14_mutex_starve", "a24_workers", "c19_yield_on_starving_unlock", "p05_timeout_reset", "sync_bubble_time_test"] {
        let view = ["trace", "--view", "digest", "--gomaxprocs", "4", "--seed", "3"];
        assert_eq!(interleave(&view, name), interleave(&view, name), "{name}");
    }
}
