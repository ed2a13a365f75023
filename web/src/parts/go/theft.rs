//! Goroutines that cross from one P to another: an arc from ring to ring, a tick for each.

use super::look::Look;
use crate::go_words;
use std::fmt::Write;
use views::go::Theft;
use yew::prelude::*;

/// Sizes that the style sheet knows too.
pub const COLUMN_MIN: f64 = 176.0;
const GAP: f64 = 10.0;
const COLUMN_HEIGHT: f64 = 306.0;
/// Where the middle of a ring lies in its column.
const RING_Y: f64 = 174.0;
const RING_RADIUS: f64 = 62.0;
const TICKS_MAX: usize = 64;

/// The room of the columns in a stage of this width, as the style sheet gives it.
pub fn picture_width(stage: f64) -> f64 {
    const SIDE: f64 = 196.0 + 24.0;
    match stage > 900.0 {
        true => stage - 48.0 - SIDE,
        false => stage - 32.0,
    }
}

/// How many columns stand side by side.
pub fn columns(width: f64, ps: usize) -> usize {
    let fit = ((width + GAP) / (COLUMN_MIN + GAP)).floor() as usize;
    fit.clamp(1, ps.max(1))
}

/// The middle of the ring of P `p`.
fn middle(p: u32, width: f64, columns: usize) -> (f64, f64) {
    let column = (width - GAP * (columns as f64 - 1.0)) / columns as f64;
    let (row, place) = (p as usize / columns, p as usize % columns);
    let x = place as f64 * (column + GAP) + column / 2.0;
    (x, row as f64 * (COLUMN_HEIGHT + GAP) + RING_Y)
}

/// Nothing but at the very event.
pub fn arc(look: &Look, width: f64, columns: usize) -> Html {
    let Some(theft) = &look.go.theft else {
        return Html::default();
    };
    let (from, to) = (middle(theft.victim, width, columns), middle(theft.thief, width, columns));
    let side = (to.0 - from.0).signum();
    let start = (from.0 + side * RING_RADIUS, from.1 - 8.0);
    let end = (to.0 - side * (RING_RADIUS + 6.0), to.1 - 8.0);
    // Above the hubs of the columns that it passes.
    let lift = if (to.1 - from.1).abs() < 1.0 { 40.0 + (to.0 - from.0).abs() * 0.2 } else { 20.0 };
    let bend = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0 - lift);
    let at = |t: f64| {
        let u = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64| u * u * a + 2.0 * u * t * b + t * t * c;
        (mix(start.0, bend.0, end.0), mix(start.1, bend.1, end.1))
    };
    let label = at(0.5);
    let line = format!("M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", start.0, start.1, bend.0, bend.1, end.0, end.1);
    html! {
        <>
            <svg class="go-theft" aria-hidden="true">
                <path class="go-theft-line" d={line} />
                { ticks(look, theft, at) }
                <path class="go-theft-tip" d={format!("M{:.1} {:.1}l{:.1} -5v10Z", end.0 + side * 4.0, end.1 + 3.0, -side * 9.0)} />
            </svg>
            <span class="go-theft-label" style={format!("left:{:.0}px;top:{:.0}px", label.0, label.1 - 20.0)}>{ told(look, theft) }</span>
        </>
    }
}

fn told(look: &Look, theft: &Theft) -> String {
    match theft.runnext {
        true => "runnext".to_owned(),
        false => go_words::of(theft.gs.len(), theft.of as usize, look.language),
    }
}

/// A short line across the arc for each that goes over.
fn ticks(look: &Look, theft: &Theft, at: impl Fn(f64) -> (f64, f64)) -> Html {
    let shown = theft.gs.len().min(TICKS_MAX);
    // Twenty of them fill the middle of the arc; more are drawn closer.
    let (begin, length) = if shown < 20 { (0.5 - shown as f64 * 0.015, shown as f64 * 0.03) } else { (0.2, 0.6) };
    let marks = theft.gs.iter().take(shown).enumerate().map(|(index, g)| {
        let t = begin + length * (index as f64 + 0.5) / shown as f64;
        let ((x, y), (ahead_x, ahead_y)) = (at(t), at(t + 0.01));
        let (dx, dy) = (ahead_x - x, ahead_y - y);
        let size = (dx * dx + dy * dy).sqrt().max(0.001);
        let (nx, ny) = (-dy / size * 7.0, dx / size * 7.0);
        let mut line = String::new();
        let _ = write!(line, "M{:.1} {:.1}L{:.1} {:.1}", x + nx, y + ny, x - nx, y - ny);
        let hue = look.strand(*g).map_or("none", |strand| strand.hue.class());
        html! { <path key={g.0} class={classes!("go-theft-tick", hue)} d={line} /> }
    });
    html! { <g>{ for marks }</g> }
}
