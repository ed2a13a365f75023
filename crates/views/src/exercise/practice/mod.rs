//! Practice: questions about a run that are chosen from its trace.
//!
//! A *candidate* is a moment just before something is decided: who runs next, what is printed next,
//! into which queue somebody goes, how the program ends. Its choices are the run's own strands,
//! lines and queues, each with a reason why one may think so; the run says which of them is right,
//! and the event that shows it is the step that decides. From the candidates a few are chosen that
//! are spread over the run and do not ask the same thing twice.
//!
//! Everything here is a function of the recording: the same run is asked the same questions.
//! Nothing in the form of a choice tells whether it is right: reasons say where somebody stands at
//! the moment, all in the same form; strands and lines are shuffled by the moment's number, queues
//! and endings always stand in the same order.

mod candidate;
mod choose;
mod reason;
mod wait;
mod words;

pub use reason::Reason;

use crate::hue::Hue;
use crate::replay::Replay;

/// A round asks about so many moments.
pub const QUESTIONS_MAX: usize = 5;
/// Moments are looked for in so many first events of a run.
pub const EVENTS_MAX: usize = 20_000;
/// More choices than this nobody weighs.
pub const CHOICES_MAX: usize = 4;

/// A question about the first `at` events of a run.
#[derive(Clone, PartialEq, Debug)]
pub struct Practice {
    pub at: usize,
    pub ask: Ask,
    /// Two to [`CHOICES_MAX`].
    pub choices: Vec<Choice>,
    /// Which of the choices the run agrees with.
    pub right: usize,
    /// How many events there are when the answer is seen: the step that decides is the one before.
    pub decided: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// The next line of standard output; `first`: there was none yet.
    Prints { first: bool },
    /// Who gets to run next.
    Runs(Runner),
    /// Where somebody is put.
    Queue { who: Who, arrival: Arrival },
    /// Whether the wait that somebody has just begun ever ends.
    Waits { who: Who },
    /// How the program ends.
    Ends,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Runner {
    Task,
    /// A thread that takes the GIL.
    Thread,
    Goroutine,
}

/// Why somebody is to be put into a queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival {
    Made,
    /// What it waited for is there.
    Woken,
    /// It gave up its turn, or lost it.
    Yielded,
    /// A newer one took its place in `runnext`.
    PushedOut,
    /// It called `sleep`: what is put is the callback that will wake it.
    Sleeps,
}

/// A strand as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Who {
    pub label: String,
    pub hue: Hue,
    pub name: String,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    pub answer: Offer,
    pub why: Reason,
}

/// What a choice says.
#[derive(Clone, PartialEq, Debug)]
pub enum Offer {
    Line(String),
    /// No line any more.
    Nothing,
    Who(Who),
    Queue(Queue),
    Wait(WaitEnd),
    Ending(Ending),
}

/// What becomes of a wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitEnd {
    /// Somebody ends it.
    Ended,
    /// It never ends, and in the end nobody else goes on either.
    Standstill,
    /// It never ends: the program does, and leaves it behind.
    LeftBehind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Queue {
    ReadyEnd,
    ReadyHead,
    TimerHeap,
    Runnext(u32),
    LocalTail(u32),
    Global,
    /// In none: it runs at once.
    AtOnce,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    Exited,
    Deadlock,
    Failed,
}

/// The questions of a run, in its order; none, if there is nothing to ask.
pub fn practice(replay: &Replay) -> Vec<Practice> {
    choose::choose(candidate::candidates(replay))
}

#[cfg(test)]
mod tests;
