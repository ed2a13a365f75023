//! The rows of `interleave trace --view threads`: who came, who went, and how the GIL
//! went from one thread to another.
//!
//! Field names and words are the oracle's, which records real CPython's switches:
//! `{"ev":"thread","t","name","state"}`, `{"ev":"switch","t","to","from","why"}`,
//! `{"ev":"out","t","thread","text"}`, `{"ev":"deadlock","t","threads"}`. Times are
//! seconds. A free-threaded run has no switches.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use trace::*;

/// Folds a whole trace into its rows.
pub fn rows(trace: &Trace) -> Vec<Value> {
    let mut writer = SwitchWriter::default();
    for record in trace.records() {
        writer.push(trace, &record);
    }
    writer.rows
}

#[derive(Default)]
struct SwitchWriter {
    names: BTreeMap<ThreadId, String>,
    /// Why each thread stopped last.
    why: BTreeMap<ThreadId, String>,
    last_holder: ThreadId,
    rows: Vec<Value>,
}

impl SwitchWriter {
    fn push(&mut self, trace: &Trace, record: &Record) {
        let (thread, t) = (record.thread, seconds(record.at.0));
        match &record.event {
            Event::ThreadCreated { child, name, .. } => {
                let name = trace.text(*name).to_owned();
                if child.0 > 0 {
                    self.rows
                        .push(json!({"ev": "thread", "t": t, "name": name, "state": "new"}));
                }
                self.names.insert(*child, name);
            }
            Event::GilShared { .. } => self.last_holder = thread,
            Event::GilTaken { .. } if self.last_holder != thread => {
                let from = self.last_holder;
                let why = self.why.get(&from).map_or("", String::as_str);
                self.rows.push(json!({
                    "ev": "switch", "t": t,
                    "to": self.name(thread), "from": self.name(from), "why": why,
                }));
                self.last_holder = thread;
            }
            Event::GilReleased { why, .. } => {
                if *why == GilRelease::Exit {
                    self.end_thread(thread, t);
                }
                let word = match why {
                    GilRelease::DropRequest => "preempted",
                    GilRelease::Exit => "done",
                    other => other.word(),
                };
                self.why.insert(thread, word.to_owned());
            }
            Event::ThreadExited { .. } if !self.why.get(&thread).is_some_and(|w| w == "done") => {
                self.end_thread(thread, t);
            }
            Event::ThreadBlocked { reason, until, .. } => {
                let length = until.map(|until| until.0.saturating_sub(record.at.0));
                let why = match (reason, length) {
                    (WaitReason::Gil, _) => return,
                    (WaitReason::Sleep, Some(length)) => format!("sleep({})", length as f64 / 1e9),
                    (WaitReason::Select, Some(0)) => "select(0)".to_owned(),
                    _ => reason.word().to_owned(),
                };
                self.why.insert(thread, why);
            }
            Event::Output {
                stream: Stream::Stdout,
                text,
            } => self.write(thread, t, trace.text(*text)),
            Event::ThreadsDeadlocked { waits, .. } => {
                let threads: Vec<Value> = waits
                    .iter()
                    .map(|wait| json!([self.name(wait.thread), wait.reason.word()]))
                    .collect();
                self.rows
                    .push(json!({"ev": "deadlock", "t": t, "threads": threads}));
            }
            _ => {}
        }
    }

    fn name(&self, thread: ThreadId) -> &str {
        self.names.get(&thread).map_or("", String::as_str)
    }

    fn end_thread(&mut self, thread: ThreadId, t: Value) {
        let name = self.name(thread);
        self.rows
            .push(json!({"ev": "thread", "t": t, "name": name, "state": "done"}));
    }

    /// What a thread writes in one go, at one time, is one row.
    fn write(&mut self, thread: ThreadId, t: Value, text: &str) {
        let name = self.name(thread).to_owned();
        if let Some(row) = self.rows.last_mut()
            && row["ev"] == "out"
            && row["thread"] == name.as_str()
            && row["t"] == t
            && let Value::String(written) = &mut row["text"]
        {
            written.push_str(text);
            return;
        }
        self.rows
            .push(json!({"ev": "out", "t": t, "thread": name, "text": text}));
    }
}

fn seconds(nanoseconds: u64) -> Value {
    json!(nanoseconds as f64 / 1e9)
}
