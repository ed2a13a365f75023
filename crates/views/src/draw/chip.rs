//! A strand as a chip: its id, its name, and its state by fill and edge.

use super::pen::{Anchor, Font, Pen, Stroke};
use crate::strand::{Standing, Strand};
use trace::Trace;

pub const HEIGHT: f64 = 28.0;
const PADDING: f64 = 8.0;
const NAME_WIDTH_MAX: f64 = 130.0;

/// The function that a strand runs, shortly.
pub fn name(trace: &Trace, strand: &Strand) -> String {
    let function = trace.text(strand.function);
    let inner = function.split_once(" (").map_or(function, |(_, inner)| inner.trim_end_matches(')'));
    inner.rsplit('.').next().unwrap_or(inner).to_owned()
}

/// How wide the chip will be.
pub fn width(trace: &Trace, strand: &Strand) -> f64 {
    let label = strand.label.to_string();
    let name = name(trace, strand);
    let label_width = Font::BOLD.width(&label);
    if name.is_empty() || name == label {
        return label_width + 2.0 * PADDING;
    }
    label_width + 6.0 + Font::CODE.width(&name).min(NAME_WIDTH_MAX) + 2.0 * PADDING
}

/// Draws the chip; how wide it was.
pub fn chip(pen: &mut Pen, trace: &Trace, strand: &Strand, x: f64, y: f64) -> f64 {
    let width = width(trace, strand);
    let inks = pen.theme.hue(strand.hue);
    let (sheet, ink, alarm) = (pen.ink("sheet"), pen.ink("ink"), pen.ink("alarm"));
    let (fill, edge, dashes, letters) = match strand.standing {
        Standing::Running => (inks.fill, inks.edge, "", inks.on),
        Standing::Ready | Standing::Preempted => (inks.tint, inks.edge, "", ink),
        Standing::Failed => (sheet, alarm, "", alarm),
        Standing::Done | Standing::Cancelled => (sheet, sheet, "", pen.ink("ink-2")),
        Standing::New | Standing::Calling | Standing::Suspended | Standing::Waiting(_) => (sheet, inks.edge, "4 3", ink),
    };
    let stroke = Stroke { ink: edge, width: 1.5, dashes };
    pen.block([x + 0.75, y + 0.75, width - 1.5, HEIGHT - 1.5], fill, Some(stroke));
    let label = strand.label.to_string();
    let base = y + 19.0;
    pen.text(&label, x + PADDING, base, Font::BOLD, Anchor::Start, letters);
    let name = name(trace, strand);
    if !name.is_empty() && name != label {
        let name = Font::CODE.fit(&name, NAME_WIDTH_MAX);
        let left = x + PADDING + Font::BOLD.width(&label) + 6.0;
        pen.text(&name, left, base, Font::CODE, Anchor::Start, letters);
    }
    if strand.standing == Standing::Cancelled {
        pen.line([x + 4.0, y + 14.0, x + width - 4.0, y + 14.0], Stroke::plain(pen.ink("ink-2"), 1.2));
    }
    width
}

/// The id alone, as what is ready; how wide it was.
pub fn mark(pen: &mut Pen, strand: &Strand, x: f64, y: f64) -> f64 {
    let inks = pen.theme.hue(strand.hue);
    let label = strand.label.to_string();
    let wide = Font::BOLD.width(&label) + 14.0;
    pen.block([x, y, wide, HEIGHT], inks.tint, Some(Stroke::plain(inks.edge, 1.5)));
    pen.text(&label, x + 7.0, y + 19.0, Font::BOLD, Anchor::Start, pen.ink("ink"));
    wide
}

/// Chips in rows, from the left; those beyond `rows_max` are counted. The height that they took.
pub fn chips<'a>(
    pen: &mut Pen,
    trace: &Trace,
    strands: impl Iterator<Item = &'a Strand>,
    [x, y, room]: [f64; 3],
    rows_max: usize,
) -> f64 {
    let (mut left, mut row) = (x, 0);
    let mut untold = 0;
    for strand in strands {
        let wide = width(trace, strand);
        if left > x && left + wide > x + room {
            (left, row) = (x, row + 1);
        }
        if row >= rows_max {
            untold += 1;
            continue;
        }
        chip(pen, trace, strand, left, y + row as f64 * (HEIGHT + 6.0));
        left += wide + 6.0;
    }
    let rows = row.min(rows_max.saturating_sub(1)) + 1;
    let mut height = rows as f64 * (HEIGHT + 6.0);
    if untold > 0 {
        pen.text(&format!("+{untold}"), x, y + height + 10.0, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        height += 18.0;
    }
    height
}
