//! The run as a whole: what comes first and last, and that nothing goes back.

use super::{Follow, Report};
use crate::event::{Event, Limit};
use crate::ids::Time;
use crate::record::Record;

#[derive(Default)]
pub(super) struct Run {
    records: usize,
    at: Time,
    step: u64,
    limit_reached: bool,
    untold: Vec<Limit>,
    ended: bool,
}

impl Follow for Run {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let started = matches!(record.event, Event::RunStarted { .. });
        report.demand(
            "run starts once, first",
            started == (self.records == 0),
            || format!("{} is record {}", record.event.name(), self.records),
        );
        report.demand("time never goes back", record.at >= self.at, || {
            format!("from {} ns to {} ns", self.at.0, record.at.0)
        });
        report.demand("steps never go back", record.step >= self.step, || {
            format!("from {} to {}", self.step, record.step)
        });
        report.demand("the outcome is last", !self.ended, || {
            format!("{} after the outcome", record.event.name())
        });
        let outcome = matches!(record.event, Event::OutcomeReached { .. });
        report.demand(
            "only the outcome follows a limit",
            !self.limit_reached || outcome,
            || format!("{} after a limit was reached", record.event.name()),
        );
        if let Event::TellingEnded { limit, .. } = record.event {
            report.demand(
                "telling ends once for a limit",
                !self.untold.contains(&limit),
                || format!("{} again", limit.word()),
            );
            self.untold.push(limit);
        }
        self.records += 1;
        (self.at, self.step) = (record.at, record.step);
        self.limit_reached |= matches!(record.event, Event::LimitReached { .. });
        self.ended |= outcome;
    }
}

impl Run {
    pub fn end(&self, whole: bool, report: &mut Report) {
        report.demand("a whole run has an outcome", self.ended || !whole, || {
            "the last record is no OutcomeReached".to_owned()
        });
    }
}
