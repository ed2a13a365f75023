//! The engine in a Web Worker, and the protocol between it and the page.
//!
//! The page asks, the worker answers in chunks of about 64 KB. A worker that
//! does not answer is ended from outside: nothing in it needs to co-operate.
//!
//! Each language has a program of its own (`bin/`), so that a visitor loads only the
//! engine of what they run; they share the driver and the protocol.

#[cfg(feature = "engine")]
mod driver;
#[cfg(feature = "engine")]
mod go;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
mod inbox;
#[cfg(feature = "engine")]
mod language;
mod protocol;
#[cfg(feature = "engine")]
mod python;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
mod serve;

#[cfg(feature = "engine")]
pub use driver::Driver;
#[cfg(feature = "engine")]
pub use go::Go;
#[cfg(feature = "engine")]
pub use language::{Language, Refused};
pub use protocol::{
    Close, CloseUp, Finding, Gate, Message, ModuleName, PROTOCOL, Pause, Progress, Reply, Request, Severity, SourceStep, StackFrame,
    Strangers, ThreadStack, Variable, build_id, decode, encode,
};
#[cfg(feature = "engine")]
pub use python::Python;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
pub use serve::serve;
