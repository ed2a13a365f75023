//! The matrix: each call site that waits, put into a cell by what the run did.
//!
//! Nouns. A *site* is a line of the program and the call that waits there. A *wait* is one time that
//! it was reached: from the moment at which the strand stopped, or asked in vain, to the one at which
//! the result was there.
//!
//! Two questions, answered from the events alone:
//! - **Control.** *Blocking*: the caller was off the CPU (its thread, or its goroutine) until the
//!   result was there. *Non-blocking*: control came back at once: it asked and was told "not yet", or
//!   its task gave the thread back to the loop, or it went on with work of its own for at least as
//!   long as it then stood still.
//! - **Order.** *Sync*: the caller itself sees to the result, by staying in the call or by asking
//!   again. *Async*: the work was begun by another call and the result comes by itself, through a
//!   future, a channel, a selector, a notification.
//!
//! The site that matters most comes first: those of the main thread or goroutine before the others
//! (they decide when the program ends), then by how long the result was outstanding there. What a
//! strand waits between its own questions counts for the site that asks.
//!
//! Rejected: a table from the name of a call to its cell. `result()` right after `submit()` gains
//! nothing; after half a second of work it does. A name cannot know that.

mod fold;
mod lanes;
mod moment;
mod reason;
mod row;
mod site;

pub use fold::Fold;
pub use lanes::{Doing, Happening, Holder, Lanes, Span, Sums, What};
pub use moment::{Told as MomentTold, Watched, milliseconds, told};
pub use row::rows;
pub use site::{Completion, Control, Matrix, Order, Site, Told, Wait};
