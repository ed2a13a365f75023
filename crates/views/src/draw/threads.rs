//! Threads and the GIL: who waits elsewhere, who waits for the GIL, who holds it, the cores.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::Look;
use crate::strand::Strand;
use trace::ThreadId;

const HEIGHT: f64 = 176.0;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let gil = look.state.gil_of(look.state.thread).cloned().unwrap_or_default();
    let process = look.state.process_of(look.state.thread);
    let strand = |id: ThreadId| look.state.strand(look.state.threads.get(&id)?.strand);
    let alive = look.state.threads.values().filter(|thread| thread.process == process);
    let alive: Vec<_> = alive.filter(|thread| !thread.standing.is_over()).collect();
    let waits = |id: ThreadId| gil.waiters.iter().any(|waiter| waiter.thread == id);
    let elsewhere = alive.iter().filter(|thread| gil.holder != Some(thread.id) && !waits(thread.id) && thread.core.is_none());
    let elsewhere: Vec<&Strand> = elsewhere.filter_map(|thread| strand(thread.id)).collect();
    let queued: Vec<&Strand> = gil.waiters.iter().filter_map(|waiter| strand(waiter.thread)).collect();
    let column = width / 4.0;
    list(pen, look, look.say("다른 것을 기다림", "Waits for something else"), &elsewhere, [x, y, column]);
    list(pen, look, look.say("GIL을 기다림", "Waits for the GIL"), &queued, [x + column, y, column]);
    let left = x + 2.0 * column;
    pen.text(look.say("GIL을 쥔 스레드", "Holds the GIL"), left, y + 14.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    match gil.holder.and_then(strand) {
        Some(holder) => {
            let wide = chip::chip(pen, look.trace, holder, left, y + 26.0);
            pen.disc(left + wide + 20.0, y + 40.0, 11.0, pen.ink("ink"), None);
            let font = Font { size: 9.0, ..Font::BOLD };
            pen.text("GIL", left + wide + 20.0, y + 43.5, font, Anchor::Middle, pen.ink("sheet"));
        }
        None => {
            let word = look.say("없음", "nobody");
            pen.text(word, left, y + 44.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
        }
    }
    if let Some((by, _)) = gil.drop_request
        && let Some(strand) = strand(by)
    {
        let words = match look.is_korean() {
            true => format!("drop_request: {}", strand.label),
            false => format!("drop_request by {}", strand.label),
        };
        pen.text(&words, left, y + 78.0, Font::CODE, Anchor::Start, pen.ink("ink-2"));
    }
    let left = x + 3.0 * column;
    pen.text(look.say("코어", "Cores"), left, y + 14.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    let mut on: Vec<_> = alive.iter().filter_map(|thread| Some((thread.core?, thread.id))).collect();
    on.sort();
    for (row, (core, thread)) in on.iter().take(4).enumerate() {
        let top = y + 26.0 + row as f64 * 36.0;
        pen.text(&core.0.to_string(), left, top + 19.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        if let Some(strand) = strand(*thread) {
            chip::chip(pen, look.trace, strand, left + 18.0, top);
        }
    }
    if on.is_empty() {
        pen.text(look.say("모두 쉼", "all idle"), left, y + 44.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
    }
    HEIGHT
}

fn list(pen: &mut Pen, look: &Look, title: &str, strands: &[&Strand], [x, y, width]: [f64; 3]) {
    pen.text(title, x, y + 14.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    if strands.is_empty() {
        let word = look.say("아무도 없음", "nobody");
        pen.text(word, x, y + 44.0, Font::LABEL, Anchor::Start, pen.ink("ink-3"));
    } else {
        let all = strands.iter().copied();
        chip::chips(pen, look.trace, all, [x, y + 26.0, width - 16.0], 4);
    }
    let right = x + width - 10.0;
    pen.line([right, y + 4.0, right, y + HEIGHT - 12.0], Stroke::plain(pen.ink("line"), 1.0));
}
