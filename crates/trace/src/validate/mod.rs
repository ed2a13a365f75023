//! The independent validator: replays a trace against the legal transitions.
//!
//! It knows the rules of the real runtimes, not our code: it shares nothing with
//! the kernel or the languages, and every test run passes through it. Each rule
//! has a short name, by which its tests and its reports are found.
//!
//! `run`: order, time, steps, limits, outcome. `threads`: cores and OS threads.
//! `event_loop`: turns, handles, timers. `tasks`: tasks and futures. `strands`:
//! coroutines and generators. `gil`: who may run Python. `locks`: who holds what.
//! `pools`: executors and their jobs. `processes`: processes, pipes, shared memory.
//! `world`: sockets and files. `goroutines`: Go's run queues. `go_machine`: Ms and Ps. `go_sync`:
//! Go's locks and selects.

mod event_loop;
mod go_machine;
mod go_sync;
mod goroutines;
mod gil;
mod locks;
mod polls;
mod pools;
mod processes;
mod run;
mod strands;
mod tasks;
#[cfg(test)]
mod tests;
mod threads;
mod world;

use crate::record::{Record, Trace};
use std::fmt;

/// What may be asked of a trace beyond the rules that always hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expect {
    /// The run reached its end: the last event is its outcome.
    pub whole: bool,
}

impl Expect {
    pub const WHOLE: Expect = Expect { whole: true };
    pub const PREFIX: Expect = Expect { whole: false };
}

/// A place where a trace breaks a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// Index of the record.
    pub record: usize,
    pub rule: &'static str,
    pub words: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "record {}: {}: {}", self.record, self.rule, self.words)
    }
}

/// Collects violations; knows which record is being looked at.
#[derive(Default)]
struct Report {
    record: usize,
    violations: Vec<Violation>,
}

impl Report {
    fn breaks(&mut self, rule: &'static str, words: impl Into<String>) {
        self.violations.push(Violation {
            record: self.record,
            rule,
            words: words.into(),
        });
    }

    fn demand(&mut self, rule: &'static str, holds: bool, words: impl FnOnce() -> String) {
        if !holds {
            self.breaks(rule, words());
        }
    }
}

/// Every violation in the trace, in order. None: the trace is legal.
pub fn validate(trace: &Trace, expect: Expect) -> Vec<Violation> {
    let mut report = Report::default();
    let mut run = run::Run::default();
    let mut threads = threads::Threads::default();
    let mut gils = gil::Gils::default();
    let mut locks = locks::Locks::default();
    let mut pools = pools::Pools::default();
    let mut polls = polls::Polls::default();
    let mut processes = processes::Processes::default();
    let mut loops = event_loop::Loops::default();
    let mut tasks = tasks::Tasks::default();
    let mut strands = strands::Strands::default();
    let mut world = world::World::default();
    let mut goroutines = goroutines::Goroutines::default();
    let mut go_machine = go_machine::GoMachine::default();
    let mut go_syncs = go_sync::GoSyncs::default();
    for (index, record) in trace.records().enumerate() {
        report.record = index;
        run.follow(&record, &mut report);
        threads.follow(&record, &mut report);
        locks.follow(&record, &mut report);
        pools.follow(&record, &mut report);
        polls.follow(&record, &mut report);
        processes.follow(&record, &mut report);
        gils.follow(&record, &processes, &mut report);
        threads.end_with(&record, &processes);
        // Tasks look at the handle that runs, so they come before it is finished
        // and after it is started.
        tasks.before(&record, &loops, &mut report);
        loops.follow(&record, &mut report);
        tasks.follow(&record, &mut loops, &mut report);
        strands.follow(&record, &mut report);
        world.follow(&record, &mut report);
        goroutines.follow(&record, &mut report);
        go_machine.follow(&record, &mut report);
        go_syncs.follow(&record, &mut report);
    }
    run.end(expect.whole, &mut report);
    report.violations
}

/// The same as words, one violation a line, with the record as JSON: for tests.
pub fn explain(trace: &Trace, violations: &[Violation]) -> String {
    let lines = violations.iter().map(|violation| {
        let record = violation.record.min(trace.len().saturating_sub(1));
        format!("{violation}\n  {}\n", trace.json_line(record))
    });
    lines.collect()
}

/// A part of the validator: follows the records that concern it.
trait Follow {
    fn follow(&mut self, record: &Record, report: &mut Report);
}
