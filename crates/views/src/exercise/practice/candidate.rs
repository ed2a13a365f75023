//! The moments of a run that may be asked about.

use super::reason::{reason_of, sleeps_until};
use super::wait::Waits;
use super::{Arrival, Ask, CHOICES_MAX, Choice, EVENTS_MAX, Ending, Offer, Practice, Queue, Reason, Runner, WaitEnd, Who};
use crate::machine::EventLoopState;
use crate::replay::Replay;
use crate::strand::Standing;
use crate::transcript::OutputLine;
use trace::*;

/// A question, and how much there is to think about.
pub(super) struct Candidate {
    pub practice: Practice,
    pub weight: u32,
    /// Its answer is the run's end: it comes last.
    pub closes: bool,
}

/// So many lines ahead are looked at for choices.
const LINES_AHEAD: usize = 24;

struct Finder<'a> {
    replay: &'a Replay,
    trace: &'a Trace,
    /// Lines of standard output, in order.
    lines: Vec<&'a OutputLine>,
    /// Events at which somebody got to run, by kind, with who.
    steps: Vec<(usize, StrandId)>,
    takes: Vec<(usize, ThreadId)>,
    executed: Vec<(usize, StrandId)>,
    found: Vec<Candidate>,
}

pub(super) fn candidates(replay: &Replay) -> Vec<Candidate> {
    let trace = replay.trace();
    let count = replay.len().min(EVENTS_MAX);
    let lines = replay.transcript.lines().iter();
    let mut finder = Finder {
        replay,
        trace,
        lines: lines.filter(|line| line.stream == Stream::Stdout).collect(),
        steps: Vec::new(),
        takes: Vec::new(),
        executed: Vec::new(),
        found: Vec::new(),
    };
    let mut last_wait = None;
    for index in 0..replay.len() {
        let record = trace.record(index);
        match record.event {
            Event::TaskStepStarted { task, .. } => finder.steps.push((index, task)),
            Event::GilTaken { .. } => finder.takes.push((index, record.thread)),
            Event::GExecuted { g, .. } => finder.executed.push((index, g)),
            _ => {}
        }
        if index < count && begins_to_wait(trace, &record) {
            last_wait = Some(index);
        }
    }
    let mut state = EventLoopState::default();
    let mut waits = Waits::default();
    let mut before: [Option<Record>; 2] = [None, None];
    for index in 0..count {
        let record = trace.record(index);
        if let [Some(last), _] = &before {
            finder.look(&state, index, &record, last, before[1].as_ref());
            if last_wait == Some(index) {
                finder.ends(&state, index);
            }
        }
        state.apply(trace, &record);
        waits.follow(&state, index + 1, &record);
        let [last, _] = before;
        before = [Some(record), last];
    }
    finder.waits(&state, &waits);
    // In the run's order.
    finder.found.sort_by_key(|candidate| candidate.practice.at);
    finder.found
}

/// Whether a strand of the program begins to wait for another one, not for a time.
fn begins_to_wait(trace: &Trace, record: &Record) -> bool {
    match &record.event {
        Event::TaskSuspended { future, .. } => future.is_some(),
        Event::GParked { reason, .. } => trace.text(*reason) != "sleep",
        Event::ThreadBlocked { reason, .. } => matches!(reason, WaitReason::Lock | WaitReason::Join),
        _ => false,
    }
}

