//! What the matrix consists of.

use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Order {
    Sync,
    Async,
}

impl Order {
    /// The word that JSON lines use.
    pub fn word(self) -> &'static str {
        match self {
            Order::Sync => "sync",
            Order::Async => "async",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Control {
    Blocking,
    NonBlocking,
}

impl Control {
    /// The word that JSON lines use.
    pub fn word(self) -> &'static str {
        match self {
            Control::Blocking => "blocking",
            Control::NonBlocking => "non-blocking",
        }
    }
}

/// How the result comes to the caller: what the cell follows from, together with the times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Told {
    /// The call itself returns with it.
    Returns,
    /// Nobody tells: the caller asks again and again.
    Asks,
    /// A future or task wakes the task that awaits it, through the loop.
    Loop,
    /// The loop calls a function.
    Callback,
    /// Somebody hands it over or notifies: a channel, a selector, a queue, the future of an executor.
    Message,
}

/// One time that a site was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    pub strand: StrandId,
    pub thread: ThreadId,
    pub from: Time,
    /// When the result was there; the end of the trace if it never was.
    pub to: Time,
    /// Off the CPU for the result's sake, in nanoseconds; of questions, what was waited between them.
    pub waited: u64,
    /// Work done between asking and result, in nanoseconds: by the caller, or for an await by
    /// others of its loop.
    pub meanwhile: u64,
    /// Questions in vain.
    pub polls: u32,
    pub finished: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Site {
    /// 1-based.
    pub line: u32,
    pub call: String,
    pub told: Told,
    pub order: Order,
    pub control: Control,
    /// By the main thread or goroutine, at least once.
    pub is_main: bool,
    /// It held up an event loop: no task could run meanwhile.
    pub holds_loop: bool,
    /// How long the result was outstanding here and nowhere else, in nanoseconds: the sites' order.
    pub weight: u64,
    /// In the order in which they ended.
    pub waits: Vec<Wait>,
    /// When it asked in vain; of very many questions not all are recorded.
    pub asked: Vec<Time>,
}

impl Site {
    pub fn count(&self) -> usize {
        self.waits.len()
    }

    /// Nanoseconds off the CPU.
    pub fn waited(&self) -> u64 {
        self.waits.iter().map(|wait| wait.waited).sum()
    }

    /// Nanoseconds of work between asking and result.
    pub fn meanwhile(&self) -> u64 {
        self.waits.iter().map(|wait| wait.meanwhile).sum()
    }

    pub fn polls(&self) -> u32 {
        self.waits.iter().map(|wait| wait.polls).sum()
    }
}

/// A thread, task or goroutine that ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Completion {
    pub strand: StrandId,
    pub at: Time,
}

/// The whole of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matrix {
    /// The one that matters most first.
    pub sites: Vec<Site>,
    /// In the order in which they ended.
    pub finished: Vec<Completion>,
    /// The time of the last event.
    pub end: Time,
}

impl Matrix {
    /// Of a whole trace, or a prefix of it.
    pub fn of(trace: &Trace) -> Matrix {
        let mut fold = super::Fold::default();
        for record in trace.records() {
            fold.push(trace, &record);
        }
        fold.matrix()
    }
}
