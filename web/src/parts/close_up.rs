//! The running line from close up: its instructions in a strip, the one that runs next, what
//! lies on the operand stack, and the seams at which the interpreter may switch threads.

use super::gil_stage::Look;
use super::glyph::Glyph;
use super::mark::mark;
use crate::words::{self, Word};
use trace::ThreadId;
use views::Standing;
use worker::{Close, CloseUp, Gate, ThreadStack};
use yew::prelude::*;

/// So many other threads are told of beside the one that runs.
const OTHERS_MAX: usize = 4;

/// Whose rule the marked seams follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rule {
    UpTo39,
    Since310,
    Free,
}

fn thread_of(stack: &ThreadStack) -> Option<ThreadId> {
    stack.thread.map(ThreadId)
}

pub(super) fn close_ups(look: &Look) -> Html {
    let stacks = look.store.stacks().unwrap_or_default();
    let runs = |stack: &&ThreadStack| {
        let strand = thread_of(stack).and_then(|thread| look.thread(thread));
        stack.close_up.is_some() && strand.is_some_and(|strand| strand.standing == Standing::Running)
    };
    // Who acted last, if it runs; else whoever runs; else whoever comes first.
    let acted = |stack: &&ThreadStack| thread_of(stack) == Some(look.state.thread);
    let running = stacks.iter().filter(runs).find(acted);
    let running = running.or_else(|| stacks.iter().find(runs));
    let running = running.or_else(|| stacks.iter().find(|stack| stack.close_up.is_some()));
    let first = running.and_then(|stack| Some((thread_of(stack)?, stack.close_up.clone()?)));
    let first_thread = running.map(|stack| stack.thread);
    let others = stacks.iter().filter(|stack| Some(stack.thread) != first_thread);
    let others = others.filter_map(|stack| {
        let close = stack.close_up.as_ref()?;
        let strand = look.thread(thread_of(stack)?)?;
        if strand.standing.is_over() {
            return None;
        }
        let next = close.instructions.get(close.at as usize)?;
        Some(html! {
            <li key={stack.strand}>
                { mark(strand) }<span class="lab">{ words::line(close.line, look.language) }</span>
                <code>{ spelled(next) }</code>
                <span class="lab">{ look.w(if close.in_call { Word::InsideThisCall } else { Word::NextInstruction }) }</span>
                if !close.held.is_empty() && !close.in_call {
                    <span>{ look.w(Word::InHand) }{ " " }<b><code>{ close.held.join(", ") }</code></b></span>
                }
            </li>
        })
    });
    let others: Vec<Html> = others.take(OTHERS_MAX).collect();
    html! {
        <section class="close-up" aria-label={look.w(Word::CloseUp)}>
            if let Some((thread, close)) = first {
                <Strip mark={look.thread(thread).map(mark).unwrap_or_default()} {close} free={look.store.computer_ran.free_threaded} language={look.language}
                    runs={look.thread(thread).is_some_and(|strand| strand.standing == Standing::Running)}
                    hue={look.thread(thread).map_or("none", |strand| strand.hue.class())} />
            } else {
                <h3><b>{ look.w(Word::CloseUp) }</b></h3>
                <p class="empty">{ look.w(Word::CloseUpEmpty) }</p>
            }
            if !others.is_empty() { <ul class="in-hand">{ for others }</ul> }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct StripProps {
    mark: Html,
    close: CloseUp,
    free: bool,
    runs: bool,
    hue: &'static str,
    language: views::Language,
}

#[component]
fn Strip(props: &StripProps) -> Html {
    let chosen = use_state_eq(|| None::<Rule>);
    let own = if props.free { Rule::Free } else { Rule::Since310 };
    let rule = chosen.unwrap_or(own);
    let w = |word: Word| word.to(props.language);
    let choice = |value: Rule, name: Html| {
        let chosen = chosen.clone();
        let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(value)));
        html! { <button type="button" aria-pressed={(rule == value).to_string()} {onclick}>{ name }</button> }
    };
    let close = &props.close;
    let cells = close.instructions.iter().enumerate().map(|(index, instruction)| {
        cell(props, index, instruction, opens(rule, instruction.gate))
    });
    let place = format!("{} · {}", close.function, words::line(close.line, props.language));
    html! {
        <>
            <header>
                <h3><b>{ w(Word::CloseUp) }</b><code>{ place }</code><span>{ words::counted(Word::Instructions, close.instructions.len(), props.language) }</span></h3>
                <span class="spacer"></span>
                <span class="lab">{ w(Word::SwitchPlaces) }</span>
                <span class="segments" role="group" aria-label={w(Word::SwitchPlaces)}>
                    { choice(Rule::UpTo39, html! { { w(Word::UpTo39) } }) }
                    { choice(Rule::Since310, html! { { w(Word::Since310) } }) }
                    { choice(Rule::Free, html! { { w(Word::FreeThreaded) } }) }
                </span>
            </header>
            <ol class={classes!("strip", props.hue, (rule == Rule::Free).then_some("open"))} tabindex="0" aria-label={w(Word::CloseUp)}>{ for cells }</ol>
            <p class="lab strip-note">{ note(close, rule).to(props.language) }</p>
        </>
    }
}

