//! Go at one moment: Ms and Ps with their queues, goroutines, channels, locks.
//!
//! `GoState` is a part of the fold; `fold` changes it, event by event. Modelled
//! after what `runtime/proc.go`, `runtime/chan.go` and package sync of Go 1.27
//! keep; nothing here is more than the events say. Whatever can be long is
//! shared with the snapshots ([`Paged`], [`Line`]).

mod channel;
mod fold;
mod goroutine;
pub(crate) mod lane;
mod lock;
mod processor;
mod tree;
mod waits;
mod walk;

pub use channel::{Channel, Handed, Waiting};
pub use goroutine::{GoStatus, Goroutine, Spot};
pub use lane::{Doing, ProcessorLane};
pub use lock::{LockWaiter, SyncObject};
pub use processor::{Machine, Processor, RING, Theft};
pub use tree::{Kin, kinships};
pub use waits::{Wait, cycle, waits};
pub use walk::{Station, Walk};

use crate::line::Line;
use crate::paged::Paged;
use std::sync::Arc;
use trace::*;

/// A timer of a P's heap.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct GoTimer {
    pub p: u32,
    pub when: Time,
    pub armed: bool,
    /// Whom it wakes, or to which channel it sends, as far as that was seen.
    pub g: Option<StrandId>,
    pub chan: Option<ObjectId>,
}

/// What sysmon did last.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum SysmonDeed {
    Retook { p: u32, from: Option<ThreadId> },
    AskedToYield { g: StrandId, p: u32 },
}

/// A select as it looked at its cases.
#[derive(Clone, PartialEq, Debug)]
pub struct SelectLook {
    pub cases: Vec<SelectArm>,
    pub default: bool,
    /// The case that it went on with; none while it waits.
    pub chosen: Option<u32>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct GoState {
    /// By number. Empty: no Go program.
    pub ps: Vec<Arc<Processor>>,
    /// By the thread's number.
    pub ms: Paged<Option<Machine>>,
    pub global: Line<StrandId>,
    /// Idle Ps and Ms, the one that is taken next at the end.
    pub idle_ps: Vec<u32>,
    pub idle_ms: Vec<ThreadId>,
    /// By the strand's number.
    pub goroutines: Paged<Goroutine>,
    /// Goroutines in order of creation, those of the runtime itself included.
    pub order: Line<StrandId>,
    pub made: u32,
    pub live: u32,
    chans: Paged<Option<Arc<Channel>>>,
    syncs: Paged<Option<Arc<SyncObject>>>,
    /// The lock that a semaphore is a part of.
    owners: Paged<Option<ObjectId>>,
    /// Channels and locks in order of their first event.
    pub objects: Line<ObjectId>,
    pub timers: Paged<GoTimer>,
    pub sysmon: Option<ThreadId>,
    pub sysmon_deed: Option<(SysmonDeed, Time)>,
    /// The M that looked for work last.
    pub walker: Option<ThreadId>,

    // of the last event
    /// Goroutines that it moved from queue to queue.
    pub moved: Vec<StrandId>,
    pub theft: Option<Theft>,
    pub handed: Option<Handed>,
    /// It put a goroutine into `runnext`: whether that was just made, and who had to go.
    pub queued_next: Option<(bool, Option<StrandId>)>,
    /// The goroutine that it put at a tail had to make room for this one.
    pub kicked_by: Option<StrandId>,
    /// A timer woke the goroutine.
    pub woken_by_timer: bool,
    /// The channel or lock that it was about.
    pub object: Option<ObjectId>,

    taken: Option<StrandId>,
    /// Who had to leave `runnext` for whom, until the former stands elsewhere.
    kicked: Option<(StrandId, StrandId)>,
    last_fired: Option<ObjectId>,
}

impl GoState {
    pub fn is_go(&self) -> bool {
        !self.ps.is_empty()
    }

    pub fn goroutine(&self, id: StrandId) -> Option<&Goroutine> {
        self.goroutines.get(id.0 as usize).filter(|g| g.goid > 0)
    }

    pub fn machine(&self, id: ThreadId) -> Option<&Machine> {
        self.ms.get(id.0 as usize)?.as_ref()
    }

    pub fn chan(&self, id: ObjectId) -> Option<&Channel> {
        self.chans.get(id.0 as usize)?.as_deref()
    }

    pub fn sync(&self, id: ObjectId) -> Option<&SyncObject> {
        self.syncs.get(id.0 as usize)?.as_deref()
    }

    /// How many Ms look for work.
    pub fn spinning(&self) -> usize {
        self.ms.iter().flatten().filter(|m| m.spinning).count()
    }

    /// The timers of a P that are due first.
    pub fn timers_of(&self, p: u32, most: usize) -> Vec<GoTimer> {
        let of_p = self.timers.iter().filter(|timer| timer.armed && timer.p == p);
        let mut timers: Vec<GoTimer> = of_p.copied().collect();
        timers.sort_by_key(|timer| timer.when);
        timers.truncate(most);
        timers
    }

    /// The M that holds P `p`, or is about to.
    pub fn holder(&self, p: u32) -> Option<ThreadId> {
        self.ps.get(p as usize)?.held
    }

    /// Ms that are in a system call without a P, or that wait elsewhere without one.
    pub fn away(&self) -> impl Iterator<Item = (ThreadId, &Machine)> {
        let all = self.ms.iter().enumerate();
        all.filter_map(|(number, m)| Some((ThreadId(number as u32), m.as_ref()?)))
            .filter(|(thread, m)| m.p.is_none() && !m.idle && self.sysmon != Some(*thread))
    }
}
