//! The timer heap on a time axis: due times to scale, tickets hanging below.

use super::term_drawn;
use super::mark::styled;
use super::ready_queue::short_callback;
use super::stage_geometry::{Geometry, TICKET_GAP, TICKET_WIDTH};
use super::track::{clock_seconds, short_seconds};
use crate::words::{self, Word};
use trace::Trace;
use views::{EventLoopState, Handle, Hue, Language, LoopState, Place};
use yew::prelude::*;

pub fn timer_heap(
    g: &Geometry,
    trace: &Trace,
    state: &EventLoopState,
    current: &LoopState,
    language: Language,
) -> Html {
    let w = |word: Word| word.to(language);
    let at = |left: f64, top: f64| format!("left:{left}px;top:{top}px");
    let timers: Vec<&Handle> = current
        .scheduled
        .iter()
        .filter_map(|(_, id)| state.handle(*id))
        .collect();
    let capacity = g.capacity(20.0);
    let shown = timers.len().min(capacity);
    let hidden = timers.len() - shown;
    let span = timers
        .iter()
        .take(shown.max(1))
        .filter_map(|timer| timer.when)
        .map(|when| when.0.saturating_sub(state.at.0))
        .max()
        .unwrap_or(0);
    // When all are due there is no span to show: a second will do.
    let span = if span == 0 { 1_000_000_000 } else { span };
    let scale = nice_span(span);
    let axis = g.rail_width() - 20.0;
    let x_of =
        |when: u64| g.rail_left + when.saturating_sub(state.at.0) as f64 / scale as f64 * axis;
    let lefts = places(
        g,
        timers
            .iter()
            .take(shown)
            .map(|timer| x_of(timer.when.unwrap_or_default().0)),
    );
    let stems = timers.iter().take(shown).zip(&lefts).map(|(timer, left)| {
        let x = x_of(timer.when.unwrap_or_default().0);
        let foot = x.clamp(left + 6.0, left + TICKET_WIDTH - 6.0);
        format!(
            "M{x} {}V{}L{foot} {}V234",
            g.axis_y,
            g.axis_y + 7.0,
            g.axis_y + 13.0
        )
    });
    let ticks: String = (1..=10)
        .map(|tick| {
            format!(
                "M{} {}v8",
                g.rail_left + axis * f64::from(tick) / 10.0,
                g.axis_y - 4.0
            )
        })
        .collect();
    let came = timers.iter().take(shown).zip(&lefts).find(|(timer, _)| {
        let moved = state.moved.filter(|moved| moved.handle == timer.id);
        moved.is_some_and(|moved| moved.to == Place::Scheduled)
    });
    html! {
        <>
            <svg class="track" width={g.width.to_string()} height={super::stage_geometry::HEIGHT.to_string()} aria-hidden="true">
                <path class="axis" d={format!("M{} {}H{}", g.rail_left, g.axis_y, g.rail_right)} />
                <path class="axis" d={ticks} />
                <path class="axis-now" d={format!("M{} {}v16", g.rail_left, g.axis_y - 8.0)} />
                <path class="stems" d={stems.collect::<String>()} />
                if let Some((_, left)) = came {
                    <path class="trail" marker-end="url(#head-ink)" d={arc(g, left + TICKET_WIDTH / 2.0)} />
                }
            </svg>
            if let Some((timer, left)) = came.filter(|(_, left)| *left - g.rail_left > CALL_LABEL_LEFT_MIN) {
                <div class="h end call-label" style={format!("right:{}px;top:166px", g.width - left - TICKET_WIDTH / 2.0 + 8.0)}>
                    <code><b>{ call(state, timer) }</b></code>
                </div>
            }
            <div class="h" style={at(g.rail_left, 166.0)}>
                <b class="code">{ term_drawn("timer-heap", "scheduled") }</b>{ format!(" · {}", words::counted(Word::HeapNote, timers.len(), language)) }
            </div>
            <div class="h now-label" style={at(g.rail_left + 6.0, 190.0)}>{ w(Word::Now) }{ " " }<span class="num">{ clock_seconds(state.at.0) }</span></div>
            if timers.is_empty() {
                <div class="h ink3" style={at(g.rail_left + 16.0, 238.0)}>{ w(Word::HeapEmpty) }</div>
            } else {
                <div class="h num end" style={format!("left:{}px;top:190px;width:90px", g.rail_left + axis - 78.0)}>{ format!("+{}", words::seconds(&short_seconds(scale), language)) }</div>
            }
            { for timers.iter().take(shown).zip(lefts).enumerate().map(|(index, (timer, left))| ticket(trace, state, timer, index, left, language)) }
            if hidden > 0 {
                <div class="h" style={at(g.rail_left, 290.0)}>{ format!("+{hidden}") }</div>
            }
        </>
    }
}

