//! Lanes: what the caller and the callee of a run did, on one clock.
//!
//! Nouns. *A* is the caller: a Python program's main thread with all that runs on it, a Go program's
//! main goroutine. *B* is who answers: every other thread or goroutine of the program; where there is
//! none, the call itself that A stands in. A *span* is a stretch in which one of them did one thing.
//! A *happening* is a moment at which something passed between them. *Control* is with A while it can
//! go on with its own program, with B while A stands in a call for B's sake, and with nobody while A
//! sleeps of its own accord or its loop has nothing to run.
//!
//! Simplified: a span shorter than a blink (50 us, or a thousandth of a short run) is a part of the
//! one before it: the GIL's hand-overs, sysmon's looks. The sums are exact all the same.

use std::collections::{BTreeMap, BTreeSet};
use trace::*;

/// What lasts less long is not shown on its own. Nanoseconds.
const BLINK: u64 = 50_000;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doing {
    Works,
    /// Off the CPU for the sake of a result. Of B: the answer is on its way.
    Stopped,
    /// Off the CPU because it said so (`sleep`), while B is about something else.
    Sleeps,
    /// Its event loop has nothing to run, and waits for news.
    Idle,
    /// It could run, but has no core, or not the GIL.
    Ready,
}

/// Who has control.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Holder {
    A,
    B,
    Nobody,
}

