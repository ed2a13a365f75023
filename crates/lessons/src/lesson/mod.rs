//! A lesson: a Markdown file with programs that run, checked like a test.
//!
//! Nouns. A *lesson* is a head (id, title, language, minutes, what it needs) and *blocks* in order.
//! A *program* block carries what must come out of it: its output, and *facts* of its run. A
//! *prediction* is a question about a program at a marked moment, with answers to choose from; which
//! of them is right is not written down, the run decides. A *slide* break is where a teacher's
//! slides part. `docs/lessons.md` describes the format.
//!
//! Invariant: parsing never fails. What is wrong becomes a [`Problem`] with its line, and the rest
//! of the lesson is there.
//! Moments, kinds of predictions and facts are kept as they are written here, since what they say
//! is about a run: `views::exercise` reads and answers them.

mod block;
mod inline;
mod parse;
mod problem;
mod program;

pub use block::Choice;
pub use block::{Block, Lesson, Prediction, Problem, Tongue};
pub use inline::{Inline, plain};
pub use parse::parse;
pub use problem::korean as problem_in_korean;
pub use program::{Program, Written};
