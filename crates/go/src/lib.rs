//! Go: syntax, type checker, compiler, VM, packages, the G-M-P scheduler.

pub mod chan;
pub mod code;
pub mod map;
pub mod memory;
pub mod sched;
pub mod value;
pub mod vm;
