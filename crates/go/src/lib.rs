//! Go: syntax, type checker, compiler, VM, packages, the G-M-P scheduler.

pub mod check;
pub mod library;
mod load;
pub mod standard;
pub mod syntax;
pub mod types;
mod vet;
