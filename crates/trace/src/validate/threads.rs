//! OS threads and cores: one running thread on a core, one core for a running
//! thread, and nobody runs without having been woken.

use super::processes::Processes;
use super::{Follow, Report};
use crate::event::Event;
use crate::ids::*;
use crate::record::Record;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    Ready,
    Running(CoreId),
    Blocked { until: Option<Time> },
    Exited,
}

#[derive(Default)]
pub(super) struct Threads {
    states: BTreeMap<ThreadId, State>,
    cores: BTreeMap<CoreId, ThreadId>,
}

impl Follow for Threads {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let thread = record.thread;
        match record.event {
            Event::RunStarted { .. }
            | Event::LimitReached { .. }
            | Event::OutcomeReached { .. } => {}
            Event::ThreadCreated { child, .. } => {
                self.must_run_if_any(thread, report);
                let known = self.states.insert(child, State::Ready).is_some();
                report.demand("a thread is created once", !known, || {
                    format!("thread {}", child.0)
                });
            }
            Event::ThreadRunning { core } => self.run(thread, core, report),
            Event::ThreadPreempted { core } => self.leave(thread, core, State::Ready, report),
            Event::ThreadBlocked { core, until, .. } => {
                self.leave(thread, core, State::Blocked { until }, report);
            }
            Event::ThreadExited { core } => self.leave(thread, core, State::Exited, report),
            Event::ThreadWoken { woken, timed_out } => self.wake(record, woken, timed_out, report),
            _ => self.must_run_if_any(thread, report),
        }
    }
}

impl Threads {
    /// A process takes its threads with it, wherever they are.
    pub fn end_with(&mut self, record: &Record, processes: &Processes) {
        let Event::ProcessExited { process, .. } = record.event else {
            return;
        };
        for thread in processes.threads(process) {
            self.states.insert(thread, State::Exited);
            self.cores.retain(|_, running| *running != thread);
        }
    }

    fn run(&mut self, thread: ThreadId, core: CoreId, report: &mut Report) {
        let state = self.states.insert(thread, State::Running(core));
        report.demand(
            "only a ready thread is put on a core",
            state == Some(State::Ready),
            || format!("thread {} is {state:?}", thread.0),
        );
        let occupant = self.cores.insert(core, thread);
        report.demand("one running thread on a core", occupant.is_none(), || {
            format!("core {} runs {occupant:?} already", core.0)
        });
    }

    fn leave(&mut self, thread: ThreadId, core: CoreId, state: State, report: &mut Report) {
        let before = self.states.insert(thread, state);
        report.demand(
            "only a running thread leaves its core",
            before == Some(State::Running(core)),
            || {
                format!(
                    "thread {} leaves core {} and was {before:?}",
                    thread.0, core.0
                )
            },
        );
        if self.cores.get(&core) == Some(&thread) {
            self.cores.remove(&core);
        }
    }

    fn wake(&mut self, record: &Record, woken: ThreadId, timed_out: bool, report: &mut Report) {
        let before = self.states.insert(woken, State::Ready);
        let Some(State::Blocked { until }) = before else {
            report.breaks(
                "only a waiting thread is woken",
                format!("thread {} is {before:?}", woken.0),
            );
            return;
        };
        if timed_out {
            let due = until.is_some_and(|until| record.at >= until);
            report.demand("a wait times out at its deadline", due, || {
                format!("thread {} waits until {until:?}", woken.0)
            });
        } else if record.thread != woken {
            self.must_run_if_any(record.thread, report);
        }
    }

    /// What happens is done by a running thread. When no thread runs at all, the
    /// computer itself may speak (the report of a deadlock).
    fn must_run_if_any(&self, thread: ThreadId, report: &mut Report) {
        let state = self.states.get(&thread);
        let runs = matches!(state, Some(State::Running(_)));
        report.demand(
            "only a running thread does anything",
            runs || self.cores.is_empty(),
            || format!("thread {} is {state:?}", thread.0),
        );
    }
}
