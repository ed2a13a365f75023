//! The lanes of the whole run, and where in it the moment lies.

use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::{Axis, Look, seconds};
use crate::go::Doing;
use crate::hue::Hue;
use crate::replay::Replay;
use crate::strand::{Standing, WaitKind};
use crate::timeline::{ColumnKind, LaneKind, LoopMark};
use trace::StrandKind;

const LABELS: f64 = 150.0;
const LANE: f64 = 23.0;
/// The times, the turns.
const HEAD: f64 = 40.0;
/// Lanes beyond these are counted.
const LANES_MAX: usize = 16;

struct Axes<'a> {
    replay: &'a Replay,
    axis: Axis,
    left: f64,
    scale: f64,
}

impl Axes<'_> {
    /// Where the moment after `event` events lies.
    fn x(&self, event: u32) -> f64 {
        let timeline = &self.replay.timeline;
        let place = match self.axis {
            Axis::Order => f64::from(timeline.columns.place(event, self.replay.len() as u32)),
            Axis::Time => match (event as usize).checked_sub(1) {
                Some(before) if before < self.replay.len() => self.replay.trace().at(before).0 as f64,
                Some(_) => timeline.last_at().0 as f64,
                None => 0.0,
            },
        };
        self.left + place * self.scale
    }
}

/// The lanes that are drawn: Ps' first, then those of whom the reader knows.
enum Row {
    Processor(usize),
    Lane(usize),
}

fn rows(look: &Look) -> (Vec<Row>, usize) {
    let (replay, newest) = (look.replay, look.replay.newest());
    let is_go = newest.go.is_go();
    let threads = newest.threads.len() > 1 || newest.tasks.is_empty();
    let mut rows: Vec<Row> = (0..replay.timeline.processors.len()).map(Row::Processor).collect();
    let shown = replay.timeline.lanes.iter().enumerate().filter(|(_, lane)| match lane.kind {
        LaneKind::Loop(_) => false,
        LaneKind::Strand(id) => newest.strand(id).is_some_and(|strand| match is_go {
            true => strand.is_goroutine(),
            false => strand.is_task() || strand.is_hand_driven() || (threads && strand.kind == Some(StrandKind::Thread)),
        }),
    });
    rows.extend(shown.map(|(lane, _)| Row::Lane(lane)));
    let untold = rows.len().saturating_sub(LANES_MAX);
    rows.truncate(LANES_MAX);
    (rows, untold)
}

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, axis: Axis, [x, y, width]: [f64; 3]) -> f64 {
    let replay = look.replay;
    let room = width - LABELS - 12.0;
    let scale = match axis {
        Axis::Order => room / f64::from(replay.timeline.columns.width()).max(1.0),
        Axis::Time => room / replay.timeline.last_at().0.max(1) as f64,
    };
    let axes = Axes { replay, axis, left: x + LABELS, scale };
    let (rows, untold) = rows(look);
    let has_loop = !replay.newest().loops.is_empty();
    let has_gil = !has_loop && !replay.timeline.gil_events.is_empty();
    let first = y + HEAD + if has_loop || has_gil { LANE } else { 0.0 };
    let bottom = first + rows.len() as f64 * LANE;
    if has_loop {
        turns(pen, look, &axes, y, bottom);
    }
    times(pen, look, &axes, [y + 12.0, width - LABELS]);
    let label = |pen: &mut Pen, words: &str, top: f64, ink: &str| {
        let words = Font::LABEL.fit(words, LABELS - 14.0);
        pen.text(&words, x, top + 13.0, Font::LABEL, Anchor::Start, ink);
    };
    if has_loop {
        label(pen, look.say("루프: 실행한 핸들", "Loop: handles run"), y + HEAD, pen.ink("ink-2"));
        loop_lane(pen, look, &axes, y + HEAD + 4.0);
    } else if has_gil {
        label(pen, look.say("GIL을 쥔 스레드", "Holds the GIL"), y + HEAD, pen.ink("ink-2"));
        gil_lane(pen, look, &axes, y + HEAD + 3.0);
    }
    for (index, row) in rows.iter().enumerate() {
        let top = first + index as f64 * LANE;
        match row {
            Row::Processor(p) => {
                label(pen, &format!("P{p}"), top, pen.ink("ink"));
                processor(pen, look, &axes, *p, top);
            }
            Row::Lane(lane) => strand(pen, look, &axes, *lane, [x, top]),
        }
    }
    let mut height = bottom - y;
    if untold > 0 {
        let words = match look.is_korean() {
            true => format!("+{untold}개 더"),
            false => format!("+{untold} more"),
        };
        label(pen, &words, bottom, pen.ink("ink-2"));
        height += LANE;
    }
    now(pen, look, &axes, [y, bottom, x + width]);
    height + 6.0
}

