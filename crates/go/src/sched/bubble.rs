//! Bubbles of `testing/synctest`: goroutines with a clock of their own, that stands still while one of
//! them could go on (`runtime/synctest.go`, Go 1.27).
//!
//! Nouns: the *root* called `synctest.Test` and drives the clock; *main* runs the test's function; a
//! goroutine is *durably blocked* where only others of its bubble can wake it ([`GoReason::is_durable`]);
//! a bubble is *idle* when all of it is durably blocked. Then whoever called `synctest.Wait` is woken,
//! or else the root, which sets the clock to the next timer and fires that.
//! Invariants: `running` counts the goroutines that are not durably blocked; while `active` is not 0
//! somebody was woken for idleness already.
//! Real Go looks for idleness inside each change of a status; here it is looked for before an M
//! chooses its next G, when the change is complete.
//! Simplified: a WaitGroup leaves its bubble as soon as its counter is 0, not when it is waited for;
//! the trace does not tell of a bubble's timers.

use super::{GId, GoReason, Heap, Timers};
use crate::vm::{Thrown, Vm};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// The number of a bubble, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BubbleId(pub u32);

/// Midnight, 1 January 2000, UTC: every bubble's first moment.
const FIRST_MOMENT: u64 = 946_684_800_000_000_000;

#[derive(Clone, Debug)]
pub struct Bubble {
    /// Nanoseconds since 1970.
    pub now: u64,
    pub timers: Timers,
    root: GId,
    main: Option<GId>,
    /// Who is in `synctest.Wait`.
    waiter: Option<GId>,
    /// Main has ended: the clock stands still.
    is_done: bool,
    total: u32,
    running: u32,
    active: u32,
}

#[derive(Clone, Debug, Default)]
pub struct Bubbles {
    all: Vec<Bubble>,
    /// Those that may be idle since the last look.
    unsettled: Vec<BubbleId>,
    /// WaitGroups that count goroutines of a bubble, by address.
    pub groups: BTreeMap<u64, BubbleId>,
    /// The bubble whose deadlock ends the program, if it does.
    pub stuck: Option<BubbleId>,
}

impl Bubbles {
    pub fn get(&self, id: BubbleId) -> &Bubble {
        &self.all[id.0 as usize]
    }

    pub fn get_mut(&mut self, id: BubbleId) -> &mut Bubble {
        &mut self.all[id.0 as usize]
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// For the digest of the machine.
    pub fn hash(&self, state: &mut impl Hasher) {
        for bubble in &self.all {
            (bubble.now, &bubble.timers.heap, bubble.total, bubble.running, bubble.active).hash(state);
            (bubble.root, bubble.main, bubble.waiter, bubble.is_done).hash(state);
        }
        (&self.unsettled, &self.groups, self.stuck).hash(state);
    }
}

/// Why a bubble could not go on to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stuck {
    No,
    MainEnded,
    AllBlocked,
}

impl Vm {
    /// The bubble of the goroutine that runs.
    pub(crate) fn bubble(&self) -> Option<BubbleId> {
        if self.sched.bubbles.is_empty() {
            return None;
        }
        self.sched.ms[self.m].g.and_then(|g| self.sched.g(g).bubble)
    }

    /// The clock by which the running goroutine goes.
    pub(crate) fn clock(&mut self) -> u64 {
        match self.bubble() {
            Some(bubble) => self.sched.bubbles.get(bubble).now,
            None => self.nanotime(),
        }
    }

    /// `synctest.Run`: the running goroutine is the root of a new bubble, in which `closure` is called.
    pub(crate) fn begin_bubble(&mut self, closure: u64) {
        let root = self.current_g();
        let id = BubbleId(self.sched.bubbles.all.len() as u32);
        self.sched.bubbles.all.push(Bubble {
            now: FIRST_MOMENT,
            timers: Timers::default(),
            root,
            main: None,
            waiter: None,
            is_done: false,
            total: 1,
            running: 1,
            active: 1,
        });
        self.sched.g_mut(root).bubble = Some(id);
        let p = self.current_p();
        let main = self.go(closure, p);
        self.sched.bubbles.get_mut(id).main = main;
    }

    /// The root fires what is due and waits until its bubble is idle.
    pub(crate) fn wait_for_bubble(&mut self) {
        let Some(id) = self.bubble() else { return };
        let now = self.sched.bubbles.get(id).now;
        let p = self.current_p();
        self.run_due(Heap::Bubble(id), now, p);
        self.sched.bubbles.get_mut(id).active -= 1;
        self.park(GoReason::SynctestRun);
    }

    /// The root sets the clock to the next timer. Whether there is one.
    pub(crate) fn advance_bubble(&mut self) -> bool {
        let Some(id) = self.bubble() else { return false };
        let bubble = self.sched.bubbles.get_mut(id);
        let next = bubble.timers.wake_time();
        if next == 0 || bubble.is_done {
            return false;
        }
        bubble.now = next;
        true
    }

    /// The root leaves its bubble.
    pub(crate) fn end_bubble(&mut self) -> Stuck {
        let Some(id) = self.bubble() else { return Stuck::No };
        let root = self.current_g();
        self.sched.g_mut(root).bubble = None;
        self.sched.bubbles.groups.retain(|_, bubble| *bubble != id);
        let bubble = self.sched.bubbles.get(id);
        let stuck = match (bubble.total, bubble.is_done) {
            (1, _) => return Stuck::No,
            (_, true) => Stuck::MainEnded,
            (_, false) => Stuck::AllBlocked,
        };
        self.sched.bubbles.stuck = Some(id);
        stuck
    }

