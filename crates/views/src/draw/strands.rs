//! A table of the program's strands: who, in which state, at which line.

use super::chip;
use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::{Look, seconds};
use crate::strand::Strand;
use trace::StrandKind;

const ROW: f64 = 34.0;
const ROWS_MAX: usize = 10;

/// Goroutines; else tasks and what is driven by hand; else threads. Those that live come first.
fn shown<'a>(look: &'a Look) -> Vec<&'a Strand> {
    let all = || look.state.strands.iter().filter(|strand| strand.kind.is_some());
    let mut chosen: Vec<&Strand> = match look.state.go.is_go() {
        true => look.state.goroutines().collect(),
        false => all().filter(|strand| strand.is_task() || strand.is_hand_driven()).collect(),
    };
    if chosen.is_empty() || (!look.state.go.is_go() && look.state.threads.len() > 1) {
        chosen.extend(all().filter(|strand| strand.kind == Some(StrandKind::Thread)));
    }
    chosen.sort_by_key(|strand| strand.standing.is_over());
    chosen
}

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, [x, y, width]: [f64; 3]) -> f64 {
    let shown = shown(look);
    let columns = [0.0, 0.42, 0.72, 0.84].map(|share| x + share * width);
    let heads = [
        look.say("누가", "Who"),
        look.say("상태", "State"),
        look.say("행", "Line"),
        look.say("언제까지", "Until"),
    ];
    for (column, head) in columns.iter().zip(heads) {
        pen.text(head, *column, y + 13.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
    }
    let mut top = y + 20.0;
    for strand in shown.iter().take(ROWS_MAX) {
        pen.line([x, top, x + width, top], Stroke::plain(pen.ink("line"), 1.0));
        chip::chip(pen, look.trace, strand, columns[0], top + 3.0);
        let base = top + 22.0;
        pen.text(strand.standing.word(look.language), columns[1], base, Font::TEXT, Anchor::Start, pen.ink("ink"));
        if strand.line > 0 {
            pen.text(&strand.line.to_string(), columns[2], base, Font::CODE, Anchor::Start, pen.ink("ink"));
        }
        if let Some(until) = look.state.timer_of(strand).filter(|_| !strand.standing.is_over()) {
            pen.text(&seconds(until.0), columns[3], base, Font::CODE, Anchor::Start, pen.ink("ink"));
        }
        top += ROW;
    }
    if shown.len() > ROWS_MAX {
        let more = format!("+{}", shown.len() - ROWS_MAX);
        pen.text(&more, x, top + 14.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        top += 20.0;
    }
    top - y
}