fn turns(pen: &mut Pen, look: &Look, axes: &Axes, y: f64, bottom: f64) {
    let columns = &look.replay.timeline.columns;
    let starts: Vec<usize> = (0..columns.len()).filter(|index| matches!(columns.kinds[*index], ColumnKind::Turn(_))).collect();
    let mut free = f64::MIN;
    for (place, start) in starts.iter().enumerate() {
        let ColumnKind::Turn(turn) = columns.kinds[*start] else {
            continue;
        };
        let end = starts.get(place + 1).map_or(look.replay.len() as u32, |next| columns.events[*next]);
        let (x0, x1) = (axes.x(columns.events[*start]), axes.x(end));
        if turn % 2 == 1 && x1 - x0 > 1.5 {
            pen.block([x0 + 0.5, y + 18.0, x1 - x0 - 1.0, bottom - y - 18.0], pen.ink("sink"), None);
        }
        let middle = (x0 + x1) / 2.0;
        if middle > free && x1 - x0 > 5.0 {
            pen.text(&turn.to_string(), middle, y + 32.0, Font::LABEL, Anchor::Middle, pen.ink("ink-2"));
            free = middle + 24.0;
        }
    }
}

/// The time, wherever there is room for it.
fn times(pen: &mut Pen, look: &Look, axes: &Axes, [base, room]: [f64; 2]) {
    let font = Font { size: 12.0, ..Font::CODE };
    if axes.axis == Axis::Time {
        // Equal steps, since nothing need have happened at a time.
        let steps = (room / 130.0).max(1.0) as u64;
        for step in 0..steps {
            let at = look.replay.timeline.last_at().0 / steps * step;
            let x = axes.left + at as f64 * axes.scale;
            pen.text(&seconds(at), x, base, font, Anchor::Start, pen.ink("ink-2"));
        }
        return;
    }
    let mut free = f64::MIN;
    let mut last = None;
    let len = look.replay.len();
    for event in 0..len {
        let (x, at) = (axes.x(event as u32), look.replay.trace().at(event).0);
        let words = seconds(at);
        if x < free || last.as_ref() == Some(&words) || x > axes.left + room - 50.0 {
            continue;
        }
        pen.text(&words, x, base, font, Anchor::Start, pen.ink("ink-2"));
        free = x + 96.0;
        last = Some(words);
    }
}

fn loop_lane(pen: &mut Pen, look: &Look, axes: &Axes, top: f64) {
    let timeline = &look.replay.timeline;
    let len = look.replay.len() as u32;
    for (event, mark) in timeline.loop_events.iter().zip(&timeline.loop_marks) {
        let column = timeline.columns.events.partition_point(|start| start <= event);
        let end = timeline.columns.events.get(column).copied().unwrap_or(len);
        let (x0, x1) = (axes.x(*event), axes.x(end));
        let fill = match mark {
            LoopMark::Step(hue) => pen.theme.hue(*hue).fill,
            LoopMark::Timer(hue) => pen.theme.hue(*hue).tint,
            LoopMark::Callback => pen.ink("edge"),
        };
        pen.block([x0 + 0.5, top, (x1 - x0 - 1.0).max(0.8), 9.0], fill, None);
    }
}

