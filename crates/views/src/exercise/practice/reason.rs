//! Why one may think that a strand comes next: where it stands at the moment.

use super::Who;
use crate::go::{GoStatus, Spot};
use crate::machine::EventLoopState;
use crate::strand::Standing;
use trace::*;

#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// It runs, and goes on.
    GoesOn(Who),
    /// The `place`th of a loop's `ready`, from 1.
    Ready { who: Who, place: usize },
    /// Its timer is due then.
    Timer { who: Who, when: Time },
    /// What it waits for may be there at any moment.
    Waits(Who),
    /// It would run as soon as it is made.
    New(Who),
    /// It would get further than the others.
    Further(Who),
    Runnext { who: Who, p: u32 },
    /// The `place`th of P `p`'s ring, from 1.
    Ring { who: Who, p: u32, place: usize },
    Global { who: Who, place: usize },
    /// The `place`th that waits for the GIL.
    Gil { who: Who, place: usize },
    /// It has the GIL, and could take it again.
    KeepsGil(Who),
    /// All that is left only waits.
    AllWait,
    /// What a queue is said to be for.
    Queue(super::Queue),
    Wait(super::WaitEnd),
    Ending(super::Ending),
}

/// Where `who` stands at the moment of `state`.
pub(super) fn reason_of(state: &EventLoopState, id: StrandId, who: Who) -> Reason {
    let Some(strand) = state.strand(id) else {
        return Reason::New(who);
    };
    if let Some(goroutine) = state.go.goroutine(id) {
        return match (goroutine.status, goroutine.spot) {
            (_, Some(Spot::Runnext(p))) => Reason::Runnext { who, p },
            (_, Some(Spot::Local(p))) => {
                let ring = state.go.ps.get(p as usize).map(|p| &p.ring);
                let place = ring.and_then(|ring| ring.iter().position(|other| *other == id));
                Reason::Ring { who, p, place: place.unwrap_or(0) + 1 }
            }
            (_, Some(Spot::Global)) => {
                let place = state.go.global.iter().position(|other| *other == id);
                Reason::Global { who, place: place.unwrap_or(0) + 1 }
            }
            (GoStatus::Running, None) => Reason::GoesOn(who),
            (GoStatus::Made, None) => Reason::New(who),
            _ => match goroutine.until {
                Some(when) => Reason::Timer { who, when },
                None => Reason::Waits(who),
            },
        };
    }
    if let Some(place) = place_in_ready(state, id) {
        return Reason::Ready { who, place };
    }
    match strand.standing {
        Standing::Running | Standing::Calling => running(state, strand.kind, id, strand.thread, who),
        Standing::New => Reason::New(who),
        _ => match state.timer_of(strand).or(sleeps_until(state, id)) {
            Some(when) => Reason::Timer { who, when },
            None => waiting(state, id, who),
        },
    }
}

fn running(state: &EventLoopState, kind: Option<StrandKind>, id: StrandId, thread: ThreadId, who: Who) -> Reason {
    // A thread that has started may still wait for the GIL.
    match kind {
        Some(StrandKind::Thread) => waiting(state, id, who),
        _ if state.running_on(thread).is_some() => Reason::GoesOn(who),
        _ => Reason::Waits(who),
    }
}

fn waiting(state: &EventLoopState, id: StrandId, who: Who) -> Reason {
    let thread = state.threads.values().find(|thread| thread.strand == id);
    let Some(thread) = thread else { return Reason::Waits(who) };
    match state.gil_of(thread.id) {
        Some(gil) if gil.holder == Some(thread.id) => Reason::GoesOn(who),
        Some(gil) => match gil.waiters.iter().position(|waiter| waiter.thread == thread.id) {
            Some(place) => Reason::Gil { who, place: place + 1 },
            None => Reason::Waits(who),
        },
        None if thread.core.is_some() => Reason::GoesOn(who),
        None => Reason::Waits(who),
    }
}

/// The task's place in its loop's `ready`, from 1.
fn place_in_ready(state: &EventLoopState, id: StrandId) -> Option<usize> {
    let mut loops = state.loops.values();
    loops.find_map(|on| {
        let tasks = on.ready.iter().map(|handle| state.handle(*handle)?.task);
        tasks.into_iter().position(|task| task == Some(id)).map(|place| place + 1)
    })
}

/// Until when a thread sleeps.
pub(super) fn sleeps_until(state: &EventLoopState, id: StrandId) -> Option<Time> {
    let thread = state.threads.values().find(|thread| thread.strand == id)?;
    thread.until.filter(|_| thread.waits == Some(WaitReason::Sleep))
}
