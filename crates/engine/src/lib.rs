//! Runs a scenario and lets people look at any moment of it.
//!
//! A [`Session`] holds the machine at the head of the run, and checkpoints behind
//! it. Whatever is not in the trace (source steps, stacks, variables) is
//! recomputed from the nearest checkpoint: a machine is deterministic, so what is
//! recomputed is what was.

mod checkpoints;
mod convert;
pub mod go;
pub mod python;
mod session;

pub use convert::settings;
pub use session::Session;
