//! Event loops: the phases of a turn, the ready deque, the timer heap.
//!
//! Rules from `asyncio.base_events.BaseEventLoop._run_once` (CPython 3.14).

use super::{Follow, Report};
use crate::event::{Event, HandleKind};
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Clone, Copy, PartialEq, Debug)]
enum Place {
    Ready,
    Heap,
    Started,
    Gone,
}

pub(super) struct Handle {
    event_loop: LoopId,
    place: Place,
    cancelled: bool,
    when: Time,
    pub kind: HandleKind,
    pub task: Option<StrandId>,
    /// It has stepped its task: it does so once.
    pub stepped: bool,
}

#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
enum Phase {
    Began,
    Selecting,
    Selected,
    Running,
}

#[derive(Default)]
struct EventLoop {
    ready: VecDeque<HandleId>,
    /// By due time.
    heap: BTreeSet<(Time, HandleId)>,
    runs: bool,
    closed: bool,
    turn: u32,
    phase: Option<Phase>,
    /// When its last `select` returned.
    selected_at: Time,
    /// Handles of the snapshot that are still to run.
    remaining: u32,
    current: Option<HandleId>,
    /// `stop()` was called.
    stopping: bool,
    /// A turn has finished since: no further one may begin.
    stopped: bool,
}

#[derive(Default)]
pub(super) struct Loops {
    loops: BTreeMap<LoopId, EventLoop>,
    pub handles: BTreeMap<HandleId, Handle>,
    /// The handle that runs on each thread.
    pub running: BTreeMap<ThreadId, HandleId>,
}

impl Follow for Loops {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        match &record.event {
            Event::LoopCreated { event_loop } => {
                let known = self
                    .loops
                    .insert(*event_loop, EventLoop::default())
                    .is_some();
                report.demand("a loop is created once", !known, || {
                    format!("{event_loop:?}")
                });
            }
            Event::LoopStarted { .. }
            | Event::LoopStopped { .. }
            | Event::LoopClosed { .. }
            | Event::LoopStopRequested { .. } => self.life(record, report),
            Event::TurnStarted { .. }
            | Event::SelectStarted { .. }
            | Event::SelectReturned { .. }
            | Event::ReadyCounted { .. }
            | Event::TurnFinished { .. } => self.turn(record, report),
            Event::HandleQueued {
                event_loop,
                handle,
                kind,
                task,
                ..
            } => {
                let new = Handle::new(*event_loop, Place::Ready, record.at, *kind, *task);
                if self.add(*handle, new, report) {
                    self.loops
                        .entry(*event_loop)
                        .or_default()
                        .ready
                        .push_back(*handle);
                }
            }
            Event::TimerScheduled {
                event_loop,
                handle,
                when,
                kind,
                task,
                ..
            } => {
                let new = Handle::new(*event_loop, Place::Heap, *when, *kind, *task);
                if self.add(*handle, new, report) {
                    self.loops
                        .entry(*event_loop)
                        .or_default()
                        .heap
                        .insert((*when, *handle));
                }
            }
            Event::HandleCancelled { handle } => match self.handles.get_mut(handle) {
                Some(known) => known.cancelled = true,
                None => report.breaks("a handle is known", format!("{handle:?}")),
            },
            Event::TimersPurged {
                event_loop,
                handles,
            } => {
                for handle in handles {
                    self.purge(*event_loop, *handle, report);
                }
            }
            Event::TimerDue { event_loop, handle } => {
                self.due(record.at, *event_loop, *handle, report);
            }
            Event::HandleStarted { event_loop, handle } => {
                self.take(*event_loop, *handle, false, report);
                self.running.insert(record.thread, *handle);
            }
            Event::HandleSkipped { event_loop, handle } => {
                self.take(*event_loop, *handle, true, report);
            }
            Event::HandleFinished { event_loop, handle } => {
                self.finish(*event_loop, *handle, report);
                self.running.remove(&record.thread);
            }
            _ => {}
        }
    }
}

impl Handle {
    fn new(
        event_loop: LoopId,
        place: Place,
        when: Time,
        kind: HandleKind,
        task: Option<StrandId>,
    ) -> Handle {
        Handle {
            event_loop,
            place,
            cancelled: false,
            when,
            kind,
            task,
            stepped: false,
        }
    }
}

impl Loops {
    fn add(&mut self, id: HandleId, handle: Handle, report: &mut Report) -> bool {
        let event_loop = handle.event_loop;
        let open = self
            .loops
            .get(&event_loop)
            .is_some_and(|known| !known.closed);
        report.demand("only an open loop takes handles", open, || {
            format!("{event_loop:?}")
        });
        let known = self.handles.contains_key(&id);
        report.demand("a handle is queued once", !known, || format!("{id:?}"));
        if !known {
            self.handles.insert(id, handle);
        }
        !known
    }