impl Finder<'_> {
    /// What can be asked between the event `last` and the event `next`, which is at `at`.
    fn look(&mut self, state: &EventLoopState, at: usize, next: &Record, last: &Record, second: Option<&Record>) {
        let second = second.map(|record| &record.event);
        let prints = match (&last.event, second) {
            (Event::HandleFinished { handle, .. }, _) => {
                let is_task = state.handle(*handle).is_some_and(|handle| handle.task.is_some());
                if is_task {
                    self.task_runs(state, at);
                }
                if is_task { 3 } else { 0 }
            }
            (Event::HandleQueued { .. }, Some(Event::TaskCreated { .. })) => 4,
            (Event::GQueued { g, .. }, Some(Event::GCreated { .. } | Event::GYielded { .. })) if self.is_own(*g) => {
                if matches!(second, Some(Event::GYielded { .. })) {
                    self.goroutine_runs(state, at);
                }
                4
            }
            (Event::GParked { g, .. } | Event::GExited { g, .. }, _) if self.is_own(*g) => {
                self.goroutine_runs(state, at);
                3
            }
            (Event::ThreadCreated { .. } | Event::StrandCreated { .. }, _) => 3,
            (Event::StrandSuspended { .. }, _) => 2,
            (Event::Output { stream: Stream::Stdout, .. }, _) => 2,
            _ => 0,
        };
        if prints > 0 {
            self.prints(state, at, prints);
        }
        if let Event::GilReleased { .. } = next.event {
            self.thread_runs(state, at, next.thread);
            self.prints(state, at, 3);
        }
        self.queue(state, at, next, last);
    }

    /// A strand that the program made, which the page shows.
    fn is_own(&self, id: StrandId) -> bool {
        self.replay.newest().strand(id).is_some_and(|strand| strand.is_goroutine())
    }

    fn who(&self, id: StrandId) -> Option<Who> {
        let strand = self.replay.newest().strand(id)?;
        let name = if strand.is_task() { strand.function } else { strand.name };
        Some(Who {
            label: strand.label.to_string(),
            hue: strand.hue,
            name: self.trace.text(name).to_owned(),
        })
    }

    fn task_runs(&mut self, state: &EventLoopState, at: usize) {
        let first = self.steps.partition_point(|(index, _)| *index < at);
        let Some((decided, right)) = self.steps.get(first).copied() else { return };
        let ready = state.current().map(|on| on.ready.iter()).into_iter().flatten();
        let ready = ready.filter_map(|handle| state.handle(*handle)?.task);
        let mut tasks: Vec<StrandId> = Vec::new();
        for task in ready {
            if !tasks.contains(&task) {
                tasks.push(task);
            }
        }
        let ready_count = tasks.len();
        self.add_waiting(state, &mut tasks, state.tasks.iter().copied());
        let weight = if ready_count >= 2 { 5 } else { 2 };
        self.runs(state, at, decided, Runner::Task, tasks, right, weight);
    }

    fn goroutine_runs(&mut self, state: &EventLoopState, at: usize) {
        let first = self.executed.partition_point(|(index, _)| *index < at);
        let own = self.executed[first..].first().copied().filter(|(_, g)| self.is_own(*g));
        let Some((decided, right)) = own else { return };
        let mut runnable: Vec<StrandId> = Vec::new();
        for p in &state.go.ps {
            runnable.extend(p.runnext.iter().chain(p.ring.iter().take(CHOICES_MAX)));
        }
        runnable.extend(state.go.global.iter().take(CHOICES_MAX));
        runnable.retain(|g| self.is_own(*g));
        let count = runnable.len();
        self.add_waiting(state, &mut runnable, state.goroutines().map(|strand| strand.id));
        let weight = if count >= 2 { 5 } else { 2 };
        self.runs(state, at, decided, Runner::Goroutine, runnable, right, weight);
    }

    /// Who takes the GIL when `holder` has let it go.
    fn thread_runs(&mut self, state: &EventLoopState, at: usize, holder: ThreadId) {
        let first = self.takes.partition_point(|(index, _)| *index < at);
        let Some((decided, right)) = self.takes.get(first).copied() else { return };
        let strand = |thread: ThreadId| state.threads.get(&thread).map(|thread| thread.strand);
        let waiters = state.gil_of(holder).map(|gil| gil.waiters.iter()).into_iter().flatten();
        let mut threads: Vec<StrandId> = waiters.filter_map(|waiter| strand(waiter.thread)).collect();
        let count = threads.len();
        threads.extend(strand(holder));
        let mut others: Vec<StrandId> = state.threads.values().map(|thread| thread.strand).collect();
        others.sort_by_key(|id| sleeps_until(state, *id).map_or(u64::MAX, |until| until.0));
        self.add_waiting(state, &mut threads, others.into_iter());
        let Some(right) = strand(right) else { return };
        let weight = if count >= 2 { 5 } else { 2 + count as u32 };
        self.runs(state, at, decided, Runner::Thread, threads, right, weight);
    }

    /// Appends those that could come next although they are not ready: the one whose time comes
    /// first before the others.
    fn add_waiting(&self, state: &EventLoopState, to: &mut Vec<StrandId>, all: impl Iterator<Item = StrandId>) {
        let until = |id: StrandId| {
            let timer = state.strand(id).and_then(|strand| state.timer_of(strand));
            timer.or_else(|| state.go.goroutine(id)?.until).or_else(|| sleeps_until(state, id))
        };
        let is_left = |id: &StrandId| {
            let standing = state.strand(*id).map(|strand| strand.standing);
            standing.is_some_and(|standing| !standing.is_over() && standing != Standing::New)
        };
        let mut rest: Vec<StrandId> = all.filter(|id| is_left(id) && !to.contains(id)).collect();
        rest.sort_by_key(|id| (until(*id).map_or(u64::MAX, |when| when.0), id.0));
        to.extend(rest);
    }

    #[allow(clippy::too_many_arguments)]
    fn runs(&mut self, state: &EventLoopState, at: usize, decided: usize, kind: Runner, all: Vec<StrandId>, right: StrandId, weight: u32) {
        let Some(place) = all.iter().position(|id| *id == right) else { return };
        // The right one is among those that are offered, wherever it stands.
        let others = all.iter().enumerate().filter(|(index, _)| *index != place);
        let mut offered: Vec<(usize, StrandId)> = others.take(CHOICES_MAX - 1).map(|(index, id)| (index, *id)).collect();
        offered.push((place, right));
        offered.sort_unstable();
        let reason = |id: StrandId, who: Who| match reason_of(state, id, who) {
            Reason::GoesOn(who) if kind == Runner::Thread => Reason::KeepsGil(who),
            reason => reason,
        };
        let choices = offered.iter().filter_map(|(_, id)| {
            let who = self.who(*id)?;
            Some((*id, Choice { answer: Offer::Who(who.clone()), why: reason(*id, who) }))
        });
        let choices: Vec<(bool, Choice)> = choices.map(|(id, choice)| (id == right, choice)).collect();
        self.add(at, decided + 1, Ask::Runs(kind), shuffled(choices, at), weight);
    }

    fn prints(&mut self, state: &EventLoopState, at: usize, weight: u32) {
        let begun = self.lines.partition_point(|line| (line.event as usize) < at);
        // Not in the middle of a line.
        if begun.checked_sub(1).is_some_and(|last| self.lines[last].event_last as usize >= at) {
            return;
        }
        let Some(right) = self.lines.get(begun).copied() else { return };
        if right.text.trim().is_empty() {
            return;
        }
        let later = self.lines[begun + 1..].iter().take(LINES_AHEAD);
        let later = later.filter(|line| line.text != right.text && !line.text.trim().is_empty());
        let (others, own): (Vec<&OutputLine>, Vec<&OutputLine>) = later.partition(|line| line.writer != right.writer);
        let has_others = !others.is_empty();
        let mut offered: Vec<&OutputLine> = vec![right];
        // The others' next lines first, then one that the same strand prints later.
        for line in others.iter().take(CHOICES_MAX).chain(&own).chain(&others) {
            let is_new = offered.iter().all(|other| other.text != line.text);
            if is_new && offered.len() < CHOICES_MAX - 1 {
                offered.push(line);
            }
        }
        if offered.len() < 2 {
            return;
        }
        let mut writers: Vec<StrandId> = Vec::new();
        let mut choices = Vec::new();
        for line in offered {
            let Some(who) = self.who(line.writer) else { return };
            let why = match writers.contains(&line.writer) {
                true => Reason::Further(who),
                false => reason_of(state, line.writer, who),
            };
            writers.push(line.writer);
            choices.push((line.text == right.text, Choice { answer: Offer::Line(line.text.clone()), why }));
        }
        let mut choices = shuffled(choices, at);
        choices.push((false, Choice { answer: Offer::Nothing, why: Reason::AllWait }));
        let weight = if has_others { weight + 1 } else { 1 };
        self.add(at, right.event_last as usize + 1, Ask::Prints { first: begun == 0 }, choices, weight);
    }

    fn queue(&mut self, state: &EventLoopState, at: usize, next: &Record, last: &Record) {
        let (id, arrival, right, weight) = match (&next.event, &last.event) {
            (Event::GQueued { g, p, place }, last) if self.is_own(*g) => {
                let (arrival, weight) = match last {
                    Event::GCreated { g: made, .. } if made == g => (Arrival::Made, 3),
                    Event::GReadied { g: readied, .. } if readied == g => (Arrival::Woken, 3),
                    Event::GYielded { g: yielded, .. } if yielded == g => (Arrival::Yielded, 4),
                    Event::GQueued { g: newer, place: GoQueue::Runnext, .. } if newer != g => (Arrival::PushedOut, 4),
                    _ => return,
                };
                let right = match place {
                    GoQueue::Runnext => Queue::Runnext(*p),
                    GoQueue::Local => Queue::LocalTail(*p),
                    GoQueue::Global => Queue::Global,
                };
                (*g, arrival, right, weight)
            }
            (Event::HandleQueued { task: Some(task), .. }, Event::TaskCreated { task: made, .. }) if made == task => {
                (*task, Arrival::Made, Queue::ReadyEnd, 3)
            }
            (Event::HandleQueued { task: Some(task), kind: HandleKind::Wakeup, .. }, Event::FutureResolved { .. }) => {
                (*task, Arrival::Woken, Queue::ReadyEnd, 3)
            }
            (Event::TimerScheduled { .. }, Event::FutureCreated { .. }) => match state.acting() {
                Some(strand) if strand.is_task() => (strand.id, Arrival::Sleeps, Queue::TimerHeap, 3),
                _ => return,
            },
            _ => return,
        };
        let Some(who) = self.who(id) else { return };
        let p = match next.event {
            Event::GQueued { p, .. } => Some(p),
            _ => None,
        };
        let offered = match p {
            Some(p) => [Queue::AtOnce, Queue::Runnext(p), Queue::LocalTail(p), Queue::Global],
            None => [Queue::AtOnce, Queue::ReadyHead, Queue::ReadyEnd, Queue::TimerHeap],
        };
        let choice = |queue: Queue| Choice { answer: Offer::Queue(queue), why: Reason::Queue(queue) };
        let choices = offered.map(|queue| (queue == right, choice(queue))).into();
        self.add(at, at + 1, Ask::Queue { who, arrival }, choices, weight);
    }

    /// How it ends, asked before the last time that somebody begins to wait for somebody else.
    fn ends(&mut self, state: &EventLoopState, at: usize) {
        let right = match self.replay.newest().ending.outcome {
            Some(OutcomeKind::Exited) => Ending::Exited,
            Some(OutcomeKind::Deadlock) => Ending::Deadlock,
            Some(OutcomeKind::Failed) => Ending::Failed,
            _ => return,
        };
        // With nobody else there, there is nothing to think about.
        let waits = |strand: &&crate::Strand| {
            let shown = strand.is_goroutine() || strand.is_task() || strand.kind == Some(StrandKind::Thread);
            shown && matches!(strand.standing, Standing::Waiting(_))
        };
        if state.strands.iter().filter(waits).count() == 0 {
            return;
        }
        let offered = [Ending::Exited, Ending::Deadlock, Ending::Failed];
        let choice = |ending: Ending| Choice { answer: Offer::Ending(ending), why: Reason::Ending(ending) };
        let choices = offered.map(|ending| (ending == right, choice(ending))).into();
        self.add(at, self.replay.len(), Ask::Ends, choices, 5);
        self.close();
    }

    /// Whether waits end: of one that nobody ends, at the round's end; of others, where there is nothing better.
    fn waits(&mut self, state: &EventLoopState, waits: &Waits) {
        let offered = [WaitEnd::Ended, WaitEnd::Standstill, WaitEnd::LeftBehind];
        let choices = |right: WaitEnd| {
            let choice = |end: WaitEnd| Choice { answer: Offer::Wait(end), why: Reason::Wait(end) };
            offered.map(|end| (end == right, choice(end))).into()
        };
        for wait in &waits.over {
            if let (Some(who), Some(ended)) = (self.who(wait.strand), wait.ended) {
                self.add(wait.at, ended, Ask::Waits { who }, choices(WaitEnd::Ended), 2);
            }
        }
        if self.replay.len() > EVENTS_MAX {
            return;
        }
        let Some((wait, right)) = waits.endless(state) else { return };
        // Where several wait for each other it is asked how the program ends; of one that stands alone, whether
        // its wait does.
        let asks_ending = self.found.iter().any(|candidate| candidate.closes);
        if right == WaitEnd::Standstill && waits.open_count() > 1 && asks_ending {
            return;
        }
        let Some(who) = self.who(wait.strand) else { return };
        self.found.retain(|candidate| !candidate.closes);
        self.add(wait.at, self.replay.len(), Ask::Waits { who }, choices(right), 5);
        self.close();
    }

    /// What was added last comes last in the round.
    fn close(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.closes = true;
        }
    }

    fn add(&mut self, at: usize, decided: usize, ask: Ask, choices: Vec<(bool, Choice)>, weight: u32) {
        let Some(right) = choices.iter().position(|(is_right, _)| *is_right) else { return };
        if choices.len() < 2 {
            return;
        }
        let choices = choices.into_iter().map(|(_, choice)| choice).collect();
        let practice = Practice { at, ask, choices, right, decided };
        self.found.push(Candidate { practice, weight, closes: false });
    }
}

/// Shuffled by the moment's number: the same moment always has the same order.
fn shuffled(mut choices: Vec<(bool, Choice)>, at: usize) -> Vec<(bool, Choice)> {
    let mut seed = (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for last in (1..choices.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        choices.swap(last, (seed >> 33) as usize % (last + 1));
    }
    choices
}
