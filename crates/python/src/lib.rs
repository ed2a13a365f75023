//! Python: syntax, compiler, VM, builtins, asyncio, threads and the GIL.

pub mod code;
pub mod compile;
pub mod pure;
pub mod syntax;
