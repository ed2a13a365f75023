//! The programs that ship with the playground, each with what it teaches, and what the
//! playground does otherwise than the real thing.

mod catalogue;
mod differences;

pub use catalogue::{Group, PROGRAMS, Program, program};
pub use differences::{Area, DIFFERENCES, Difference, REFUSALS, Refusal};
