//! What a Python run can be told: version, seed, name of the program.

pub use crate::syntax::Version;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    pub version: Version,
    /// The program's path, as tracebacks show it.
    pub file: String,
    pub source: String,
    /// What `random` is seeded with when the program does not do it.
    pub seed: u64,
    /// Python without the GIL (3.13 and later).
    pub free_threaded: bool,
    /// A measure for comparing with a tracer: each line of the program takes this many nanoseconds, all
    /// other work none, and threads switch only where a line begins. None: the cost table.
    pub line_cost: Option<u64>,
}
