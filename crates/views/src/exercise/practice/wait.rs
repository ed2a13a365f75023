//! The waits of a run for somebody else: when each began, and what became of it.

use super::WaitEnd;
use crate::machine::EventLoopState;
use crate::strand::{Standing, WaitKind};
use trace::*;

pub(super) struct Wait {
    pub strand: StrandId,
    /// So many events there are when it has begun.
    pub at: usize,
    /// So many when its end is seen; none: nobody ended it.
    pub ended: Option<usize>,
}

/// So many waits are followed at the same time.
const OPEN_MAX: usize = 64;

/// Follows waits while a run is folded.
#[derive(Default)]
pub(super) struct Waits {
    open: Vec<Wait>,
    pub over: Vec<Wait>,
}

impl Waits {
    /// After the event `record`, the run's `events`th, was applied.
    pub fn follow(&mut self, state: &EventLoopState, events: usize, record: &Record) {
        let (open, over): (Vec<Wait>, Vec<Wait>) =
            std::mem::take(&mut self.open).into_iter().partition(|wait| waits(state, wait.strand));
        self.open = open;
        // One that was called off did not end as it should have.
        let ended = over.into_iter().filter(|wait| state.strand(wait.strand).is_some_and(|strand| strand.cancel_requests == 0));
        self.over.extend(ended.map(|wait| Wait { ended: Some(events), ..wait }));
        let begun = match record.event {
            Event::TaskSuspended { task, .. } => Some(task),
            Event::GParked { g, .. } => Some(g),
            Event::ThreadBlocked { .. } => state.threads.get(&record.thread).map(|thread| thread.strand),
            _ => None,
        };
        let Some(strand) = begun.filter(|strand| waits(state, *strand)) else { return };
        if self.open.len() < OPEN_MAX && self.open.iter().all(|wait| wait.strand != strand) {
            self.open.push(Wait { strand, at: events, ended: None });
        }
    }

    /// How many waits nobody has ended by now.
    pub fn open_count(&self) -> usize {
        self.open.len()
    }

    /// At the run's end: the wait that began last of those that nobody ended, and what that means.
    pub fn endless(&self, state: &EventLoopState) -> Option<(&Wait, WaitEnd)> {
        let end = match state.ending.outcome? {
            OutcomeKind::Deadlock => WaitEnd::Standstill,
            OutcomeKind::Exited | OutcomeKind::Failed => WaitEnd::LeftBehind,
            _ => return None,
        };
        Some((self.open.last()?, end))
    }
}

/// Whether it waits for somebody else of the program, and for no time.
fn waits(state: &EventLoopState, id: StrandId) -> bool {
    let Some(strand) = state.strand(id) else { return false };
    let shown = strand.is_goroutine() || strand.is_task() || strand.kind == Some(StrandKind::Thread);
    let for_somebody = matches!(
        strand.standing,
        Standing::Waiting(WaitKind::Lock | WaitKind::Channel | WaitKind::Future | WaitKind::Join)
    );
    let timed = state.timer_of(strand).is_some()
        || state.go.goroutine(id).is_some_and(|goroutine| goroutine.until.is_some())
        || state.threads.values().any(|thread| thread.strand == id && thread.until.is_some());
    shown && for_somebody && !timed
}
