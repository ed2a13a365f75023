//! Coroutines and generators: resumed and suspended in turn, finished once.

use super::{Follow, Report};
use crate::event::Event;
use crate::ids::StrandId;
use crate::record::Record;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    Created,
    Running,
    Suspended,
    Finished,
}

#[derive(Default)]
pub(super) struct Strands {
    states: BTreeMap<StrandId, State>,
}

impl Follow for Strands {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let (child, after) = match record.event {
            Event::StrandCreated { child, .. } => {
                let known = self.states.insert(child, State::Created).is_some();
                report.demand("a strand is created once", !known, || format!("{child:?}"));
                return;
            }
            Event::StrandResumed { child, .. } => (child, State::Running),
            Event::StrandSuspended { child, .. } => (child, State::Suspended),
            Event::StrandFinished { child, .. } => (child, State::Finished),
            Event::NeverAwaited { child } => (child, State::Created),
            _ => return,
        };
        let Some(before) = self.states.insert(child, after) else {
            report.breaks("a strand is known", format!("{child:?}"));
            return;
        };
        let (rule, fits) = match after {
            State::Running => (
                "only a created or suspended strand is resumed",
                matches!(before, State::Created | State::Suspended),
            ),
            State::Suspended => ("only a running strand suspends", before == State::Running),
            State::Finished => ("a strand finishes once", before != State::Finished),
            State::Created => (
                "only a strand that never ran was never awaited",
                before == State::Created,
            ),
        };
        report.demand(rule, fits, || format!("{child:?} was {before:?}"));
    }
}
