//! Go: syntax, type checker, compiler, VM, packages, the G-M-P scheduler.

pub mod chan;
pub mod check;
pub mod code;
pub mod compile;
mod example_output;
pub mod hint;
pub mod library;
mod load;
pub mod map;
pub mod memory;
pub mod native;
mod reach;
pub mod sched;
pub mod standard;
mod start;
pub mod syntax;
mod test_main;
pub mod types;
pub mod value;
mod vet;
pub mod vm;
pub use compile::Refusal;
pub use start::{Problem, start, start_with};
pub use vm::{Settings, Vm};
