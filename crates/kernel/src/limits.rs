//! The named limits of a run. Everything that happened before a limit was
//! reached is in the trace.

use trace::Time;

/// What a run may use up. A limit that is reached ends the run.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Limits {
    /// Instructions over all threads.
    pub steps: u64,
    /// Virtual time; none: as long as the other limits last.
    pub time: Option<Time>,
    /// Records in the trace.
    pub events: u64,
    /// Bytes written to stdout and stderr together.
    pub output_bytes: u64,
    /// Bytes of the program's objects. The runtime measures them.
    pub heap_bytes: u64,
    /// Strands (tasks, coroutines, generators, goroutines, threads) ever made.
    pub strands: u32,
    /// OS threads ever made.
    pub threads: u32,
    /// Bytes of the program's text. Checked before the run.
    pub source_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            steps: 2_000_000_000,
            time: None,
            events: 2_000_000,
            output_bytes: 1 << 20,
            heap_bytes: 1 << 30,
            // Three for each of a hundred thousand tasks: the task, its coroutine, and a sleep.
            strands: 400_000,
            threads: 20_000,
            source_bytes: 64 << 10,
        }
    }
}
