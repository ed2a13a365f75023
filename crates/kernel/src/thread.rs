//! OS threads and cores, as the kernel's scheduler sees them.
//!
//! A thread is running on exactly one core, or ready and in the queue once, or
//! blocked with at most one deadline, or exited.

use trace::{ProcessId, StrandId, ThreadId, Time, WaitReason};

/// How a thread's last wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WakeCause {
    /// Somebody called [`Kernel::wake`](crate::Kernel::wake).
    Woken,
    /// Its deadline came.
    TimedOut,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum ThreadState {
    Ready,
    Running {
        core: usize,
    },
    /// With the key of its deadline, if it has one.
    Blocked {
        deadline: Option<Deadline>,
        reason: WaitReason,
    },
    Exited,
}

/// When a blocked thread wakes by itself; equal times in the order of the waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Deadline {
    pub at: Time,
    pub sequence: u64,
    pub thread: ThreadId,
}

#[derive(Clone, Hash, Debug)]
pub(crate) struct Thread {
    pub process: ProcessId,
    pub state: ThreadState,
    /// When it became ready: it cannot run earlier, on whatever core.
    pub ready_at: Time,
    /// How often it was interrupted since it was woken.
    pub interruptions: u32,
    pub wake_cause: WakeCause,
    /// The core it ran on last: it goes back there if that one is idle.
    pub last_core: usize,
    /// The strand and line that it stands at while it does not run.
    pub strand: StrandId,
    pub line: u32,
}

#[derive(Clone, Hash, Debug, Default)]
pub(crate) struct Core {
    pub clock: Time,
    pub thread: Option<ThreadId>,
    /// When the thread's time slice began.
    pub since: Time,
    /// A thread whose deadline came wants a core, and this one must give way.
    pub give_way: bool,
    /// When the system takes the core from its thread for a moment.
    pub interrupted_at: Option<Time>,
    /// Number of its last turn among the cores: equal clocks take turns.
    pub turn: u64,
}

impl Core {
    /// Whether the system takes the core from its thread now.
    pub fn is_interrupted(&self) -> bool {
        self.interrupted_at.is_some_and(|at| self.clock >= at)
    }
}
