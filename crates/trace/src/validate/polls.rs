//! Asking without waiting: tries at one line are counted one by one, and end when it is ready.

use super::{Follow, Report};
use crate::event::Event;
use crate::ids::StrandId;
use crate::record::Record;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Polls {
    /// Tries so far, by who asks at which line.
    tries: BTreeMap<(StrandId, u32), u32>,
}

impl Follow for Polls {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let Event::Polled { tries, ready, .. } = record.event else {
            return;
        };
        let place = (record.strand, record.line);
        let before = self.tries.get(&place).copied().unwrap_or(0);
        // Beyond the first 256 only each 256th is recorded.
        let step = if tries > 256 { 256 } else { 1 };
        let follows = match ready {
            true => tries >= before && tries > 0 && tries - before < 256,
            false => tries == before + step,
        };
        report.demand("tries are counted one by one", follows, || {
            format!("{tries} after {before}")
        });
        match ready {
            true => self.tries.remove(&place),
            false => self.tries.insert(place, tries),
        };
    }
}
