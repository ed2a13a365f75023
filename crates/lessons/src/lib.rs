//! The programs that ship with the playground, each with what it teaches.

mod catalogue;

pub use catalogue::{Group, PROGRAMS, Program, program};
