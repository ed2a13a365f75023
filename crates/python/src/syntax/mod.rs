//! Python text to syntax tree, with CPython's words for what is wrong.
//!
//! The tree is ruff's. Its parser recovers from errors and words them its own
//! way; learners must read what CPython 3.14 says, so every error is worded and
//! placed anew (`wording`), from the tokens and from our own reading of brackets
//! and indentation (`layout`).

mod corrections;
pub mod depth;
pub mod display;
pub mod escapes;
mod hint;
mod keyword_typo;
mod layout;
mod old_f_strings;
pub mod parse;
pub mod problem;
pub mod support;
mod token_kinds;
mod wording;

pub use hint::hint_in_korean;
pub use problem::{ProblemKind, SyntaxProblem, Version};
