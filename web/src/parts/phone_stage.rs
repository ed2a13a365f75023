//! The stage on a phone: now, next, waiting.

use super::call_stack::strand_call;
use super::mark::{call_name, chip};
use super::ready_queue::short_callback;
use super::strand_table::strand_tables;
use super::track::clock_seconds;
use crate::app::Store;
use crate::words::{self, Word};
use views::{EventLoopState, Standing};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PhoneStageProps {
    pub store: Store,
}

/// How many handles or strands a row names.
const NAMED_MAX: usize = 6;

#[component]
pub fn PhoneStage(props: &PhoneStageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let state: &EventLoopState = &store.scene;
    let current = state.current();
    store.recording.read(|replay| {
        let trace = replay.trace();
        let callback = current
            .filter(|current| current.is_running)
            .and_then(|current| state.handle(current.running?));
        let now = match (state.running(), callback) {
            _ if state.ending.outcome.is_some() => html! { <span class="chip l none idle"><span class="nm">{ w(Word::ProgramEnded) }</span></span> },
            (Some(strand), _) if strand.is_task() || strand.is_hand_driven() => {
                chip(strand, &strand_call(store.stack(), trace.text(strand.function)), "l")
            }
            (_, Some(handle)) => html! { <span class="chip l none run"><span class="id">{ "ƒ" }</span><span class="nm"><code>{ short_callback(trace.text(handle.label)) }</code></span></span> },
            (Some(_), _) if current.is_none_or(|current| !current.is_running) => html! { <span class="chip l none run"><span class="id">{ "Th0" }</span><span class="nm">{ w(Word::Program) }</span></span> },
            _ if store.recording.recorded == 0 => html! { <span class="chip l none idle"><span class="nm">{ w(Word::NobodyRuns) }</span></span> },
            _ => html! { <span class="chip l none idle"><span class="nm">{ w(Word::LoopItself) }</span></span> },
        };
        let ready = current.map(|current| current.ready.len()).unwrap_or_default();
        let next = current.into_iter().flat_map(|current| current.ready.iter()).take(NAMED_MAX);
        let next = next.filter_map(|id| {
            let handle = state.handle(*id)?;
            let moved = state.moved.is_some_and(|moved| moved.handle == *id);
            let body = match state.concerned(handle).filter(|_| handle.task.is_some()) {
                Some(strand) => chip(strand, &call_name(trace.text(strand.function)), ""),
                None => html! { <span class="chip none ready"><span class="nm"><code>{ short_callback(trace.text(handle.label)) }</code></span></span> },
            };
            Some(html! { <span key={id.0} class={classes!("holder", moved.then_some("moved"))}>{ body }</span> })
        });
        let timers = current.map(|current| current.scheduled.len()).unwrap_or_default();
        let waiting = state.tasks.iter().filter_map(|id| state.strand(*id));
        let waiting: Vec<Html> = waiting
            .filter(|strand| matches!(strand.standing, Standing::Waiting(_)))
            .take(NAMED_MAX)
            .map(|strand| {
                let name = match state.timer_of(strand) {
                    Some(when) => clock_seconds(when.0),
                    None => words::standing(strand.standing, language).to_owned(),
                };
                html! { <span key={strand.id.0} class="holder">{ chip(strand, &name, "") }</span> }
            })
            .collect();
        html! {
            <div class="phone-stage">
                <dl class="now-next">
                    <dt><b>{ w(Word::NowHeading) }</b>{ w(Word::RunningNow) }</dt>
                    <dd>{ now }</dd>
                    <dt><b>{ w(Word::NextHeading) }</b>{ "ready " }{ words::count(ready, language) }</dt>
                    <dd>{ for next }if ready == 0 { <span class="ink3">{ w(Word::NobodyNext) }</span> }if ready > NAMED_MAX { <span class="lab">{ format!("+{}", ready - NAMED_MAX) }</span> }</dd>
                    <dt><b>{ w(Word::WaitingHeading) }</b>{ w(Word::TimerCallback) }{ " " }{ words::count(timers, language) }</dt>
                    <dd>if waiting.is_empty() { <span class="ink3">{ w(Word::NobodyWaits) }</span> }{ for waiting }</dd>
                </dl>
                <div class="tables">{ strand_tables(trace, state, store.stack(), language) }</div>
            </div>
        }
    })
}
