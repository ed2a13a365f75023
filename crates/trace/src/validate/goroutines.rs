//! Go's goroutines: in one queue at a time, taken in the order of the queues, woken before they run.
//!
//! Rules from `runtime/proc.go`, Go 1.27: `runqput`, `runqget`, `globrunqget`, `runqsteal`, `ready`.

use super::{Follow, Report};
use crate::event::{Event, GoQueue, GoSource};
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const RING: usize = 256;

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    Made,
    Runnable,
    Running,
    Waiting,
    Dead,
}

#[derive(Default)]
pub(super) struct Goroutines {
    states: BTreeMap<StrandId, State>,
    runnext: BTreeMap<u32, StrandId>,
    rings: BTreeMap<u32, VecDeque<StrandId>>,
    global: VecDeque<StrandId>,
    /// All who stand in any of these.
    queued: BTreeSet<StrandId>,
    /// Taken out of a queue by a P, to run next there.
    taken: BTreeMap<u32, StrandId>,
}

impl Follow for Goroutines {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        match &record.event {
            Event::GCreated { g, .. } => {
                let known = self.states.insert(*g, State::Made).is_some();
                report.demand("a goroutine is made once", !known, || format!("{g:?}"));
            }
            Event::GReadied { g, .. } => {
                let state = self.states.insert(*g, State::Runnable);
                let waits = matches!(state, Some(State::Waiting | State::Made));
                report.demand("only a waiting goroutine is readied", waits, || format!("{g:?} is {state:?}"));
            }
            Event::GQueued { g, p, place } => self.queue(*g, *p, *place, report),
            Event::QueueSpilled { p, count } => {
                let ring = self.rings.entry(*p).or_default();
                let count = (*count as usize).min(ring.len());
                self.global.extend(ring.drain(..count));
            }
            Event::GlobalTaken { p, count } => {
                let first = self.global.pop_front();
                self.take(*p, first);
                for _ in 1..*count {
                    self.rings.entry(*p).or_default().extend(self.global.pop_front());
                }
            }
            Event::WorkStolen { p, victim, count, runnext } => {
                if *runnext {
                    let stolen = self.runnext.remove(victim);
                    return self.take(*p, stolen);
                }
                let ring = self.rings.entry(*victim).or_default();
                let count = (*count as usize).min(ring.len());
                let mut stolen: Vec<StrandId> = ring.drain(..count).collect();
                let first = stolen.pop();
                self.rings.entry(*p).or_default().extend(stolen);
                self.take(*p, first);
            }
            Event::GExecuted { g, p, source, .. } => self.execute(*g, *p, *source, report),
            Event::GParked { g, .. } => self.leaves(*g, State::Waiting, report),
            Event::GYielded { g, .. } => self.leaves(*g, State::Runnable, report),
            Event::GExited { g, .. } => self.leaves(*g, State::Dead, report),
            _ => {}
        }
    }
}

impl Goroutines {
    /// A goroutine leaves its queue to run next on a P.
    fn take(&mut self, p: u32, g: Option<StrandId>) {
        if let Some(g) = g {
            self.queued.remove(&g);
            self.taken.insert(p, g);
        }
    }

    fn queue(&mut self, g: StrandId, p: u32, place: GoQueue, report: &mut Report) {
        let nowhere = self.queued.insert(g);
        report.demand("a goroutine stands in one queue", nowhere, || format!("{g:?}"));
        self.states.insert(g, State::Runnable);
        match place {
            // Whoever stood there is queued anew by the next event.
            GoQueue::Runnext => {
                if let Some(kicked) = self.runnext.insert(p, g) {
                    self.queued.remove(&kicked);
                }
            }
            GoQueue::Local => {
                let ring = self.rings.entry(p).or_default();
                ring.push_back(g);
                let length = ring.len();
                report.demand("a ring has 256 places", length <= RING, || format!("P{p} has {length}"));
            }
            GoQueue::Global => self.global.push_back(g),
        }
    }

    fn execute(&mut self, g: StrandId, p: u32, source: GoSource, report: &mut Report) {
        let state = self.states.insert(g, State::Running);
        let woken = !matches!(state, Some(State::Waiting | State::Dead) | None);
        report.demand("nobody runs without being woken", woken, || format!("{g:?} is {state:?}"));
        if state == Some(State::Made) {
            // The main goroutine runs from the start.
            return;
        }
        let ring = self.rings.entry(p).or_default();
        let found = match source {
            GoSource::Runnext => self.runnext.remove(&p) == Some(g),
            GoSource::Local => ring.pop_front() == Some(g),
            GoSource::Global | GoSource::Tick61 => self.taken.remove(&p) == Some(g),
            GoSource::Steal if self.taken.get(&p) == Some(&g) => self.taken.remove(&p).is_some(),
            GoSource::Steal if self.runnext.get(&p) == Some(&g) => self.runnext.remove(&p).is_some(),
            GoSource::Steal => ring.pop_front() == Some(g),
            GoSource::Locked | GoSource::Netpoll => {
                if !self.queued.contains(&g) {
                    self.taken.retain(|_, other| *other != g);
                    return;
                }
                self.global.retain(|other| *other != g);
                self.runnext.retain(|_, other| *other != g);
                self.taken.retain(|_, other| *other != g);
                for ring in self.rings.values_mut() {
                    ring.retain(|other| *other != g);
                }
                true
            }
        };
        self.queued.remove(&g);
        report.demand("queues are served in their order", found, || {
            format!("{g:?} did not stand first in {source:?} of P{p}")
        });
    }

    fn leaves(&mut self, g: StrandId, to: State, report: &mut Report) {
        let state = self.states.insert(g, to);
        report.demand("only a running goroutine stops", state == Some(State::Running), || {
            format!("{g:?} is {state:?}")
        });
    }
}
