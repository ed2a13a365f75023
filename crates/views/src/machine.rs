//! `EventLoopState`: everything that the Event loop stage shows, at one moment.
//!
//! It is a fold: `apply` takes the records of a trace in order. Nothing else
//! changes it, so the state before event `n` is the same whichever way one got
//! there. Ids are dense, so tables are indexed by them.

use crate::executor::{GilState, Job, LockState, PoolState};
use crate::go::GoState;
use crate::handle::{Future, Handle, Object, Place};
use crate::hue::{Hue, Palette};
use crate::loop_state::LoopState;
use crate::paged::Paged;
use crate::process::Processes;
use crate::strand::{Standing, Strand, WaitKind};
use std::collections::{BTreeMap, BTreeSet};
use trace::*;

/// What the last event moved: the only thing with a ring and a trail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Move {
    pub handle: HandleId,
    pub from: Place,
    pub to: Place,
}

/// An OS thread of the simulated computer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ThreadState {
    pub id: ThreadId,
    pub process: ProcessId,
    pub strand: StrandId,
    pub name: TextId,
    pub core: Option<CoreId>,
    pub standing: Standing,
    pub waits: Option<WaitReason>,
    pub until: Option<Time>,
    /// The call that waits, or waited last.
    pub what: TextId,
    /// Strands that run inside each other, outermost first.
    pub stack: Vec<StrandId>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ending {
    pub outcome: Option<OutcomeKind>,
    pub code: i32,
    pub message: TextId,
    pub limit: Option<(Limit, u64, u32)>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct EventLoopState {
    /// How many events have been applied.
    pub events: usize,
    pub at: Time,
    pub step: u64,
    /// The thread of the last event.
    pub thread: ThreadId,
    pub loops: BTreeMap<LoopId, LoopState>,
    /// The loop that did something last.
    pub current_loop: Option<LoopId>,
    pub threads: BTreeMap<ThreadId, ThreadState>,
    pub strands: Paged<Strand>,
    pub handles: Paged<Handle>,
    pub futures: Paged<Future>,
    pub objects: Paged<Object>,
    /// Each process has a GIL of its own; none before it has a second thread.
    pub gils: BTreeMap<ProcessId, GilState>,
    /// Locks of threads that the trace has told of.
    pub locks: BTreeMap<ObjectId, LockState>,
    pub pools: BTreeMap<ObjectId, PoolState>,
    pub jobs: Paged<Job>,
    /// Who waited for whom when nobody could run any more; the first `deadlock_cycle` are a cycle.
    pub deadlock: Vec<ThreadWait>,
    pub deadlock_cycle: u32,
    /// Sockets that take connections, or have one.
    pub sockets: BTreeSet<SocketId>,
    /// The names of files that were opened.
    pub files: BTreeMap<FileId, TextId>,
    /// Tasks in order of creation.
    pub tasks: Vec<StrandId>,
    /// Generators, async generators and hand-driven coroutines, in order of creation.
    pub others: Vec<StrandId>,
    /// Processes, and what lies between them.
    pub shared: Processes,
    /// How many lines of output there are.
    pub outputs: usize,
    /// Everything of Go's.
    pub go: GoState,
    pub ending: Ending,
    /// The limit beyond which its events are not recorded, and that number.
    pub untold: Option<(Limit, u64)>,
    pub moved: Option<Move>,
    /// Strands whose standing the last event changed.
    pub touched: Vec<StrandId>,
    pub(crate) palette: Palette,
    pub(crate) plain_futures: u32,
    pub(crate) generators: u32,
    pub(crate) coroutines: u32,
}

impl EventLoopState {
    pub fn strand(&self, id: StrandId) -> Option<&Strand> {
        self.strands
            .get(id.0 as usize)
            .filter(|strand| strand.kind.is_some())
    }

    /// The goroutines of the program, in the order of their making.
    pub fn goroutines(&self) -> impl Iterator<Item = &Strand> {
        self.strands.iter().filter(|strand| strand.is_goroutine())
    }

    /// The strand whose moment this is, as a reader names it: the goroutine that acts or acted
    /// last on the M, else whoever runs on the thread.
    pub fn acting(&self) -> Option<&Strand> {
        self.running()
    }

    pub fn handle(&self, id: HandleId) -> Option<&Handle> {
        self.handles
            .get(id.0 as usize)
            .filter(|handle| handle.kind.is_some())
    }

    pub fn future(&self, id: FutureId) -> Option<&Future> {
        self.futures
            .get(id.0 as usize)
            .filter(|future| future.kind.is_some())
    }

    pub fn object(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(id.0 as usize)
    }

    /// The loop that the stage shows.
    pub fn current(&self) -> Option<&LoopState> {
        self.current_loop.and_then(|id| self.loops.get(&id))
    }

    /// The innermost strand that runs on `thread`.
    pub fn running_on(&self, thread: ThreadId) -> Option<StrandId> {
        self.threads.get(&thread)?.stack.last().copied()
    }

    /// The strand that runs now, as a reader counts: a task rather than a coroutine inside it.
    pub fn running(&self) -> Option<&Strand> {
        if self.go.is_go() {
            return self.strand(self.go.machine(self.thread)?.g?);
        }
        let stack = &self.threads.get(&self.thread)?.stack;
        stack
            .iter()
            .rev()
            .filter_map(|id| self.strand(*id))
            .find(|strand| !(strand.kind == Some(StrandKind::Coroutine) && strand.inside_task))
    }

    /// The strand that a handle concerns: its task, else whoever awaits its future, else,
    /// while nobody awaits it yet, the task that made the timer.
    pub fn concerned(&self, handle: &Handle) -> Option<&Strand> {
        let waiter = || self.future(handle.future?)?.waiter;
        let of_future = || self.future(handle.future?)?.task;
        let maker = || {
            let maker = handle.future.and(self.strand(handle.queued_by))?;
            (handle.when.is_some() && maker.is_task()).then_some(maker.id)
        };
        let strand = handle.task.or_else(of_future).or_else(waiter).or_else(maker)?;
        self.strand(strand)
    }

    /// The timer that a strand waits for, through whatever it awaits.
    pub fn timer_of(&self, strand: &Strand) -> Option<Time> {
        let future = self.future(strand.awaits?)?;
        self.handle(future.timer?)?.when
    }

    /// What kind of waiting `future` means.
    pub fn wait_kind(&self, future: FutureId) -> WaitKind {
        let Some(future) = self.future(future) else {
            return WaitKind::Future;
        };
        if let Some(object) = future.object {
            return match self.object(object).and_then(|object| object.kind) {
                Some(ObjectKind::Queue) => WaitKind::Channel,
                _ => WaitKind::Lock,
            };
        }
        if future.timer.is_some() {
            return WaitKind::Timer;
        }
        WaitKind::Future
    }

    pub(crate) fn set_standing(&mut self, id: StrandId, standing: Standing) {
        let strand = self.strands.entry(id.0 as usize);
        if strand.standing != standing {
            strand.standing = standing;
            self.touched.push(id);
        }
    }

    pub(crate) fn next_hue(&mut self, function: TextId) -> Hue {
        self.palette.next(function)
    }

    pub(crate) fn place_handle(&mut self, id: HandleId, to: Place) {
        let handle = self.handles.entry(id.0 as usize);
        let from = std::mem::replace(&mut handle.place, to);
        self.moved = Some(Move {
            handle: id,
            from,
            to,
        });
    }
}
