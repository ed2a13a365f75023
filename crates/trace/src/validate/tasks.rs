//! Tasks and futures. The task's invariant is CPython's own (`asyncio.tasks.Task`):
//! it waits for a future, or a step of it is queued, never both; the only
//! transition is a step in a handle of its own.

use super::Report;
use super::event_loop::Loops;
use crate::event::{Event, FutureState, HandleKind};
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet};

struct Task {
    future: FutureId,
    /// Starts inside of `create_task`, in no handle.
    eager_start: bool,
    in_step: bool,
    waits_for: Option<FutureId>,
    cancel_requested: bool,
    finished: bool,
}

#[derive(Default)]
pub(super) struct Tasks {
    tasks: BTreeMap<StrandId, Task>,
    /// Whether each future is done.
    futures: BTreeMap<FutureId, bool>,
    /// Futures of finished tasks: done, told or not.
    finished: BTreeSet<FutureId>,
}

impl Tasks {
    /// What must hold before the loop takes note of the record.
    pub fn before(&self, record: &Record, loops: &Loops, report: &mut Report) {
        let Event::HandleFinished { handle, .. } = record.event else {
            return;
        };
        let Some(task) = loops.handles.get(&handle).and_then(|handle| handle.task) else {
            return;
        };
        let in_step = self.tasks.get(&task).is_some_and(|task| task.in_step);
        report.demand("a step ends within its handle", !in_step, || {
            format!("{handle:?} is over, {task:?} still steps")
        });
    }

    pub fn follow(&mut self, record: &Record, loops: &mut Loops, report: &mut Report) {
        match &record.event {
            Event::FutureCreated { future, .. } => {
                let known = self.futures.insert(*future, false).is_some();
                report.demand("a future is created once", !known, || format!("{future:?}"));
            }
            Event::FutureResolved { future, state, .. } => self.resolve(*future, *state, report),
            Event::FutureGroups { future, children } => {
                for future in children.iter().chain([future]) {
                    self.known(*future, report);
                }
            }
            Event::FutureLabelled { future, .. } => self.known(*future, report),
            Event::ObjectAwaited { future, .. } => self.known(*future, report),
            Event::TaskCreated {
                task,
                future,
                eager,
                ..
            } => {
                self.futures.entry(*future).or_insert(false);
                let new = Task {
                    future: *future,
                    eager_start: *eager,
                    in_step: false,
                    waits_for: None,
                    cancel_requested: false,
                    finished: false,
                };
                let known = self.tasks.insert(*task, new).is_some();
                report.demand("a task is created once", !known, || format!("{task:?}"));
            }
            Event::TaskStepStarted { task, .. } => self.step(record, *task, loops, report),
            Event::TaskSuspended { task, future, .. } => {
                future.iter().for_each(|future| self.known(*future, report));
                let Some(known) = self.task(*task, report) else {
                    return;
                };
                report.demand("a task suspends inside a step", known.in_step, || {
                    format!("{task:?}")
                });
                known.in_step = false;
                known.waits_for = *future;
            }
            Event::TaskFinished { task, .. } => {
                let Some(known) = self.task(*task, report) else {
                    return;
                };
                report.demand("a task finishes once", !known.finished, || {
                    format!("{task:?}")
                });
                report.demand("a task finishes inside a step", known.in_step, || {
                    format!("{task:?}")
                });
                known.in_step = false;
                known.finished = true;
                let future = known.future;
                self.finished.insert(future);
            }
            Event::CancelRequested { task, .. } => {
                let Some(known) = self.task(*task, report) else {
                    return;
                };
                report.demand(
                    "only an unfinished task is cancelled",
                    !known.finished,
                    || format!("{task:?}"),
                );
                known.cancel_requested = true;
            }
            Event::TaskFreed { task } => {
                let Some(known) = self.task(*task, report) else {
                    return;
                };
                report.demand("a task is freed after its end", known.finished, || {
                    format!("{task:?}")
                });
            }
            Event::CancelForwarded { task, .. } => {
                let Some(known) = self.task(*task, report) else {
                    return;
                };
                report.demand(
                    "only a request is forwarded",
                    known.cancel_requested,
                    || format!("{task:?}"),
                );
            }
            Event::CancelTakenBack { task, .. } | Event::TaskRenamed { task, .. } => {
                self.task(*task, report);
            }
            _ => {}
        }
    }

    fn task(&mut self, task: StrandId, report: &mut Report) -> Option<&mut Task> {
        let known = self.tasks.get_mut(&task);
        report.demand("a task is known", known.is_some(), || format!("{task:?}"));
        known
    }

    fn known(&self, future: FutureId, report: &mut Report) {
        let known = self.futures.contains_key(&future);
        report.demand("a future is known", known, || format!("{future:?}"));
    }

    fn resolve(&mut self, future: FutureId, state: FutureState, report: &mut Report) {
        self.known(future, report);
        report.demand(
            "a future resolves to something",
            state != FutureState::Pending,
            || format!("{future:?}"),
        );
        let done = self.futures.insert(future, true);
        report.demand("a future resolves once", done != Some(true), || {
            format!("{future:?}")
        });
    }

    /// A task's own future is done when the task is.
    fn is_done(&self, future: FutureId) -> bool {
        self.futures.get(&future) == Some(&true) || self.finished.contains(&future)
    }

    fn step(&mut self, record: &Record, id: StrandId, loops: &mut Loops, report: &mut Report) {
        let waits_for = self.tasks.get(&id).and_then(|task| task.waits_for);
        let pending = waits_for.filter(|future| !self.is_done(*future));
        let Some(task) = self.task(id, report) else {
            return;
        };
        report.demand("a finished task is never stepped", !task.finished, || {
            format!("{id:?}")
        });
        report.demand("one step at a time", !task.in_step, || format!("{id:?}"));
        let free = pending.is_none() || task.cancel_requested;
        report.demand("a waiting task is not stepped", free, || {
            format!("{id:?} waits for {pending:?}")
        });
        let eager = std::mem::take(&mut task.eager_start);
        task.in_step = true;
        task.waits_for = None;
        task.cancel_requested = false;
        let handle = loops.running.get(&record.thread).copied();
        let own = handle
            .and_then(|handle| loops.handles.get_mut(&handle))
            .filter(|handle| {
                matches!(handle.kind, HandleKind::Step | HandleKind::Wakeup)
                    && handle.task == Some(id)
                    && !handle.stepped
            });
        match own {
            Some(handle) => handle.stepped = true,
            None => report.demand("a task steps in a handle of its own", eager, || {
                format!("{id:?} steps in {handle:?}")
            }),
        }
    }
}
