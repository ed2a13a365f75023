//! The netpoller: goroutines that wait for a socket are parked, not their threads.
//!
//! Modelled after `runtime/netpoll.go` and `findRunnable` of Go 1.27. A goroutine whose call on a
//! socket would block is parked with "IO wait". Every look for work asks the kernel without
//! waiting which sockets are ready; the last M without work waits there, until a socket changes
//! or the earliest timer is due.
//! Invariant: a G is in `waits` exactly while it is parked for a socket.
//! `// Simplified:` a poll costs the same however many sockets it finds; a wait is registered when
//! it begins, where Go registers a socket once and is told of every change.

use super::{GId, GStatus, GoReason};
use crate::vm::Vm;
use std::collections::BTreeSet;
use trace::{Event, Time};

/// What `epoll_wait` costs when it does not wait. Nanoseconds.
const POLL_NS: u64 = 300;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Wait {
    pub g: GId,
    pub descriptor: u32,
    /// For room to write, not for something to read.
    pub writes: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Netpoll {
    pub waits: Vec<Wait>,
    /// When the next socket becomes ready by itself.
    next: Option<Time>,
    /// Some socket is ready already, or was closed.
    found: bool,
    /// Descriptors (for writing, or not) whose waiters were to go on when there was none: who comes
    /// next looks again before it waits.
    evicted: BTreeSet<(u32, bool)>,
}

impl Netpoll {
    pub fn next(&self) -> Option<Time> {
        self.next
    }
}

fn earlier(a: Option<Time>, b: Option<Time>) -> Option<Time> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl Vm {
    /// `netpollblock`: the current G waits for the descriptor. False: it has to look again at once,
    /// since a deadline passed or the descriptor was closed while it was on its way here.
    pub(crate) fn poll_wait(&mut self, descriptor: u32, writes: bool) -> bool {
        if self.sched.netpoll.evicted.remove(&(descriptor, writes)) {
            return false;
        }
        let g = self.current_g();
        let wait = Wait { g, descriptor, writes };
        self.park(GoReason::IoWait);
        self.kernel.watch_socket(descriptor, true);
        let sooner = match self.poll_state(wait) {
            (true, _) => {
                self.sched.netpoll.found = true;
                true
            }
            (false, next) => {
                self.sched.netpoll.next = earlier(self.sched.netpoll.next, next);
                next.is_some()
            }
        };
        self.sched.netpoll.waits.push(wait);
        // Whoever sleeps in a poll has to hear of it.
        if let (Some(m), true) = (self.sched.poller, sooner) {
            self.wake_m(m);
        }
        true
    }

    /// Whether what is waited for is there; if not, when it comes by itself.
    fn poll_state(&self, wait: Wait) -> (bool, Option<Time>) {
        match self.kernel.socket_readiness(wait.descriptor) {
            Ok(state) => {
                let there = if wait.writes { state.writable } else { state.readable };
                (there || state.hung_up || state.failed, state.next)
            }
            Err(_) => (true, None),
        }
    }

    /// `netpollunblock`: whoever waits for the descriptor goes on, to find a deadline passed or
    /// the descriptor closed.
    pub(crate) fn poll_evict(&mut self, descriptor: u32, reads: bool, writes: bool, p: usize) {
        let (mut woken, mut waits) = (Vec::new(), std::mem::take(&mut self.sched.netpoll.waits));
        for (asked, direction) in [(reads, false), (writes, true)] {
            let waits_so = |wait: &Wait| wait.descriptor == descriptor && wait.writes == direction;
            if asked && !waits.iter().any(waits_so) {
                self.sched.netpoll.evicted.insert((descriptor, direction));
            }
        }
        waits.retain(|wait| {
            let goes = wait.descriptor == descriptor && if wait.writes { writes } else { reads };
            if goes {
                woken.push(wait.g);
            }
            !goes
        });
        let still = waits.iter().any(|wait| wait.descriptor == descriptor);
        self.sched.netpoll.waits = waits;
        if !still {
            self.kernel.watch_socket(descriptor, false);
        }
        for g in woken {
            self.ready(g, p);
        }
    }

    /// `netpoll(0)`: the Gs whose sockets are ready, in the order in which they became so.
    pub(crate) fn netpoll(&mut self) -> Vec<GId> {
        let stirred = self.kernel.take_socket_change();
        if self.sched.netpoll.waits.is_empty() {
            return Vec::new();
        }
        self.charge(POLL_NS);
        self.flush();
        let now = self.kernel.now();
        let due = self.sched.netpoll.next.is_some_and(|next| next <= now);
        if !(stirred || due || std::mem::take(&mut self.sched.netpoll.found)) {
            return Vec::new();
        }
        let (mut ready, mut kept, mut next) = (Vec::new(), Vec::new(), None);
        for wait in std::mem::take(&mut self.sched.netpoll.waits) {
            match self.poll_state(wait) {
                (true, _) => {
                    let state = self.kernel.socket_readiness(wait.descriptor);
                    ready.push((state.map_or(0, |state| state.sequence), wait));
                }
                (false, when) => {
                    next = earlier(next, when);
                    kept.push(wait);
                }
            }
        }
        self.sched.netpoll.waits = kept;
        self.sched.netpoll.next = next;
        ready.sort_by_key(|(sequence, _)| *sequence);
        for (_, wait) in &ready {
            self.kernel.socket_found_ready(wait.descriptor, !wait.writes, wait.writes);
            let others = self.sched.netpoll.waits.iter();
            if !others.into_iter().any(|other| other.descriptor == wait.descriptor) {
                self.kernel.watch_socket(wait.descriptor, false);
            }
        }
        ready.into_iter().map(|(_, wait)| wait.g).collect()
    }

    fn made_runnable(&mut self, id: GId, p: usize) {
        let g = self.sched.g_mut(id);
        g.status = GStatus::Runnable;
        let g = g.strand;
        self.emit(Event::GReadied { g, p: p as u32 });
    }

    /// The first of those that the poll found runs on P `p`; `injectglist` has the others.
    pub(crate) fn polled(&mut self, ready: Vec<GId>, p: usize) -> Option<GId> {
        let mut ready = ready.into_iter();
        let first = ready.next()?;
        let rest: Vec<GId> = ready.collect();
        self.inject(rest, Some(p));
        self.made_runnable(first, p);
        Some(first)
    }

    /// `injectglist`: with a P, as many to the global queue as there are idle Ps, the others to
    /// its ring; without one, all to the global queue.
    pub(crate) fn inject(&mut self, ready: Vec<GId>, p: Option<usize>) {
        if ready.is_empty() {
            return;
        }
        let idle = self.sched.idle_ps.len();
        let shared = match p {
            None => ready.len(),
            Some(_) => idle.min(ready.len()),
        };
        for (n, g) in ready.iter().enumerate() {
            self.made_runnable(*g, p.unwrap_or(0));
            match p {
                Some(p) if n >= shared => self.runq_put(p, *g, false),
                _ => self.global_put(p.unwrap_or(0), *g),
            }
        }
        for _ in 0..shared.min(idle) {
            if let Some(p) = self.pidle_get() {
                self.startm(p, false);
            }
        }
    }
}
