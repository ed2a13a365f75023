//! Comparing turns with the recorded ones: when, what ran, what is left.
//!
//! Numbers of handles are not compared; those of futures (`F#3`, `Gather#1`)
//! count anew by first appearance on both sides, in each loop.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Errors: the first turn that differs, in words.
pub fn compare(expected: &[Value], found: &[Value]) -> Result<(), String> {
    let (mut known, mut ours) = (Numbers::default(), Numbers::default());
    let mut event_loop = Value::Null;
    for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
        if event_loop != expected["loop"] {
            event_loop = expected["loop"].clone();
            (known, ours) = (Numbers::default(), Numbers::default());
        }
        for part in ["t", "timeout"] {
            if !is_same_time(&expected[part], &found[part]) {
                return Err(format!(
                    "  turn {}: {part} is {}, not {}",
                    at + 1,
                    expected[part],
                    found[part]
                ));
            }
        }
        for part in ["ran", "next", "timers"] {
            let (a, b) = (
                handles(&expected[part], &mut known),
                handles(&found[part], &mut ours),
            );
            if a != b {
                return Err(format!(
                    "  turn {}: {part}\n    expected {a}\n    found    {b}",
                    at + 1
                ));
            }
        }
        tasks(&expected["tasks"], &found["tasks"])
            .map_err(|words| format!("  turn {}: {words}", at + 1))?;
    }
    if expected.len() != found.len() {
        return Err(format!("  {} turns, not {}", expected.len(), found.len()));
    }
    Ok(())
}

/// New numbers for `F#…` by first appearance.
#[derive(Default)]
struct Numbers {
    futures: BTreeMap<String, usize>,
}

impl Numbers {
    fn label(&mut self, label: &Value) -> Value {
        let Some(text) = label.as_str() else {
            return Value::Null;
        };
        let Some((kind, _)) = text.split_once('#') else {
            return label.clone();
        };
        let count = self.futures.len() + 1;
        let number = self.futures.entry(text.to_owned()).or_insert(count);
        json!(format!("{kind}#{number}"))
    }
}

fn handles(list: &Value, numbers: &mut Numbers) -> Value {
    let mut list = list.as_array().cloned().unwrap_or_default();
    // A deadline before the clock's beginning is its beginning in our trace: such timers stand in the
    // order of their making. (In which order they fire is compared all the same.)
    let early = |handle: &Value| handle["when"].as_f64().is_some_and(|when| when <= 0.0);
    let end = list.iter().take_while(|handle| early(handle)).count();
    list[..end].sort_by_key(|handle| handle["h"].as_u64());
    let one = |handle: &Value| {
        let mut row = json!({ "kind": handle["kind"] });
        for key in ["task", "wakes", "skipped"] {
            if !handle[key].is_null() {
                row[key] = handle[key].clone();
            }
        }
        if let Some(name) = handle["name"].as_str() {
            // The recorder's loop is a class of its own.
            row["name"] = json!(name.replace("build_loop.TraceLoop.", "BaseEventLoop."));
        }
        for key in ["by", "fut"] {
            if !handle[key].is_null() {
                row[key] = numbers.label(&handle[key]);
            }
        }
        if let Some(when) = handle["when"].as_f64() {
            row["when"] = json!(microseconds(when).max(0));
        }
        row
    };
    list.iter().map(one).collect()
}

/// Deadlines that differ by less than a nanosecond are kept a nanosecond apart.
fn microseconds(seconds: f64) -> i64 {
    (seconds * 1e6).round() as i64
}

fn is_same_time(a: &Value, b: &Value) -> bool {
    a.as_f64().map(microseconds) == b.as_f64().map(microseconds)
}

const TASK_KEYS: [&str; 4] = ["state", "exc", "cancelling", "must_cancel"];

/// Every recorded task is there in the same state, and no other. (A done one may be missing: CPython's frame of a
/// traceback keeps its caller's frame with its locals, `f_back`; ours does not.)
fn tasks(expected: &Value, found: &Value) -> Result<(), String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut left = list(found);
    for task in list(expected) {
        // Several may have one name: the one that is equal, or else any.
        let namesake = |other: &Value| other["name"] == task["name"];
        let equal = |other: &Value| TASK_KEYS.iter().all(|key| task[key] == other[key]);
        let at = left
            .iter()
            .position(|other| namesake(other) && equal(other));
        let at = at.or_else(|| left.iter().position(namesake));
        let Some(at) = at else {
            if task["state"] != "pending" {
                continue;
            }
            return Err(format!("no task {}", task["name"]));
        };
        let other = left.remove(at);
        for key in TASK_KEYS {
            if task[key] != other[key] {
                return Err(format!(
                    "task {}: {key} is {}, not {}",
                    task["name"], task[key], other[key]
                ));
            }
        }
    }
    match left.first() {
        Some(task) => Err(format!("a task more: {task}")),
        None => Ok(()),
    }
}
