//! The running slot: the only filled block, and the call stack under it.

use super::term_drawn;
use super::call_stack::{call_stack, strand_call};
use super::glyph::Glyph;
use super::mark::{call_name, chip, styled};
use super::ready_queue::short_callback;
use super::stage_geometry::Geometry;
use crate::state::State;
use crate::words::{self, Word};
use trace::Trace;
use views::{EventLoopState, Hue, Language, Strand};
use yew::prelude::*;

pub fn running_slot(g: &Geometry, trace: &Trace, store: &State, language: Language) -> Html {
    let state: &EventLoopState = &store.scene;
    let current = state.current();
    let frames = store.stack();
    let call = |strand: &Strand| strand_call(frames, trace.text(strand.function));
    let w = |word: Word| word.to(language);
    let style = format!(
        "left:{}px;top:{}px;width:{}px;height:{}px",
        g.slot_left, g.slot_top, g.slot_width, g.slot_height
    );
    let running = state.running();
    let callback = current
        .filter(|current| current.is_running)
        .and_then(|current| state.handle(current.running?));
    let core = state
        .threads
        .get(&state.thread)
        .and_then(|thread| thread.core)
        .map(|core| format!("MainThread, {} {}", w(Word::CoreName), core.0));
    html! {
        <div class="slot" style={style} data-source="slot">
            <div class="slot-head">
                <span class="state">{ Glyph::Running.draw() }<b>{ w(Word::RunningNow) }</b></span>
                <span>{ core.unwrap_or_else(|| "MainThread".to_owned()) }</span>
            </div>
            <div class="slot-chip">
                { match (running, callback) {
                    _ if state.ending.outcome.is_some() => html! { <span class="chip l none idle"><span class="nm">{ w(Word::ProgramEnded) }</span></span> },
                    (Some(strand), _) if strand.is_task() || strand.is_hand_driven() => html! { <div data-flip="running">{ chip(strand, &call(strand), "l") }</div> },
                    (_, Some(handle)) if handle.task.is_some_and(|task| state.strand(task).is_some()) => {
                        let strand = handle.task.and_then(|task| state.strand(task));
                        strand.map(|strand| chip(strand, &call(strand), "l")).unwrap_or_default()
                    }
                    (_, Some(handle)) => html! { <span class="chip l none run"><span class="id">{ "ƒ" }</span><span class="nm"><code>{ short_callback(trace.text(handle.label)) }</code></span></span> },
                    (_, None) if current.is_some_and(|current| current.is_running) => html! { <span class="chip l none idle"><span class="nm">{ w(Word::LoopItself) }</span></span> },
                    (Some(_), _) => html! { <span class="chip l none run"><span class="id">{ "Th0" }</span><span class="nm">{ w(Word::Program) }</span></span> },
                    _ => html! { <span class="chip l none idle"><span class="nm">{ w(Word::NobodyRuns) }</span></span> },
                } }
            </div>
            <div class="lab slot-title"><span>{ term_drawn("call-stack", w(Word::CallStack)) }</span><span>{ w(Word::Top) }</span></div>
            <div class="stack">
                { match frames {
                    Some(frames) => call_stack(frames, language),
                    None => stack(trace, state, language),
                } }
            </div>
        </div>
    }
}

/// The frames that run, innermost first.
fn stack(trace: &Trace, state: &EventLoopState, language: Language) -> Vec<Html> {
    let Some(thread) = state.threads.get(&state.thread) else {
        return Vec::new();
    };
    let mut frames: Vec<Html> = Vec::new();
    for id in thread.stack.iter().rev().take(6) {
        let Some(strand) = state.strand(*id) else {
            continue;
        };
        frames.push(frame(trace, strand, frames.is_empty(), language));
    }
    frames
}

fn frame(trace: &Trace, strand: &Strand, top: bool, language: Language) -> Html {
    let name = match strand.kind {
        Some(trace::StrandKind::Thread) => "<module>".to_owned(),
        _ => call_name(trace.text(strand.function)),
    };
    let label = (strand.hue != Hue::None)
        .then(|| styled(&strand.label.to_string(), strand.hue, "tag small"));
    html! {
        <div key={strand.id.0} class={classes!("f", top.then_some("innermost"))}>
            <span class="frame-name">{ label.unwrap_or_default() }<code><b>{ name }</b></code></span>
            if strand.line > 0 { <span class="lab">{ words::line(strand.line, language) }</span> }
        </div>
    }
}