/// Further left the call's label would lie on the heap's heading.
const CALL_LABEL_LEFT_MIN: f64 = 240.0;

/// From the running slot to the ticket that was just pushed.
fn arc(g: &Geometry, x: f64) -> String {
    format!("M{} 174H{}q-8 0-8 8V230", g.slot_left, x + 8.0)
}

/// The call that made the timer, with its delay.
fn call(state: &EventLoopState, timer: &Handle) -> String {
    let delay = timer.when.unwrap_or_default().0.saturating_sub(state.at.0);
    format!("call_later({})", short_seconds(delay))
}

/// A round span, so that the scale does not change with every event.
fn nice_span(span: u64) -> u64 {
    let mut step = 1u64;
    loop {
        for factor in [1, 2, 5] {
            let candidate = step.saturating_mul(factor);
            if candidate >= span {
                return candidate;
            }
        }
        step = step.saturating_mul(10);
    }
}

/// Tickets hang below their time, pushed apart where they would overlap.
fn places(g: &Geometry, times: impl Iterator<Item = f64>) -> Vec<f64> {
    let stride = TICKET_WIDTH + TICKET_GAP;
    let mut lefts: Vec<f64> = Vec::new();
    for x in times {
        let wanted = x - 12.0;
        let after = lefts.last().map_or(g.rail_left, |left| left + stride);
        lefts.push(wanted.max(after));
    }
    let mut limit = g.rail_right - TICKET_WIDTH;
    for left in lefts.iter_mut().rev() {
        *left = left.min(limit).max(g.rail_left);
        limit = *left - stride;
    }
    lefts
}

fn ticket(
    trace: &Trace,
    state: &EventLoopState,
    timer: &Handle,
    index: usize,
    left: f64,
    language: Language,
) -> Html {
    let strand = state.concerned(timer);
    let hue = strand.map_or(Hue::None, |strand| strand.hue);
    let when = timer.when.unwrap_or_default();
    let remaining = when.0.saturating_sub(state.at.0);
    let moved = state.moved.is_some_and(|moved| moved.handle == timer.id);
    let note = if timer.cancelled {
        Word::Cancelled.to(language)
    } else if moved {
        Word::JustCame.to(language)
    } else if index == 0 {
        Word::TopOfHeap.to(language)
    } else {
        ""
    };
    let left_words = if remaining == 0 {
        Word::DueNow.to(language).to_owned()
    } else {
        words::time_left(&short_seconds(remaining), language)
    };
    let dot = if note.is_empty() { "" } else { " · " };
    html! {
        <div
            key={format!("h{}", timer.id.0)}
            data-flip={format!("h{}", timer.id.0)}
            class={classes!("ticket", "dashed", hue.class(), timer.cancelled.then_some("cancelled"), moved.then_some("moved"))}
            style={format!("left:{left}px;top:234px;width:{TICKET_WIDTH}px")}
        >
            <div class="r1">
                { match strand {
                    Some(strand) => styled(&strand.label.to_string(), strand.hue, "tag"),
                    None => html! { <code>{ short_callback(trace.text(timer.label)) }</code> },
                } }
                <span class="num">{ clock_seconds(when.0) }</span>
            </div>
            <div class="r2">{ left_words }{ dot }{ note }</div>
        </div>
    }
}
