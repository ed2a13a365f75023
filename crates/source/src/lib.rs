//! Program text: positions, line index, diagnostics.
//!
//! Positions are byte offsets into the text. A person sees lines and columns,
//! both from 1; a column counts code points, as CPython's and Go's messages do
//! not agree on bytes but learners count letters.

mod diagnostic;
mod lines;
mod span;
mod text;

pub use diagnostic::{Diagnostic, Hint, Severity};
pub use lines::{LineColumn, LineIndex};
pub use span::Span;
pub use text::SourceText;
