//! Locks of threads: one holder, and whoever is handed a lock waited for it.
//!
//! Quick pairs of acquire and release are not all recorded (see the event
//! table), so that a lock's holder may be unknown; what is known must fit.

use super::{Follow, Report};
use crate::event::Event;
use crate::ids::*;
use crate::record::Record;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Lock {
    holder: Option<ThreadId>,
    waiters: BTreeSet<ThreadId>,
}

#[derive(Default)]
pub(super) struct Locks {
    created: BTreeSet<ObjectId>,
    locks: BTreeMap<ObjectId, Lock>,
}

impl Follow for Locks {
    fn follow(&mut self, record: &Record, report: &mut Report) {
        let thread = record.thread;
        match record.event {
            Event::ObjectCreated { object, .. } => {
                self.created.insert(object);
            }
            Event::LockAcquired { lock, .. } => {
                let lock = self.known(lock, report);
                let free = lock.holder.is_none_or(|holder| holder == thread);
                report.demand("one holder of a lock", free, || {
                    format!("thread {} takes it from {:?}", thread.0, lock.holder)
                });
                lock.holder = Some(thread);
                lock.waiters.remove(&thread);
            }
            Event::LockAwaited { lock, holder, .. } => {
                let lock = self.known(lock, report);
                let fits = lock.holder.is_none() || lock.holder == holder;
                report.demand("who waits for a lock names its holder", fits, || {
                    format!("{holder:?}, and it is {:?}", lock.holder)
                });
                lock.holder = holder;
                lock.waiters.insert(thread);
            }
            Event::LockReleased { lock, next, handed } => {
                let lock = self.known(lock, report);
                let waits = next.is_none_or(|next| lock.waiters.contains(&next));
                report.demand("a lock wakes its waiter", waits, || format!("{next:?}"));
                lock.holder = next.filter(|_| handed);
            }
            Event::LockTimedOut { lock } => {
                let waited = self.known(lock, report).waiters.remove(&thread);
                report.demand("only a waiter gives up", waited, || {
                    format!("thread {}", thread.0)
                });
            }
            Event::ThreadsDeadlocked { ref waits, cycle } => {
                let cycle = waits.get(..cycle as usize).unwrap_or(&[]);
                let closed = (0..cycle.len())
                    .all(|at| cycle[at].holder == Some(cycle[(at + 1) % cycle.len()].thread));
                report.demand("a cycle is closed", closed, || format!("{cycle:?}"));
            }
            _ => {}
        }
    }
}

impl Locks {
    fn known(&mut self, lock: ObjectId, report: &mut Report) -> &mut Lock {
        report.demand("a lock is known", self.created.contains(&lock), || {
            format!("{lock:?}")
        });
        self.locks.entry(lock).or_default()
    }
}
