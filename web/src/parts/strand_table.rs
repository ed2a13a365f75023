//! Tables of tasks, and of generators and hand-driven coroutines: state, place, await chain.

use super::glyph::{Glyph, arrow};
use super::mark::{call_name, mark, tag, word_of};
use super::track::clock_seconds;
use crate::words::{self, Word};
use trace::{StrandId, StrandKind, TextId, Trace};
use views::{EventLoopState, Language, Link, Standing, Strand, chain_of};
use worker::StackFrame;
use yew::prelude::*;

/// Rows beyond this are counted, except those that run, failed or wait for ever.
const ROWS_MAX: usize = 60;

pub fn strand_tables(
    trace: &Trace,
    state: &EventLoopState,
    frames: Option<&[StackFrame]>,
    language: Language,
) -> Html {
    html! {
        <>
            if !state.tasks.is_empty() || state.others.is_empty() {
                { table(trace, state, frames, (&state.tasks, Word::Tasks), language) }
            }
            if !state.others.is_empty() {
                { table(trace, state, frames, (&state.others, Word::Strands), language) }
            }
        </>
    }
}

fn table(
    trace: &Trace,
    state: &EventLoopState,
    frames: Option<&[StackFrame]>,
    (ids, title): (&[StrandId], Word),
    language: Language,
) -> Html {
    let w = |word: Word| word.to(language);
    let rows: Vec<&Strand> = ids.iter().filter_map(|id| state.strand(*id)).collect();
    let total = rows.len();
    let folded = total.saturating_sub(ROWS_MAX);
    let keep = |(index, strand): &(usize, &Strand)| {
        *index >= folded || matches!(strand.standing, Standing::Running | Standing::Failed)
    };
    let shown = rows.into_iter().enumerate().filter(keep);
    html! {
        <table class="strands">
            <thead>
                <tr>
                    <th scope="col"><b>{ w(title) }</b>{ " " }{ words::count(total, language) }</th>
                    <th scope="col">{ w(Word::StateColumn) }</th>
                    <th scope="col" class="place">{ w(Word::PlaceColumn) }</th>
                    <th scope="col">{ w(Word::WaitColumn) }</th>
                </tr>
            </thead>
            <tbody>
                { for shown.map(|(_, strand)| row(trace, state, frames, strand, language)) }
                if total == 0 {
                    <tr><td colspan="4" class="ink3">{ w(Word::TasksEmpty) }</td></tr>
                }
            </tbody>
        </table>
    }
}

fn row(
    trace: &Trace,
    state: &EventLoopState,
    frames: Option<&[StackFrame]>,
    strand: &Strand,
    language: Language,
) -> Html {
    let over = strand.standing.is_over();
    let running = strand.standing == Standing::Running;
    let name = if strand.is_task() {
        trace.text(strand.name).to_owned()
    } else {
        call_name(trace.text(strand.name))
    };
    html! {
        <tr key={strand.id.0} class={classes!(strand.hue.class(), running.then_some("running"), over.then_some("over"))}>
            <th scope="row"><span class="who">{ mark(strand) }<span class="name">{ name }</span></span></th>
            <td>{ word_of(strand.standing, language) }{ ready_place(state, strand, language) }</td>
            <td class="place">if !over && strand.line > 0 { <code>{ place(trace, frames, strand, language) }</code> }</td>
            <td><span class="chain">{ chain(trace, state, strand, language) }</span></td>
        </tr>
    }
}

/// `power:8`: the innermost function of the program, and its line; the line alone where the
/// function is not known.
fn place(
    trace: &Trace,
    frames: Option<&[StackFrame]>,
    strand: &Strand,
    language: Language,
) -> String {
    let short = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    if strand.standing == Standing::Running {
        let own = frames.and_then(|frames| frames.iter().rev().find(|frame| !frame.library));
        if let Some(frame) = own.filter(|frame| frame.line > 0) {
            return format!("{}:{}", short(&frame.function), frame.line);
        }
    }
    let own = strand.chain.iter().rev().find(|frame| !frame.library);
    let function = match own {
        Some(frame) if frame.line == strand.line => Some(frame.function),
        _ if strand.line == strand.line_defined => Some(strand.function),
        _ if strand.kind != Some(StrandKind::Task) => Some(strand.function),
        _ => None,
    };
    match function {
        Some(function) => format!("{}:{}", short(trace.text(function)), strand.line),
        None => words::line(strand.line, language),
    }
}