fn gil_lane(pen: &mut Pen, look: &Look, axes: &Axes, top: f64) {
    let timeline = &look.replay.timeline;
    let mut drawn_to = f64::MIN;
    for (index, event) in timeline.gil_events.iter().enumerate() {
        let end = timeline.gil_events.get(index + 1).copied().unwrap_or(look.replay.len() as u32);
        let (x0, x1) = (axes.x(*event), axes.x(end));
        let Some(hue) = timeline.gil_hues[index].filter(|_| x1 >= drawn_to + 0.5) else {
            continue;
        };
        drawn_to = x1;
        pen.block([x0, top, (x1 - x0).max(0.8), 11.0], pen.theme.hue(hue).fill, None);
    }
}

fn processor(pen: &mut Pen, look: &Look, axes: &Axes, p: usize, top: f64) {
    let len = look.replay.len() as u32;
    let newest = look.replay.newest();
    let mut drawn_to = f64::MIN;
    for (start, end, doing) in look.replay.timeline.processors[p].spans(0, len.max(1), len) {
        let (x0, x1) = (axes.x(start), axes.x(end));
        if x1 < drawn_to + 0.5 {
            continue;
        }
        drawn_to = x1;
        match doing {
            Doing::Idle => {}
            Doing::Looks if x1 - x0 > 3.0 => outlined(pen, [x0, x1, top], Hue::None),
            Doing::Looks => {}
            Doing::Syscall => dashed(pen, [x0, x1, top], pen.ink("edge"), "1.5 3.5", 4.0),
            Doing::Runs(g) => {
                let Some(strand) = newest.strand(g) else {
                    continue;
                };
                let inks = pen.theme.hue(strand.hue);
                pen.block([x0 + 0.5, top, x1 - x0 - 1.0, 17.0], inks.fill, None);
                let name = strand.label.to_string();
                if x1 - x0 > Font::LABEL.width(&name) + 10.0 {
                    pen.text(&name, x0 + 5.0, top + 13.0, Font::LABEL, Anchor::Start, inks.on);
                }
            }
        }
    }
}

