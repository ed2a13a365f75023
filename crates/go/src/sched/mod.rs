//! Go's scheduler: goroutines (G) on OS threads (M) that hold processors (P).
//!
//! Modelled after `runtime/proc.go`, `runtime/time.go`, `runtime/sema.go` of Go 1.27.
//!
//! Nouns: a [`G`] has a stack and a [`GStatus`]; an [`M`] is a thread of the
//! kernel; a [`P`] has the right to run Go code, a ring of 256 runnable Gs, the
//! slot `runnext`, and timers. [`Sched`] has the global queue and the idle lists.
//! Invariants: a runnable G is in exactly one queue; a P belongs to at most one
//! M; only an M with a P runs Go code; who runs next is decided in `find` and
//! nowhere else.
//! `// Simplified:` no garbage collector's workers, no stop-the-world, no cgo.

mod balance;
mod bubble;
mod find;
mod g;
mod netpoll;
mod park;
mod queue;
mod semaphore;
mod syscall;
mod sysmon;
mod timer;

pub use bubble::{BubbleId, Bubbles, Stuck};
pub use g::{Defer, Frame, FrameFlag, G, GId, GStatus, GoReason, Panic, Resume};
pub use park::M0;
pub use semaphore::Semaphores;
pub use timer::{Heap, Timer, TimerFire, TimerId, Timers};

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use trace::{ThreadId, Time};

/// Slots of a P's ring.
pub const RING: usize = 256;
/// How long a slice may last before sysmon asks for its end. Nanoseconds.
pub const SLICE: u64 = 10_000_000;

/// An OS thread that runs Go code.
#[derive(Clone, Debug)]
pub struct M {
    pub thread: ThreadId,
    pub strand: trace::StrandId,
    pub p: Option<usize>,
    /// The P that it gets when it wakes.
    pub nextp: Option<usize>,
    /// The P that it had when its G entered a system call.
    pub oldp: Option<usize>,
    pub g: Option<GId>,
    pub spinning: bool,
    /// A runnext that it saw while stealing and left to its P for a moment; and one for which it
    /// has slept, so that it is taken now.
    pub naps_for: Option<GId>,
    pub napped_for: Option<GId>,
    pub locked_g: Option<GId>,
    pub state: MState,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MState {
    /// Looks for a G.
    Find,
    /// Runs `g`.
    Run,
    /// On the idle list.
    Idle,
    /// Waits for the earliest timer.
    Poll,
    /// Its G is in a system call that blocks it.
    Syscall,
    /// Waits until its locked G is handed to it.
    Locked,
    Sysmon,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PStatus {
    Idle,
    Running,
}

/// A processor: the right to run Go code, and what is needed to do so.
#[derive(Clone, Debug)]
pub struct P {
    pub status: PStatus,
    pub tick: u32,
    pub syscall_tick: u32,
    pub runnext: Option<GId>,
    pub ring: VecDeque<GId>,
    pub m: Option<usize>,
    pub timers: Timers,
    /// sysmon's notes: tick and when first seen, for both counters.
    pub seen: (u32, Time),
    pub seen_syscall: (u32, Time),
    /// Ids for new Gs: next, end.
    pub goids: (u32, u32),
}

#[derive(Clone, Debug, Default)]
pub struct Sched {
    pub gs: Vec<Rc<G>>,
    /// Dead Gs whose structures can be used again, the next one last.
    pub free: Vec<GId>,
    pub ms: Vec<M>,
    pub m_of_thread: BTreeMap<ThreadId, usize>,
    pub ps: Vec<P>,
    pub global: VecDeque<GId>,
    /// Idle Ps and Ms: last in, first out.
    pub idle_ps: Vec<usize>,
    pub idle_ms: Vec<usize>,
    pub spinning: u32,
    pub need_spinning: bool,
    /// The M that waits for the network or the earliest timer.
    pub poller: Option<usize>,
    pub netpoll: netpoll::Netpoll,
    /// The program waits for signals: nothing is ever a deadlock.
    pub signals: bool,
    /// The goroutine that takes signals, while it is parked, and whether one was sent from outside.
    pub signal_g: Option<GId>,
    pub interrupted: bool,
    pub timers: Vec<Timer>,
    pub free_timers: Vec<TimerId>,
    pub semaphores: Semaphores,
    pub bubbles: Bubbles,
    pub next_goid: u32,
    pub live: u32,
    /// The most that lived at once.
    pub live_most: u32,
    pub sysmon: sysmon::Sysmon,
    /// The main goroutine called `runtime.Goexit`.
    pub main_exited: bool,
    /// State of the generator for everything that Go leaves to chance inside the scheduler.
    pub selects: u64,
    /// Selects whose default was recorded.
    pub defaults_told: u32,
}

impl Sched {
    pub fn g(&self, id: GId) -> &G {
        &self.gs[id.0 as usize]
    }

    pub fn g_mut(&mut self, id: GId) -> &mut G {
        Rc::make_mut(&mut self.gs[id.0 as usize])
    }
}
