//! Python: syntax, compiler, VM, builtins, asyncio, threads and the GIL.
//!
//! Text goes through `syntax` and `compile` into a `code::Code`; `vm` runs it on
//! the kernel's threads. Objects live in `heap`; what is written in Rust
//! (`types`, `builtins`, `modules`, `asyncio`) talks to the VM through `native`.
//! The rest of the standard library is Python, in `lib/`.

pub mod asyncio;
pub mod attributes;
pub mod builtins;
pub mod classes;
pub mod code;
pub mod compile;
pub mod contents;
pub mod dict;
mod footprint;
pub mod heap;
pub mod library;
pub mod modules;
pub mod native;
pub mod object;
pub mod processes;
pub mod pure;
pub mod references;
pub mod set;
pub mod settings;
pub mod start;
pub mod symbol;
pub mod syntax;
pub mod types;
pub mod value;
pub mod vm;

pub use processes::Processes;
pub use settings::{Settings, Version};
pub use start::{check, compile_source, start};
pub use vm::Vm;