    fn life(&mut self, record: &Record, report: &mut Report) {
        let (Event::LoopStarted { event_loop: id }
        | Event::LoopStopped { event_loop: id }
        | Event::LoopClosed { event_loop: id }
        | Event::LoopStopRequested { event_loop: id }) = record.event
        else {
            return;
        };
        let Some(event_loop) = self.loops.get_mut(&id) else {
            report.breaks("a loop is known", format!("{id:?}"));
            return;
        };
        match record.event {
            Event::LoopStarted { .. } => {
                let idle = !event_loop.runs && !event_loop.closed;
                report.demand("only an idle, open loop starts", idle, || format!("{id:?}"));
                event_loop.runs = true;
            }
            Event::LoopStopped { .. } => {
                report.demand("only a running loop stops", event_loop.runs, || {
                    format!("{id:?}")
                });
                // KeyboardInterrupt and SystemExit leave a turn in its middle; what
                // is left stays in `ready`.
                event_loop.runs = false;
                event_loop.stopping = false;
                event_loop.stopped = false;
                event_loop.phase = None;
                event_loop.current = None;
                self.running.remove(&record.thread);
            }
            Event::LoopClosed { .. } => {
                report.demand("a running loop is not closed", !event_loop.runs, || {
                    format!("{id:?}")
                });
                event_loop.closed = true;
                event_loop.ready.clear();
                event_loop.heap.clear();
            }
            _ => event_loop.stopping = true,
        }
    }

    fn turn(&mut self, record: &Record, report: &mut Report) {
        let (Event::TurnStarted { event_loop: id, .. }
        | Event::SelectStarted { event_loop: id, .. }
        | Event::SelectReturned { event_loop: id, .. }
        | Event::ReadyCounted { event_loop: id, .. }
        | Event::TurnFinished { event_loop: id, .. }) = record.event
        else {
            return;
        };
        let Some(event_loop) = self.loops.get_mut(&id) else {
            report.breaks("a loop is known", format!("{id:?}"));
            return;
        };
        let (before, after) = match record.event {
            Event::TurnStarted { .. } => (None, Some(Phase::Began)),
            Event::SelectStarted { .. } => (Some(Phase::Began), Some(Phase::Selecting)),
            Event::SelectReturned { .. } => (Some(Phase::Selecting), Some(Phase::Selected)),
            Event::ReadyCounted { .. } => (Some(Phase::Selected), Some(Phase::Running)),
            _ => (Some(Phase::Running), None),
        };
        report.demand(
            "a turn goes through its phases in order",
            event_loop.phase == before,
            || format!("{} in phase {:?}", record.event.name(), event_loop.phase),
        );
        event_loop.phase = after;
        match record.event {
            Event::TurnStarted { turn, .. } => event_loop.begin(turn, report),
            Event::SelectStarted { timeout, .. } => event_loop.select(timeout, report),
            Event::SelectReturned { .. } => event_loop.selected_at = record.at,
            Event::ReadyCounted { count, .. } => event_loop.count(count, report),
            Event::TurnFinished { turn, .. } => event_loop.end(turn, report),
            _ => {}
        }
    }

    fn purge(&mut self, event_loop: LoopId, id: HandleId, report: &mut Report) {
        let Some(handle) = self.handles.get_mut(&id) else {
            report.breaks("a handle is known", format!("{id:?}"));
            return;
        };
        let fits =
            handle.cancelled && handle.place == Place::Heap && handle.event_loop == event_loop;
        report.demand("only cancelled timers are purged", fits, || {
            format!(
                "{id:?} is at {:?}, cancelled: {}",
                handle.place, handle.cancelled
            )
        });
        handle.place = Place::Gone;
        self.loops
            .entry(event_loop)
            .or_default()
            .heap
            .remove(&(handle.when, id));
    }

