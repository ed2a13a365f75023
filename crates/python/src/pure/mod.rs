//! What CPython's builtins *compute*, apart from the objects they compute on.
//!
//! Every function here takes plain Rust values (text, integers, bytes, lists of
//! digits) and gives plain values or a [`PureError`]; none knows the VM, its heap,
//! a clock or a source of chance. The VM's natives fetch the arguments from the
//! heap, call one of these, and store the answer.
//!
//! Invariants:
//! - same arguments, same answer, natively and in wasm, to the bit: no function of
//!   the platform's math library is used (see [`math_functions`]);
//! - the words of an error are those of CPython 3.14 where a learner would see them;
//! - positions in text count code points, as Python's do, never bytes.
//!
//! // Simplified: text is a Rust `str`, so a lone surrogate cannot be held; what
//! would make one (`"\ud800"`, `errors="surrogateescape"`) is an error instead.
//!
//! Rejected: writing these as methods of VM objects. They could then not be tested
//! against recorded CPython answers without a program, a heap and a scheduler.

pub mod error;
pub mod slice;

pub mod float_text;
pub mod int_text;

pub mod bytes_text;
pub mod codec;
mod korean;
pub mod str_case;
pub mod str_repr;
pub mod str_text;
pub mod unicode;
mod unicode_tables;

pub mod format_spec;
pub mod percent;
pub mod str_format;

mod double_double;
mod elementary;
pub mod gamma;
pub mod hash;
pub mod integer_math;
pub mod math_functions;

pub mod calendar;
pub mod date_text;
pub mod duration;
pub mod strptime;

pub mod digests;
pub mod mersenne;
pub mod regex;
pub mod sha512;
pub mod sort;
mod sort_merge;

pub use error::{ErrorKind, PureError, PureResult};
