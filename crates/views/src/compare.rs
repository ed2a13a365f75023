//! Variants of a program side by side: what each run cost, as a row of a table.
//!
//! Wall time is the virtual time of the end. CPU time is the sum over cores of the time in which a
//! thread was on them. Waiting is the sum over the program's strands (threads of Python, tasks,
//! goroutines) of the time in which they could not go on; being ready and waiting for one's turn is
//! not waiting. Strands are what can be suspended and was made by the program, main included; not
//! the two tasks with which `asyncio.run` closes its loop.
//! Switches count how often a core got another thread, or a loop or P another task or goroutine.

use std::collections::{BTreeMap, BTreeSet};
use trace::*;

/// One row. Times in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Measures {
    pub wall: u64,
    pub cpu: u64,
    pub waiting: u64,
    pub strands: usize,
    pub switches: usize,
    /// About how many bytes its own objects took when they took most.
    pub memory: u64,
    /// How it ended; none: it did not, or was cut off by a limit. The others go on all the same.
    pub outcome: Option<OutcomeKind>,
    /// The limit that cut it off.
    pub limit: Option<Limit>,
    /// The program's own, where it ended.
    pub exit_code: i32,
}

/// A length of time as a reader wants it: seconds to a thousandth, milliseconds to a tenth,
/// microseconds.
pub fn length(nanoseconds: u64) -> String {
    if nanoseconds >= 999_950_000 {
        let thousandths = (nanoseconds + 500_000) / 1_000_000;
        return format!("{}.{:03} s", thousandths / 1000, thousandths % 1000);
    }
    if nanoseconds >= 999_500 {
        let tenths = (nanoseconds + 50_000) / 100_000;
        return format!("{}.{} ms", tenths / 10, tenths % 10);
    }
    format!("{} µs", (nanoseconds + 500) / 1000)
}

/// A size as a reader wants it, in about two digits: `1.2 MB`, `34 kB`, `120 B`.
pub fn size(bytes: u64) -> String {
    let (value, unit) = match bytes {
        ..1_000 => (bytes as f64, "B"),
        1_000..1_000_000 => (bytes as f64 / 1e3, "kB"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "MB"),
        _ => (bytes as f64 / 1e9, "GB"),
    };
    match value {
        ..9.95 if unit != "B" => format!("{value:.1} {unit}"),
        _ => format!("{value:.0} {unit}"),
    }
}

#[derive(Default)]
struct Fold {
    measures: Measures,
    /// Since when each thread has been on a core.
    running: BTreeMap<ThreadId, Time>,
    waits: BTreeMap<StrandId, Time>,
    blocked: BTreeMap<ThreadId, Time>,
    /// Threads that run a loop's `select`: their tasks wait, not they.
    selecting: BTreeSet<ThreadId>,
    last_on_core: BTreeMap<CoreId, ThreadId>,
    last_task: BTreeMap<ThreadId, StrandId>,
    systems: BTreeSet<StrandId>,
    is_go: bool,
}

/// Whether a task's function is one of those that `asyncio.run` closes its loop with (CPython 3.14,
/// `asyncio/runners.py`, `Runner.close`).
pub(crate) fn is_closing(function: &str) -> bool {
    function.starts_with("BaseEventLoop.shutdown_")
}

impl Measures {
    /// `memory` is what the machine says ([`Measures::memory`]); a trace does not tell it.
    pub fn of(trace: &Trace, memory: u64) -> Measures {
        let mut fold = Fold::default();
        for record in trace.records() {
            fold.push(trace, &record);
        }
        let end = fold.measures.wall;
        let running = fold.running.values().map(|since| end - since.0);
        fold.measures.cpu += running.sum::<u64>();
        let waits = fold.waits.values().chain(fold.blocked.values());
        fold.measures.waiting += waits.map(|since| end - since.0).sum::<u64>();
        Measures { memory, ..fold.measures }
    }
}

impl Fold {
    fn push(&mut self, trace: &Trace, record: &Record) {
        let (at, thread) = (record.at, record.thread);
        self.measures.wall = at.0;
        match record.event {
            Event::ThreadCreated { .. } if !self.is_go => self.measures.strands += 1,
            // Go's Ms are threads too: from here on goroutines are what counts.
            Event::SchedStarted { .. } => {
                self.is_go = true;
                self.measures.strands = 0;
            }
            Event::TaskCreated { function, .. } if !is_closing(trace.text(function)) => {
                self.measures.strands += 1;
            }
            Event::GCreated { g, system, .. } => match system {
                true => {
                    self.systems.insert(g);
                }
                false => self.measures.strands += 1,
            },
            Event::ThreadRunning { core } => {
                self.running.insert(thread, at);
                if self.last_on_core.insert(core, thread).is_some_and(|last| last != thread) {
                    self.measures.switches += 1;
                }
            }
            Event::ThreadPreempted { .. } | Event::ThreadExited { .. } => self.leave(thread, at),
            Event::ThreadBlocked { reason, .. } => {
                self.leave(thread, at);
                let waits = reason != WaitReason::Gil && !self.is_go && !self.selecting.contains(&thread);
                if waits {
                    self.blocked.insert(thread, at);
                }
            }
            Event::ThreadWoken { woken, .. } => {
                let since = self.blocked.remove(&woken);
                self.measures.waiting += since.map_or(0, |since| at.0 - since.0);
            }
            Event::SelectStarted { .. } => {
                self.selecting.insert(thread);
            }
            Event::SelectReturned { .. } => {
                self.selecting.remove(&thread);
            }
            // A task that only gives way is ready, not waiting.
            Event::TaskSuspended { task, future: Some(_), .. } => {
                self.waits.insert(task, at);
            }
            Event::HandleQueued { task: Some(task), .. } => self.end_wait(task, at),
            Event::TaskStepStarted { task, .. } => {
                self.end_wait(task, at);
                self.turn(thread, task);
            }
            Event::GParked { g, .. } if !self.systems.contains(&g) => {
                self.waits.insert(g, at);
            }
            Event::GReadied { g, .. } => self.end_wait(g, at),
            Event::GExecuted { g, .. } => {
                self.end_wait(g, at);
                self.turn(thread, g);
            }
            Event::OutcomeReached { outcome, code, .. } => {
                self.measures.outcome = (outcome != OutcomeKind::Limit).then_some(outcome);
                self.measures.exit_code = code;
            }
            Event::LimitReached { limit, .. } => {
                self.measures.outcome = None;
                self.measures.limit = Some(limit);
            }
            _ => {}
        }
    }

    fn leave(&mut self, thread: ThreadId, at: Time) {
        let since = self.running.remove(&thread);
        self.measures.cpu += since.map_or(0, |since| at.0 - since.0);
    }

    fn end_wait(&mut self, strand: StrandId, at: Time) {
        let since = self.waits.remove(&strand);
        self.measures.waiting += since.map_or(0, |since| at.0 - since.0);
    }

    fn turn(&mut self, thread: ThreadId, strand: StrandId) {
        if self.last_task.insert(thread, strand).is_some_and(|last| last != strand) {
            self.measures.switches += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_has_the_unit_that_its_digits_fit() {
        for (nanoseconds, words) in [
            (0, "0 µs"),
            (999_499, "999 µs"),
            (999_500, "1.0 ms"),
            (12_340_000, "12.3 ms"),
            (999_949_999, "999.9 ms"),
            (999_950_000, "1.000 s"),
            (61_000_499_000, "61.000 s"),
        ] {
            assert_eq!(length(nanoseconds), words);
        }
    }
}