fn strand(pen: &mut Pen, look: &Look, axes: &Axes, lane: usize, [left, top]: [f64; 2]) {
    let lane = &look.replay.timeline.lanes[lane];
    let LaneKind::Strand(id) = lane.kind else {
        return;
    };
    let Some(strand) = look.replay.newest().strand(id) else {
        return;
    };
    let label = strand.label.to_string();
    let name = super::chip::name(look.trace, strand);
    let inks = pen.theme.hue(strand.hue);
    let wide = Font::BOLD.width(&label) + 10.0;
    pen.block([left, top, wide, 17.0], inks.tint, None);
    pen.text(&label, left + 5.0, top + 13.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    if name != label {
        let name = Font::LABEL.fit(&name, LABELS - wide - 16.0);
        pen.text(&name, left + wide + 6.0, top + 13.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
    let len = look.replay.len() as u32;
    let mut drawn_to = f64::MIN;
    for span in lane.spans(0, len.max(1), len) {
        let (x0, x1) = (axes.x(span.start), axes.x(span.end));
        let worth = matches!(span.standing, Standing::Running | Standing::Failed);
        if x1 - x0 < 1.0 && x1 < drawn_to + 1.0 && !worth {
            continue;
        }
        drawn_to = x1;
        let place = [x0, x1, top];
        match span.standing {
            Standing::Running => pen.block([x0 + 0.5, top, x1 - x0 - 1.0, 17.0], inks.fill, None),
            Standing::Ready | Standing::Preempted => outlined(pen, place, strand.hue),
            Standing::Waiting(WaitKind::Timer) => dashed(pen, place, inks.edge, "1.5 4.5", 2.0),
            Standing::Waiting(WaitKind::Io) => dashed(pen, place, inks.edge, "1.5 3.5", 4.0),
            Standing::Waiting(WaitKind::Lock | WaitKind::Channel | WaitKind::Work) => hatched(pen, place, inks.edge),
            Standing::Waiting(WaitKind::Future | WaitKind::Join) => {
                pen.line([x0 + 3.0, top + 8.5, x1, top + 8.5], Stroke::plain(inks.edge, 1.5));
                if x1 - x0 > 10.0 {
                    pen.disc(x0 + 6.0, top + 8.5, 3.5, pen.ink("sheet"), Some(Stroke::plain(inks.edge, 1.5)));
                }
            }
            Standing::Suspended | Standing::Calling => {
                pen.line([x0, top + 8.5, x1, top + 8.5], Stroke::plain(inks.edge, 1.0));
            }
            Standing::New => dashed(pen, place, pen.ink("line"), "2 3", 1.0),
            Standing::Done => {
                let path = format!("M{:.1} {:.1}l3 3l6 -7", x0 + 4.0, top + 9.0);
                pen.path(&path, "none", Some(Stroke::plain(pen.ink("ink-3"), 1.6)));
            }
            Standing::Failed => {
                let path = format!("M{:.1} {:.1}l8 8m0 -8l-8 8", x0 + 4.0, top + 4.5);
                pen.path(&path, "none", Some(Stroke::plain(pen.ink("alarm"), 2.0)));
            }
            Standing::Cancelled => {
                let stroke = Some(Stroke::plain(pen.ink("ink-3"), 1.4));
                pen.disc(x0 + 8.0, top + 8.5, 4.5, "none", stroke);
                let path = format!("M{:.1} {:.1}l6 -6", x0 + 5.0, top + 11.5);
                pen.path(&path, "none", stroke);
            }
        }
    }
}

fn outlined(pen: &mut Pen, [x0, x1, top]: [f64; 3], hue: Hue) {
    let inks = pen.theme.hue(hue);
    pen.block([x0 + 1.0, top + 3.75, (x1 - x0 - 2.0).max(0.8), 9.5], inks.tint, Some(Stroke::plain(inks.edge, 1.3)));
}

fn dashed(pen: &mut Pen, [x0, x1, top]: [f64; 3], ink: &str, dashes: &str, width: f64) {
    if x1 - x0 > 4.0 {
        let stroke = Stroke { ink, width, dashes };
        pen.line([x0 + 2.5, top + 8.5, x1 - 2.5, top + 8.5], stroke);
    }
}

fn hatched(pen: &mut Pen, [x0, x1, top]: [f64; 3], ink: &str) {
    let stroke = Stroke { ink, width: 1.0, dashes: "3 2" };
    pen.block([x0 + 1.0, top + 3.75, (x1 - x0 - 2.0).max(0.8), 9.5], "none", Some(stroke));
    let mut path = String::new();
    let mut x = x0 + 5.0;
    while x < x1 - 4.0 {
        path.push_str(&format!("M{:.1} {:.1}l6 -8", x - 3.0, top + 12.5));
        x += 6.0;
    }
    if !path.is_empty() {
        pen.path(&path, "none", Some(Stroke::plain(ink, 1.0)));
    }
}

fn now(pen: &mut Pen, look: &Look, axes: &Axes, [y, bottom, right]: [f64; 3]) {
    let x = axes.x(look.state.events as u32);
    if look.state.events < look.replay.len() {
        pen.veil([x, y + 18.0, (right - x).max(0.0), bottom - y - 18.0]);
    }
    pen.line([x, y + 18.0, x, bottom], Stroke::plain(pen.ink("ink"), 1.5));
    pen.path(&format!("M{:.1} {:.1}h12v6l-6 6l-6 -6z", x - 6.0, y + 14.0), pen.ink("ink"), None);
}
