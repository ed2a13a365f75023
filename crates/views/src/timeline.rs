//! The timeline: a lane per loop, thread, task and generator, built as events arrive.
//!
//! Spans are kept in *event numbers*; an axis maps those to abscissas. The
//! event-order axis gives each thing that ran one column, and each leap of
//! time in which nobody ran a zigzag; the time axis is virtual time itself.
//! Columns are structures of arrays, sorted by event, so that a view finds its
//! part by binary search.

use crate::hue::Hue;
use crate::machine::EventLoopState;
use crate::strand::Standing;
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
    pub fn push(&mut self, index: usize, record: &Record, state: &EventLoopState) {
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
            Event::LoopStopped { .. } | Event::ThreadRunning { .. } => {
                self.columns.push(event, ColumnKind::Run);
            }
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
        for id in &state.touched {
            self.stand(event, *id, state);
        }
        self.last_at = record.at;
    }

    fn loop_mark(&mut self, event: u32, mark: LoopMark) {
        self.loop_events.push(event);
        self.loop_marks.push(mark);
    }

    fn stand(&mut self, event: u32, id: StrandId, state: &EventLoopState) {
        let Some(strand) = state.strand(id) else {
            return;
        };
        let lane = match self.lane_of(id) {
            Some(lane) => lane,
            None => {
                let shown = strand.is_task()
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
                self.lane_of[slot] = Some(self.lanes.len() as u32 - 1);
                self.lanes.len() - 1
            }
        };
        self.lanes[lane].stand(event, strand.standing);
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
