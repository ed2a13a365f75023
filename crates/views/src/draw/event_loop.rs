//! The event loop: the turn and its phase, `ready` from tail to head, who runs, the timer heap.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::{Look, seconds};
use crate::hue::Hue;
use crate::loop_state::{LoopState, Phase};
use trace::{HandleId, HandleKind};

const TICKET: [f64; 2] = [112.0, 46.0];
const GAP: f64 = 8.0;
const RUNNING_WIDTH: f64 = 200.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let Some(current) = look.state.current_loop.and_then(|id| look.state.loops.get(&id)) else {
        return 0.0;
    };
    let phase = match current.phase {
        Phase::Idle => look.say("턴 사이", "between turns"),
        Phase::Select => look.say("select: 기다림", "select: waits"),
        Phase::Timers => look.say("만료된 타이머", "due timers"),
        Phase::Run => look.say("핸들 실행", "runs handles"),
    };
    let turn = format!("{} {} · {phase}", look.say("턴", "Turn"), current.turn);
    pen.text(&turn, x, y + 14.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let rail = width - RUNNING_WIDTH - 24.0;
    queue(pen, look, current, [x, y + 30.0, rail]);
    running(pen, look, [x + rail + 24.0, y + 30.0]);
    let top = y + 30.0 + 24.0 + TICKET[1] + 30.0;
    heap(pen, look, current, [x, top, width]);
    top + 24.0 + TICKET[1] + 8.0 - y
}

