//! The GIL: one holder, nobody runs Python without it, and it is taken by whoever was signalled.
//!
//! Begins with `GilShared`; a free-threaded build never says it, and has no rules here.

use super::processes::Processes;
use super::{Follow, Report};
use crate::event::Event;
use crate::ids::*;
use crate::record::Record;
use std::collections::BTreeMap;

/// Each process has a GIL of its own.
#[derive(Default)]
pub(super) struct Gils {
    gils: BTreeMap<ProcessId, Gil>,
}

impl Gils {
    pub fn follow(&mut self, record: &Record, processes: &Processes, report: &mut Report) {
        if let Event::ProcessExited { process, .. } = record.event {
            self.gils.remove(&process);
        }
        let process = processes.process_of(record.thread);
        let gil = self.gils.entry(process).or_default();
        gil.follow(record, report);
    }
}

#[derive(Default)]
struct Gil {
    shared: bool,
    interval: u64,
    holder: Option<ThreadId>,
    /// The waiter that was signalled by the last release.
    next: Option<ThreadId>,
    /// Who waits, and until when before it may ask.
    waiters: BTreeMap<ThreadId, Time>,
    drop_request: bool,
}

impl Follow for Gil {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let thread = record.thread;
        match record.event {
            Event::GilShared { interval } => {
                report.demand("the GIL is shared once", !self.shared, || {
                    format!("again by thread {}", thread.0)
                });
                (self.shared, self.interval, self.holder) = (true, interval, Some(thread));
            }
            Event::SwitchIntervalSet { interval } => {
                self.interval = interval;
                self.must_hold(record, report);
            }
            Event::GilAwaited { holder, until, .. } => {
                self.must_be_shared(report);
                let known = self.holder.or(self.next) == Some(holder);
                report.demand("who waits for the GIL names its holder", known, || {
                    format!("thread {}, and it is {:?}", holder.0, self.holder)
                });
                report.demand("the holder does not wait", holder != thread, || {
                    format!("thread {} waits for itself", thread.0)
                });
                self.waiters.insert(thread, until);
            }
            Event::GilDropRequested { holder, interval } => {
                let since = self.waiters.get(&thread).copied();
                report.demand(
                    "a drop request comes from a waiter, after its interval",
                    since.is_some_and(|until| record.at >= until) && interval == self.interval,
                    || format!("thread {} waits until {since:?}", thread.0),
                );
                report.demand(
                    "a drop request is for the holder",
                    self.holder == Some(holder),
                    || format!("the holder is {:?}", self.holder),
                );
                self.drop_request = true;
            }
            Event::GilTaken { .. } => self.take(thread, report),
            Event::GilReleased { why, next } => {
                self.must_hold(record, report);
                let asked = why != crate::event::GilRelease::DropRequest || self.drop_request;
                report.demand("a forced release was asked for", asked, || {
                    format!("thread {} was not asked", thread.0)
                });
                let waits = next.is_none_or(|next| self.waiters.contains_key(&next));
                report.demand("only a waiter is signalled", waits, || format!("{next:?}"));
                (self.holder, self.next, self.drop_request) = (None, next, false);
            }
            _ => self.follow_other(record, report),
        }
    }
}

impl Gil {
    fn take(&mut self, thread: ThreadId, report: &mut Report) {
        self.must_be_shared(report);
        report.demand("one holder of the GIL", self.holder.is_none(), || {
            format!("thread {} takes it from {:?}", thread.0, self.holder)
        });
        let fits = self.next.is_none_or(|next| next == thread);
        report.demand("the signalled waiter takes the GIL", fits, || {
            format!("thread {} instead of {:?}", thread.0, self.next)
        });
        self.waiters.remove(&thread);
        (self.holder, self.next) = (Some(thread), None);
    }

    fn must_be_shared(&self, report: &mut Report) {
        report.demand("the GIL is shared first", self.shared, || {
            "nobody said so".to_owned()
        });
    }

    fn must_hold(&self, record: &Record, report: &mut Report) {
        let holds = !self.shared || self.holder == Some(record.thread);
        report.demand("nobody runs Python without the GIL", holds, || {
            format!(
                "{} by thread {}, and {:?} holds it",
                record.event.name(),
                record.thread.0,
                self.holder
            )
        });
    }

    /// What cores and the computer do needs no GIL; everything else is done by Python.
    fn follow_other(&mut self, record: &Record, report: &mut Report) {
        match record.event {
            Event::RunStarted { .. }
            | Event::OutcomeReached { .. }
            | Event::LimitReached { .. }
            | Event::ThreadRunning { .. }
            | Event::ThreadPreempted { .. }
            | Event::ThreadsDeadlocked { .. } => {}
            Event::ThreadBlocked { .. } | Event::ThreadExited { .. } => {
                let holds = self.shared && self.holder == Some(record.thread);
                report.demand("who waits does not hold the GIL", !holds, || {
                    format!("thread {} holds it", record.thread.0)
                });
            }
            Event::ThreadWoken { woken, .. } if woken == record.thread => {}
            // A release wakes the waiter that it signalled.
            Event::ThreadWoken { woken, .. } if self.next == Some(woken) => {}
            // The computer's own words, when nobody runs.
            Event::Output { .. } if self.holder.is_none() => {}
            _ => self.must_hold(record, report),
        }
    }
}