impl Doing {
    /// Who has control while A does this.
    pub fn holder(self) -> Holder {
        match self {
            Doing::Works | Doing::Ready => Holder::A,
            Doing::Stopped => Holder::B,
            Doing::Sleeps | Doing::Idle => Holder::Nobody,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub from: Time,
    pub to: Time,
    pub doing: Doing,
    /// Where it stands if it does not run, 1-based; 0: not known.
    pub line: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// A made B, and has control again at once.
    Handed,
    Stopped,
    Slept,
    Idled,
    /// In vain, for the so-manieth time.
    Asked(u32),
    /// B's answer is there.
    Answered,
    /// A has the answer in its hands.
    Got,
    Ended,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Happening {
    pub at: Time,
    pub what: What,
    /// A's line; 0: none.
    pub line: u32,
}

/// How long A did what, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub works: u64,
    /// Stopped or asleep: off the CPU.
    pub stopped: u64,
    pub idle: u64,
    pub ready: u64,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lanes {
    pub a: Vec<Span>,
    pub b: Vec<Span>,
    /// A's work, cut where it asked or let others run; without what lasted a blink only.
    pub pieces: Vec<(Time, Time)>,
    /// In the order of time.
    pub happenings: Vec<Happening>,
    pub sums: Sums,
    pub end: Time,
    /// How the program ended, and what the trace says of it; none: it had not, when the run was cut.
    pub outcome: Option<(OutcomeKind, String)>,
    /// The last line that it wrote to stderr.
    pub complaint: Option<String>,
    /// B's threads or goroutines: where these stand says nothing of A.
    pub others: BTreeSet<StrandId>,
    /// The call itself is B: nobody else is there.
    pub is_alone: bool,
}

impl Lanes {
    pub fn of(trace: &Trace) -> Lanes {
        let mut watch = Watch::default();
        for record in trace.records() {
            watch.push(trace, &record);
        }
        watch.lanes()
    }

    pub fn a_at(&self, at: Time) -> Option<&Span> {
        span_at(&self.a, at)
    }

    pub fn b_at(&self, at: Time) -> Option<&Span> {
        span_at(&self.b, at)
    }

    /// Which piece of A's work it is, from 1, and whether it is in it now.
    pub fn piece_at(&self, at: Time) -> Option<usize> {
        self.pieces.iter().position(|(from, to)| *from <= at && at < *to).map(|index| index + 1)
    }

    pub fn is_over(&self, at: Time) -> bool {
        at >= self.end
    }

    /// When B's first answer comes.
    pub fn answer(&self) -> Option<Time> {
        self.first(What::Answered)
    }

    /// When A first has it.
    pub fn got(&self) -> Option<Time> {
        self.first(What::Got)
    }

    fn first(&self, what: What) -> Option<Time> {
        self.happenings.iter().find(|happening| happening.what == what).map(|happening| happening.at)
    }
}

fn span_at(spans: &[Span], at: Time) -> Option<&Span> {
    let next = spans.partition_point(|span| span.from <= at);
    spans[..next].last().filter(|span| at < span.to)
}

/// One lane as it grows.
#[derive(Default)]
struct Track {
    spans: Vec<Span>,
    open: Option<(Time, Doing, u32)>,
}

impl Track {
    fn set(&mut self, at: Time, doing: Option<Doing>, line: u32) {
        if self.open.map(|(_, doing, _)| doing) == doing {
            return;
        }
        if let Some((from, doing, line)) = self.open.take()
            && at > from
        {
            self.spans.push(Span { from, to: at, doing, line });
        }
        self.open = doing.map(|doing| (at, doing, line));
    }

    /// The spans, with what lasts less than a blink in the one before.
    fn merged(&self, blink: u64) -> Vec<Span> {
        let mut merged: Vec<Span> = Vec::new();
        for span in &self.spans {
            let short = span.to.0 - span.from.0 < blink;
            match merged.last_mut() {
                Some(last) if last.to == span.from && (short || last.doing == span.doing) => last.to = span.to,
                _ => merged.push(*span),
            }
        }
        merged
    }
}

#[derive(Default)]
struct Watch {
    a: Track,
    b: Track,
    /// The main goroutine; none: a Python program.
    main: Option<StrandId>,
    systems: BTreeSet<StrandId>,
    selecting: bool,
    /// Whether each of B's threads or goroutines runs.
    running: BTreeMap<u32, bool>,
    others: BTreeSet<StrandId>,
    happenings: Vec<Happening>,
    /// Where A's work is cut.
    cuts: Vec<Time>,
    is_go: bool,
    end: Time,
    outcome: Option<(OutcomeKind, String)>,
    complaint: Option<String>,
}

impl Watch {
    fn push(&mut self, trace: &Trace, record: &Record) {
        let (at, line) = (record.at, record.line);
        self.end = at;
        match &record.event {
            Event::OutcomeReached { outcome, message, .. } => {
                self.outcome = Some((*outcome, trace.text(*message).to_owned()));
            }
            Event::Output { stream: Stream::Stderr, text } => {
                let last = trace.text(*text).lines().rfind(|line| !line.trim().is_empty());
                self.complaint = last.map(str::to_owned).or(self.complaint.take());
            }
            Event::SchedStarted { .. } => self.is_go = true,
            Event::Polled { tries, ready, .. } if self.is_a(record) => {
                self.cuts.push(at);
                if !ready {
                    self.happen(at, What::Asked(*tries), line);
                }
            }
            Event::TaskSuspended { .. } if self.is_a(record) => self.cuts.push(at),
            Event::BytesReceived { .. } | Event::MessageReceived { .. } | Event::ChanReceived { open: true, .. }
                if self.is_a(record) =>
            {
                self.happen(at, What::Got, line);
            }
            Event::BytesSent { .. }
            | Event::MessageSent { .. }
            | Event::ChanSent { .. }
            | Event::ChanClosed { .. }
            | Event::JobFinished { .. }
                if self.is_b(record) =>
            {
                self.answered(at);
            }
            event if self.is_go => self.push_go(trace, record, event),
            event => self.push_python(trace, record, event),
        }
    }

    fn push_python(&mut self, trace: &Trace, record: &Record, event: &Event) {
        let (at, thread) = (record.at, record.thread);
        match event {
            Event::ThreadCreated { child, strand, .. } if child.0 != 0 => {
                self.others.insert(*strand);
                self.made(record, child.0);
            }
            Event::SelectStarted { .. } if thread.0 == 0 => self.selecting = true,
            Event::SelectReturned { .. } if thread.0 == 0 => self.selecting = false,
            Event::ThreadWoken { woken, timed_out } => {
                if woken.0 == 0 {
                    let stopped = self.a.open.is_some_and(|(_, doing, _)| doing == Doing::Stopped);
                    self.a.set(at, Some(Doing::Ready), 0);
                    if stopped && !timed_out && thread.0 != 0 {
                        self.answered(at);
                    }
                }
            }
            Event::ThreadRunning { .. } if thread.0 == 0 => self.a.set(at, Some(Doing::Works), 0),
            Event::ThreadPreempted { .. } if thread.0 == 0 => self.a.set(at, Some(Doing::Ready), 0),
            Event::ThreadBlocked { reason, what, .. } if thread.0 == 0 => {
                let doing = match reason {
                    WaitReason::Gil => Doing::Ready,
                    // `start` sees the new thread begin: it is no answer.
                    _ if trace.text(*what) == "Thread.start" => Doing::Ready,
                    _ if self.selecting => Doing::Idle,
                    WaitReason::Sleep => self.sleeps(),
                    _ => Doing::Stopped,
                };
                self.a.set(at, Some(doing), record.line);
            }
            Event::ThreadExited { .. } if thread.0 == 0 => self.a.set(at, None, 0),
            Event::ThreadRunning { .. } => self.runs(at, thread.0, true),
            Event::ThreadPreempted { .. } | Event::ThreadBlocked { .. } => self.runs(at, thread.0, false),
            Event::ThreadExited { .. } => self.leaves(at, thread.0),
            _ => {}
        }
    }

    fn push_go(&mut self, trace: &Trace, record: &Record, event: &Event) {
        let at = record.at;
        match event {
            Event::GCreated { g, system: true, .. } => {
                self.systems.insert(*g);
            }
            Event::GCreated { g, .. } => match self.main {
                None => self.main = Some(*g),
                Some(_) => {
                    self.others.insert(*g);
                    self.made(record, g.0);
                }
            },
            Event::GExecuted { g, .. } if self.main == Some(*g) => self.a.set(at, Some(Doing::Works), 0),
            Event::GYielded { g, .. } if self.main == Some(*g) => self.a.set(at, Some(Doing::Ready), 0),
            Event::GParked { g, reason, .. } if self.main == Some(*g) => {
                let doing = match trace.text(*reason) {
                    "sleep" => self.sleeps(),
                    _ => Doing::Stopped,
                };
                self.a.set(at, Some(doing), record.line);
            }
            Event::SyscallEntered { g, .. } if self.main == Some(*g) => {
                self.a.set(at, Some(Doing::Stopped), record.line);
            }
            Event::SyscallExited { g, p } if self.main == Some(*g) => {
                let doing = if p.is_some() { Doing::Works } else { Doing::Ready };
                self.a.set(at, Some(doing), 0);
            }
            Event::GReadied { g, .. } if self.main == Some(*g) => {
                let stopped = self.a.open.is_some_and(|(_, doing, _)| doing == Doing::Stopped);
                self.a.set(at, Some(Doing::Ready), 0);
                if stopped && self.is_b(record) {
                    self.answered(at);
                }
            }
            Event::GExited { g, .. } if self.main == Some(*g) => self.a.set(at, None, 0),
            Event::GExecuted { g, .. } => self.runs(at, g.0, true),
            Event::GParked { g, .. } | Event::GYielded { g, .. } => self.runs(at, g.0, false),
            Event::GExited { g, .. } => self.leaves(at, g.0),
            _ => {}
        }
    }

    fn is_a(&self, record: &Record) -> bool {
        match self.main {
            Some(main) => record.strand == main,
            None => !self.is_go && record.thread.0 == 0,
        }
    }

    fn is_b(&self, record: &Record) -> bool {
        match self.main {
            Some(main) => record.strand != main && !self.systems.contains(&record.strand),
            None => !self.is_go && record.thread.0 != 0,
        }
    }

    /// Of one's own accord, while somebody else is about something; alone it is the call that sleeps.
    fn sleeps(&self) -> Doing {
        if self.others.is_empty() { Doing::Stopped } else { Doing::Sleeps }
    }

    fn made(&mut self, record: &Record, key: u32) {
        if self.is_a(record) {
            self.happen(record.at, What::Handed, record.line);
        }
        self.running.insert(key, false);
        self.lane_b(record.at);
    }

    fn runs(&mut self, at: Time, key: u32, runs: bool) {
        if let Some(running) = self.running.get_mut(&key) {
            *running = runs;
            self.lane_b(at);
        }
    }

    fn leaves(&mut self, at: Time, key: u32) {
        if self.running.remove(&key).is_some() {
            self.lane_b(at);
        }
    }

    fn lane_b(&mut self, at: Time) {
        let doing = match self.running.is_empty() {
            true => None,
            false if self.running.values().any(|runs| *runs) => Some(Doing::Works),
            false => Some(Doing::Stopped),
        };
        self.b.set(at, doing, 0);
    }

    fn happen(&mut self, at: Time, what: What, line: u32) {
        self.happenings.push(Happening { at, what, line });
    }

    /// A sender may wake the receiver as well: one answer.
    fn answered(&mut self, at: Time) {
        let mut answers = self.happenings.iter().rev().filter(|last| last.what == What::Answered);
        if answers.next().is_none_or(|last| at.0 - last.at.0 >= BLINK) {
            self.happen(at, What::Answered, 0);
        }
    }

    fn lanes(mut self) -> Lanes {
        let end = self.end;
        self.a.set(end, None, 0);
        self.b.set(end, None, 0);
        let blink = BLINK.min(end.0 / 1_000).max(1);
        let mut sums = Sums::default();
        for span in &self.a.spans {
            let long = span.to.0 - span.from.0;
            match span.doing {
                Doing::Works => sums.works += long,
                Doing::Stopped | Doing::Sleeps => sums.stopped += long,
                Doing::Idle => sums.idle += long,
                Doing::Ready => sums.ready += long,
            }
        }
        let a = self.a.merged(blink);
        let is_alone = self.others.is_empty();
        let b = match is_alone {
            true => a.iter().filter(|span| span.doing == Doing::Stopped).copied().collect(),
            false => self.b.merged(blink),
        };
        self.from_spans(&a, blink, is_alone);
        if self.outcome.is_some() {
            self.happen(end, What::Ended, 0);
        }
        self.happenings.sort();
        Lanes {
            pieces: pieces(&a, &self.cuts, blink),
            a,
            b,
            happenings: self.happenings,
            sums,
            end,
            outcome: self.outcome,
            complaint: self.complaint,
            others: self.others,
            is_alone,
        }
    }

    /// What A's own spans say happened.
    fn from_spans(&mut self, a: &[Span], blink: u64, is_alone: bool) {
        for span in a {
            let what = match span.doing {
                Doing::Stopped => What::Stopped,
                Doing::Sleeps => What::Slept,
                Doing::Idle => What::Idled,
                Doing::Works | Doing::Ready => continue,
            };
            self.happen(span.from, what, span.line);
            if what != What::Stopped {
                continue;
            }
            // At the very end A may do so little with an answer that it is a blink; without one
            // it stands still for good.
            let within = |one: &Happening| one.what == What::Answered && (span.from..=span.to).contains(&one.at);
            if span.to == self.end && !self.happenings.iter().any(within) {
                continue;
            }
            if is_alone {
                self.happen(span.to, What::Answered, span.line);
            }
            // What the call came back with, unless a receive of its own tells it.
            let near = |got: &&Happening| got.what == What::Got && got.at.0.abs_diff(span.to.0) < blink;
            if !self.happenings.iter().any(|got| near(&got)) {
                self.happen(span.to, What::Got, span.line);
            }
        }
    }
}

fn pieces(a: &[Span], cuts: &[Time], blink: u64) -> Vec<(Time, Time)> {
    let mut pieces = Vec::new();
    for span in a.iter().filter(|span| span.doing == Doing::Works) {
        let inside = cuts.iter().filter(|cut| span.from < **cut && **cut < span.to);
        let mut from = span.from;
        for to in inside.chain([&span.to]) {
            if to.0 - from.0 >= blink {
                pieces.push((from, *to));
            }
            from = *to;
        }
    }
    pieces
}