/// “, ready 1번째”: where a ready task stands.
fn ready_place(state: &EventLoopState, strand: &Strand, language: Language) -> Html {
    if strand.standing != Standing::Ready || !strand.is_task() {
        return Html::default();
    }
    let place = state.loops.values().find_map(|current| {
        let mut ready = current.ready.iter();
        ready.position(|id| {
            state
                .handle(*id)
                .is_some_and(|handle| handle.task == Some(strand.id))
        })
    });
    match place {
        Some(place) => html! { <span>{ ", " }{ words::ready_place(place + 1, language) }</span> },
        None => Html::default(),
    }
}

fn chain(trace: &Trace, state: &EventLoopState, strand: &Strand, language: Language) -> Html {
    let w = |word: Word| word.to(language);
    if strand.standing == Standing::Suspended {
        return html! { <>{ w(Word::Yielded) }{ " " }<code>{ short(trace, strand.value) }</code></> };
    }
    if let Some(lost) = strand.lost {
        return html! { <span class="alarm">{ trace.text(lost) }</span> };
    }
    let links = chain_of(state, strand);
    let mut parts: Vec<Html> = Vec::new();
    for link in &links {
        if !parts.is_empty() {
            parts.push(arrow());
        }
        parts.push(draw(trace, state, link, language));
    }
    html! { <>{ for parts }</> }
}

fn draw(trace: &Trace, state: &EventLoopState, link: &Link, language: Language) -> Html {
    let w = |word: Word| word.to(language);
    let member = |id: &StrandId, done: bool| match state.strand(*id) {
        Some(strand) => html! {
            <span key={id.0} class="member">{ tag(strand) }if done { { Glyph::Tick.draw() } }</span>
        },
        None => Html::default(),
    };
    match link {
        Link::Call {
            function,
            line,
            library,
        } => {
            let name = trace.text(*function);
            let name = name.rsplit('.').next().unwrap_or(name).to_owned();
            html! { <code>{ name }if *line > 0 && !library { <span class="ink3">{ format!(":{line}") }</span> }</code> }
        }
        Link::Future { number, .. } => {
            html! { <span class="link">{ Glyph::Ring.draw() }{ format!("F{number}") }</span> }
        }
        Link::Group {
            done,
            members,
            total,
            gather,
        } => html! {
            <span class="link">
                if *gather { <code>{ "gather" }</code>{ arrow() } }{ Glyph::Ring.draw() }{ words::done_of(*done, *total, language) }{ arrow() }
                { for members.iter().map(|(id, done)| member(id, *done)) }
                if *total > members.len() { <span>{ format!("+{}", total - members.len()) }</span> }
            </span>
        },
        Link::Task { task, done } => member(task, *done),
        Link::Timer { when } => {
            html! { <span class="link">{ Glyph::Clock.draw() }<span class="num">{ clock_seconds(when.0) }</span></span> }
        }
        Link::Object { object } => {
            let entry = state.object(*object);
            let label = entry.map_or("", |entry| trace.text(entry.label));
            let status = entry.map_or("", |entry| trace.text(entry.state));
            html! { <span class="link">{ Glyph::Padlock.draw() }<code>{ label.to_owned() }</code><span class="ink3">{ status.to_owned() }</span></span> }
        }
        Link::Labelled { text } => html! { <code>{ trace.text(*text).to_owned() }</code> },
        Link::Ready { number } => {
            html! { <span class="link">{ Glyph::Dot.draw() }{ format!("F{number} {}", w(Word::IsSet)) }</span> }
        }
        Link::Cancelling => {
            html! { <span class="link alarm">{ Glyph::Slashed.draw() }{ w(Word::WillCancel) }</span> }
        }
        Link::Returned { value } => {
            html! { <>{ w(Word::Returned) }{ " " }<code>{ short(trace, *value) }</code></> }
        }
        Link::Raised { value } => {
            html! { <span class="alarm"><code>{ short(trace, *value) }</code></span> }
        }
    }
}

fn short(trace: &Trace, text: TextId) -> String {
    let text = trace.text(text);
    if text.chars().count() <= 40 {
        return text.to_owned();
    }
    text.chars().take(39).chain(['…']).collect()
}
