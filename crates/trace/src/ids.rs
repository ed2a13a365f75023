//! The names of things in a trace: newtypes over small numbers, given out in
//! order of creation, so that the same scenario gives the same ids.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(pub u32);
    )*};
}

ids! {
    /// A simulated processor core, from 0.
    CoreId,
    /// An OS thread of the simulated computer; 0 is the main thread.
    ThreadId,
    /// A process of the simulated computer, with memory of its own; 0 is the program's first.
    ProcessId,
    /// Anything that can be suspended with its own frames: a thread, task,
    /// coroutine, generator or goroutine. One number space for all of them.
    StrandId,
    /// An asyncio event loop, from 1.
    LoopId,
    /// A handle of an event loop: one call that is queued or timed. Numbered over all loops, from 1.
    HandleId,
    /// An asyncio future. A task's future has the task's own number space entry, see `TaskCreated`. From 1.
    FutureId,
    /// A synchronisation object: lock, event, semaphore, queue, channel; a pipe or a block of shared memory. From 1.
    ObjectId,
    /// A call that was given to an executor, and its `concurrent.futures.Future`. Over all pools, from 1.
    JobId,
    /// A socket of the simulated computer, from 1. Not a file descriptor: those are given out again.
    SocketId,
    /// An open file, from 1; each `open` counts.
    FileId,
    /// A text of the trace's own table.
    TextId,
}

/// Virtual time: nanoseconds since the program started.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Time(pub u64);

impl Time {
    pub const ZERO: Time = Time(0);

    /// Seconds, for display only: large times lose nanoseconds.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// The time `nanoseconds` later; stops at the end of the scale instead of wrapping.
    pub fn after(self, nanoseconds: u64) -> Time {
        Time(self.0.saturating_add(nanoseconds))
    }
}