    /// `synctest.Wait`, first half: what is wrong with calling it, or the goroutine waits.
    pub(crate) fn wait_for_idleness(&mut self) -> Result<(), &'static str> {
        let Some(id) = self.bubble() else {
            return Err("goroutine is not in a bubble");
        };
        let g = self.current_g();
        let bubble = self.sched.bubbles.get_mut(id);
        if bubble.waiter.is_some() {
            return Err("wait already in progress");
        }
        bubble.waiter = Some(g);
        self.park(GoReason::SynctestWait);
        Ok(())
    }

    /// Its second half: it was woken.
    pub(crate) fn found_idle(&mut self) {
        if let Some(id) = self.bubble() {
            let bubble = self.sched.bubbles.get_mut(id);
            bubble.active -= 1;
            bubble.waiter = None;
        }
    }

    /// A goroutine was made, in the bubble of the one that runs.
    pub(super) fn join_bubble(&mut self, g: GId) {
        let Some(id) = self.bubble() else { return };
        self.sched.g_mut(g).bubble = Some(id);
        let bubble = self.sched.bubbles.get_mut(id);
        bubble.total += 1;
        bubble.running += 1;
    }

    pub(super) fn leave_bubble(&mut self, g: GId) {
        let Some(id) = self.sched.g_mut(g).bubble.take() else {
            return;
        };
        let bubble = self.sched.bubbles.get_mut(id);
        bubble.total -= 1;
        bubble.running -= 1;
        bubble.is_done |= bubble.main == Some(g);
        self.sched.bubbles.unsettled.push(id);
    }

    /// A goroutine begins to wait.
    pub(crate) fn blocked_in_bubble(&mut self, g: GId) {
        let g = self.sched.g(g);
        if let Some(id) = g.bubble
            && g.reason.is_durable()
        {
            self.sched.bubbles.get_mut(id).running -= 1;
            self.sched.bubbles.unsettled.push(id);
        }
    }

    /// A goroutine that waited does not any more.
    pub(super) fn readied_in_bubble(&mut self, g: GId) {
        let g = self.sched.g(g);
        if let Some(id) = g.bubble
            && g.reason.is_durable()
        {
            self.sched.bubbles.get_mut(id).running += 1;
        }
    }

    /// `maybeWakeLocked`: of each bubble that is idle now, one goroutine is woken, on P `p`.
    pub(super) fn settle_bubbles(&mut self, p: usize) {
        while let Some(id) = self.sched.bubbles.unsettled.pop() {
            let bubble = self.sched.bubbles.get_mut(id);
            if bubble.running > 0 || bubble.active > 0 {
                continue;
            }
            bubble.active += 1;
            let next = bubble.timers.wake_time();
            let woken = match bubble.waiter {
                Some(waiter) if next == 0 || next > bubble.now => waiter,
                _ => bubble.root,
            };
            self.ready(woken, p);
        }
    }

    /// A WaitGroup's state, `before` so far, gets the counter `after`: what is wrong with that.
    pub(crate) fn count_in_bubble(&mut self, group: u64, before: u64, after: i32) -> Option<&'static str> {
        if self.sched.bubbles.is_empty() {
            return None;
        }
        let (here, of) = (self.bubble(), self.sched.bubbles.groups.get(&group).copied());
        match (here, of) {
            (None, None) => return None,
            (None, Some(_)) => return Some("sync: WaitGroup.Add called from inside and outside synctest bubble"),
            (Some(here), Some(of)) if here != of => {
                return Some("sync: WaitGroup.Add called from multiple synctest bubbles");
            }
            // Real Go cannot note a bubble at a variable of a package.
            (Some(here), None) if !self.memory.is_static(group) => {
                if before != 0 {
                    return Some("sync: WaitGroup.Add called from inside and outside synctest bubble");
                }
                self.sched.bubbles.groups.insert(group, here);
            }
            _ => {}
        }
        if after == 0 {
            self.sched.bubbles.groups.remove(&group);
        }
        None
    }

    /// Whether a condition variable's first waiter belongs to a bubble that is not the running goroutine's.
    pub(crate) fn notifies_foreign(&self, list: u64) -> bool {
        if self.sched.bubbles.is_empty() {
            return false;
        }
        let waiting = self.sched.semaphores.notified.get(&list).and_then(|queue| queue.front());
        let of = waiting.and_then(|(_, g)| self.sched.g(*g).bubble);
        of.is_some() && of != self.bubble()
    }

    /// A channel that belongs to a bubble which is not the running goroutine's ends the program.
    pub(crate) fn check_bubble(&self, address: u64, what: &str) -> Result<(), Thrown> {
        if self.sched.bubbles.is_empty() {
            return Ok(());
        }
        let of = self.chan_number(address).and_then(|number| self.chans.get(number).bubble);
        match of {
            Some(_) if of != self.bubble() => {
                Err(Thrown::Fatal(format!("{what} synctest channel from outside bubble")))
            }
            _ => Ok(()),
        }
    }

    /// Whether waiting for a WaitGroup is durable.
    pub(crate) fn counts_for_bubble(&self, group: u64) -> bool {
        let here = self.bubble();
        here.is_some() && self.sched.bubbles.groups.get(&group).copied() == here
    }
}
