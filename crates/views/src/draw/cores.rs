//! Cores: which thread ran on which of them, over the whole run on virtual time; what has not
//! happened yet is pale.

use super::pen::{Anchor, Font, Pen, Stroke};
use super::sheet::{Look, seconds};
use crate::cores::CoreLanes;

const LANE: f64 = 28.0;
const BAR: f64 = 20.0;
const LABEL: f64 = 72.0;
const TOTAL: f64 = 90.0;
const LEGEND_MAX: usize = 10;

/// The height that it took.
pub fn draw(pen: &mut Pen, look: &Look, cores: u32, [x, y, width]: [f64; 3]) -> f64 {
    let lanes = CoreLanes::of(look.replay, cores);
    let (threads, most) = (lanes.threads.len(), lanes.at_once);
    let title = match look.is_korean() {
        true => format!("코어 {}개에서", lanes.cores),
        false if lanes.cores == 1 => "On 1 core".to_owned(),
        false => format!("On {} cores", lanes.cores),
    };
    let note = match look.is_korean() {
        true => format!("스레드 {threads}개, 한 순간에 많아야 {most}개 실행"),
        false if threads == 1 => "1 thread".to_owned(),
        false => format!("{threads} threads, at most {most} ran at one moment"),
    };
    pen.heading(&title, &note, [x, y + 14.0, x + width]);
    let mut left = x;
    for (label, hue) in lanes.threads.values().take(LEGEND_MAX) {
        let inks = pen.theme.hue(*hue);
        let wide = Font::BOLD.width(label) + 12.0;
        if left + wide > x + width - 30.0 {
            break;
        }
        pen.block([left, y + 24.0, wide, 20.0], inks.fill, None);
        pen.text(label, left + 6.0, y + 38.5, Font { size: 12.0, ..Font::BOLD }, Anchor::Start, inks.on);
        left += wide + 6.0;
    }
    pen.more(threads.saturating_sub(LEGEND_MAX), left, y + 38.5);
    let top = y + 54.0;
    let height = f64::from(lanes.cores) * LANE;
    let scale = (width - LABEL - TOTAL) / lanes.end.max(1) as f64;
    let start = x + LABEL;
    let end = start + lanes.end as f64 * scale;
    for core in 0..lanes.cores {
        let axis = top + (f64::from(core) + 0.5) * LANE;
        let name = format!("{} {core}", look.say("코어", "Core"));
        pen.text(&name, x, axis + 4.5, Font::LABEL, Anchor::Start, pen.ink("ink-2"));
        pen.line([start, axis, end, axis], Stroke::plain(pen.ink("line"), 1.0));
    }
    for (id, (_, hue)) in &lanes.threads {
        let path = lanes.outline(*id, scale, [start, top, LANE, BAR]);
        let fill = pen.theme.hue(*hue).fill;
        pen.path(&path, fill, None);
    }
    let now = start + look.state.at.0.min(lanes.end) as f64 * scale;
    pen.veil([now, top, (end - now).max(0.0), height]);
    pen.line([now, top - 4.0, now, top + height + 4.0], Stroke::plain(pen.ink("ink"), 1.5));
    pen.text(&seconds(lanes.end), end + 8.0, top + height / 2.0 + 4.5, Font::CODE, Anchor::Start, pen.ink("ink"));
    54.0 + height + 8.0
}
