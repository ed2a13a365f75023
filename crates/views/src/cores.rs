//! Which thread ran on which core, from when to when: the picture of parallelism.

use crate::hue::Hue;
use crate::machine::EventLoopState;
use crate::replay::Replay;
use std::collections::BTreeMap;
use std::fmt::Write;
use trace::{Event, ThreadId, Trace};

/// One thread on one core, from when to when, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slice {
    pub core: u32,
    pub thread: ThreadId,
    pub from: u64,
    pub to: u64,
}

/// The cores of a whole run.
#[derive(Clone, PartialEq, Debug)]
pub struct CoreLanes {
    pub cores: u32,
    /// In the order in which they ended.
    pub slices: Vec<Slice>,
    /// How each thread is called and coloured.
    pub threads: BTreeMap<ThreadId, (String, Hue)>,
    /// The time of the last event, in nanoseconds.
    pub end: u64,
    /// How many threads ran at one moment, for more than a hundredth of the time in which any
    /// ran: shorter overlaps are a thread that only asks for the GIL.
    pub at_once: usize,
}

impl CoreLanes {
    /// Of a computer with `cores` cores, 1 at least; more are drawn if the trace has more.
    pub fn of(replay: &Replay, cores: u32) -> CoreLanes {
        let mut lanes = CoreLanes::slices_of(replay.trace(), cores);
        let state: &EventLoopState = replay.newest();
        for (id, thread) in &state.threads {
            if let Some(strand) = state.strand(thread.strand) {
                lanes.threads.insert(*id, (strand.label.to_string(), strand.hue));
            }
        }
        lanes
    }

    fn slices_of(trace: &Trace, cores: u32) -> CoreLanes {
        let mut on: BTreeMap<ThreadId, (u32, u64)> = BTreeMap::new();
        let mut lanes = CoreLanes {
            cores: cores.max(1),
            slices: Vec::new(),
            threads: BTreeMap::new(),
            end: 0,
            at_once: 0,
        };
        for record in trace.records() {
            let (thread, at) = (record.thread, record.at.0);
            lanes.end = at;
            match record.event {
                Event::ThreadRunning { core } => {
                    lanes.cores = lanes.cores.max(core.0 + 1);
                    on.insert(thread, (core.0, at));
                }
                Event::ThreadPreempted { .. }
                | Event::ThreadBlocked { .. }
                | Event::ThreadExited { .. } => lanes.leave(&mut on, thread, at),
                _ => {}
            }
        }
        let left: Vec<ThreadId> = on.keys().copied().collect();
        for thread in left {
            lanes.leave(&mut on, thread, lanes.end);
        }
        lanes.at_once = lanes.together();
        lanes
    }

    fn leave(&mut self, on: &mut BTreeMap<ThreadId, (u32, u64)>, thread: ThreadId, to: u64) {
        if let Some((core, from)) = on.remove(&thread) {
            self.slices.push(Slice { core, thread, from, to });
        }
    }

    /// See `at_once`.
    fn together(&self) -> usize {
        let mut changes: Vec<(u64, i32)> = Vec::new();
        for slice in &self.slices {
            changes.extend([(slice.from, 1), (slice.to, -1)]);
        }
        changes.sort_unstable();
        let mut lasted: BTreeMap<i32, u64> = BTreeMap::new();
        let (mut count, mut since) = (0, 0);
        for (at, change) in changes {
            *lasted.entry(count).or_default() += at - since;
            (count, since) = (count + change, at);
        }
        lasted.remove(&0);
        let busy: u64 = lasted.values().sum();
        let long = lasted.iter().rev().find(|(_, long)| **long * 100 >= busy);
        long.map_or(0, |(count, _)| *count as usize)
    }

    /// How long all cores together were busy, in nanoseconds.
    pub fn busy(&self) -> u64 {
        self.slices.iter().map(|slice| slice.to - slice.from).sum()
    }

    /// An SVG path around a thread's slices: `scale` pixels a nanosecond, from (`left`, `top`), a
    /// lane each `lane` pixels and bars of `bar`; what is narrower than a pixel is one.
    pub fn outline(&self, thread: ThreadId, scale: f64, [left, top, lane, bar]: [f64; 4]) -> String {
        let mut path = String::new();
        let mut drawn: BTreeMap<u32, f64> = BTreeMap::new();
        for slice in self.slices.iter().filter(|slice| slice.thread == thread) {
            let (x0, x1) = (slice.from as f64 * scale, slice.to as f64 * scale);
            let last = drawn.entry(slice.core).or_insert(-1.0);
            if x1 < *last + 0.5 {
                continue;
            }
            *last = x1.max(x0 + 1.0);
            let y = top + f64::from(slice.core) * lane + (lane - bar) / 2.0;
            let width = (x1 - x0).max(1.0);
            let _ = write!(path, "M{:.1} {y}h{width:.1}v{bar}h-{width:.1}z", left + x0);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{CoreId, Moment, StrandId, Time};

    #[test]
    fn slices_end_where_a_thread_leaves_its_core() {
        let mut trace = Trace::new();
        let mut push = |at: u64, thread: u32, event: Event| {
            let moment = Moment {
                at: Time(at),
                step: at,
                thread: ThreadId(thread),
                strand: StrandId(thread),
                line: 0,
            };
            trace.push(moment, &event);
        };
        push(0, 0, Event::ThreadRunning { core: CoreId(0) });
        push(3, 1, Event::ThreadRunning { core: CoreId(1) });
        push(5, 0, Event::ThreadPreempted { core: CoreId(0) });
        push(9, 1, Event::ThreadExited { core: CoreId(1) });
        let lanes = CoreLanes::slices_of(&trace, 2);
        assert_eq!((lanes.end, lanes.at_once, lanes.slices.len()), (9, 2, 2));
        assert_eq!((lanes.slices[1].from, lanes.slices[1].to), (3, 9));
        let path = lanes.outline(ThreadId(1), 10.0, [0.0, 0.0, 23.0, 17.0]);
        assert!(path.starts_with("M30.0 26h60.0v17"), "{path}");
    }

    #[test]
    fn a_run_that_mostly_waits_has_threads_that_ran_all_the_same() {
        let slice = |from, to| Slice {
            core: 0,
            thread: ThreadId(0),
            from,
            to,
        };
        let mut lanes = CoreLanes::slices_of(&Trace::new(), 1);
        (lanes.end, lanes.slices) = (1_000_005, vec![slice(0, 5), slice(1_000_000, 1_000_005)]);
        assert_eq!(lanes.together(), 1);
    }
}