fn opens(rule: Rule, gate: Gate) -> bool {
    match rule {
        Rule::UpTo39 => gate != Gate::Never,
        Rule::Since310 => gate == Gate::Always,
        Rule::Free => false,
    }
}

fn cell(props: &StripProps, index: usize, instruction: &Close, opens: bool) -> Html {
    let close = &props.close;
    let w = |word: Word| word.to(props.language);
    let now = index == close.at as usize;
    let class = classes!(
        "cell",
        now.then_some(if props.runs { "now run" } else { "now" }),
        opens.then_some("gate")
    );
    let detail = match &instruction.value {
        Some(value) if instruction.name.starts_with("STORE") => Some(format!("{} = {value}", instruction.operand)),
        Some(value) => Some(format!("{} → {value}", instruction.operand)),
        None if instruction.operand.is_empty() => None,
        None => Some(instruction.operand.clone()),
    };
    let held = (now && !close.in_call && !close.held.is_empty()).then(|| close.held.join(", "));
    html! {
        <li key={index} {class} aria-current={now.then_some("step")}>
            if now { <span class="stands">{ props.mark.clone() }</span> }
            <b><code>{ instruction.name.trim_end_matches("_INPLACE") }</code></b>
            <code class="operand">{ detail }</code>
            if let Some(held) = held { <span class="held-here lab">{ w(Word::InHand) }{ " " }<code>{ held }</code></span> }
            if now && close.in_call { <span class="held-here lab">{ w(Word::InsideThisCall) }</span> }
            if opens { <span class="gate-mark" title={w(Word::MaySwitchHere)}>{ Glyph::Ready.draw() }<span class="unseen">{ w(Word::MaySwitchHere) }</span></span> }
        </li>
    }
}

/// What the marked seams mean for this line: whether something read is written back unseen.
fn note(close: &CloseUp, rule: Rule) -> Word {
    if rule == Rule::Free {
        return Word::NoteFree;
    }
    let name = |instruction: &&Close, prefix: &str| {
        instruction.name.starts_with(prefix) && instruction.name.ends_with("GLOBAL")
    };
    let reads = close.instructions.iter().position(|i| name(&i, "LOAD"));
    let writes = close.instructions.iter().rposition(|i| name(&i, "STORE"));
    let between = match (reads, writes) {
        (Some(from), Some(to)) if from < to => &close.instructions[from..to],
        _ => return if close.instructions.iter().any(|i| opens(rule, i.gate)) { Word::NoteGates } else { Word::NoteNoGates },
    };
    match between.iter().any(|i| opens(rule, i.gate)) {
        true => Word::NoteTorn,
        false => Word::NoteWhole,
    }
}

fn spelled(instruction: &Close) -> String {
    let name = instruction.name.trim_end_matches("_INPLACE");
    if instruction.operand.is_empty() {
        return name.to_owned();
    }
    [name, instruction.operand.as_str()].join(" ")
}