/// Arrival left, head right; a fence between this turn's handles and the next turn's.
fn queue(pen: &mut Pen, look: &Look, current: &LoopState, [x, y, width]: [f64; 3]) {
    let count = current.ready.len();
    pen.text("ready", x, y + 13.0, Font { bold: true, ..Font::CODE }, Anchor::Start, pen.ink("ink"));
    let words = match look.is_korean() {
        true => format!("핸들 {count}개"),
        false => format!("{count} handle{}", if count == 1 { "" } else { "s" }),
    };
    pen.text(&words, x + 50.0, y + 13.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    let top = y + 24.0;
    let edge = pen.ink("edge");
    for rail in [top - 4.0, top + TICKET[1] + 4.0] {
        pen.line([x, rail, x + width, rail], Stroke::plain(edge, 1.2));
    }
    if count == 0 {
        let empty = look.say("비어 있음", "empty");
        pen.text(empty, x + 12.0, top + 27.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return;
    }
    let fence = (current.phase == Phase::Run).then_some(current.snapshot_left);
    let mut right = x + width - 6.0;
    let mut shown = 0;
    for (index, id) in current.ready.iter().enumerate() {
        if fence == Some(index) {
            pen.line([right - 3.0, top - 9.0, right - 3.0, top + TICKET[1] + 9.0], Stroke::plain(pen.ink("ink"), 2.0));
            right -= 12.0;
        }
        let room = if index + 1 < count { 54.0 } else { 0.0 };
        if right - TICKET[0] < x + room {
            break;
        }
        ticket(pen, look, *id, [right - TICKET[0], top], Some(index + 1));
        right -= TICKET[0] + GAP;
        shown += 1;
    }
    if fence.is_some_and(|fence| fence == count) {
        pen.line([right - 3.0, top - 9.0, right - 3.0, top + TICKET[1] + 9.0], Stroke::plain(pen.ink("ink"), 2.0));
    }
    if shown < count {
        pen.text(&format!("+{}", count - shown), x + 6.0, top + 27.0, Font::BOLD, Anchor::Start, pen.ink("ink-2"));
    }
}

fn ticket(pen: &mut Pen, look: &Look, id: HandleId, [x, y]: [f64; 2], place: Option<usize>) {
    let Some(handle) = look.state.handle(id) else {
        return;
    };
    let strand = look.state.concerned(handle);
    let steps = matches!(handle.kind, Some(HandleKind::Step | HandleKind::Wakeup));
    let hue = strand.filter(|_| steps || handle.when.is_some()).map_or(Hue::None, |strand| strand.hue);
    let inks = pen.theme.hue(hue);
    let fill = if place.is_some() && steps { inks.tint } else { pen.ink("sheet") };
    let dashes = if place.is_some() { "" } else { "4 3" };
    let stroke = Stroke { ink: inks.edge, width: 1.5, dashes };
    pen.block([x, y, TICKET[0], TICKET[1]], fill, Some(stroke));
    let label = look.trace.text(handle.label);
    let (head, below) = match strand.filter(|_| steps || handle.when.is_some()) {
        Some(strand) => {
            let what = match handle.kind {
                Some(HandleKind::Wakeup) => look.say("깨우기", "wakeup"),
                Some(HandleKind::Step) if strand.resumed_count == 0 => look.say("첫 실행", "first step"),
                Some(HandleKind::Step) => look.say("다음 실행", "next step"),
                _ => look.say("타이머", "timer"),
            };
            (format!("{} {what}", strand.label), chip::name(look.trace, strand))
        }
        None => (look.say("콜백", "callback").to_owned(), label.rsplit('.').next().unwrap_or(label).to_owned()),
    };
    let below = match handle.when {
        Some(when) if place.is_none() => seconds(when.0),
        _ => below,
    };
    pen.text(&Font::BOLD.fit(&head, TICKET[0] - 30.0), x + 8.0, y + 18.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let small = Font { size: 12.0, ..Font::CODE };
    pen.text(&small.fit(&below, TICKET[0] - 14.0), x + 8.0, y + 36.0, small, Anchor::Start, pen.ink("ink-2"));
    if let Some(place) = place {
        pen.disc(x + TICKET[0] - 13.0, y + 14.0, 8.0, pen.ink("ink"), None);
        let font = Font { size: 11.0, ..Font::BOLD };
        pen.text(&place.to_string(), x + TICKET[0] - 13.0, y + 18.0, font, Anchor::Middle, pen.ink("sheet"));
    }
    if handle.cancelled {
        pen.line([x + 4.0, y + 23.0, x + TICKET[0] - 4.0, y + 23.0], Stroke::plain(pen.ink("ink-2"), 1.2));
    }
}

fn running(pen: &mut Pen, look: &Look, [x, y]: [f64; 2]) {
    let title = look.say("실행 중", "Running");
    pen.text(title, x, y + 13.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let box_ = [x, y + 20.0, RUNNING_WIDTH, TICKET[1] + 8.0];
    let running = look.state.running().filter(|strand| strand.standing == crate::strand::Standing::Running);
    match running {
        Some(strand) => {
            pen.block(box_, pen.ink("sheet"), Some(Stroke::plain(pen.ink("ink"), 2.0)));
            chip::chip(pen, look.trace, strand, x + 10.0, y + 33.0);
        }
        None => {
            pen.block(box_, pen.ink("sheet"), Some(Stroke { ink: pen.ink("edge"), width: 1.2, dashes: "3 3" }));
            let nobody = look.say("아무도 없음", "nobody");
            pen.text(nobody, x + 12.0, y + 52.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        }
    }
}

/// The timers by due time.
fn heap(pen: &mut Pen, look: &Look, current: &LoopState, [x, y, width]: [f64; 3]) {
    let code = Font { bold: true, ..Font::CODE };
    pen.text("scheduled", x, y + 13.0, code, Anchor::Start, pen.ink("ink"));
    let now = format!("{} {}", look.say("지금", "now"), seconds(look.state.at.0));
    pen.text(&now, x + code.width("scheduled") + 10.0, y + 13.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    let top = y + 24.0;
    if current.scheduled.is_empty() {
        let none = look.say("타이머 없음", "no timer");
        pen.text(none, x + 12.0, top + 20.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        return;
    }
    let room = ((width - 40.0) / (TICKET[0] + GAP)) as usize;
    for (index, (_, id)) in current.scheduled.iter().take(room).enumerate() {
        ticket(pen, look, *id, [x + index as f64 * (TICKET[0] + GAP), top], None);
    }
    if current.scheduled.len() > room {
        let more = format!("+{}", current.scheduled.len() - room);
        pen.text(&more, x + width, top + 27.0, Font::BOLD, Anchor::End, pen.ink("ink-2"));
    }
}
