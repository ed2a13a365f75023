//! The lane of a P in the timeline: who ran on it when, and when nobody did.

use super::{GoState, Processor};
use trace::*;

/// What a P does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Doing {
    /// On the idle list.
    #[default]
    Idle,
    /// Its M looks for work, or wakes.
    Looks,
    Runs(StrandId),
    /// Its M is in a system call with it.
    Syscall,
}

impl Doing {
    fn of(go: &GoState, p: &Processor) -> Doing {
        match (p.running, p.held) {
            (Some(g), _) => Doing::Runs(g),
            (None, None) => Doing::Idle,
            (None, Some(m)) if p.syscall || go.machine(m).is_some_and(|m| m.syscall) => Doing::Syscall,
            (None, Some(_)) => Doing::Looks,
        }
    }
}

#[derive(Clone, Default, PartialEq, Debug)]
pub struct ProcessorLane {
    /// Parallel arrays: `doings[i]` holds from event `starts[i]` to `starts[i + 1]`.
    starts: Vec<u32>,
    doings: Vec<Doing>,
}

impl ProcessorLane {
    fn push(&mut self, event: u32, doing: Doing) {
        if self.doings.last().copied().unwrap_or_default() == doing {
            return;
        }
        self.starts.push(event);
        self.doings.push(doing);
    }

    /// What it does in the events `from..to`, in order: first event, end, what.
    pub fn spans(&self, from: u32, to: u32, end: u32) -> impl Iterator<Item = (u32, u32, Doing)> + '_ {
        let first = self.starts.partition_point(|start| *start <= from).saturating_sub(1);
        let last = self.starts.partition_point(|start| *start < to);
        (first..last).map(move |index| {
            let next = self.starts.get(index + 1).copied().unwrap_or(end);
            (self.starts[index], next, self.doings[index])
        })
    }
}

/// Takes the state after an event.
pub(crate) fn push(lanes: &mut Vec<ProcessorLane>, event: u32, go: &GoState) {
    if lanes.len() < go.ps.len() {
        lanes.resize(go.ps.len(), ProcessorLane::default());
    }
    for (number, lane) in lanes.iter_mut().enumerate() {
        let doing = go.ps.get(number).map_or(Doing::Idle, |p| Doing::of(go, p));
        lane.push(event, doing);
    }
}
