//! The ready deque: arrival left, head right, a fence between this turn and the next.

use super::term_drawn;
use super::mark::styled;
use super::stage_geometry::{Geometry, TICKET_GAP, TICKET_SMALL};
use crate::words::{self, Word};
use trace::{HandleId, HandleKind, Trace};
use views::{EventLoopState, Handle, Hue, Language, LoopState, Particle, Phase};
use yew::prelude::*;

/// Room left of the tail, in px, for `append` and for its words.
const APPEND_ROOM: f64 = 76.0;
const APPEND_NOTE_ROOM: f64 = 184.0;

pub fn ready_queue(
    g: &Geometry,
    trace: &Trace,
    state: &EventLoopState,
    current: &LoopState,
    language: Language,
) -> Html {
    let w = |word: Word| word.to(language);
    let at = |left: f64, top: f64| format!("left:{left}px;top:{top}px");
    let total = current.ready.len();
    let fenced = current.phase == Phase::Run;
    // The fence takes a gap of its own.
    let fence_gap = if fenced { 14.0 } else { 0.0 };
    let (width, shown) = g.queue(total, 8.0 + fence_gap);
    let this_turn = if fenced {
        current.snapshot_left.min(shown)
    } else {
        0
    };
    // Positions from the head (right) to the tail.
    let left_of = |index: usize| {
        let fence = if fenced && index >= this_turn {
            fence_gap
        } else {
            0.0
        };
        g.rail_right - 6.0 - fence - (index as f64 + 1.0) * (width + TICKET_GAP) + TICKET_GAP
    };
    let fence_x = g.rail_right - 6.0 - this_turn as f64 * (width + TICKET_GAP) - 5.0;
    let tickets = current
        .ready
        .iter()
        .take(shown)
        .enumerate()
        .map(|(index, id)| {
            let ours = fenced && index < current.snapshot_left;
            ticket(trace, state, *id, index, (left_of(index), width), ours, language)
        });
    let hidden = total - shown;
    let next = total.saturating_sub(current.snapshot_left);
    let tail_left = if shown == 0 {
        g.rail_right
    } else {
        left_of(shown - 1)
    };
    html! {
        <>
            <div class="h" style={at(g.rail_left, 64.0)}>
                <b class="code">{ term_drawn("ready", "ready") }</b>{ format!(" · {}", words::counted(Word::HandleCount, total, language)) }
            </div>
            if fenced {
                <div class="this-turn" style={format!("left:{}px;top:{}px;width:{}px;height:{}px", fence_x, g.ready_top, g.rail_right - fence_x, g.ready_bottom - g.ready_top)}></div>
                <div class="fence" style={at(fence_x - 1.0, g.ready_top - 6.0)}></div>
                if this_turn > 0 {
                    <div class="h" style={at(fence_x + 11.0, 64.0)}><b>{ w(Word::ThisTurn) }</b>{ format!(" · {}", left_words(current.snapshot_left, language)) }</div>
                }
                if next > 0 && fence_x - g.rail_left > 250.0 {
                    <div class="h end" style={format!("left:{}px;top:64px;width:132px", fence_x - 143.0)}><b>{ w(Word::NextTurn) }</b>{ format!(" · {}", words::count(next, language)) }</div>
                }
            }
            { for tickets }
            if total == 0 {
                <div class="h ink3" style={at(g.rail_left + 16.0, 107.0)}>{ w(Word::ReadyEmpty) }</div>
            } else if hidden > 0 {
                <div class="dots" style={format!("left:{}px;top:{}px;width:{}px", g.rail_left + 10.0, g.ready_top + 4.0, (tail_left - g.rail_left - 16.0).max(0.0))}>
                    { for current.ready.iter().skip(shown).take(24).enumerate().map(|(index, id)| dot(state, *id, index)) }
                    <span class="lab">{ format!("+{hidden}") }</span>
                </div>
            } else if tail_left - g.rail_left > APPEND_ROOM {
                <div class="h ink3" style={at(g.rail_left + 16.0, 107.0)}><code>{ "append" }</code>if tail_left - g.rail_left > APPEND_NOTE_ROOM { { " " }{ w(Word::AppendNote) } }</div>
            }
        </>
    }
}

fn left_words(count: usize, language: Language) -> String {
    format!(
        "{} {}",
        words::count(count, language),
        Word::Left.to(language)
    )
}

fn dot(state: &EventLoopState, id: HandleId, index: usize) -> Html {
    let strand = state.handle(id).and_then(|handle| state.concerned(handle));
    let hue = strand.map_or(Hue::None, |strand| strand.hue);
    html! { <span key={index} class={classes!("dot", hue.class())}></span> }
}

