//! Go: syntax, type checker, compiler, VM, packages, the G-M-P scheduler.

pub mod check;
pub mod syntax;
pub mod types;
