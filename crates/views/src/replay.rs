//! A recorded run that grows while it is looked at, and any moment of it.
//!
//! Invariant: `state_at(n)` equals a fold of the first `n` events. Snapshots
//! stand every `SNAPSHOT_EVENTS`, so a seek folds at most that many events.

use crate::machine::EventLoopState;
use crate::steps::Steps;
use crate::timeline::Timeline;
use crate::transcript::Transcript;
use trace::*;

/// Folding one event takes about a microsecond; this many fit well into a frame.
pub const SNAPSHOT_EVENTS: usize = 1_000;

#[derive(Clone, Default, Debug)]
pub struct Replay {
    trace: Trace,
    snapshots: Vec<EventLoopState>,
    /// The state after everything that has arrived.
    newest: EventLoopState,
    pub steps: Steps,
    pub transcript: Transcript,
    pub timeline: Timeline,
}

impl Replay {
    pub fn new() -> Replay {
        Replay::default()
    }

    pub fn of(trace: Trace) -> Replay {
        let mut replay = Replay::new();
        replay.extend(|held| *held = trace);
        replay
    }

    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    pub fn len(&self) -> usize {
        self.trace.len()
    }

    pub fn is_empty(&self) -> bool {
        self.trace.is_empty()
    }

    pub fn newest(&self) -> &EventLoopState {
        &self.newest
    }

    /// Lets `grow` append to the trace, then folds what is new.
    pub fn extend<T>(&mut self, grow: impl FnOnce(&mut Trace) -> T) -> T {
        let before = self.trace.len();
        let grown = grow(&mut self.trace);
        for index in before..self.trace.len() {
            if index % SNAPSHOT_EVENTS == 0 {
                self.snapshots.push(self.newest.clone());
            }
            let record = self.trace.record(index);
            self.newest.apply(&self.trace, &record);
            self.steps.push(index, &record);
            self.transcript.push(&self.trace, index, &record);
            self.timeline.push(&self.trace, index, &record, &self.newest);
        }
        grown
    }

    /// A recording of the first `moment` events: it knows nothing of what comes after.
    pub fn before(&self, moment: usize) -> Replay {
        let mut trace = Trace::new();
        // All texts, in their order: an event names them by their numbers.
        for id in 0..self.trace.text_count() {
            trace.intern(self.trace.text(TextId(id as u32)));
        }
        for index in 0..moment.min(self.len()) {
            trace.push(self.trace.moment(index), &self.trace.record(index).event);
        }
        Replay::of(trace)
    }

    /// The state after the first `moment` events.
    pub fn state_at(&self, moment: usize) -> EventLoopState {
        let moment = moment.min(self.len());
        let from = (moment / SNAPSHOT_EVENTS).min(self.snapshots.len().saturating_sub(1));
        let state = self.snapshots.get(from).cloned().unwrap_or_default();
        self.fold(state, moment)
    }

    /// The state at `moment`, folded on from `near` when that lies shortly before it.
    pub fn state_from(&self, near: &EventLoopState, moment: usize) -> EventLoopState {
        let moment = moment.min(self.len());
        if near.events <= moment && moment - near.events <= SNAPSHOT_EVENTS / 4 {
            return self.fold(near.clone(), moment);
        }
        self.state_at(moment)
    }

    fn fold(&self, mut state: EventLoopState, moment: usize) -> EventLoopState {
        for index in state.events..moment {
            state.apply(&self.trace, &self.trace.record(index));
        }
        state
    }

    /// The record that led to `moment`; none at the very beginning.
    pub fn record_before(&self, moment: usize) -> Option<Record> {
        let index = moment.min(self.len()).checked_sub(1)?;
        Some(self.trace.record(index))
    }
}
