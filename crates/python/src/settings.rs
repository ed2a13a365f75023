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
}
