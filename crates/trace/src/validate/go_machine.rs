//! Go's Ms and Ps: who holds which P, who is idle, who was looked at by a thief.
//!
//! Rules from `runtime/proc.go`, Go 1.27: `startm`, `stopm`, `acquirep`, `stealWork`.

use super::{Follow, Report};
use crate::event::Event;
use crate::ids::*;
use crate::record::Record;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct GoMachine {
    holders: BTreeMap<u32, ThreadId>,
    /// Idle Ms, the one that came last at the end.
    idle: Vec<ThreadId>,
}

impl Follow for GoMachine {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        match &record.event {
            // Ps may go away, whoever holds them.
            Event::SchedStarted { .. } => self.holders.clear(),
            Event::PAcquired { p } => {
                let other = self.holders.insert(*p, record.thread);
                let free = other.is_none_or(|other| other == record.thread);
                report.demand("a P belongs to one M", free, || format!("P{p} belongs to {other:?}"));
            }
            Event::PIdled { p } | Event::PRetaken { p } => {
                self.holders.remove(p);
            }
            Event::MStarted { m, p, .. } => {
                self.holders.remove(p);
                if let Some(at) = self.idle.iter().position(|idle| idle == m) {
                    let last = at + 1 == self.idle.len();
                    self.idle.remove(at);
                    report.demand("the M that became idle last starts first", last, || format!("{m:?}"));
                }
            }
            Event::MIdled {} => {
                let holds = self.holders.values().any(|holder| *holder == record.thread);
                report.demand("only an M without a P is idle", !holds, || format!("{:?}", record.thread));
                self.idle.push(record.thread);
            }
            Event::StealSearched { p, victims } => {
                report.demand("nobody steals from himself", !victims.contains(p), || format!("P{p}"));
            }
            _ => {}
        }
    }
}
