//! The turn as a clockwise track with three stations; the dot is the loop.

use super::term_drawn;
use super::glyph::arrow;
use super::mark::styled;
use super::stage_geometry::Geometry;
use crate::words::{self, Word};
use views::{EventLoopState, Hue, Language, LoopState, Phase, Place};
use yew::prelude::*;

/// How many handles of the snapshot are named on the track.
const NAMED_MAX: usize = 5;

pub fn track(g: &Geometry, state: &EventLoopState, current: &LoopState) -> Html {
    let (x, y) = (g.track_left, g.track_top);
    let (w, h) = (g.track_right - g.track_left, g.track_bottom - g.track_top);
    let mid = (g.track_top + g.track_bottom) / 2.0 + 3.0;
    let station_run = station_run_x(g);
    // The walked part of this turn's round, and where the loop stands.
    let (walked, dot) = match current.phase {
        Phase::Idle => (
            String::new(),
            (g.rail_left + g.rail_width() / 2.0, g.track_bottom),
        ),
        Phase::Select => (
            format!(
                "M{} {}H{}a28 28 0 0 1 -28 -28V262",
                x + 120.0,
                g.track_bottom,
                x + 28.0
            ),
            (x, 251.0),
        ),
        Phase::Timers => (format!("M{x} 251V126"), (x, 115.0)),
        Phase::Run => (
            format!(
                "M{station_run} {y}H{}a28 28 0 0 1 28 28V{}",
                g.track_right - 28.0,
                mid
            ),
            (g.track_right, mid),
        ),
    };
    let arrows = format!(
        "M{} 182l4-6 4 6M{} 30l6 4-6 4M{} 30l6 4-6 4M{} {}l-6 4 6 4M{} {}l-6 4 6 4",
        x - 4.0,
        x + w * 0.26,
        x + w * 0.43,
        x + w * 0.76,
        g.track_bottom - 4.0,
        x + w * 0.34,
        g.track_bottom - 4.0,
    );
    let empty_trail = trail(g, state, current);
    html! {
        <svg class="track" width={g.width.to_string()} height={super::stage_geometry::HEIGHT.to_string()} aria-hidden="true">
            <defs>
                <marker id="head-ink" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="fill-ink" d="M0 .5 7.5 4 0 7.5Z" /></marker>
                <marker id="head-edge" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="fill-edge" d="M0 .5 7.5 4 0 7.5Z" /></marker>
            </defs>
            <rect class="track-bed" x={x.to_string()} y={y.to_string()} width={w.to_string()} height={h.to_string()} rx="28" />
            <rect class="track-line" x={x.to_string()} y={y.to_string()} width={w.to_string()} height={h.to_string()} rx="28" />
            <path class="track-arrows" d={arrows} />
            <path class="track-walked" d={walked} />
            <circle class="loop-dot-ring" cx={dot.0.to_string()} cy={dot.1.to_string()} r="12" />
            <circle class="loop-dot" cx={dot.0.to_string()} cy={dot.1.to_string()} r="6" />
            <path class="rail" d={format!("M{} {}H{}M{} {}H{}", g.rail_left, g.ready_top, g.rail_right, g.rail_left, g.ready_bottom, g.rail_right)} />
            <path class="rail-arrow" marker-end="url(#head-edge)" d={format!("M{} 115H{}", g.rail_right + 2.0, g.slot_left - 3.0)} />
            <path class="rail-return" marker-end="url(#head-edge)" d={format!("M{} {}H{}q-10 0-10-10V125q0-10 10-10H{}", g.rail_left, g.axis_y, g.rail_left - 8.0, g.rail_left + 8.0)} />
            { empty_trail }
        </svg>
    }
}

/// The track alone, where no loop has been made.
pub fn bare_track(g: &Geometry) -> Html {
    html! {
        <svg class="track" width={g.width.to_string()} height={super::stage_geometry::HEIGHT.to_string()} aria-hidden="true">
            <rect class="track-bed" x={g.track_left.to_string()} y={g.track_top.to_string()} width={(g.track_right - g.track_left).to_string()} height={(g.track_bottom - g.track_top).to_string()} rx="28" />
        </svg>
    }
}

/// Where the words about the snapshot have to end: the track's corner is round.
const CORNER: f64 = 34.0;
/// The snapshot's words and one mark of it, as wide as they get.
const SNAPSHOT_WORDS: f64 = 190.0;
const SNAPSHOT_MARK: f64 = 32.0;

fn station_run_x(g: &Geometry) -> f64 {
    let three_marks = g.track_right - CORNER - SNAPSHOT_WORDS - 3.0 * SNAPSHOT_MARK;
    (g.track_left + (g.track_right - g.track_left) * 0.6).min(three_marks)
}

/// How many handles of the snapshot are named.
fn snapshot_named(g: &Geometry) -> usize {
    let room = g.track_right - CORNER - station_run_x(g) - SNAPSHOT_WORDS;
    ((room / SNAPSHOT_MARK) as usize).clamp(1, NAMED_MAX)
}

