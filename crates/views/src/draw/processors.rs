//! Go's scheduler: each P under its M with who runs, `runnext` and the ring; the global queue.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::go::{Processor, RING};
use trace::StrandId;

const COLUMN: f64 = 220.0;
const HEIGHT: f64 = 232.0;
/// Goroutines of a ring that are named; the others are counted.
const NAMED_MAX: usize = 3;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let go = &look.state.go;
    let room = ((width / COLUMN) as usize).max(1);
    let mut bottom = y;
    for (index, p) in go.ps.iter().enumerate() {
        let (row, column) = (index / room, index % room);
        let at = [x + column as f64 * COLUMN, y + row as f64 * (HEIGHT + 12.0)];
        processor(pen, look, p, at);
        bottom = at[1] + HEIGHT + 12.0;
    }
    let head = look.say("전역 큐", "Global queue");
    pen.text(head, x, bottom + 18.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let left = x + Font::BOLD.width(head) + 14.0;
    let queued: Vec<StrandId> = go.global.iter().copied().collect();
    queue(pen, look, &queued, [left, bottom], width - (left - x));
    bottom + chip::HEIGHT + 6.0 - y
}

fn processor(pen: &mut Pen, look: &Look, p: &Processor, [x, y]: [f64; 2]) {
    let wide = COLUMN - 14.0;
    let edge = pen.ink("edge");
    let idle = p.held.is_none();
    let dashes = if idle { "4 3" } else { "" };
    pen.block([x, y + 34.0, wide, HEIGHT - 34.0], pen.ink("sheet"), Some(Stroke { ink: edge, width: 1.2, dashes }));
    let machine = match p.held {
        Some(m) => format!("M{}", m.0),
        None => look.say("M 없음", "no M").to_owned(),
    };
    pen.block([x, y, wide, 26.0], pen.ink("sink"), None);
    pen.text(&machine, x + 10.0, y + 18.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    pen.line([x + wide / 2.0, y + 26.0, x + wide / 2.0, y + 34.0], Stroke::plain(edge, 1.2));
    let name = format!("P{}", p.number);
    pen.text(&name, x + 10.0, y + 54.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let tick = format!("schedtick {}", p.tick);
    pen.text(&tick, x + wide - 10.0, y + 54.0, Font::LABEL, Anchor::End, pen.ink("ink-3"));
    let slots = [
        (look.say("실행", "runs"), p.running, 64.0),
        ("runnext", p.runnext, 104.0),
    ];
    for (word, strand, top) in slots {
        pen.text(word, x + 10.0, y + top + 18.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        match strand.and_then(|id| look.state.strand(id)) {
            Some(strand) => {
                chip::chip(pen, look.trace, strand, x + 66.0, y + top);
            }
            None => {
                let stroke = Stroke { ink: pen.ink("line"), width: 1.2, dashes: "3 3" };
                pen.block([x + 66.0, y + top, 60.0, chip::HEIGHT], pen.ink("sheet"), Some(stroke));
            }
        }
    }
    let count = format!("runq {} / {RING}", p.ring.len());
    pen.text(&count, x + 10.0, y + 158.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    let whole = wide - 20.0;
    pen.block([x + 10.0, y + 164.0, whole, 6.0], pen.ink("sink"), None);
    let share = whole * p.ring.len() as f64 / f64::from(RING);
    if !p.ring.is_empty() {
        pen.block([x + 10.0, y + 164.0, share.max(2.0), 6.0], pen.ink("ink-2"), None);
    }
    let queued: Vec<StrandId> = p.ring.iter().copied().take(NAMED_MAX + 1).collect();
    let more = p.ring.len().saturating_sub(NAMED_MAX);
    let mut left = x + 10.0;
    for id in queued.iter().take(NAMED_MAX) {
        if let Some(strand) = look.state.strand(*id) {
            left += chip::mark(pen, strand, left, y + 180.0) + 6.0;
        }
    }
    if more > 0 {
        pen.text(&format!("+{more}"), left, y + 199.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
}

fn queue(pen: &mut Pen, look: &Look, queued: &[StrandId], [x, y]: [f64; 2], room: f64) {
    if queued.is_empty() {
        let empty = look.say("비어 있음", "empty");
        pen.text(empty, x, y + 18.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return;
    }
    let mut left = x;
    for (index, id) in queued.iter().enumerate() {
        if left + 60.0 > x + room - 40.0 {
            let more = format!("+{}", queued.len() - index);
            pen.text(&more, left, y + 18.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
            return;
        }
        if let Some(strand) = look.state.strand(*id) {
            left += chip::mark(pen, strand, left, y) + 6.0;
        }
    }
}
