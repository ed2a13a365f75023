//! Ps and Ms.

use super::Walk;
use std::collections::VecDeque;
use trace::*;

/// Slots of a P's ring.
pub const RING: u32 = 256;

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Processor {
    pub number: u32,
    /// The M that holds it, or that was given it and is waking.
    pub held: Option<ThreadId>,
    pub running: Option<StrandId>,
    pub runnext: Option<StrandId>,
    pub ring: VecDeque<StrandId>,
    /// The slot of the ring's head, 0 to 255.
    pub head: u32,
    pub tick: u32,
    /// When the time slice that runs began.
    pub slice_since: Time,
    /// Its M is in a system call, and has not lost it.
    pub syscall: bool,
    /// sysmon asked for the end of the slice.
    pub preempt: bool,
    pub timers: u32,
}

impl Processor {
    pub(super) fn pop_head(&mut self) -> Option<StrandId> {
        let g = self.ring.pop_front()?;
        self.head = (self.head + 1) % RING;
        Some(g)
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Machine {
    pub p: Option<u32>,
    /// What it runs, or what is in a system call on it.
    pub g: Option<StrandId>,
    pub spinning: bool,
    pub idle: bool,
    pub syscall: bool,
    /// Its last look for work.
    pub walk: Option<Walk>,
}

/// Goroutines that go from one P to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Theft {
    pub thief: u32,
    pub victim: u32,
    pub runnext: bool,
    /// In their order; the last one runs.
    pub gs: Vec<StrandId>,
    /// How many the victim had in its ring before, and the slot where they began.
    pub of: u32,
    pub from_slot: u32,
}
