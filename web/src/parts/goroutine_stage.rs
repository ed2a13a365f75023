//! The Goroutines stage: who runs, with its call stack and variables, and every goroutine with
//! its state, its line and who started it.

use super::term;
use super::call_stack::call_stack;
use super::glyph::Glyph;
use super::mark::{chip, go_name, mark, tag};
use crate::app::Store;
use crate::words::{self, Word};
use trace::{StrandId, Trace};
use views::{EventLoopState, Standing, Strand};
use worker::StackFrame;
use yew::prelude::*;

/// Rows beyond this are counted, except those that run.
const ROWS_MAX: usize = 60;

#[derive(Properties, PartialEq)]
pub struct GoroutineStageProps {
    pub store: Store,
}

#[component]
pub fn GoroutineStage(props: &GoroutineStageProps) -> Html {
    let store = &props.store;
    store.recording.read(|replay| {
        html! {
            <div class="goroutines">
                { running(store, replay.trace()) }
                { table(store, replay.trace()) }
            </div>
        }
    })
}

/// Whoever runs on the M that acted last, and its frames; while nobody does, whose stack the
/// engine tells.
fn running(store: &Store, trace: &Trace) -> Html {
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let state: &EventLoopState = &store.scene;
    let runs = state.acting().filter(|strand| strand.is_goroutine());
    let frames = runs.and_then(|strand| store.stack_of_goroutine(strand.id));
    let m = |strand: &Strand| format!("M{}", strand.thread.0);
    html! {
        <section class="goroutine-runs" aria-label={w(Word::GoroutineRuns)}>
            <h3 class="lab"><b>{ w(Word::GoroutineRuns) }</b>if let Some(strand) = runs { <code>{ m(strand) }</code> }</h3>
            <div class="slot-chip">
                { match runs {
                    Some(strand) => chip(strand, go_name(trace.text(strand.function)), "l"),
                    None => html! { <span class="chip l none idle"><span class="nm">{ w(nobody(state)) }</span></span> },
                } }
            </div>
            if let Some(frames) = frames {
                <div class="lab slot-title"><span>{ term("call-stack", w(Word::CallStack)) }</span><span>{ w(Word::Top) }</span></div>
                <div class="stack">{ call_stack(frames, language) }</div>
            }
        </section>
    }
}

fn nobody(state: &EventLoopState) -> Word {
    match state.ending.outcome {
        Some(_) => Word::ProgramEnded,
        None => Word::NoGoroutineRuns,
    }
}

fn table(store: &Store, trace: &Trace) -> Html {
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let rows: Vec<&Strand> = store.scene.goroutines().collect();
    let total = rows.len();
    let living = rows.iter().filter(|strand| !strand.standing.is_over()).count();
    // Those that are over make room first.
    let mut over_left = ROWS_MAX.saturating_sub(living);
    let mut living_left = ROWS_MAX;
    let shown = rows.into_iter().filter(|strand| {
        let left = match strand.standing.is_over() {
            true => &mut over_left,
            false => &mut living_left,
        };
        let fits = *left > 0;
        *left = left.saturating_sub(1);
        fits || strand.standing == Standing::Running
    });
    html! {
        <table class="strands">
            <thead>
                <tr>
                    <th scope="col"><b>{ w(Word::GoroutinesStage) }</b>{ " " }{ words::living_of(living, total, language) }</th>
                    <th scope="col">{ w(Word::StateColumn) }</th>
                    <th scope="col" class="place">{ w(Word::PlaceColumn) }</th>
                    <th scope="col">{ w(Word::StartedBy) }</th>
                </tr>
            </thead>
            <tbody>
                { for shown.map(|strand| row(store, trace, strand)) }
                if total == 0 {
                    <tr><td colspan="4" class="ink3">{ w(Word::GoroutinesEmpty) }</td></tr>
                }
            </tbody>
        </table>
    }
}

fn row(store: &Store, trace: &Trace, strand: &Strand) -> Html {
    let language = store.settings.language();
    let over = strand.standing.is_over();
    let running = strand.standing == Standing::Running;
    let name = go_name(trace.text(strand.function)).to_owned();
    html! {
        <tr key={strand.id.0} class={classes!(strand.hue.class(), running.then_some("running"), over.then_some("over"))}>
            <th scope="row"><span class="who">{ mark(strand) }<span class="name" title={name.clone()}>{ name }</span></span></th>
            <td><span class="state">{ Glyph::of(strand.standing).draw() }{ strand.standing.word_of_goroutine(language) }</span></td>
            <td class="place">if !over { <code>{ place(store, strand) }</code> }</td>
            <td>{ starter(store, strand.creator) }</td>
        </tr>
    }
}

/// `worker:12`: the program's innermost function and line; the line alone where the
/// engine has not told the stack.
fn place(store: &Store, strand: &Strand) -> String {
    let frames: &[StackFrame] = store.stack_of_goroutine(strand.id).unwrap_or_default();
    let own = frames.iter().rev().find(|frame| !frame.library && frame.line > 0);
    match own {
        Some(frame) => format!("{}:{}", go_name(&frame.function), frame.line),
        None if strand.line > 0 => words::line(strand.line, store.settings.language()),
        None => String::new(),
    }
}

fn starter(store: &Store, creator: Option<StrandId>) -> Html {
    let creator = creator.and_then(|id| store.scene.strand(id));
    match creator.filter(|strand| strand.is_goroutine()) {
        Some(strand) => tag(strand),
        None => html! { <span>{ "runtime" }</span> },
    }
}