/// The ink trail of what just moved.
fn trail(g: &Geometry, state: &EventLoopState, current: &LoopState) -> Html {
    let Some(moved) = state.moved else {
        return Html::default();
    };
    if !current.is_running {
        return Html::default();
    }
    let path = match (moved.from, moved.to) {
        (Place::Running, _) | (_, Place::Gone | Place::Outside) => return Html::default(),
        (Place::Ready, Place::Running) => {
            format!("M{} 115H{}", g.rail_right + 2.0, g.slot_left - 3.0)
        }
        (Place::Scheduled, Place::Ready) => format!(
            "M{} {}H{}q-10 0-10-10V125q0-10 10-10H{}",
            g.rail_left,
            g.axis_y,
            g.rail_left - 8.0,
            g.rail_left + 8.0
        ),
        (_, Place::Ready) => {
            if current.running.is_none() {
                return Html::default();
            }
            format!("M{} 76H{}", g.slot_left, g.slot_left - 22.0)
        }
        _ => return Html::default(),
    };
    html! { <path class="trail" marker-end="url(#head-ink)" d={path} /> }
}

/// The words beside the track: stations, the turn's number, the snapshot.
pub fn stations(
    g: &Geometry,
    state: &EventLoopState,
    current: &LoopState,
    language: Language,
) -> Html {
    let w = |word: Word| word.to(language);
    let at = |left: f64, top: f64| format!("left:{left}px;top:{top}px");
    let on = |phase: Phase| (current.phase == phase).then_some("on");
    let x = g.track_left;
    let timeout = match current.timeout {
        None => String::new(),
        Some(None) => w(Word::Forever).to_owned(),
        Some(Some(nanoseconds)) => words::seconds(&short_seconds(nanoseconds), language),
    };
    let run_x = station_run_x(g);
    html! {
        <>
            <div class={classes!("station", on(Phase::Select))} style={at(x - 11.0, 240.0)}>{ "1" }</div>
            <div class="h" style={at(x + 22.0, 235.0)}><b><code>{ term_drawn("selector", w(Word::StationSelect)) }</code></b><br />{ timeout }</div>
            <div class={classes!("station", on(Phase::Timers))} style={at(x - 11.0, 104.0)}>{ "2" }</div>
            <div class="h" style={at(x + 22.0, 99.0)}><b>{ w(Word::StationTimers) }</b><br />{ w(Word::StationTimers2) }</div>
            <div class="h turn" style={at(x + 22.0, 160.0)}>{ term_drawn("turn", w(Word::Turn)) }<br /><strong>{ current.turn }</strong></div>
            <div class={classes!("station", on(Phase::Run))} style={at(run_x - 11.0, 23.0)}>{ "3" }</div>
            <div class="snapshot" style={at(run_x + 17.0, 22.0)}>
                <b>{ w(Word::StationRun) }</b>
                { snapshot(state, current, snapshot_named(g), language) }
            </div>
            <div class="h next-turn" style={at((g.track_left + g.track_right) / 2.0 - 50.0, g.track_bottom - 8.0)}>{ w(Word::ToNextTurn) }</div>
        </>
    }
}

fn snapshot(state: &EventLoopState, current: &LoopState, named: usize, language: Language) -> Html {
    if current.phase != Phase::Run || current.snapshot.is_empty() {
        return Html::default();
    }
    let total = current.snapshot.len();
    let place = current.snapshot_begun.min(total);
    // Keep the running one in sight when the snapshot is long.
    let first = place
        .saturating_sub(named - 1)
        .min(total.saturating_sub(named));
    let marks = current.snapshot.iter().enumerate().skip(first).take(named);
    let marks = marks.map(|(index, id)| {
        let Some(handle) = state.handle(*id) else {
            return Html::default();
        };
        let class = match handle.place {
            Place::Running => "run",
            Place::Gone => "done",
            _ => "ready",
        };
        match state.concerned(handle) {
            Some(strand) => html! { <span key={index}>{ styled(&strand.label.to_string(), strand.hue, class) }</span> },
            None => html! { <span key={index}>{ styled("ƒ", Hue::None, class) }</span> },
        }
    });
    html! {
        <>
            { for marks }
            { if total > first + named { arrow() } else { Html::default() } }
            <span class="lab">{ words::ordinal_of(place, total, language) }</span>
        </>
    }
}

/// Seconds without needless zeros: 0, 0.5, 1.2; microseconds only below a millisecond.
pub fn short_seconds(nanoseconds: u64) -> String {
    let mut micros = (nanoseconds + 500) / 1000;
    if micros >= 1000 {
        micros = (micros + 500) / 1000 * 1000;
    }
    let text = format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Seconds with milliseconds.
pub fn clock_seconds(nanoseconds: u64) -> String {
    let millis = (nanoseconds + 500_000) / 1_000_000;
    format!("{}.{:03}", millis / 1000, millis % 1000)
}

/// Seconds with microseconds, for runs in which milliseconds say nothing.
pub fn fine_seconds(nanoseconds: u64) -> String {
    let micros = (nanoseconds + 500) / 1000;
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// A length of time in its best unit: `1.234 s`, `12.3 ms`, `345 µs`.
pub fn length(nanoseconds: u64) -> String {
    if nanoseconds >= 1_000_000_000 {
        return format!("{} s", clock_seconds(nanoseconds));
    }
    if nanoseconds >= 1_000_000 {
        let tenths = (nanoseconds + 50_000) / 100_000;
        return format!("{}.{} ms", tenths / 10, tenths % 10);
    }
    format!("{} µs", (nanoseconds + 500) / 1000)
}
