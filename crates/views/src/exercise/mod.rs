//! What a lesson says of a run: marked moments, questions with the run's own answers, facts.
//!
//! A *moment* is a number of events: the run up to there. A *question* asked at a moment is answered
//! by the rest of the trace. *Practice* chooses such questions by itself. A *fact* holds of a whole trace, or is told to be wrong with what was
//! found instead.

mod fact;
mod fact_words;
mod moment;
mod practice;
mod question;

pub use fact::Fact;
pub use moment::Moment;
pub use practice::{Ask, Choice, Ending, Offer, Practice, WaitEnd, Who, practice};
pub use question::{Answer, Question};
