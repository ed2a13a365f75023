//! Go's locks, counters and selects: one holder, no counter below 0, a ready case.
//!
//! Rules from `sync/mutex.go`, `sync/rwmutex.go`, `sync/waitgroup.go`, `runtime/select.go`, Go 1.27.

use super::{Follow, Report};
use crate::event::{Event, GoLockStep, SelectArm};
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub(super) struct GoSyncs {
    known: BTreeSet<ObjectId>,
    holders: BTreeMap<ObjectId, StrandId>,
    counted: BTreeMap<ObjectId, i32>,
    done: BTreeSet<ObjectId>,
    selects: BTreeMap<StrandId, Vec<SelectArm>>,
}

impl Follow for GoSyncs {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        match &record.event {
            Event::ChanMade { chan: object, .. } => {
                self.known.insert(*object);
            }
            Event::SyncUsed { object, .. } => {
                let new = self.known.insert(*object);
                report.demand("a lock is told of once", new, || format!("{object:?}"));
            }
            Event::ObjectNamed { object, .. } => {
                let known = self.known.contains(object);
                report.demand("what has a name was told of", known, || format!("{object:?}"));
            }
            Event::LockStepped { object, step, holder, readers, .. } => {
                let held = self.holders.get(object).copied();
                if *step == GoLockStep::Locked {
                    let free = held.is_none_or(|held| held == record.strand);
                    report.demand("a lock has one holder", free, || format!("{object:?} is held by {held:?}"));
                    report.demand("a writer is alone", *readers == 0, || format!("{object:?}: {readers} readers"));
                }
                match holder {
                    Some(holder) => self.holders.insert(*object, *holder),
                    None => self.holders.remove(object),
                };
            }
            Event::CounterChanged { object, counter, waiters } => {
                // Below 0 the program panics; with the counter at 0 nobody waits any longer.
                report.demand("a counter that is waited for is above 0", *counter != 0 || *waiters == 0 || self.counted.get(object) != Some(&0), || format!("{object:?}"));
                self.counted.insert(*object, *counter);
            }
            Event::OnceDone { object } => {
                let first = self.done.insert(*object);
                report.demand("a Once runs once", first, || format!("{object:?}"));
            }
            Event::SelectLooked { cases, .. } => {
                self.selects.insert(record.strand, cases.clone());
            }
            Event::SelectChose { case, .. } => {
                let cases = self.selects.remove(&record.strand).unwrap_or_default();
                let ready = cases.get(*case as usize).is_some_and(|arm| arm.ready);
                report.demand("a select takes a ready case", ready, || format!("case {case} of {cases:?}"));
            }
            _ => {}
        }
    }
}
