//! The timeline: a lane per loop, thread, task and generator, built as events arrive.
//!
//! Spans are kept in *event numbers*; an axis maps those to abscissas. The
//! event-order axis gives each thing that ran one column, and each leap of
//! time in which nobody ran a zigzag; the time axis is virtual time itself.
//! Columns are structures of arrays, sorted by event, so that a view finds its
//! part by binary search.

use crate::go::{ProcessorLane, lane};
use crate::hue::Hue;
use crate::machine::EventLoopState;
use crate::strand::{Standing, Strand};
use std::collections::BTreeMap;
use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LaneKind {
    Loop(LoopId),
    Strand(StrandId),
}

/// What the loop's own lane shows in one column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoopMark {
    /// A handle that stepped a strand of this hue.
    Step(Hue),
    /// A due timer.
    Timer(Hue),
    /// A callback that is no task's step.
    Callback,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    pub kind: LaneKind,
    /// Parallel arrays: `standings[i]` holds from event `starts[i]` to `starts[i + 1]`.
    starts: Vec<u32>,
    standings: Vec<Standing>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Span {
    pub start: u32,
    /// The first event after it; the end of the trace for the last one.
    pub end: u32,
    pub standing: Standing,
}

impl Lane {
    fn new(kind: LaneKind) -> Lane {
        Lane {
            kind,
            starts: Vec::new(),
            standings: Vec::new(),
        }
    }

    fn stand(&mut self, event: u32, standing: Standing) {
        match (self.starts.last(), self.standings.last_mut()) {
            (Some(start), Some(last)) if *start == event => *last = standing,
            (_, Some(last)) if *last == standing => {}
            _ => {
                self.starts.push(event);
                self.standings.push(standing);
            }
        }
    }

    /// The spans that touch the events `from..to`, in order.
    pub fn spans(&self, from: u32, to: u32, end: u32) -> impl Iterator<Item = Span> + '_ {
        let first = self.starts.partition_point(|start| *start <= from);
        let range = first.saturating_sub(1)..self.starts.partition_point(|start| *start < to);
        range.map(move |index| Span {
            start: self.starts[index],
            end: self.starts.get(index + 1).copied().unwrap_or(end),
            standing: self.standings[index],
        })
    }

    pub fn born(&self) -> u32 {
        self.starts.first().copied().unwrap_or(0)
    }
}

/// How many of a family's members run, are ready, wait; those that are over or unborn are not counted.
pub type Shares = [u32; 3];

/// Strands that run the same function: one lane when there are too many of them.
#[derive(Clone, PartialEq, Debug)]
pub struct Family {
    pub name: String,
    pub hue: Hue,
    /// The members' lanes, in order of birth.
    pub lanes: Vec<u32>,
    /// Parallel arrays: `shares[i]` holds from event `starts[i]` on.
    starts: Vec<u32>,
    shares: Vec<Shares>,
}

impl Family {
    /// The shares after `event` events.
    pub fn at(&self, event: u32) -> Shares {
        let after = self.starts.partition_point(|start| *start <= event);
        let last = after.checked_sub(1);
        last.map_or([0; 3], |last| self.shares[last])
    }

    /// Every change, with the event that it came with.
    pub fn changes(&self) -> impl Iterator<Item = (u32, &Shares)> {
        self.starts.iter().copied().zip(&self.shares)
    }

    fn change(&mut self, event: u32, from: Option<usize>, to: Option<usize>) {
        let mut shares = self.shares.last().copied().unwrap_or_default();
        if let Some(from) = from {
            shares[from] = shares[from].saturating_sub(1);
        }
        if let Some(to) = to {
            shares[to] += 1;
        }
        match self.starts.last() {
            Some(last) if *last == event => *self.shares.last_mut().expect("parallel") = shares,
            _ => {
                self.starts.push(event);
                self.shares.push(shares);
            }
        }
    }
}

