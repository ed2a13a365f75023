//! What a run did: ids, the event table, the trace.
//!
//! Invariant: the trace is the only output of the simulated computer. Views
//! fold it; nothing looks into the runtimes. A trace is a plain value with a
//! binary form that is equal, byte for byte, for equal scenarios on any host.

mod binary;
mod event;
mod field;
mod ids;
mod json;
mod record;
mod text;
pub mod validate;

pub use binary::{DecodeError, Mark};
pub use event::*;
pub use field::{Field, FieldValue, Reader, ShortRead, write_number};
pub use ids::*;
pub use json::write_json_text;
pub use record::{Moment, Record, SourceStep, Trace};
pub use text::TextHint;
