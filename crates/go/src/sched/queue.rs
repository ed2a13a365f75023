//! Run queues (G5 to G9): a P's ring with `runnext`, and the global queue.

use super::{GId, GStatus, RING};
use crate::vm::Vm;
use trace::{Event, GoQueue};

/// Waking another G. Nanoseconds.
const READY_NS: u64 = 30;

impl Vm {
    /// `runqput`. Emits where the G and one that it displaces went.
    pub(crate) fn runq_put(&mut self, p: usize, g: GId, next: bool) {
        let mut tail = g;
        if next {
            let kicked = self.sched.ps[p].runnext.replace(g);
            self.emit_queued(g, p, GoQueue::Runnext);
            match kicked {
                None => return,
                Some(kicked) => tail = kicked,
            }
        }
        if self.sched.ps[p].ring.len() < RING {
            self.sched.ps[p].ring.push_back(tail);
            self.emit_queued(tail, p, GoQueue::Local);
            return;
        }
        let half = RING / 2;
        let moved: Vec<GId> = self.sched.ps[p].ring.drain(..half).collect();
        self.sched.global.extend(moved);
        self.emit(Event::QueueSpilled {
            p: p as u32,
            count: half as u32,
        });
        self.global_put(p, tail);
    }

    /// `globrunqput`: to the global queue's tail.
    pub(crate) fn global_put(&mut self, p: usize, g: GId) {
        self.sched.global.push_back(g);
        self.emit_queued(g, p, GoQueue::Global);
    }

    fn emit_queued(&mut self, g: GId, p: usize, place: GoQueue) {
        let g = self.sched.g(g).strand;
        let p = p as u32;
        self.emit(Event::GQueued { g, p, place });
    }

    /// `runqget`: `runnext` first, whose slice is inherited.
    pub(crate) fn runq_get(&mut self, p: usize) -> Option<(GId, bool)> {
        let p = &mut self.sched.ps[p];
        match p.runnext.take() {
            Some(g) => Some((g, true)),
            None => p.ring.pop_front().map(|g| (g, false)),
        }
    }

    pub(crate) fn runq_is_empty(&self, p: usize) -> bool {
        let p = &self.sched.ps[p];
        p.runnext.is_none() && p.ring.is_empty()
    }

    /// `globrunqgetbatch`: the first one runs, some more come along into the ring.
    pub(crate) fn global_batch(&mut self, p: usize) -> Option<GId> {
        let size = self.sched.global.len();
        if size == 0 {
            return None;
        }
        let count = (RING / 2).min(size).min(size / self.sched.ps.len() + 1);
        let first = self.sched.global.pop_front();
        for _ in 1..count {
            if let Some(g) = self.sched.global.pop_front() {
                self.sched.ps[p].ring.push_back(g);
            }
        }
        self.emit(Event::GlobalTaken {
            p: p as u32,
            count: count as u32,
        });
        first
    }

    /// `ready`: a waiting G becomes runnable, next on the waker's P (G11).
    pub(crate) fn ready(&mut self, g: GId, p: usize) {
        self.charge(READY_NS);
        self.readied_in_bubble(g);
        let readied = self.sched.g_mut(g);
        readied.status = GStatus::Runnable;
        let strand = readied.strand;
        self.emit(Event::GReadied {
            g: strand,
            p: p as u32,
        });
        self.runq_put(p, g, true);
        self.wakep();
    }
}