    fn due(&mut self, at: Time, event_loop: LoopId, id: HandleId, report: &mut Report) {
        let Some(handle) = self.handles.get_mut(&id) else {
            report.breaks("a handle is known", format!("{id:?}"));
            return;
        };
        let owner = self.loops.entry(event_loop).or_default();
        report.demand(
            "due timers come after the select",
            owner.phase == Some(Phase::Selected),
            || format!("in phase {:?}", owner.phase),
        );
        // R7: the resolution of the loop's clock, a nanosecond, counts as passed.
        let end = at.after(1);
        report.demand("a timer is never early", handle.when <= end, || {
            format!("{id:?} is due at {}, it is {}", handle.when.0, at.0)
        });
        let first = owner.heap.first().copied();
        // Equal times come in heap order (R10), which is not told.
        let is_first = first.is_some_and(|(when, _)| when == handle.when);
        report.demand("timers leave the heap by due time", is_first, || format!("{id:?} before {first:?}"));
        if owner.heap.remove(&(handle.when, id)) {
            handle.place = Place::Ready;
            owner.ready.push_back(id);
        }
    }

    fn take(&mut self, event_loop: LoopId, id: HandleId, skip: bool, report: &mut Report) {
        let Some(handle) = self.handles.get_mut(&id) else {
            report.breaks("a handle is known", format!("{id:?}"));
            return;
        };
        let owner = self.loops.entry(event_loop).or_default();
        let front = owner.ready.front().copied();
        report.demand("ready is first in, first out", front == Some(id), || {
            format!("{id:?} was taken, {front:?} stands first")
        });
        report.demand(
            "only a waiting handle is taken",
            handle.place == Place::Ready,
            || format!("{id:?} is {:?}", handle.place),
        );
        report.demand(
            "a cancelled handle is skipped, any other runs",
            handle.cancelled == skip,
            || format!("{id:?} cancelled: {}, skipped: {skip}", handle.cancelled),
        );
        let in_turn = owner.phase == Some(Phase::Running) && owner.remaining > 0;
        report.demand("a turn runs the handles of its snapshot", in_turn, || {
            format!(
                "{id:?} in phase {:?}, {} left",
                owner.phase, owner.remaining
            )
        });
        report.demand("one handle at a time", owner.current.is_none(), || {
            format!("{:?} is still running", owner.current)
        });
        if front == Some(id) {
            owner.ready.pop_front();
        } else {
            owner.ready.retain(|other| *other != id);
        }
        owner.remaining = owner.remaining.saturating_sub(1);
        handle.place = if skip { Place::Gone } else { Place::Started };
        owner.current = (!skip).then_some(id);
    }

    fn finish(&mut self, event_loop: LoopId, id: HandleId, report: &mut Report) {
        let owner = self.loops.entry(event_loop).or_default();
        report.demand(
            "a handle finishes after it started",
            owner.current == Some(id),
            || format!("{id:?} finishes while {:?} runs", owner.current),
        );
        owner.current = None;
        if let Some(handle) = self.handles.get_mut(&id) {
            handle.place = Place::Gone;
        }
    }
}

impl EventLoop {
    fn begin(&mut self, turn: u32, report: &mut Report) {
        report.demand("turns happen in a running loop", self.runs, || {
            format!("turn {turn}")
        });
        report.demand("turns are counted from one", turn == self.turn + 1, || {
            format!("turn {turn} after {}", self.turn)
        });
        report.demand("no turn begins after a stop", !self.stopped, || {
            format!("turn {turn}")
        });
        self.turn = turn;
    }

    fn select(&self, timeout: Option<u64>, report: &mut Report) {
        let fits = match timeout {
            _ if !self.ready.is_empty() || self.stopping => timeout == Some(0),
            None => self.heap.is_empty(),
            Some(_) => !self.heap.is_empty(),
        };
        report.demand("select waits only for what is to come", fits, || {
            let (ready, timers) = (self.ready.len(), self.heap.len());
            format!("timeout {timeout:?} with {ready} ready handles and {timers} timers")
        });
    }

    fn count(&mut self, count: u32, report: &mut Report) {
        let ready = self.ready.len();
        report.demand(
            "the snapshot counts what is ready",
            count as usize == ready,
            || format!("{count} counted, {ready} ready"),
        );
        let late = self
            .heap
            .first()
            .filter(|(when, _)| *when <= self.selected_at);
        report.demand("a due timer leaves the heap", late.is_none(), || {
            format!("{late:?} was due when the select returned")
        });
        self.remaining = count;
    }

    fn end(&mut self, turn: u32, report: &mut Report) {
        report.demand("a turn ends under its number", turn == self.turn, || {
            format!("turn {turn} ends in turn {}", self.turn)
        });
        report.demand(
            "a turn runs its whole snapshot",
            self.remaining == 0,
            || format!("{} handles were left", self.remaining),
        );
        report.demand(
            "a turn ends between handles",
            self.current.is_none(),
            || format!("{:?} is still running", self.current),
        );
        self.stopped |= self.stopping;
    }
}
