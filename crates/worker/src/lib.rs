//! The engine in a Web Worker, and the protocol between it and the page.
//!
//! The page asks, the worker answers in chunks of about 64 KB. A worker that
//! does not answer is ended from outside: nothing in it needs to co-operate.

#[cfg(feature = "engine")]
mod driver;
mod protocol;

#[cfg(feature = "engine")]
pub use driver::Driver;
pub use protocol::{
    Close, CloseUp, Finding, Gate, Message, ModuleName, PROTOCOL, Pause, Progress, Reply, Request, Severity, SourceStep, StackFrame,
    Strangers, ThreadStack, Variable, build_id, decode, encode,
};
