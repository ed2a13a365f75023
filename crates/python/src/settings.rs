//! What a Python run can be told: version, seed, name of the program.

/// The CPython whose behaviour is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Version {
    Py311,
    Py314,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    pub version: Version,
    /// The program's path, as tracebacks show it.
    pub file: String,
    pub source: String,
    /// What `random` is seeded with when the program does not do it.
    pub seed: u64,
}