fn ticket(
    trace: &Trace,
    state: &EventLoopState,
    id: HandleId,
    index: usize,
    (left, width): (f64, f64),
    this_turn: bool,
    language: Language,
) -> Html {
    let Some(handle) = state.handle(id) else {
        return Html::default();
    };
    let strand = state.concerned(handle);
    let steps = matches!(handle.kind, Some(HandleKind::Step | HandleKind::Wakeup));
    let hue = strand
        .filter(|_| steps)
        .map_or(Hue::None, |strand| strand.hue);
    let moved = state.moved.is_some_and(|moved| moved.handle == id);
    html! {
        <div
            key={format!("h{}", id.0)}
            data-flip={format!("h{}", id.0)}
            class={classes!("ticket", hue.class(), steps.then_some("solid"), (width == TICKET_SMALL).then_some("small"), handle.cancelled.then_some("cancelled"), this_turn.then_some("now"), moved.then_some("moved"))}
            style={format!("left:{left}px;top:92px;width:{width}px")}
        >
            { ticket_words(trace, state, handle, language) }
            <span class="ordinal">{ index + 1 }</span>
        </div>
    }
}

/// The two lines of a ticket: what it will do, and why it stands here.
fn ticket_words(
    trace: &Trace,
    state: &EventLoopState,
    handle: &Handle,
    language: Language,
) -> Html {
    let w = |word: Word| word.to(language);
    let strand = state.concerned(handle);
    let because = because(trace, state, handle, language);
    match handle.kind {
        Some(HandleKind::Step | HandleKind::Wakeup) => {
            let first = strand.is_some_and(|strand| strand.resumed_count == 0);
            let word = match (handle.kind, first) {
                (Some(HandleKind::Wakeup), _) => Word::Wakeup,
                (_, true) => Word::FirstStep,
                _ => Word::NextStep,
            };
            let label =
                strand.map(|strand| styled(&strand.label.to_string(), strand.hue, "tag on-sheet"));
            html! {
                <>
                    <div class="r1">{ label.unwrap_or_default() }<span>{ w(word) }</span></div>
                    <div class="r2">{ because }</div>
                </>
            }
        }
        _ => {
            let name = trace.text(handle.label);
            let of_timer = strand.filter(|_| handle.when.is_some());
            html! {
                <>
                    if let Some(strand) = of_timer {
                        <div class="r1">{ styled(&strand.label.to_string(), strand.hue, "tag") }<span>{ w(Word::TimerCallback) }</span></div>
                    } else {
                        <div class="r1"><code>{ short_callback(name) }</code><span>{ w(Word::Callback) }</span></div>
                    }
                    <div class="r2">{ because }</div>
                </>
            }
        }
    }
}

fn because(trace: &Trace, state: &EventLoopState, handle: &Handle, language: Language) -> Html {
    let w = |word: Word| word.to(language);
    if handle.cancelled {
        return html! { { w(Word::Cancelled) } };
    }
    if let Some(future) = handle.future.and_then(|id| state.future(id)) {
        if let Some(task) = future.task.and_then(|task| state.strand(task)) {
            let label = task.label.to_string();
            let particle = Particle::Subject.after(&label);
            let (tail, word) = match language {
                Language::Korean => (format!("{particle} "), w(Word::BecauseDone)),
                Language::English => (" ".to_owned(), w(Word::BecauseDone)),
            };
            return html! { <>{ styled(&label, task.hue, "tag small") }{ tail }{ word }</> };
        }
        if handle.when.is_some() {
            return html! { <>{ format!("F{}", future.number) }{ " · " }{ w(Word::DueNow) }</> };
        }
        let name = format!("F{}", future.number);
        return match language {
            Language::Korean => {
                html! { { format!("{name}{} {}", Particle::Subject.after(&name), w(Word::BecauseSet)) } }
            }
            Language::English => html! { { format!("{name} {}", w(Word::BecauseSet)) } },
        };
    }
    let call = match handle.kind {
        Some(HandleKind::Step) => {
            let first = handle
                .task
                .and_then(|task| state.strand(task))
                .is_some_and(|task| task.resumed_count == 0);
            if first { "create_task" } else { "sleep(0)" }
        }
        Some(HandleKind::SelfPipe) => "self-pipe",
        _ if handle.threadsafe => "call_soon_threadsafe",
        _ if handle.when.is_some() => "call_later",
        _ => "call_soon",
    };
    let _ = trace;
    html! { <code>{ call }</code> }
}

/// A callback's name without its module: `gather._done_callback` → `gather`.
pub fn short_callback(name: &str) -> String {
    let name = name.strip_prefix("partial:").unwrap_or(name);
    match name {
        "_set_result_unless_cancelled" => "set_result".to_owned(),
        "_run_until_complete_cb" => "stop".to_owned(),
        _ => match name.split_once("._") {
            Some((owner, _)) => owner.to_owned(),
            None => name
                .rsplit('.')
                .next()
                .unwrap_or(name)
                .chars()
                .take(12)
                .collect(),
        },
    }
}
