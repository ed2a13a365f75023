//! The comparison's own state: texts, runs, and the one time that all are looked at.

use super::run::{Run, Variant};
use std::rc::Rc;
use yew::Reducible;

/// How long the whole is played at 1×. Seconds.
const PLAY_SECONDS: f64 = 8.0;
/// Changes nearer to each other than this share of the axis are one step.
const STEP_SHARE: u64 = 2_000;
/// Of a run that goes on, so much more than the longest that ended is drawn: a quarter.
const BEYOND: u64 = 4;

pub const SPEEDS: [(f64, &str); 4] = [(0.25, "¼×"), (0.5, "½×"), (1.0, "1×"), (2.0, "2×")];
pub const SPEED_USUAL: usize = 2;

#[derive(Clone, PartialEq)]
pub struct Bench {
    pub variants: Rc<Vec<Variant>>,
    /// As they stand in the editors.
    pub texts: Vec<Rc<str>>,
    /// As they were when they were measured.
    pub ran: Vec<Rc<str>>,
    /// Counts the times that the page, not the reader, replaced a text.
    pub documents: Vec<u32>,
    /// Counts measurings.
    pub round: u32,
    pub runs: Vec<Option<Rc<Run>>>,
    /// Virtual nanoseconds; none: the end.
    now: Option<u64>,
    pub playing: bool,
    pub speed: usize,
    /// Every time at which something changes, those at one place taken together; sorted.
    pub changes: Rc<Vec<u64>>,
}

pub enum Action {
    Edit(usize, Rc<str>),
    Reset(usize),
    Measure,
    Told(u32, usize, Rc<Run>),
    Seek(u64),
    /// To the next change, or the previous one.
    Step {
        forward: bool,
    },
    Play(bool),
    /// So many seconds of the reader's have passed in play.
    Tick(f64),
    SetSpeed(usize),
}

impl Bench {
    pub fn new(variants: Rc<Vec<Variant>>, texts: Vec<Rc<str>>) -> Bench {
        Bench {
            ran: texts.clone(),
            documents: vec![0; texts.len()],
            round: 1,
            runs: vec![None; texts.len()],
            now: None,
            playing: false,
            speed: SPEED_USUAL,
            changes: Rc::default(),
            variants,
            texts,
        }
    }

    /// The common axis ends here. Nanoseconds.
    pub fn end(&self) -> u64 {
        let runs = || self.runs.iter().flatten().filter(|run| run.has_run());
        let longest = |goes_on: bool| {
            let ends = runs().filter(|run| run.goes_on() == goes_on);
            ends.map(|run| run.measures.wall).max()
        };
        match (longest(false), longest(true)) {
            (Some(over), Some(open)) => open.min(over.saturating_add(over / BEYOND)).max(over),
            (Some(end), None) | (None, Some(end)) => end,
            (None, None) => 0,
        }
    }

    pub fn now(&self) -> u64 {
        self.now.unwrap_or(u64::MAX).min(self.end())
    }

    pub fn is_edited(&self) -> bool {
        self.texts != self.ran
    }

    /// How many are measured; all: nobody is waited for.
    pub fn measured(&self) -> usize {
        self.runs.iter().flatten().count()
    }

    fn find_changes(&mut self) {
        let end = self.end();
        let mut times: Vec<u64> = vec![0, end];
        for run in self.runs.iter().flatten() {
            times.extend(run.lanes.iter().flat_map(|lane| lane.changes()));
            times.extend(run.lines.iter().map(|line| line.at.0));
            times.push(run.measures.wall);
        }
        times.retain(|time| *time <= end);
        times.sort_unstable();
        let near = end / STEP_SHARE;
        let mut changes: Vec<u64> = Vec::new();
        let mut first = 0;
        for time in times {
            match changes.last_mut() {
                Some(last) if time - first <= near => *last = time,
                _ => {
                    first = time;
                    changes.push(time);
                }
            }
        }
        self.changes = Rc::new(changes);
    }

    /// The place in `changes` of the last one that has happened.
    pub fn place(&self) -> usize {
        let now = self.now();
        self.changes.partition_point(|time| *time <= now).saturating_sub(1)
    }

    fn step(&mut self, forward: bool) {
        let now = self.now();
        let to = match forward {
            true => self.changes.iter().find(|time| **time > now),
            false => self.changes.iter().rev().find(|time| **time < now),
        };
        if let Some(to) = to {
            self.now = Some(*to);
        }
        self.playing &= self.now() < self.end();
    }
}

impl Reducible for Bench {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut bench = (*self).clone();
        match action {
            Action::Edit(index, text) => bench.texts[index] = text,
            Action::Reset(index) => {
                bench.texts[index] = bench.variants[index].original().into();
                bench.documents[index] += 1;
            }
            Action::Measure => {
                bench.ran.clone_from(&bench.texts);
                bench.round += 1;
                bench.runs.fill(None);
                bench.changes = Rc::default();
                (bench.now, bench.playing) = (None, false);
            }
            Action::Told(round, index, run) => {
                if round == bench.round {
                    bench.runs[index] = Some(run);
                    bench.find_changes();
                }
            }
            Action::Seek(now) => {
                bench.now = Some(now.min(bench.end()));
                bench.playing = false;
            }
            Action::Step { forward } => bench.step(forward),
            Action::Play(playing) => {
                if playing && bench.now() >= bench.end() {
                    bench.now = Some(0);
                }
                bench.playing = playing && bench.end() > 0;
            }
            Action::Tick(seconds) => {
                let share = seconds / PLAY_SECONDS * SPEEDS[bench.speed % SPEEDS.len()].0;
                let end = bench.end();
                let now = bench.now() + ((end as f64 * share) as u64).max(1);
                bench.now = Some(now.min(end));
                bench.playing &= now < end;
            }
            Action::SetSpeed(speed) => bench.speed = speed,
        }
        Rc::new(bench)
    }
}