/// The place of a standing in [`Shares`].
fn share_of(standing: Standing) -> Option<usize> {
    match standing {
        Standing::Running | Standing::Calling => Some(0),
        Standing::Ready | Standing::Preempted => Some(1),
        Standing::Waiting(_) | Standing::Suspended => Some(2),
        Standing::New | Standing::Done | Standing::Failed | Standing::Cancelled => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// The beginning of a turn.
    Turn(u32),
    /// Time passed and nobody ran: nanoseconds.
    Leap(u64),
    /// A due timer moved.
    Due,
    /// Somebody ran.
    Run,
}

/// The columns of the event-order axis, sorted by event.
#[derive(Clone, Default, Debug, PartialEq)]
pub struct Columns {
    pub events: Vec<u32>,
    pub lefts: Vec<f32>,
    pub kinds: Vec<ColumnKind>,
    width: f32,
}

/// Widths in units of one handle.
const TURN_WIDTH: f32 = 0.36;
const LEAP_WIDTH: f32 = 1.65;

/// Less than this, in nanoseconds, is the work of the call itself, not a wait.
const LEAP_NS_MIN: u64 = 100_000;

impl Columns {
    fn push(&mut self, event: u32, kind: ColumnKind) {
        let width = match kind {
            ColumnKind::Turn(_) => TURN_WIDTH,
            ColumnKind::Leap(_) => LEAP_WIDTH,
            ColumnKind::Due | ColumnKind::Run => 1.0,
        };
        self.events.push(event);
        self.lefts.push(self.width);
        self.kinds.push(kind);
        self.width += width;
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The whole width, in units of one handle.
    pub fn width(&self) -> f32 {
        self.width
    }

    pub fn right(&self, column: usize) -> f32 {
        self.lefts.get(column + 1).copied().unwrap_or(self.width)
    }

    /// Where the moment after `event` events lies; events share their column evenly.
    pub fn place(&self, event: u32, len: u32) -> f32 {
        let after = self.events.partition_point(|start| *start <= event);
        let Some(column) = after.checked_sub(1) else {
            return 0.0;
        };
        let start = self.events[column];
        let end = self
            .events
            .get(after)
            .copied()
            .unwrap_or(len.max(start + 1));
        let share = (event - start) as f32 / (end - start).max(1) as f32;
        self.lefts[column] + (self.right(column) - self.lefts[column]) * share.min(1.0)
    }

    /// The event that lies at `place`.
    pub fn event_at(&self, place: f32, len: u32) -> u32 {
        let after = self.lefts.partition_point(|left| *left <= place);
        let Some(column) = after.checked_sub(1) else {
            return 0;
        };
        let start = self.events[column];
        let end = self
            .events
            .get(after)
            .copied()
            .unwrap_or(len.max(start + 1));
        let width = (self.right(column) - self.lefts[column]).max(f32::EPSILON);
        let share = ((place - self.lefts[column]) / width).clamp(0.0, 1.0);
        (start + (share * (end - start) as f32).round() as u32).min(len)
    }
}

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Timeline {
    pub lanes: Vec<Lane>,
    pub columns: Columns,
    /// What the loop's lane shows: event and mark, parallel and sorted.
    pub loop_events: Vec<u32>,
    pub loop_marks: Vec<LoopMark>,
    /// Who holds the GIL of the first process that has several threads: event and hue,
    /// parallel and sorted; none while nobody holds it.
    pub gil_events: Vec<u32>,
    pub gil_hues: Vec<Option<Hue>>,
    /// Go's Ps, by number.
    pub processors: Vec<ProcessorLane>,
    pub families: Vec<Family>,
    family_by_name: BTreeMap<String, u32>,
    /// The family of each lane.
    family_of: Vec<u32>,
    /// The lane of each strand, by its number.
    lane_of: Vec<Option<u32>>,
    last_at: Time,
    len: u32,
}

impl Timeline {
    pub fn lane_of(&self, strand: StrandId) -> Option<usize> {
        let lane = self.lane_of.get(strand.0 as usize).copied().flatten();
        lane.map(|lane| lane as usize)
    }

    pub fn len(&self) -> u32 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The last event's time: the end of the time axis.
    pub fn last_at(&self) -> Time {
        self.last_at
    }

    /// Takes an event and the state after it.
    pub fn push(&mut self, trace: &Trace, index: usize, record: &Record, state: &EventLoopState) {
        let event = index as u32;
        let passed = record.at.0.saturating_sub(self.last_at.0);
        match &record.event {
            Event::RunStarted { .. } => self.columns.push(event, ColumnKind::Run),
            Event::LoopCreated { event_loop } => {
                self.lanes.push(Lane::new(LaneKind::Loop(*event_loop)));
            }
            Event::TurnStarted { turn, .. } => self.columns.push(event, ColumnKind::Turn(*turn)),
            Event::SelectReturned { .. } if passed >= LEAP_NS_MIN => {
                self.columns.push(event, ColumnKind::Leap(passed));
            }
            Event::TimerDue { handle, .. } => {
                self.columns.push(event, ColumnKind::Due);
                let hue = handle_hue(state, *handle);
                self.loop_mark(event, LoopMark::Timer(hue));
            }
            Event::HandleStarted { handle, .. } => {
                self.columns.push(event, ColumnKind::Run);
                let kind = state.handle(*handle).and_then(|handle| handle.kind);
                let mark = match kind {
                    Some(HandleKind::Step | HandleKind::Wakeup) => {
                        LoopMark::Step(handle_hue(state, *handle))
                    }
                    _ => LoopMark::Callback,
                };
                self.loop_mark(event, mark);
            }
            // Go's threads are seen through what runs on their Ps.
            Event::ThreadRunning { .. } if state.go.is_go() => {}
            Event::LoopStopped { .. } | Event::ThreadRunning { .. } | Event::GExecuted { .. } => {
                self.columns.push(event, ColumnKind::Run);
            }
            Event::GilShared { .. } | Event::GilTaken { .. } => {
                self.columns.push(event, ColumnKind::Run);
                let thread = state.threads.get(&record.thread);
                let strand = thread.and_then(|thread| state.strand(thread.strand));
                let hue = strand.map_or(Hue::None, |strand| strand.hue);
                self.gil(event, record, state, Some(hue));
            }
            Event::GilReleased { .. } => self.gil(event, record, state, None),
            Event::StrandResumed { child, .. } | Event::StrandSuspended { child, .. } => {
                let shown = state.strand(*child).is_some_and(|s| s.is_hand_driven());
                if shown {
                    self.columns.push(event, ColumnKind::Run);
                }
            }
            Event::ThreadWoken { .. } if passed >= LEAP_NS_MIN => {
                self.columns.push(event, ColumnKind::Leap(passed));
            }
            _ => {}
        }
        self.len = event + 1;
        if state.go.is_go() {
            lane::push(&mut self.processors, event, &state.go);
        }
        for id in &state.touched {
            self.stand(trace, event, *id, state);
        }
        self.last_at = record.at;
    }

    fn gil(&mut self, event: u32, record: &Record, state: &EventLoopState, hue: Option<Hue>) {
        // Processes have a GIL each; the lane is the first one's.
        let first = state.gils.keys().next().copied();
        if first == Some(state.process_of(record.thread)) {
            self.gil_events.push(event);
            self.gil_hues.push(hue);
        }
    }

    fn loop_mark(&mut self, event: u32, mark: LoopMark) {
        self.loop_events.push(event);
        self.loop_marks.push(mark);
    }

    fn stand(&mut self, trace: &Trace, event: u32, id: StrandId, state: &EventLoopState) {
        let Some(strand) = state.strand(id) else {
            return;
        };
        let lane = match self.lane_of(id) {
            Some(lane) => lane,
            None => {
                let shown = strand.is_task()
                    || strand.is_goroutine()
                    || strand.kind == Some(StrandKind::Thread)
                    || strand.is_hand_driven();
                if !shown {
                    return;
                }
                self.lanes.push(Lane::new(LaneKind::Strand(id)));
                let slot = id.0 as usize;
                if self.lane_of.len() <= slot {
                    self.lane_of.resize(slot + 1, None);
                }
                let lane = self.lanes.len() - 1;
                self.lane_of[slot] = Some(lane as u32);
                self.join_family(trace, lane, strand);
                lane
            }
        };
        let before = self.lanes[lane].standings.last().copied();
        self.lanes[lane].stand(event, strand.standing);
        let (from, to) = (before.and_then(share_of), share_of(strand.standing));
        if from != to {
            let family = self.family_of[lane] as usize;
            self.families[family].change(event, from, to);
        }
    }

    fn join_family(&mut self, trace: &Trace, lane: usize, strand: &Strand) {
        let name = family_name(trace.text(strand.function));
        let next = self.families.len() as u32;
        let family = *self.family_by_name.entry(name.to_owned()).or_insert(next);
        if family == next {
            self.families.push(Family {
                name: name.to_owned(),
                hue: strand.hue,
                lanes: Vec::new(),
                starts: Vec::new(),
                shares: Vec::new(),
            });
        }
        self.families[family as usize].lanes.push(lane as u32);
        // Lanes of loops have no family; nobody asks for theirs.
        self.family_of.resize(lane, 0);
        self.family_of.push(family);
    }
}

fn handle_hue(state: &EventLoopState, handle: HandleId) -> Hue {
    let Some(handle) = state.handle(handle) else {
        return Hue::None;
    };
    let waiter = || state.future(handle.future?)?.waiter;
    handle
        .task
        .or_else(waiter)
        .and_then(|task| state.strand(task))
        .map_or(Hue::None, |strand| strand.hue)
}

/// The function of `Thread-3 (work)`, the last part of a qualified name.
fn family_name(function: &str) -> &str {
    if let Some((_, inner)) = function.split_once(" (") {
        return inner.trim_end_matches(')');
    }
    function.rsplit('.').next().unwrap_or(function)
}
