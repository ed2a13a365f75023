//! Lanes of a whole run on virtual time: what each strand did from when to when, so that runs can
//! stand under each other on one clock.
//!
//! Strands are those of the timeline: goroutines; else tasks, generators, and threads where there
//! are several or nothing else. Up to [`LANES_MAX`] have a lane each; of more, each family that has
//! several members is one lane of shares. The tasks with which `asyncio.run` closes its loop are left out.

use crate::compare::is_closing;
use crate::hue::Hue;
use crate::replay::Replay;
use crate::strand::{Standing, Strand};
use crate::timeline::{LaneKind, Shares};
use trace::{StrandId, Time};

/// More lanes than this are folded into families.
pub const LANES_MAX: usize = 12;

/// From when to when a strand stood so; nanoseconds. What ran is kept even if it took no time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    pub from: u64,
    pub to: u64,
    pub standing: Standing,
}

#[derive(Clone, PartialEq, Debug)]
pub struct TimeLane {
    /// `T2`, `G7`; of a family, how many there are.
    pub label: String,
    /// The function that it runs.
    pub name: String,
    pub hue: Hue,
    pub course: Course,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Course {
    Strand(Vec<Stretch>),
    /// From each time on, how many members run, are ready, wait; and how many members there are.
    Family { shares: Vec<(u64, Shares)>, members: usize },
}

impl TimeLane {
    /// How the strand stands at a time; none before it is made, and for a family.
    pub fn standing_at(&self, at: u64) -> Option<Standing> {
        let Course::Strand(stretches) = &self.course else {
            return None;
        };
        let after = stretches.partition_point(|stretch| stretch.from <= at);
        after.checked_sub(1).map(|last| stretches[last].standing)
    }

    /// Every time at which something of it changes.
    pub fn changes(&self) -> Vec<u64> {
        match &self.course {
            Course::Strand(stretches) => stretches.iter().map(|stretch| stretch.from).collect(),
            Course::Family { shares, .. } => shares.iter().map(|(at, _)| *at).collect(),
        }
    }
}

/// The lanes of a run, in order of birth.
pub fn lanes(replay: &Replay) -> Vec<TimeLane> {
    let newest = replay.newest();
    let timeline = &replay.timeline;
    let goroutines = newest.goroutines().next().is_some();
    let many_threads = newest.threads.len() > 1;
    let nothing_else = newest.tasks.is_empty();
    let shown = |strand: &Strand| match goroutines {
        true => strand.is_goroutine(),
        false => {
            let closing = is_closing(replay.trace().text(strand.function));
            !closing && (strand.is_task() || strand.is_hand_driven() || many_threads || nothing_else)
        }
    };
    let strand_of = |lane: usize| match timeline.lanes[lane].kind {
        LaneKind::Loop(_) => None,
        LaneKind::Strand(id) => newest.strand(id).filter(|strand| shown(strand)),
    };
    let count = (0..timeline.lanes.len()).filter(|lane| strand_of(*lane).is_some()).count();
    if count <= LANES_MAX {
        let strands = (0..timeline.lanes.len()).filter_map(|lane| Some((lane, strand_of(lane)?)));
        return strands.map(|(lane, strand)| strand_lane(replay, lane, strand)).collect();
    }
    let mut folded = Vec::new();
    for family in &timeline.families {
        let members = family.lanes.iter().map(|lane| *lane as usize);
        let members: Vec<usize> = members.filter(|lane| strand_of(*lane).is_some()).collect();
        match members.as_slice() {
            [] => {}
            [lane] => folded.extend(strand_of(*lane).map(|strand| strand_lane(replay, *lane, strand))),
            _ => folded.push(TimeLane {
                label: members.len().to_string(),
                name: family.name.clone(),
                hue: family.hue,
                course: Course::Family {
                    shares: shares(replay, family.changes()),
                    members: members.len(),
                },
            }),
        }
    }
    folded
}

fn strand_lane(replay: &Replay, lane: usize, strand: &Strand) -> TimeLane {
    let len = replay.len() as u32;
    let mut stretches: Vec<Stretch> = Vec::new();
    for span in replay.timeline.lanes[lane].spans(0, len.max(1), len) {
        let (from, to) = (time_at(replay, span.start), time_at(replay, span.end));
        let passing = from == to && span.end < len && span.standing != Standing::Running;
        match stretches.last_mut() {
            _ if passing => {}
            Some(last) if last.standing == span.standing && last.to == from => last.to = to,
            _ => stretches.push(Stretch {
                from,
                to,
                standing: span.standing,
            }),
        }
    }
    TimeLane {
        label: strand.label.to_string(),
        name: name_of(replay, strand.id),
        hue: strand.hue,
        course: Course::Strand(stretches),
    }
}

fn name_of(replay: &Replay, id: StrandId) -> String {
    let strand = replay.newest().strand(id);
    strand.map_or_else(String::new, |strand| replay.trace().text(strand.function).to_owned())
}

/// The last of several changes at one time is the one that lasts.
fn shares<'a>(replay: &Replay, changes: impl Iterator<Item = (u32, &'a Shares)>) -> Vec<(u64, Shares)> {
    let mut told: Vec<(u64, Shares)> = Vec::new();
    for (event, shares) in changes {
        let at = time_at(replay, event);
        match told.last_mut() {
            Some(last) if last.0 == at => last.1 = *shares,
            _ => told.push((at, *shares)),
        }
    }
    told
}

/// When an event happened; the end of the trace for what lies beyond it.
fn time_at(replay: &Replay, event: u32) -> u64 {
    let event = event as usize;
    match event < replay.len() {
        true => replay.trace().at(event).0,
        false => replay.timeline.last_at().max(Time(0)).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::gather_trace;
    use crate::strand::WaitKind;

    #[test]
    fn a_strands_stretches_follow_each_other_to_the_end_of_the_run() {
        let replay = Replay::of(gather_trace());
        let lanes = lanes(&replay);
        let end = replay.timeline.last_at().0;
        let labels: Vec<&str> = lanes.iter().map(|lane| lane.label.as_str()).collect();
        assert_eq!(labels, ["main", "T2", "T3", "T4", "T5"]);
        for lane in &lanes {
            let Course::Strand(stretches) = &lane.course else { panic!("few enough") };
            assert!(stretches.windows(2).all(|pair| pair[0].to == pair[1].from), "{stretches:?}");
            assert_eq!(stretches.last().map(|last| last.to), Some(end));
            assert!(stretches.iter().any(|stretch| stretch.standing == Standing::Running));
        }
        assert_eq!(lanes[1].standing_at(250_000_000), Some(Standing::Waiting(WaitKind::Timer)));
        assert_eq!(lanes[1].standing_at(end), Some(Standing::Done));
    }
}
